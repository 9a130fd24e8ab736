# ruff: noqa: E501
"""How fast the browse pages are at the size of a province.

    python benchmarks/browse.py [--agencies 5000] [--years 6]

Fills a gouji.db of our own (agencies x years, ten looks each, 200 cells and 90 findings per report), then asks every
kind of page through Datasette in this process, without a network. Prints the median and the 95th percentile of each;
every page is to be below 500 ms at p95.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from crawler.looks import Capture, Found, Look  # noqa: E402
from crawler.register import Agency, Portal, Register  # noqa: E402
from extract.forms import load_form  # noqa: E402
from extract.report import Report  # noqa: E402
from monitor.app import make_app  # noqa: E402
from monitor.browse.server import make_datasette  # noqa: E402
from monitor.config import load_config  # noqa: E402
from monitor.findings import Finding, Verdict  # noqa: E402
from monitor.store.batches import append  # noqa: E402
from monitor.store.compact import compact  # noqa: E402
from monitor.store.search import bigrams  # noqa: E402
from monitor.store.store import Store  # noqa: E402
from monitor.workdays import BEIJING  # noqa: E402

STATUSES = ("on_time",) * 14 + ("late",) * 3 + ("overdue", "could_not_look", "unreadable")
CELLS = [f"{t.id}.{r}.{c}" for t in load_form("2021").tables for r, c in t.cells()]
RULES = [("T3_ROW_SUM", 25), ("T3_BALANCE", 7), ("T3_RESULT_SUM", 7), ("T4_SUM", 3), ("CELL_COUNT", 3), ("X_CARRY", 45)]
EMPTY = compact(Report("1.html", "0" * 64, "text/html", "html", True))
WORDS = "政府信息公开工作全年主动公开依申请办理复议诉讼平台建设监督保障培训考核"


def register(count: int) -> Register:
    agencies = tuple(
        Agency(f"a{n:05}", f"第{n}局", "department", "county", f"32{n % 13 + 1:02}{n % 10 + 1:02}", f"p{n % 300}")
        for n in range(count)
    )
    return Register(agencies, tuple(Portal(f"p{n}", f"网站{n}", f"http://{n}.example/") for n in range(300)))


def fill(database: Path, agencies: int, years: int) -> None:
    chance = random.Random(1)
    with Store(database) as store:
        book = register(agencies)
        store.put_register(book)
        store.db.execute("DROP INDEX cells_cell")  # analyze makes it again, in a tenth of the time
        for year in range(2026 - years, 2026):
            for agency in book.agencies:
                with store.transaction():
                    _case(store, agency, year, chance)
        store.analyze()


def _case(store: Store, agency: Agency, year: int, chance: random.Random) -> None:
    status = chance.choice(STATUSES)
    start = datetime(year + 1, 1, 10, 9, tzinfo=BEIJING)
    key, capture = f"{agency.agency_id}-{year}-000000000000", f"c-{agency.agency_id}-{year}"
    published = status in ("on_time", "late")
    looks = []
    for day in range(10):
        at = start + timedelta(days=3 * day)
        seen = published and day > 4
        found = (Found("http://x/1.html", f"{year}年年报", (capture,)),) if seen else ()
        outcome = "seen" if seen else "unknown" if status == "could_not_look" else "absent"
        reason = "timeout" if outcome == "unknown" else None
        name = f"l-{agency.agency_id}-{year}-{day}"
        looks.append(
            Look(name, "r", "v", agency.portal_id, agency.agency_id, year, at, at, outcome, reason, found=found)
        )
    append(store.db.conn, "looks", [_look_row(look) for look in looks])
    if published:
        _report(store, agency.agency_id, year, (key, capture, start, looks[5].look_id), chance)
    findings = tuple(
        Finding(
            rule, 1, "error", chance.choice(("pass",) * 12 + ("fail", "not_assessable")), str(n), None, "说明", "1", "2"
        )
        for rule, times in RULES
        for n in range(times)
    )
    store.put_verdicts([
        Verdict(
            agency.agency_id, year, status, None, date(year + 1, 1, 31), "第四十九条", None, None, None, start, start, 0, 3,
            start, key if published else None, findings if published else (), (), "f", date(year + 1, 3, 1),
        )
    ])  # fmt: skip


def _look_row(look: Look) -> dict:
    from monitor.store.rows import look_row

    return look_row(look)


def _report(store: Store, agency_id: str, year: int, names: tuple, chance: random.Random) -> None:
    key, capture, at, look_id = names
    store.put_captures([Capture(capture, "http://x/1.html", at, 200, "text/html", "0" * 64, 9, "w", 0, "r")])
    text = "".join(chance.choices(WORDS, k=1500))
    report = {
        "report_id": key, "agency_id": agency_id, "report_year": year, "capture_id": capture, "look_id": look_id,
        "address": "http://x/1.html", "title": f"{year}年度报告", "is_annual_report": 1, "form": "2021", "reader": "html",
        "media_type": "text/html", "cells_read": 200, "cells_unread": 0, "checks_passed": 42, "checks_failed": 0,
        "checks_not_assessable": 0, "sha256": "0" * 64, "rest": "{}", "compact": EMPTY,
    }  # fmt: skip
    append(store.db.conn, "reports", [report])
    cells = [
        {
            "report_id": key,
            "cell": cell,
            "value": chance.choice((0, 0, 0, 3)),
            "state": "number",
            "raw": "0",
            "place": "{}",
        }
        for cell in CELLS
    ]
    append(store.db.conn, "cells", cells)
    section = {"section_id": f"{key}/s1", "report_id": key, "number": 1, "title": "一", "text": text}
    append(store.db.conn, "sections", [section])
    append(store.db.conn, "text_search", [{"report_id": key, "section_id": f"{key}/s1", "bigrams": bigrams(text)}])


def paths(year: int) -> list[str]:
    return [
        "/", f"/?year={year}&status=overdue", f"/?year={year}&region=3205", f"/?year={year}&q=第77局", "/?from=3000",
        f"/case/a00010/{year}", f"/report/a00010-{year}-000000000000", "/gouji", "/gouji/status", "/gouji/status?_sort=due_on",
        f"/gouji/status?report_year={year}&status=late", "/gouji/overdue", "/gouji/could_not_look", "/gouji/imbalances",
        "/gouji/edited_after_publication", "/gouji/agencies", "/gouji/looks", "/gouji/captures", "/gouji/reports",
        "/gouji/cells", f"/gouji/cells?report_id=a00010-{year}-000000000000",
        "/gouji/cells?cell=applications.granted.total&_sort_desc=value", "/gouji/findings", "/gouji/findings?answer=fail",
        "/gouji/search?words=%E5%85%AC%E5%BC%80%E5%B7%A5%E4%BD%9C", "/gouji/applications_by_year",
        f"/gouji/one_cell?cell=applications.granted.total&report_year={year}", f"/gouji/checks?report_year={year}",
        f"/gouji/status.json?report_year={year}&_size=max", f"/gouji/status.xlsx?report_year={year}&_size=max",
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=5000)
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--folder", type=Path, default=None)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp())
    database = folder / "var" / "gouji.db"
    if not database.exists():
        before = time.perf_counter()
        fill(database, asked.agencies, asked.years)
        print(f"filled in {time.perf_counter() - before:.0f} s, {database.stat().st_size / 1e6:.0f} MB", flush=True)
    datasette = make_datasette(make_app(load_config(None, {}, folder)))
    asyncio.run(ask(datasette, asked.rounds))


async def ask(datasette, rounds: int) -> None:
    await datasette.invoke_startup()
    slow = 0
    newest = await datasette.get_database("gouji").execute("SELECT max(report_year) FROM reports")
    for path in paths(newest.single_value()):
        times = []
        for _ in range(rounds):
            before = time.perf_counter()
            answer = await datasette.client.get(path)
            times.append(1000 * (time.perf_counter() - before))
            assert answer.status_code in (200, 404), (path, answer.text[:300])
        times.sort()
        p95 = times[max(0, int(0.95 * len(times)) - 1)]
        slow += p95 > 500
        print(f"{statistics.median(times):7.0f} ms median {p95:7.0f} ms p95  {answer.status_code}  {path}", flush=True)
    print(f"{slow} kinds of page above 500 ms at p95")


if __name__ == "__main__":
    main()
