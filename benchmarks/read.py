"""How fast ``gouji read`` is over an archive, how it scales over processes, and whether its memory is flat.

    python benchmarks/read.py [--reports 2000] [--workers 0 1 2]

Draws annual reports of our own (HTML of three styles, 200 figures each), archives them, and reads them into a fresh
gouji.db with each number of processes. Prints seconds, reports per second, and the peak memory of the main process and
of its largest worker; the rows must be the same whatever the number of processes.
"""

import argparse
import hashlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from crawler.archive import Archive  # noqa: E402
from crawler.looks import Found, Look  # noqa: E402
from crawler.register import Agency, Portal, Register  # noqa: E402
from monitor.reading import project, read_captures  # noqa: E402
from monitor.settings import ReadSection  # noqa: E402
from monitor.store import Store  # noqa: E402
from monitor.workdays import BEIJING  # noqa: E402

START = datetime(2026, 1, 20, 9, tzinfo=BEIJING)


def register(count: int) -> Register:
    agencies = tuple(Agency(f"a{n}", f"某县第{n}局", "department", "county", "321300", "p1") for n in range(count))
    return Register(agencies, (Portal("p1", "某县门户", "http://www.example.gov.cn/"),))


def fill(folder: Path, count: int) -> None:
    """Archive ``count`` reports, fifty to a visit."""
    from archiving import exchange
    from drawing import balanced, draw_report
    from writing import as_html

    with Archive(folder).writer("bench", lambda: START) as writer:
        looks = []
        for n in range(count):
            chance = random.Random(n)
            values = balanced("2021", lambda most, chance=chance: chance.randint(0, int(most)))
            sheets = draw_report("2021", {ident: str(value) for ident, value in values.items()})
            body = as_html(sheets, 2025, ("plain", "word", "plain")[n % 3])
            url = f"http://www.example.gov.cn/{n}.html"
            at = START + timedelta(seconds=n)
            capture = writer.keep(replace(exchange(url, body), at=at))
            found = (Found(url, "2025年年报", (capture.capture_id,)),)
            look = Look(f"l{n}", "bench", f"v{n // 50}", "p1", f"a{n}", 2025, at, at, "seen", found=found)
            looks.append(look)
            if len(looks) == 50 or n == count - 1:
                writer.add_looks(looks)
                looks = []


def one(folder: Path, workers: int, count: int) -> None:
    """Read the archive in this process and print what it took."""
    database = folder / f"gouji-{workers}.db"
    archive = Archive(folder / "archive")
    with Store(database) as store:
        project(archive, register(count), store)
        before, cpu = time.perf_counter(), time.process_time()
        summary = read_captures(archive, store, ReadSection(ocr=False, office=False), workers)
        took, used = time.perf_counter() - before, time.process_time() - cpu
        rows = hashlib.sha256()
        for table in ("reports", "cells", "sections", "dates", "report_versions"):
            for row in store.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                rows.update(repr(row).encode())
    me, them = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    mine, theirs = me.ru_maxrss / 1024, them.ru_maxrss / 1024
    print(
        f"workers {workers}: {summary.read} reports in {took:6.1f} s = {summary.read / took:6.1f}/s, "
        f"CPU {used:.1f} s here + {them.ru_utime + them.ru_stime:.1f} s in workers, "
        f"peak {mine:.0f} MB, largest worker {theirs:.0f} MB, rows {rows.hexdigest()[:12]}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(Path(asked.one), asked.workers[0], asked.reports)
        return
    folder = Path(tempfile.mkdtemp())
    try:
        fill(folder / "archive", asked.reports)
        for workers in asked.workers:
            again = ["--one", str(folder), "--workers", str(workers), "--reports", str(asked.reports)]
            subprocess.run([sys.executable, __file__, *again], check=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
