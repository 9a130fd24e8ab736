"""The tables of gouji.db: ASCII names, text keys that mean something, nothing that the archive cannot give again."""

VERSION = 5
"""Kept as ``PRAGMA user_version``; a database of another version is made again, never migrated."""

CELLS_BY_NAME = "CREATE INDEX cells_cell ON cells(cell, value)"
"""Made after a large load, not during it."""

TABLES = f"""
CREATE TABLE portals (
    portal_id TEXT PRIMARY KEY, name TEXT NOT NULL, home_url TEXT NOT NULL, family TEXT, tls_profile TEXT NOT NULL,
    delay_s REAL, state TEXT NOT NULL, state_reason TEXT, state_since TEXT, note TEXT,
    browser INTEGER NOT NULL
);
CREATE TABLE agencies (
    agency_id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT, kind TEXT NOT NULL, level TEXT NOT NULL,
    division_code TEXT NOT NULL, parent_id TEXT REFERENCES agencies(agency_id),
    portal_id TEXT NOT NULL REFERENCES portals(portal_id), column_url TEXT, since TEXT, until TEXT, successors TEXT,
    due_local TEXT, due_basis TEXT, verified TEXT, note TEXT
);
CREATE TABLE captures (
    capture_id TEXT PRIMARY KEY, url TEXT NOT NULL, final_url TEXT, at TEXT NOT NULL, status INTEGER NOT NULL,
    media_type TEXT, sha256 TEXT NOT NULL, length INTEGER NOT NULL, warc TEXT NOT NULL, offset INTEGER NOT NULL,
    run_id TEXT NOT NULL, refers_to TEXT, simulated INTEGER NOT NULL, method TEXT NOT NULL, damage TEXT
);
CREATE TABLE looks (
    look_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, portal_id TEXT NOT NULL,
    run_id TEXT NOT NULL, visit_id TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT NOT NULL,
    outcome TEXT NOT NULL, reason TEXT, detail TEXT, control TEXT, list_url TEXT, family TEXT, declared_total INTEGER,
    rows_read INTEGER NOT NULL, pages_read INTEGER NOT NULL, end_reason TEXT, captures TEXT NOT NULL,
    found TEXT NOT NULL, simulated INTEGER NOT NULL
);
CREATE TABLE sightings (
    agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, capture_id TEXT NOT NULL REFERENCES captures(capture_id),
    report_id TEXT NOT NULL REFERENCES reports(report_id), look_id TEXT NOT NULL REFERENCES looks(look_id),
    address TEXT NOT NULL, at TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (agency_id, report_year, capture_id)
) WITHOUT ROWID;
CREATE TABLE reports (
    report_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL,
    capture_id TEXT NOT NULL REFERENCES captures(capture_id), look_id TEXT NOT NULL REFERENCES looks(look_id),
    address TEXT NOT NULL, title TEXT, agency_read TEXT, report_year_read INTEGER, period_start TEXT, period_end TEXT,
    is_annual_report INTEGER NOT NULL, not_report_because TEXT, form TEXT, reader TEXT NOT NULL,
    media_type TEXT NOT NULL, cells_read INTEGER NOT NULL, cells_unread INTEGER NOT NULL,
    checks_passed INTEGER NOT NULL, checks_failed INTEGER NOT NULL, checks_not_assessable INTEGER NOT NULL,
    error_kind TEXT, error TEXT, sha256 TEXT NOT NULL, rest TEXT NOT NULL, compact TEXT NOT NULL
);
CREATE TABLE report_versions (
    version_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, address TEXT NOT NULL,
    number INTEGER NOT NULL, report_id TEXT NOT NULL REFERENCES reports(report_id),
    capture_id TEXT NOT NULL REFERENCES captures(capture_id), first_seen_at TEXT NOT NULL, last_seen_at TEXT NOT NULL,
    sightings INTEGER NOT NULL
);
CREATE TABLE cells (
    report_id TEXT NOT NULL REFERENCES reports(report_id), cell TEXT NOT NULL, value NUMERIC, state TEXT NOT NULL,
    raw TEXT NOT NULL, candidates TEXT, note TEXT, place TEXT,
    PRIMARY KEY (report_id, cell)
) WITHOUT ROWID;
CREATE TABLE sections (
    section_id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports(report_id), number INTEGER NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE dates (
    date_id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports(report_id), source TEXT NOT NULL,
    value TEXT NOT NULL, raw TEXT NOT NULL
);
CREATE TABLE verdicts (
    verdict_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, status TEXT NOT NULL,
    reason TEXT, due_on TEXT, due_basis TEXT, due_local_on TEXT, claimed_on TEXT, claimed_source TEXT,
    first_seen_at TEXT, last_absent_at TEXT, days_late_min INTEGER, days_late_max INTEGER, last_good_look_at TEXT,
    report_id TEXT, checks_passed INTEGER NOT NULL, checks_failed INTEGER NOT NULL,
    checks_not_assessable INTEGER NOT NULL, evidence TEXT NOT NULL, fingerprint TEXT NOT NULL, judged_on TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE TABLE findings (
    finding_id TEXT PRIMARY KEY, verdict_id TEXT NOT NULL REFERENCES verdicts(verdict_id), agency_id TEXT NOT NULL,
    report_year INTEGER NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, version INTEGER NOT NULL,
    severity TEXT NOT NULL, answer TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT, message TEXT NOT NULL,
    "left" TEXT, "right" TEXT, ruled TEXT, ruling_id TEXT, evidence TEXT NOT NULL, basis TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE passes (
    verdict_id TEXT PRIMARY KEY REFERENCES verdicts(verdict_id), counts TEXT NOT NULL, findings BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE corrections (
    correction_id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, report_year INTEGER NOT NULL, rule TEXT NOT NULL,
    subject TEXT NOT NULL, said TEXT NOT NULL, now TEXT NOT NULL, cause TEXT NOT NULL, withdraws TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);
CREATE VIRTUAL TABLE text_search USING fts5(
    report_id UNINDEXED, section_id UNINDEXED, bigrams, tokenize = "unicode61 remove_diacritics 0"
);

CREATE INDEX agencies_portal ON agencies(portal_id);
CREATE INDEX agencies_parent ON agencies(parent_id);
CREATE INDEX agencies_division ON agencies(division_code);
CREATE INDEX agencies_kind ON agencies(kind);
CREATE INDEX captures_sha256 ON captures(sha256);
CREATE INDEX looks_agency ON looks(agency_id, report_year, started_at);
CREATE INDEX looks_outcome ON looks(outcome, reason);
CREATE INDEX looks_year ON looks(report_year, outcome);
CREATE INDEX sightings_report ON sightings(report_id);
CREATE INDEX sightings_capture ON sightings(capture_id);
CREATE INDEX reports_agency ON reports(agency_id, report_year);
CREATE INDEX reports_capture ON reports(capture_id);
CREATE INDEX reports_year ON reports(report_year, form);
CREATE INDEX versions_agency ON report_versions(agency_id, report_year);
CREATE INDEX versions_report ON report_versions(report_id);
{CELLS_BY_NAME};
CREATE INDEX cells_state ON cells(state) WHERE state <> 'number';
CREATE INDEX sections_report ON sections(report_id, number);
CREATE INDEX dates_report ON dates(report_id);
CREATE INDEX verdicts_agency ON verdicts(agency_id, report_year);
CREATE INDEX verdicts_status ON verdicts(report_year, status);
CREATE INDEX corrections_case ON corrections(agency_id, report_year);
CREATE INDEX findings_year ON findings(report_year, rule, severity, answer);
CREATE INDEX findings_fail ON findings(severity, report_year) WHERE answer = 'fail';
CREATE INDEX findings_failed ON findings(report_year, rule, answer, severity)
    WHERE answer = 'fail' AND severity = 'error' AND rule <> 'T_STATUTORY';
"""

VIEWS = """
CREATE VIEW status AS
SELECT v.verdict_id, v.agency_id, a.name AS agency, v.report_year, v.status, v.reason, v.due_on, v.due_basis,
    v.claimed_on, v.claimed_source, v.first_seen_at, v.last_absent_at, v.days_late_min, v.days_late_max,
    v.checks_passed, v.checks_failed, v.checks_not_assessable, v.last_good_look_at, v.report_id,
    a.kind, a.level, a.division_code, a.portal_id, v.judged_on
FROM verdicts v LEFT JOIN agencies a ON a.agency_id = v.agency_id;

CREATE VIEW overdue AS
SELECT verdict_id, agency_id, agency, report_year, due_on, due_basis, days_late_min, days_late_max, last_absent_at,
    last_good_look_at, kind, division_code
FROM status WHERE status = 'overdue';

CREATE VIEW could_not_look AS
SELECT s.verdict_id, s.agency_id, s.agency, s.report_year, s.reason, s.due_on, s.last_good_look_at,
    l.look_id AS last_look_id, l.ended_at AS last_look_at, l.detail, s.portal_id, s.division_code
FROM status s LEFT JOIN looks l ON l.look_id = (
    SELECT look_id FROM looks x WHERE x.agency_id = s.agency_id AND x.report_year = s.report_year
    ORDER BY x.started_at DESC, x.look_id DESC LIMIT 1)
WHERE s.status = 'could_not_look';

CREATE VIEW imbalances AS
SELECT f.finding_id, f.verdict_id, f.agency_id,
    (SELECT name FROM agencies a WHERE a.agency_id = f.agency_id) AS agency, f.report_year, f.rule, f.subject,
    f.message, f."left", f."right",
    (SELECT report_id FROM verdicts v WHERE v.verdict_id = f.verdict_id) AS report_id, f.evidence
FROM findings f INDEXED BY findings_failed
WHERE f.answer = 'fail' AND f.severity = 'error' AND f.rule <> 'T_STATUTORY';

CREATE VIEW edited_after_publication AS
SELECT n.version_id, n.agency_id, a.name AS agency, n.report_year, n.address, n.number,
    p.report_id AS before_report_id, n.report_id AS after_report_id, p.last_seen_at AS before_last_seen_at,
    n.first_seen_at AS after_first_seen_at,
    (SELECT count(*) FROM cells b JOIN cells c ON c.report_id = n.report_id AND c.cell = b.cell
     WHERE b.report_id = p.report_id AND (b.value IS NOT c.value OR b.state <> c.state)) AS cells_changed
FROM report_versions n
JOIN report_versions p ON p.agency_id = n.agency_id AND p.report_year = n.report_year AND p.address = n.address
    AND p.number = n.number - 1
LEFT JOIN agencies a ON a.agency_id = n.agency_id;
"""
