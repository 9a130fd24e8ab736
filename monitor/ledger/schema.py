"""The tables of ledger.db, as steps: each step runs once, in one transaction with the note that it ran.

Rows are added, never changed: triggers refuse it, except for the end of a run and for leases.
"""

_FIRST = """
CREATE TABLE runs (
    run_id TEXT PRIMARY KEY, command TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT, detail TEXT,
    rules TEXT NOT NULL DEFAULT '', simulated INTEGER NOT NULL
);
CREATE TABLE issued_verdicts (
    issued_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(run_id), agency_id TEXT NOT NULL,
    report_year INTEGER NOT NULL, number INTEGER NOT NULL, issued_at TEXT NOT NULL, status TEXT NOT NULL, reason TEXT,
    due_on TEXT, days_late_min INTEGER, days_late_max INTEGER, report_id TEXT, fingerprint TEXT NOT NULL,
    failed INTEGER NOT NULL, document TEXT NOT NULL, simulated INTEGER NOT NULL,
    UNIQUE (agency_id, report_year, number)
);
CREATE TABLE rulings (
    ruling_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, kind TEXT NOT NULL,
    rule TEXT NOT NULL, subject TEXT NOT NULL, fingerprint TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL,
    ruled_at TEXT NOT NULL, until TEXT, withdraws TEXT REFERENCES rulings(ruling_id), simulated INTEGER NOT NULL
);
CREATE TABLE corrections (
    correction_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(run_id), agency_id TEXT NOT NULL,
    report_year INTEGER NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, said TEXT NOT NULL, now TEXT NOT NULL,
    cause TEXT NOT NULL, withdraws TEXT NOT NULL REFERENCES issued_verdicts(issued_id), recorded_at TEXT NOT NULL,
    simulated INTEGER NOT NULL
);
CREATE TABLE holds (
    hold_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(run_id), jurisdiction TEXT NOT NULL,
    report_year INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, agencies TEXT NOT NULL,
    held_at TEXT NOT NULL, simulated INTEGER NOT NULL
);
CREATE TABLE releases (
    hold_id TEXT PRIMARY KEY REFERENCES holds(hold_id), person TEXT NOT NULL, reason TEXT NOT NULL,
    released_at TEXT NOT NULL, simulated INTEGER NOT NULL
);
CREATE TABLE digest_runs (
    digest_id TEXT PRIMARY KEY, period TEXT NOT NULL, scope TEXT NOT NULL, built_at TEXT NOT NULL, state TEXT NOT NULL,
    reason TEXT, document TEXT NOT NULL, simulated INTEGER NOT NULL, UNIQUE (period, scope, state)
);
CREATE TABLE deliveries (
    delivery_id TEXT PRIMARY KEY, digest_id TEXT NOT NULL REFERENCES digest_runs(digest_id), recipient TEXT NOT NULL,
    message_id TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, detail TEXT, simulated INTEGER NOT NULL
);
CREATE TABLE told (
    delivery_id TEXT NOT NULL REFERENCES deliveries(delivery_id), issued_id TEXT NOT NULL,
    PRIMARY KEY (delivery_id, issued_id)
) WITHOUT ROWID;
CREATE TABLE subscriptions (
    subscription_id TEXT PRIMARY KEY, address TEXT NOT NULL, scope TEXT NOT NULL, audience TEXT NOT NULL,
    state TEXT NOT NULL, at TEXT NOT NULL, detail TEXT, simulated INTEGER NOT NULL
);
CREATE TABLE leases (visit TEXT PRIMARY KEY, owner TEXT NOT NULL, until TEXT NOT NULL);

CREATE INDEX issued_run ON issued_verdicts(run_id);
CREATE INDEX rulings_of ON rulings(agency_id, report_year);
CREATE INDEX corrections_of ON corrections(agency_id, report_year);
CREATE INDEX deliveries_of ON deliveries(digest_id, recipient);
CREATE INDEX subscriptions_of ON subscriptions(address);
"""

_APPEND_ONLY = (
    "issued_verdicts", "rulings", "corrections", "holds", "releases", "digest_runs", "deliveries", "told",
    "subscriptions",
)  # fmt: skip


def _guards() -> str:
    """Triggers that refuse to change or remove what was once written."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;"
    lines = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
        for table in _APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ]
    lines.append(f"CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs {refuse}")
    lines.append(f"CREATE TRIGGER runs_end_once BEFORE UPDATE ON runs WHEN OLD.ended_at IS NOT NULL {refuse}")
    return "\n".join(lines)


_HAND_CHECKS = """
CREATE TABLE hand_checks (
    check_no INTEGER PRIMARY KEY, issued_id TEXT NOT NULL, status TEXT NOT NULL, reader TEXT NOT NULL,
    "right" INTEGER NOT NULL, found TEXT NOT NULL, person TEXT NOT NULL, note TEXT NOT NULL, checked_at TEXT NOT NULL,
    simulated INTEGER NOT NULL
);
CREATE TRIGGER hand_checks_no_update BEFORE UPDATE ON hand_checks
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER hand_checks_no_delete BEFORE DELETE ON hand_checks
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""

_TOLD_CORRECTIONS = """
CREATE TABLE told_corrections (
    delivery_id TEXT NOT NULL REFERENCES deliveries(delivery_id), correction_id TEXT NOT NULL,
    PRIMARY KEY (delivery_id, correction_id)
) WITHOUT ROWID;
CREATE INDEX told_statement ON told(issued_id);
CREATE INDEX told_corrections_of ON told_corrections(correction_id);
CREATE TRIGGER told_corrections_no_update BEFORE UPDATE ON told_corrections
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER told_corrections_no_delete BEFORE DELETE ON told_corrections
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""

STEPS: tuple[str, ...] = (_FIRST + _guards(), _HAND_CHECKS, _TOLD_CORRECTIONS)
"""Step n takes ``PRAGMA user_version`` from n to n + 1. A step once released is never edited; a new one is added."""
