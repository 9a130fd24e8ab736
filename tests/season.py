"""A county of sixty agencies from 1 December 2022 to 30 April 2023: what each does, looked at and judged day by day.

Looks are taken at 02:00 (two minutes each), judging of the year now due follows at 03:00, the digest is built on
Mondays at 08:00, all in Beijing time. Looks happen on Mondays, and daily around the two due days (15 January to
15 February, 15 March to 15 April). Nothing goes over HTTP: looks and reports are what the crawler and the readers
would have made of such portals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from casework import at, cells, check, claimed, report

from crawler.looks import Capture, Found, Look
from crawler.register import Agency, Kind, Portal, Register
from extract.report import ReadError, Report
from monitor.config import Config
from monitor.digest.build import build_digest
from monitor.digest.facts import Facts
from monitor.digest.material import Desk, issued_now
from monitor.digest.periods import latest_period
from monitor.duties import load_duties
from monitor.findings import Verdict
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.ledger.holds import Hold
from monitor.ledger.mail import DigestRun
from monitor.rulings import DUTY, Ruling
from monitor.session import Session, Sitting
from monitor.store.store import Store

FIRST, LAST = date(2022, 12, 1), date(2023, 4, 30)
CODE = "510101"


@dataclass(frozen=True)
class Script:
    """What one agency does. Days are ``MM-DD`` of 2023; things happen at 10:00, after that day's look."""

    agency: Agency
    published: str | None = None
    label: str | None = "same"
    """The day its page claims: ``same`` as published, another, or none."""
    content: Report = field(default_factory=report)
    edited: tuple[str, Report] | None = None
    dark: tuple[str, str, str] | None = None
    """First and last dark day, and the reason its looks give."""
    gone: str | None = None
    in_column: bool = True
    last_year: Report = field(default_factory=lambda: report(report_year=2021))


def body(agency_id: str, kind: Kind = "department", portal: str = "main", **more: object) -> Agency:
    """An agency of the county."""
    level = "township" if kind in ("township_government", "street_office") else "county"
    return Agency(agency_id, f"某县{agency_id}", kind, level, CODE, portal, **more)  # type: ignore[arg-type]


BALANCED = report(
    checks=(check("T3_BALANCE", "pass", 8, 8, column="total"),), cells=cells(applications__results_total__total=8)
)
UNBALANCED = report(
    checks=(check("T3_BALANCE", "fail", 8, 7, column="total"),), cells=cells(applications__results_total__total=7)
)
PICTURE = report(cells=(), is_annual_report=True, error=ReadError("needs_ocr", "只有图片"))


def received(count: int) -> Report:
    """A report with one figure."""
    return report(cells=cells(applications__new_received__total=count))


def handed_on(count: int) -> Report:
    """Last year's report with so many applications carried over."""
    return report(report_year=2021, cells=cells(applications__carried_over_out__total=count))


def scripts() -> Iterator[Script]:
    """The sixty."""
    yield Script(body("gov", "people_government"), "03-28")
    yield Script(body("office", "government_office"), "01-18")
    for number in range(1, 20):
        yield Script(body(f"d{number:02d}"), f"01-{number + 3:02d}")
    yield Script(body("d20"), "01-30")
    yield Script(body("d21"), "01-31")
    yield Script(body("d22"), "01-31", label=None)
    yield Script(body("d23"), "02-07")
    yield Script(body("d24"))
    yield Script(body("d25"), "02-09", label="01-30")
    yield Script(body("d26"), dark=("01-30", "04-30", "timeout"))
    yield Script(body("d27"), "01-31", dark=("01-30", "02-10", "timeout"))
    yield Script(body("d28"), "02-12", dark=("02-01", "02-06", "unrecognised"))
    yield Script(body("d29"), "01-12", content=received(12), edited=("03-05", received(21)))
    merged = report(cells=cells(applications__carried_over_in__total=5))
    yield Script(body("d30"), "01-16", content=merged, last_year=handed_on(3))
    yield Script(body("d31"), "01-17", content=PICTURE)
    yield Script(body("d32"), "01-17", in_column=False)
    yield Script(body("d33"), "01-19", content=UNBALANCED, edited=("03-01", BALANCED))
    yield Script(body("d34"))
    yield Script(body("auth", "authorised_body"), "02-14")
    yield Script(body("old", until=date(2022, 7, 1), successors=("d30",)), last_year=handed_on(2))
    yield Script(body("new", since=date(2023, 1, 10)))
    yield Script(body("inst", "public_institution"))
    for number in range(1, 9):
        yield Script(body(f"t{number:02d}", "township_government"), f"01-{number + 5:02d}")
    yield Script(body("t09", "township_government"), "03-10")
    yield Script(body("t10", "township_government"))
    yield Script(body("t11", "township_government"), dark=("03-30", "04-30", "blocked"))
    yield Script(body("t12", "township_government"), "04-05")
    for number in range(1, 5):
        yield Script(body(f"s{number}", "street_office"), "01-20")
    yield Script(body("z1", "zone"), "03-15")
    yield Script(body("z2", "zone"), "04-02")
    yield Script(body("v1", "vertical_agency", "tax"), "01-17")
    yield Script(body("v2", "vertical_agency", "tax"), "01-17", gone="03-01")


DAILY = ((date(2023, 1, 15), date(2023, 2, 15)), (date(2023, 3, 15), date(2023, 4, 15)))
OUTAGE = ("03-20", "03-22")
"""The county's portal cannot be resolved on these days; the tax bureau's own portal can."""
RULINGS = {
    "01-28": ("auth", "extend", date(2023, 2, 15)),
    "02-07": ("d34", "exempt", None),
}
RELEASED = "03-22"


def moment(day: str, clock: str = "10:00") -> datetime:
    """A Beijing moment of 2023."""
    return at(f"2023-{day}", clock)


class Season:
    """The county, its evidence, and what was said of it."""

    def __init__(self, folder: Path) -> None:
        self.scripts = {script.agency.agency_id: script for script in scripts()}
        portals = (Portal("main", "某县", "http://county.example/"), Portal("tax", "税务", "http://tax.example/"))
        self.register = Register(tuple(script.agency for script in self.scripts.values()), portals)
        self.store, self.ledger = Store(folder / "gouji.db"), Ledger(folder / "ledger.db")
        self.config = Config(home=folder, agencies=folder, portals=folder)
        self.statuses: dict[str, list[tuple[str, str, str | None]]] = {}
        self.verdicts: dict[tuple[str, int], Verdict] = {}
        self.digests: dict[str, tuple[Facts, bool]] = {}
        self.held: list[tuple[str, str]] = []
        self.contents: dict[str, Report] = {}
        self.store.put_register(self.register)
        self._last_year()

    def close(self) -> None:
        """Close both files."""
        self.store.close()
        self.ledger.close()

    def play(self) -> None:
        """Live through it."""
        day = FIRST
        while day <= LAST:
            self.one_day(day)
            day += timedelta(days=1)

    def one_day(self, day: date) -> None:
        """Look, read, judge, rule; tell on Mondays."""
        if looked_at(day):
            self._keep([self._look(script, day) for script in self.scripts.values()])
        if looked_at(day) or day == LAST:
            self.held += [(f"{day:%m-%d}", hold.kind) for hold in self._judge(day)]
        if day.weekday() == 0:
            self._tell(day)
        self._decide(f"{day:%m-%d}" if day.year == 2023 else "")

    def _last_year(self) -> None:
        """Everybody published last year's report on 20 January 2022."""
        looks = []
        for script in self.scripts.values():
            if script.agency.agency_id != "new":
                looks.append(self._seen(script, at("2022-01-20", "02:00"), 2021, script.last_year))
        self._keep(looks)

    def _look(self, script: Script, day: date) -> Look:
        start = at(day.isoformat(), "02:00")
        year = 2022 if day.year == 2023 else 2021
        reason = _dark(script, day)
        if year == 2021:
            return (
                self._seen(script, start, year, script.last_year)
                if script.agency.agency_id != "new"
                else self._absent(script, start, year)
            )
        if reason:
            return replace(self._absent(script, start, year), outcome="unknown", reason=reason, control=None)
        if script.published is None or moment(script.published) > start:
            return self._absent(script, start, year)
        if script.gone and moment(script.gone) <= start:
            return self._absent(script, start, year)
        edited = script.edited and moment(script.edited[0]) <= start
        content = script.edited[1] if script.edited and edited else script.content
        label = script.published if script.label == "same" else script.label
        dates = (claimed("label", f"2023-{label}"),) if label else ()
        return self._seen(script, start, year, replace(content, dates=dates))

    def _absent(self, script: Script, start: datetime, year: int) -> Look:
        agency = script.agency
        return Look(
            f"{agency.agency_id}-{start:%Y%m%d}", f"run-{start:%Y%m%d}", "visit", agency.portal_id, agency.agency_id,
            year, start, start + timedelta(minutes=2), "absent", control="earlier_report",
        )  # fmt: skip

    def _seen(self, script: Script, start: datetime, year: int, content: Report) -> Look:
        agency_id = script.agency.agency_id
        url = f"http://{script.agency.portal_id}.example/{agency_id}/{year}.html"
        capture_id = f"cap-{agency_id}-{start:%Y%m%d}"
        sha256 = f"{abs(hash(repr(content))):064x}"
        self.contents[sha256] = content
        capture = Capture(
            capture_id, url, start, 200, "text/html", sha256, 1, "a.warc.gz", len(self.contents), f"run-{start:%Y%m%d}"
        )
        self.store.put_captures([capture])
        row = Found(url, f"某县{agency_id}{year}年政府信息公开工作年度报告", (capture_id,), in_column=script.in_column)
        return replace(self._absent(script, start, year), outcome="seen", found=(row,), captures=(capture_id,))

    def _keep(self, looks: list[Look]) -> None:
        self.store.put_looks(looks)
        for item in list(self.store.pending()):
            known = self.store.known_report(item)
            if known:
                self.store.put_sighting(item, known)
            else:
                self.store.put_report(item, self.contents[item.capture.sha256])

    def _judge(self, day: date) -> list[Hold]:
        bench = Bench(self.register, load_duties(), self.store, day)
        session = Session(self.ledger, Sitting(at(day.isoformat(), "03:00"), 0.2, 0.15))

        def put(verdicts):
            listed = list(verdicts)
            self.store.put_verdicts(listed)
            for verdict in listed:
                self._note(verdict, day)

        return session.run(bench, put, day.year - 1).holds

    def _note(self, verdict: Verdict, day: date) -> None:
        self.verdicts[verdict.agency_id, verdict.report_year] = verdict
        if verdict.report_year != 2022:
            return
        told = self.statuses.setdefault(verdict.agency_id, [])
        if not told or told[-1][1] != verdict.status:
            told.append((f"{day:%m-%d}", verdict.status, verdict.reason))

    def _tell(self, day: date) -> None:
        now = at(day.isoformat(), "08:00")
        desk = Desk(self.register, self.store, self.ledger, now)
        period = latest_period(self.config.digest, now)
        digest = build_digest(self.config, desk, "*", period)
        self.digests[f"{day:%m-%d}"] = (digest.facts, bool(digest.held))
        state = "held" if digest.held else "built"
        issued = issued_now(self.ledger, now)
        document = {"because": digest.sent_because, "told": digest.told(issued)}
        self.ledger.mail.add_digest(DigestRun(f"digest-{period.name}", period.name, "*", now, state, None, document))

    def _decide(self, day: str) -> None:
        if day in RULINGS:
            agency_id, kind, until = RULINGS[day]
            number = self.ledger.rulings.next_id()
            self.ledger.rulings.add(
                Ruling(number, agency_id, 2022, kind, DUTY, "", "", "王某", "县政府办函", moment(day, "12:00"), until)
            )
        if day == RELEASED:
            for hold in self.ledger.holds.open():
                self.ledger.holds.release(hold.hold_id, "王某", "域名解析故障已排除", moment(day, "12:00"))


def looked_at(day: date) -> bool:
    """Whether looks happen on a day."""
    return day.weekday() == 0 or any(first <= day <= last for first, last in DAILY)


def _dark(script: Script, day: date) -> str | None:
    """Why an agency cannot be looked at on a day."""
    name = f"{day:%m-%d}"
    if day.year == 2023 and script.agency.portal_id == "main" and OUTAGE[0] <= name <= OUTAGE[1]:
        return "dns"
    if day.year == 2023 and script.dark and script.dark[0] <= name <= script.dark[1]:
        return script.dark[2]
    return None
