"""Runs: what was started when, under which rules, and how it ended."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor.ledger.rows import insert, moment, moment_of


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command. ``ended_at`` None means it is under way or was killed."""

    run_id: str
    command: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    detail: str | None
    rules: str
    simulated: bool


class Runs:
    """The table ``runs``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def begin(self, command: str, at: datetime, *, rules: str = "", simulated: bool = False) -> str:
        """Note that a run started; gives its id, unique in this ledger and ordered by time."""
        stem = f"{command}-{at:%Y%m%dT%H%M%S}"
        known = self._db.execute("SELECT count(*) FROM runs WHERE run_id GLOB ? || '*'", [stem]).fetchone()[0]
        run_id = f"{stem}-{known + 1}"
        row = {"run_id": run_id, "command": command, "started_at": moment(at), "rules": rules, "simulated": simulated}
        insert(self._db, "runs", row)
        return run_id

    def end(self, run_id: str, at: datetime, outcome: str, detail: str = "") -> None:
        """Note how a run ended; only once."""
        self._db.execute(
            "UPDATE runs SET ended_at = ?, outcome = ?, detail = ? WHERE run_id = ?",
            [moment(at), outcome, detail, run_id],
        )

    def last(self, command: str) -> Run | None:
        """The last run of a command that ended."""
        row = self._db.execute(
            "SELECT * FROM runs WHERE command = ? AND ended_at IS NOT NULL"
            " ORDER BY started_at DESC, run_id DESC LIMIT 1",
            [command],
        ).fetchone()
        return _run(row) if row else None

    def all(self) -> tuple[Run, ...]:
        """Every run, oldest first."""
        return tuple(map(_run, self._db.execute("SELECT * FROM runs ORDER BY started_at, run_id")))


def _run(row: sqlite3.Row) -> Run:
    ended = moment_of(row["ended_at"]) if row["ended_at"] else None
    return Run(
        row["run_id"],
        row["command"],
        moment_of(row["started_at"]),
        ended,
        row["outcome"],
        row["detail"],
        row["rules"],
        bool(row["simulated"]),
    )
