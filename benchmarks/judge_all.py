"""The whole of ``gouji judge`` over a gouji.db: python benchmarks/judge_all.py [agencies] [workers] [folder].

Builds a state folder (or takes the one that is there) with two report years per agency: ten looks, 200 figures with
their identities, six sections of 60 clauses of which one text in fifty is a copy, a county government above every 82
bodies. Then it runs the real command twice: the first time everything is new, the second time nothing is.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from judge import document, looks, stored  # noqa: E402

from crawler.register import load_register  # noqa: E402
from monitor.rules.over_years import WATCHED  # noqa: E402
from monitor.store.batches import append  # noqa: E402
from monitor.store.compact import compact  # noqa: E402
from monitor.store.rows import capture_row, look_row  # noqa: E402
from monitor.store.store import Store  # noqa: E402
from monitor.workdays import BEIJING  # noqa: E402

BODIES = 83
"""Per county, its government first."""
FUNCTIONS = [f"第{n}局" for n in range(BODIES)]
YEAR = 2022


def write_register(folder: Path, count: int) -> None:
    heads = "agency_id,name,aliases,kind,level,division_code,parent_id,portal_id,column_url,since,until,successors,"
    heads += "due_local,due_basis,verified,note"
    with (folder / "agencies.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(heads.split(","))
        for number in range(count):
            county, body = divmod(number, BODIES)
            code = f"{11 + county // 100 % 31:02d}{1 + county // 10 % 10:02d}{20 + county % 10:02d}"
            kind = "people_government" if body == 0 else "department"
            name = f"第{county}县" + ("人民政府" if body == 0 else FUNCTIONS[body])
            parent = "" if body == 0 else f"a{county * BODIES:06d}"
            out.writerow([f"a{number:06d}", name, "", kind, "county", code, parent, "p", *[""] * 8])
    portal = "portal_id,name,home_url,family,tls_profile,delay_s,state,state_reason,state_since,note\n"
    portal += "p,平台,http://portal.example.invalid/,,default,,active,,,\n"
    (folder / "portals.csv").write_text(portal, encoding="utf-8")
    (folder / "gouji.toml").write_text(
        '[paths]\nagencies = "agencies.csv"\nportals = "portals.csv"\n', encoding="utf-8"
    )


def sections(number: int, year: int) -> list[str]:
    """Six parts of ten clauses; every fiftieth text has most clauses of the one before it."""
    rng = random.Random(year * 10_000_000 + (number - 1 if number % 50 == 49 else number))
    clauses = [f"{word(rng.randrange(200_000))}语句围绕重点工作扎实推进有关事项" for _ in range(60)]
    if number % 50 == 49:
        clauses[48:] = [f"本单位自己写的{word(number)}{word(n)}一句" for n in range(12)]
    return ["。".join(clauses[10 * n : 10 * n + 10]) for n in range(6)]


def word(number: int) -> str:
    """A number as three characters that are no numerals, for these are masked."""
    return "".join(chr(0x5100 + (number >> shift) % 128) for shift in (14, 7, 0))


def fill(store: Store, folder: Path) -> None:
    store.db.execute("PRAGMA synchronous=OFF")
    register = load_register(folder / "agencies.csv", folder / "portals.csv")
    store.put_register(register)
    rng = random.Random(1)
    shelf = {year: [document(rng, year) for _ in range(200)] for year in (YEAR, YEAR - 1)}
    texts = {id(report): compact(report) for reports in shelf.values() for report in reports}
    numbered = enumerate(register.agencies)
    while batch := list(islice(numbered, 500)):
        rows: dict[str, list[dict[str, object]]] = {}
        for number, agency in batch:
            for year in (YEAR, YEAR - 1):
                report = rng.choice(shelf[year])
                for table, row in case_rows(rng, number, agency.agency_id, year, report, texts[id(report)]):
                    rows.setdefault(table, []).append(row)
        with store.transaction():
            for table, listed in rows.items():
                append(store.db.conn, table, listed)
    store.analyze()


def case_rows(rng, number: int, agency_id: str, year: int, report, text: str) -> Iterator[tuple[str, dict]]:
    """Every row that judging reads of one agency and year; one in twenty has no report of the year now due."""
    key, at = f"{agency_id}-{year}", datetime(year + 1, 1, 27, 3, tzinfo=BEIJING)
    made = stored(report, number, at)
    capture = f"c{number}-{year}"
    absent = year == YEAR and rng.random() < 0.05
    found = None if absent else made.found
    for n, look in enumerate(looks(rng, agency_id, year, found)):
        row = look_row(look) | {"look_id": f"{key}-{n}"}
        yield "looks", row | {"found": row["found"].replace(f'"c{number}"', f'"{capture}"')}
    if absent:
        return
    yield "captures", capture_row(made.capture) | {"capture_id": capture}
    common = {"agency_id": agency_id, "report_year": year, "capture_id": capture, "report_id": key}
    yield (
        "sightings",
        common | {"look_id": f"{key}-5", "address": made.capture.url, "at": at.isoformat(), "role": "first"},
    )
    yield "reports", common | {
        "look_id": f"{key}-5", "address": made.capture.url, "is_annual_report": 1, "form": "2021", "reader": "html",
        "media_type": "text/html", "cells_read": 200, "cells_unread": 0, "checks_passed": 42, "checks_failed": 0,
        "checks_not_assessable": 0, "sha256": "0" * 64, "rest": "{}", "compact": text,
    }  # fmt: skip
    yield "report_versions", common | {
        "version_id": f"{key}/a1v1", "address": made.capture.url, "number": 1, "first_seen_at": at.isoformat(),
        "last_seen_at": (at + timedelta(days=12)).isoformat(), "sightings": 5,
    }  # fmt: skip
    for n, body in enumerate(sections(number, year), 1):
        yield (
            "sections",
            {"section_id": f"{key}/s{n}", "report_id": key, "number": n, "title": f"第{n}部分", "text": body},
        )
    by_name = {f"{c.table}.{c.row}.{c.column}": c for c in report.cells}
    for name in WATCHED:
        yield "cells", {"report_id": key, "cell": name, "value": int(by_name[name].value), "state": "number", "raw": ""}


def judge(folder: Path, workers: int, today: date) -> None:
    """One run of the real command; its wall clock, the CPU of all its processes, the largest of them."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", "from monitor.cli.main import entry; entry()", "judge", "--json"]
    command += ["--workers", str(workers), "--now", f"{today}T08:00:00+08:00"]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(done.stdout.strip()[:300] or done.stderr[-2000:])
    size = sum(path.stat().st_size for path in (folder / "var").glob("*.db*")) / 1e6
    words = f"exit {done.returncode}: {wall:.0f} s, CPU {cpu:.0f} s, largest process {after.ru_maxrss / 1024:.0f} MB"
    print(f"{words}, {size:.0f} MB on disk", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "var" / "gouji.db"
    if not database.exists():
        start = time.perf_counter()
        write_register(folder, count)
        with Store(database) as store:
            fill(store, folder)
        print(f"built in {time.perf_counter() - start:.0f} s, {database.stat().st_size / 1e6:.0f} MB", flush=True)
    for today in (date(2023, 4, 15), date(2023, 4, 16)):
        judge(folder, workers, today)


if __name__ == "__main__":
    main()
