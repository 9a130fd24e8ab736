"""Builders for judging tests: a case in one line, with only what is different about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from crawler.looks import Capture, Found, Look
from crawler.register import Agency
from extract.report import Cell, Check, FoundDate, Report
from monitor.cases import Case, StoredReport
from monitor.duties import load_duties
from monitor.workdays import BEIJING

AGENCY = Agency("xian-caizheng", "某县财政局", "department", "county", "510000", "xian")
_numbers = count(1)


def at(day: str, clock: str = "09:00") -> datetime:
    """A Beijing moment: ``at("2023-02-03")``."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BEIJING)


def look(day: str, outcome: str = "absent", clock: str = "09:00", **overrides: object) -> Look:
    """A look of two minutes on a Beijing day; ``outcome`` may be ``unknown:<reason>``."""
    started = at(day, clock)
    word, _, reason = outcome.partition(":")
    made = Look(
        look_id=f"look-{day}-{clock.replace(':', '')}-{word}",
        run_id="run",
        visit_id="visit",
        portal_id="xian",
        agency_id=AGENCY.agency_id,
        report_year=2022,
        started_at=started,
        ended_at=started + timedelta(minutes=2),
        outcome=word,  # type: ignore[arg-type]
        reason=reason or None,
    )
    if word == "seen" and "found" not in overrides:
        made = replace(made, found=(found(day),))
    return replace(made, **overrides)  # type: ignore[arg-type]


def found(day: str = "2023-01-10", **overrides: object) -> Found:
    """A list row taken as the report, with one capture made on that day."""
    made = Found("http://xian.example/nb.html", "某县财政局2022年政府信息公开工作年度报告", (f"cap-{day}",))
    return replace(made, **overrides)  # type: ignore[arg-type]


def report(**overrides: object) -> Report:
    """A readable report of 2022 with one figure, and whatever is asked for."""
    made = Report(
        source="nb.html",
        sha256="0" * 64,
        media_type="text/html",
        reader="html",
        is_annual_report=True,
        form="2021",
        title="某县财政局2022年政府信息公开工作年度报告",
        report_year=2022,
        cells=(cell("applications.new_received.total", 0),),
    )
    return replace(made, **overrides)  # type: ignore[arg-type]


def cell(name: str, value: object, state: str = "number", **overrides: object) -> Cell:
    """A cell by ``table.row.column``."""
    table, row, column = name.split(".")
    number = Decimal(str(value)) if state == "number" else None
    made = Cell(table, row, column, state, number, str(value))  # type: ignore[arg-type]
    return replace(made, **overrides)  # type: ignore[arg-type]


def check(rule: str, verdict: str, left: int | None = None, right: int | None = None, **overrides: object) -> Check:
    """An identity as the extractor applied it."""
    sides = (None if left is None else Decimal(left), None if right is None else Decimal(right))
    made = Check(rule, "applications", verdict, left=sides[0], right=sides[1])  # type: ignore[arg-type]
    return replace(made, **overrides)  # type: ignore[arg-type]


def claimed(source: str, day: str) -> FoundDate:
    """A date a document claims."""
    return FoundDate(source, date.fromisoformat(day), day)  # type: ignore[arg-type]


def stored(day: str, content: Report | None = None, clock: str = "09:01", **overrides: object) -> StoredReport:
    """A report captured on a day by that day's seen look."""
    capture = Capture(
        f"cap-{day}",
        "http://xian.example/nb.html",
        at(day, clock),
        200,
        "text/html",
        "0" * 64,
        1,
        "a.warc.gz",
        0,
        "run",
    )
    made = StoredReport(f"report-{day}", capture, content or report(), f"look-{day}-0900-seen", found(day))
    return replace(made, **overrides)  # type: ignore[arg-type]


def case(
    today: str = "2023-04-30",
    looks: Iterable[Look] = (),
    reports: Iterable[StoredReport] = (),
    agency: Agency = AGENCY,
    report_year: int = 2022,
    **overrides: object,
) -> Case:
    """A case of the report year 2022 judged on a day of 2023, unless told otherwise."""
    due = overrides.pop("due", None) or load_duties().due(agency, report_year)
    return Case(
        agency,
        report_year,
        date.fromisoformat(today),
        due,
        tuple(looks),
        tuple(reports),
        **overrides,  # type: ignore[arg-type]
    )


def cells(**values: object) -> tuple[Cell, ...]:
    """Cells by name with ``__`` for the dots; a string is a state: ``applications__granted__total="blank"``."""
    return tuple(
        cell(name.replace("__", "."), "", state=value)
        if isinstance(value, str)
        else cell(name.replace("__", "."), value)
        for name, value in values.items()
    )


def read(day: str = "2023-01-20", content: Report | None = None, **overrides: object) -> dict[str, object]:
    """What a case needs for a report seen on a day: the look and the report, with the report's fields changed."""
    return {"looks": [look(day, "seen")], "reports": [stored(day, content or report(**overrides))]}


def last_year(agency: Agency = AGENCY, **values: object) -> Case:
    """Last year's case with these figures."""
    content = report(report_year=2021, cells=cells(**values))
    return case(
        agency=agency, report_year=2021, looks=[look("2022-01-20", "seen")], reports=[stored("2022-01-20", content)]
    )
