"""Opens gouji.db, writes what each stage made, and gives it back as values."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database
from sqlite_utils.db import Table

from crawler.looks import Capture, Look
from crawler.register import Register
from extract.report import Report
from monitor.cases import StoredReport
from monitor.errors import Stale
from monitor.findings import Verdict
from monitor.ledger.corrections import Correction
from monitor.store import schema
from monitor.store.batches import Batch, add_new
from monitor.store.cell_index import CellIndex, complete
from monitor.store.narratives import EVERYBODY, narratives
from monitor.store.pending import Pending, known_report, pending
from monitor.store.reading_back import stored_looks, stored_reports
from monitor.store.report_rows import ReportRows, report_rows
from monitor.store.report_writing import write_report, write_sighting
from monitor.store.rows import Row, agency_row, capture_of, capture_row, look_row, moment, portal_row
from monitor.store.verdict_rows import INSERT_FINDING, OF_VERDICT, VerdictRows, verdict_of, verdict_rows

REPORT_TABLES = ("text_search", "cells", "sections", "dates", "report_versions", "sightings", "reports")


@dataclass(frozen=True, slots=True)
class _Load:
    """What is held while many reports come in."""

    batch: Batch
    index: CellIndex


class Store:
    """gouji.db, open for one process at a time to write (WAL: any number read)."""

    def __init__(self, path: Path | str) -> None:
        """Open, making the tables when the file is new. Raises Stale when another version of gouji made it."""
        self.path = path
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self.db = Database(path)
        self.db.execute("PRAGMA busy_timeout=10000")
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=NORMAL")
        self._make_tables()
        self._load: _Load | None = None

    def _make_tables(self) -> None:
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        if version == schema.VERSION:
            return
        if version or self.db.table_names():
            self.db.close()
            raise Stale(f"{self.path} 由另一版本生成，请运行 gouji rebuild 重新生成。")
        self.db.conn.executescript(f"BEGIN;{schema.TABLES}{schema.VIEWS}PRAGMA user_version={schema.VERSION};COMMIT;")

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was written stays."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written whole or not at all; may be nested."""
        with self._load.batch.write() if self._load else self.db.atomic():
            yield

    def _table(self, name: str) -> Table:
        return self.db.table(name)

    # what each stage made ------------------------------------------------------------------------------------------

    def put_register(self, register: Register) -> None:
        """Replace the agencies and portals."""
        with self.transaction():
            self.db.execute("DELETE FROM agencies")
            self.db.execute("DELETE FROM portals")
            self._table("portals").insert_all(map(portal_row, register.portals))
            self._table("agencies").insert_all(map(agency_row, register.agencies))

    def put_looks(self, looks: Iterable[Look]) -> None:
        """Add looks; one already there is left as it is, for a look never changes."""
        with self.transaction():
            add_new(self.db.conn, "looks", map(look_row, looks))

    def put_captures(self, captures: Iterable[Capture]) -> None:
        """Add captures; one already there is left as it is."""
        with self.transaction():
            add_new(self.db.conn, "captures", map(capture_row, captures))

    def put_report(self, item: Pending, report: Report) -> str:
        """Add what was read from a capture, and that it was seen, in one transaction; gives the report's id."""
        rows = report_rows(item, report)
        self.put_rows(item, rows)
        return rows.key

    def put_rows(self, item: Pending, rows: ReportRows) -> None:
        """Add a report by its rows; what was read before, from this or other bytes, only gains a sighting."""
        with self.transaction():
            if write_report(self.db.conn, item, rows) and self._load:
                self._load.index.added()

    def put_sighting(self, item: Pending, report_id: str) -> None:
        """Note that a capture holds a known report, and renumber the versions of its case."""
        with self.transaction():
            write_sighting(self.db.conn, item, report_id)

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Many reports are coming: they are committed in batches, whatever ends the load; what is whole stays."""
        self._load = _Load(Batch(self.db.conn), CellIndex(self.db.conn))
        try:
            yield
        finally:
            self._load.batch.close()
            self._load = None

    def pending(self) -> Iterator[Pending]:
        """Every found capture nobody has read, in the order of the looks."""
        return pending(self.db.conn)

    def known_report(self, item: Pending) -> str | None:
        """The report already read from the same bytes at the same address for the same case."""
        return known_report(self.db.conn, item)

    def put_verdicts(self, verdicts: Iterable[Verdict]) -> None:
        """Make each verdict the one shown for its agency and year, with its findings."""
        self.put_verdict_rows(map(verdict_rows, verdicts))

    def put_verdict_rows(self, verdicts: Iterable[VerdictRows]) -> None:
        """The same from rows; where nothing but the day differs from what is shown, only the day is written."""
        with self.transaction():
            for rows in verdicts:
                if self.shown(rows.key) == rows.content:
                    day = rows.verdict["judged_on"]
                    self.db.execute("UPDATE verdicts SET judged_on = ? WHERE verdict_id = ?", [day, rows.key])
                    continue
                self.db.execute(f"DELETE FROM findings WHERE {OF_VERDICT}", [rows.key, rows.key])
                names = ", ".join(rows.verdict)
                marks = ", ".join(f":{name}" for name in rows.verdict)
                self.db.execute(f"INSERT OR REPLACE INTO verdicts ({names}) VALUES ({marks})", rows.verdict)
                self.db.conn.executemany(INSERT_FINDING, rows.findings)
                self.db.execute("INSERT OR REPLACE INTO passes VALUES (?, ?, ?)", rows.passed)

    def shown(self, verdict_id: str) -> str | None:
        """The ``content`` of the verdict now shown, or None."""
        row = self.db.execute("SELECT content FROM verdicts WHERE verdict_id = ?", [verdict_id]).fetchone()
        return row[0] if row else None

    def put_corrections(self, corrections: Iterable[Correction]) -> None:
        """Show what was withdrawn; one already there is left as it is."""
        columns = list(self._table("corrections").columns_dict)
        rows = ({name: getattr(each, name) for name in columns} for each in corrections)
        with self.transaction():
            self._table("corrections").insert_all(
                (row | {"recorded_at": moment(row["recorded_at"])} for row in rows), ignore=True
            )

    def forget_reports(self) -> None:
        """Drop everything reading made, so that all of it is read again."""
        with self.transaction():
            for name in REPORT_TABLES:
                self.db.execute(f"DELETE FROM {name}")

    def analyze(self) -> None:
        """Make the index a load sets aside, and take the planner's statistics from a sample; call it after a load."""
        complete(self.db.conn)
        self.db.execute("PRAGMA analysis_limit=1000")
        self.db.execute("ANALYZE")

    # and back ------------------------------------------------------------------------------------------------------

    def looks(self, agency_id: str, report_year: int) -> tuple[Look, ...]:
        """The looks at one agency for one year, oldest first."""
        return stored_looks(self.db.conn, agency_id, report_year)

    def reports(self, agency_id: str, report_year: int) -> tuple[StoredReport, ...]:
        """The reports of one agency and year: one per version of each address, at its first sighting, oldest first."""
        return stored_reports(self.db.conn, agency_id, report_year)

    def narratives(
        self, report_year: int, agency_id: str | None = None, between: tuple[str, str] = EVERYBODY
    ) -> Iterator[tuple[str, str]]:
        """(agency id, text) of every agency that has a report of the year, by agency id; of one, or between two."""
        return narratives(self.db, report_year, between if agency_id is None else (agency_id, agency_id))

    def figures(self, report_year: int, cell: str) -> Iterator[tuple[str, int]]:
        """(agency id, figure) of every agency whose annual report of the year gives a whole number there."""
        rows = self.db.execute(
            "SELECT r.agency_id, max(c.value) FROM cells c JOIN reports r ON r.report_id = c.report_id"
            " WHERE c.cell = ? AND typeof(c.value) = 'integer' AND r.report_year = ? AND r.is_annual_report"
            " GROUP BY r.agency_id",
            [cell, report_year],
        )
        return ((row[0], row[1]) for row in rows)

    def capture(self, capture_id: str) -> Capture | None:
        """One capture, or None."""
        rows = list(self.db.query("SELECT * FROM captures WHERE capture_id = ?", [capture_id]))
        return capture_of(rows[0]) if rows else None

    def verdicts(self, full: Callable[[Row], bool] = lambda _: True) -> Iterator[Verdict]:
        """The verdicts now shown, by agency and year; with their findings where ``full`` says so of the row."""
        findings = f"SELECT * FROM findings WHERE {OF_VERDICT} ORDER BY position"
        every = "SELECT v.*, p.findings AS passed FROM verdicts v LEFT JOIN passes p USING (verdict_id)"
        for row in self.db.query(f"{every} ORDER BY verdict_id"):
            key, whole = row["verdict_id"], full(row)
            others = list(self.db.query(findings, [key, key])) if whole else []
            yield verdict_of(row, others, row["passed"] if whole else None)

    def looked_at(self, report_year: int) -> frozenset[str]:
        """The agencies with any look for a year."""
        rows = self.db.execute("SELECT DISTINCT agency_id FROM looks WHERE report_year = ?", [report_year])
        return frozenset(row[0] for row in rows.fetchall())

    def years(self) -> tuple[int, ...]:
        """The report years looked at or judged, oldest first."""
        rows = self.db.execute("SELECT report_year FROM looks UNION SELECT report_year FROM verdicts ORDER BY 1")
        return tuple(row[0] for row in rows.fetchall())
