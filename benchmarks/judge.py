"""How fast cases are judged: python benchmarks/judge.py [cases] [processes]. Target: 250,000 in 5 minutes on two cores.

Every case has ten looks, a full report of 200 cells with its 42 identities and six sections, and last year's report
with as much; one in fifty reports was edited, one in twenty agencies is absent, one in thirty is dark.
"""

import random
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from crawler.looks import Capture, Found, Look
from crawler.register import Agency
from extract.forms import load_form
from extract.identities import check_identities
from extract.prose.claims import read_claims
from extract.report import Cell, FoundDate, Report, Section
from monitor.cases import Around, Case, StoredReport
from monitor.duties import load_duties
from monitor.verdicts import judge
from monitor.workdays import BEIJING

FORM = load_form("2021")
TABLES = tuple((table.id, "2021") for table in FORM.tables)
KINDS = ("department", "government_office", "people_government", "township_government")


def figures(rng: random.Random) -> tuple[Cell, ...]:
    """A balanced report, with an error in one of twenty."""
    new = [rng.randrange(20) for _ in range(6)]
    lines = {"new_received": new, "granted": new, "results_total": new}
    cells = []
    for table in FORM.tables:
        for row, column in table.cells():
            value = 0
            if table.id == "applications" and row in lines:
                place = [c.id for c in table.columns].index(column)
                value = sum(new) if column == "total" else lines[row][place]
            cells.append(Cell(table.id, row, column, "number", Decimal(value), str(value)))
    if rng.random() < 0.05:
        wrong = rng.randrange(len(cells))
        cells[wrong] = replace(cells[wrong], value=Decimal(99), raw="99")
    return tuple(cells)


def document(rng: random.Random, year: int) -> Report:
    """A readable report of a year."""
    cells = figures(rng)
    text = "。".join("".join(chr(0x4E00 + rng.randrange(3000)) for _ in range(25)) for _ in range(30))
    titles = ("总体情况", "主动公开", "申请情况", "复议诉讼", "存在问题", "其他事项")
    sections = tuple(
        Section(n, title, f"{text[100 * n : 100 * n + 400]}。全年共收到申请 {rng.randrange(60)} 件。")
        for n, title in enumerate(titles, 1)
    )
    return Report(
        source="nb.html",
        sha256="0" * 64,
        media_type="text/html",
        reader="html",
        is_annual_report=True,
        form="2021",
        table_forms=TABLES,
        title=f"某县某局{year}年政府信息公开工作年度报告",
        agency="某县某局",
        report_year=year,
        years=(("title", year),),
        period=(date(year, 1, 1), date(year, 12, 31)),
        dates=(FoundDate("label", date(year + 1, 1, 20), ""), FoundDate("signature", date(year + 1, 1, 18), "")),
        sections=sections,
        cells=cells,
        checks=check_identities(cells, TABLES),
        claims=read_claims(sections),
    )


def looks(rng: random.Random, agency_id: str, year: int, found: Found | None) -> tuple[Look, ...]:
    """Ten looks from the middle of January on; the sixth and later see the report, if there is one."""
    outcome = "unknown" if rng.random() < 1 / 30 else "absent"
    made = []
    for number in range(10):
        at = datetime(year + 1, 1, 12, 3, tzinfo=BEIJING) + timedelta(days=3 * number)
        seen = found is not None and number > 4
        made.append(
            Look(
                f"{agency_id}-{number}", "run", "visit", "portal", agency_id, year, at, at + timedelta(minutes=1),
                "seen" if seen else outcome, reason=None if seen or outcome == "absent" else "timeout",
                found=(found,) if seen and found else (),
            )
        )  # fmt: skip
    return tuple(made)


def stored(report: Report, number: int, at: datetime) -> StoredReport:
    capture = Capture(f"c{number}", f"http://x/{number}", at, 200, "text/html", "0" * 64, 1, "a.warc.gz", 0, "run")
    return StoredReport(f"r{number}", capture, report, "look", Found(f"http://x/{number}", "年报", (f"c{number}",)))


def case(rng: random.Random, number: int, shelf: list[Report], last: list[Report]) -> Case:
    agency = Agency(f"a{number}", "某县某局", KINDS[number % 4], "county", "510000", "p")
    at = datetime(2023, 1, 27, 3, tzinfo=BEIJING)
    report = stored(rng.choice(shelf), number, at)
    absent = rng.random() < 0.05
    reports = () if absent else (report,)
    if not absent and rng.random() < 0.02:
        edited = stored(rng.choice(shelf), number, at + timedelta(days=6))
        reports = (report, edited)
    duties = load_duties()
    today = date(2023, 4, 15)
    own = looks(rng, agency.agency_id, 2022, None if absent else report.found)
    before = stored(rng.choice(last), number, datetime(2022, 1, 20, 3, tzinfo=BEIJING))
    previous = Case(agency, 2021, today, duties.due(agency, 2021), (), (before,))
    return Case(agency, 2022, today, duties.due(agency, 2022), own, reports, previous, around=Around())


def share(seed: int, cases: int) -> tuple[Counter[str], int, float]:
    """Judge so many cases; statuses, the number of findings, and the seconds spent in judging alone."""
    rng = random.Random(seed)
    shelf = [document(rng, 2022) for _ in range(100)]
    last = [document(rng, 2021) for _ in range(100)]
    statuses: Counter[str] = Counter()
    findings, spent = 0, 0.0
    for number in range(cases):
        one = case(rng, number, shelf, last)
        start = time.process_time()
        verdict = judge(one)
        spent += time.process_time() - start
        statuses[verdict.status] += 1
        findings += len(verdict.findings)
    return statuses, findings, spent


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    start = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        parts = list(pool.map(share, range(processes), [cases // processes] * processes))
    wall = time.perf_counter() - start
    judged = sum(sum(statuses.values()) for statuses, _, _ in parts)
    spent = sum(seconds for _, _, seconds in parts)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{judged} cases in {wall:.1f} s with {processes} processes: {judged / wall:.0f} cases/s")
    print(
        f"judging alone {1000 * spent / judged:.2f} ms a case; {sum(n for _, n, _ in parts) / judged:.0f} findings each"
    )
    print(f"largest process {memory:.0f} MB; statuses {dict(sum((s for s, _, _ in parts), Counter()))}")


if __name__ == "__main__":
    main()
