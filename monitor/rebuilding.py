"""Makes gouji.db again from archive, register and ledger: the same rows, or what is there stays as it is."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.archive import Archive
from crawler.register import Register
from monitor.cases import ProofNeeded
from monitor.duties import Duties
from monitor.home import Home
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.reading import ReadSummary, project, read_captures
from monitor.rulings import RulingsInForce
from monitor.settings import JudgeSection, ReadSection
from monitor.store.store import Store
from monitor.verdicts import judge
from monitor.workdays import beijing_day


@dataclass(frozen=True, slots=True)
class Sources:
    """What gouji.db is made from, beside the state folder."""

    register: Register
    duties: Duties
    read: ReadSection
    judge: JudgeSection


def rebuild(home: Home, sources: Sources, workers: int = 0) -> ReadSummary:
    """Make the database beside the old one and put it in its place when it is whole.

    A rebuild that is killed leaves the old database untouched; what it began is removed by the next one. Browse pages
    that are open meanwhile see the old rows until the end and the new ones after it.
    """
    fresh = home.database.with_name("gouji.rebuilding.db")
    _remove(fresh)
    with Store(fresh) as store:
        archive = Archive(home.archive)
        project(archive, sources.register, store)
        summary = read_captures(archive, store, sources.read, workers)
        archive.close()
        show_verdicts(home, sources, store)
        store.analyze()
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _put_in_place(fresh, home.database)
    _remove(fresh)
    return summary


def _put_in_place(fresh: Path, database: Path) -> None:
    """Into the old file where it is sound, in one transaction, for others may have it open; else as the file."""
    if not _copied(fresh, database):
        _remove(database)
        fresh.replace(database)


def _copied(fresh: Path, database: Path) -> bool:
    """Whether the old file took the new content; False when it is none of SQLite's, or damaged."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(database, timeout=60)) as target:
        try:
            source.backup(target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError:
            raise  # locked, or the disk is full: the old rows stay
        except sqlite3.DatabaseError:
            return False
    return True


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def show_verdicts(home: Home, sources: Sources, store: Store) -> None:
    """Judge again what the last runs of judging judged, as of then, and show it; the ledger gains nothing.

    Judging is pure, so these are the verdicts issued then, unless a rule has changed since.
    """
    if not home.ledger.exists():
        return
    ledger = Ledger(home.ledger)
    try:
        for at, report_year in _last_sittings(ledger):
            proof = ProofNeeded(sources.judge.looks_needed, sources.judge.days_needed)
            bench = Bench(sources.register, sources.duties, store, beijing_day(at), proof)
            bench.rulings = RulingsInForce(ledger.rulings.all())
            store.put_verdicts(judge(bench.case(agency, year)) for agency, year in list(bench.docket(report_year)))
        store.put_corrections(ledger.corrections.all())
    finally:
        ledger.close()


def _last_sittings(ledger: Ledger) -> list[tuple[datetime, int | None]]:
    """The last run of judging for each year that was asked for (None: whatever was due), oldest first."""
    last: dict[int | None, datetime] = {}
    for run in ledger.runs.all():
        if run.command == "judge" and run.ended_at is not None:
            words = dict(word.split("=", 1) for word in (run.detail or "").split() if "=" in word)
            year = int(words["year"]) if words.get("year", "").isdigit() else None
            last[year] = run.started_at
    return sorted(((at, year) for year, at in last.items()), key=lambda pair: pair[0])
