"""How fast ``gouji read`` is over an archive, how it scales over processes, and whether its memory is flat.

    python benchmarks/read.py [--reports 2000] [--workers 0 1 2]

Archives annual reports of our own, no two alike (200 figures each; a third as pasted from Word, 150 KB), and reads them
into a fresh gouji.db with each number of processes. Prints the memory of the main process and of its largest worker
after each tenth, then seconds, reports a second and how many times faster than the first number of processes; the rows
must be the same whatever the number of processes.
"""

import argparse
import hashlib
import os
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
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks"), str(ROOT / "tests")]

from crawler.archive import Archive  # noqa: E402
from crawler.looks import Found, Look  # noqa: E402
from crawler.register import Agency, Portal, Register  # noqa: E402
from monitor.reading import ReadSummary, project, read_captures  # noqa: E402
from monitor.settings import ReadSection  # noqa: E402
from monitor.store import Store  # noqa: E402
from monitor.workdays import BEIJING  # noqa: E402

DRAWN = 600
"""Reports drawn one by one; the others differ from one of them in agency and text."""
START = datetime(2026, 1, 20, 9, tzinfo=BEIJING)


def register(count: int) -> Register:
    agencies = tuple(Agency(f"a{n}", f"某县第{n}局", "department", "county", "321300", "p1") for n in range(count))
    return Register(agencies, (Portal("p1", "某县门户", "http://www.example.gov.cn/"),))


def drawn_pages(count: int) -> list[str]:
    """So many different reports, in three styles."""
    from pages import drawn, word_page
    from writing import as_html

    return [word_page(n).decode() if n % 3 == 1 else as_html(drawn(n)[1], 2023, "plain").decode() for n in range(count)]


def fill(folder: Path, count: int) -> None:
    """Archive ``count`` reports, fifty to a visit; each has its own agency, and text of its own."""
    from archiving import exchange

    pages = drawn_pages(min(count, DRAWN))
    with Archive(folder).writer("bench", lambda: START) as writer:
        looks = []
        for n in range(count):
            page = pages[n % len(pages)].replace("云溪县财政局", f"云溪县第{n}局").replace("全年", f"{n}年来全年")
            url = f"http://www.example.gov.cn/{n}.html"
            at = START + timedelta(seconds=n)
            capture = writer.keep(replace(exchange(url, page.encode()), at=at))
            found = (Found(url, "2023年年报", (capture.capture_id,)),)
            look = Look(f"l{n}", "bench", f"v{n // 50}", "p1", f"a{n}", 2023, at, at, "seen", found=found)
            looks.append(look)
            if len(looks) == 50 or n == count - 1:
                writer.add_looks(looks)
                looks = []


def memory(pid: str) -> int:
    """Resident megabytes of a process; 0 when it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize() >> 20


def largest_child() -> int:
    """Resident megabytes of the largest process this one has started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return max(map(memory, children), default=0)


def one(folder: Path, workers: int, count: int) -> None:
    """Read the archive in this process and print what it took."""
    database = folder / f"gouji-{workers}.db"
    archive = Archive(folder / "archive")
    lines: list[str] = []

    def tell(summary: ReadSummary) -> None:
        if summary.read * 10 // count > (summary.read - 1) * 10 // count:
            lines.append(f"{memory('self')}+{largest_child()}")
            print(f"  {summary.read} reports: {lines[-1]} MB (main process + largest worker)", flush=True)

    with Store(database) as store:
        project(archive, register(count), store)
        before, cpu = time.perf_counter(), time.process_time()
        summary = read_captures(archive, store, ReadSection(ocr=False, office=False), workers, tell)
        took, used = time.perf_counter() - before, time.process_time() - cpu
        rows = hashlib.sha256()
        for table in ("reports", "cells", "sections", "dates", "report_versions"):
            for row in store.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                rows.update(repr(row).encode())
    them = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"workers {workers}: {summary.read} reports in {took:6.1f} s = {summary.read / took:6.1f}/s, "
        f"CPU {used:.1f} s here + {them.ru_utime + them.ru_stime:.1f} s in workers, rows {rows.hexdigest()[:12]}",
        flush=True,
    )
    (folder / f"took-{workers}").write_text(str(took))


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
            (folder / f"gouji-{workers}.db").unlink()
        times = [float((folder / f"took-{workers}").read_text()) for workers in asked.workers]
        for workers, took in zip(asked.workers, times, strict=True):
            print(f"workers {workers}: {times[0] / took:.2f} times as fast as workers {asked.workers[0]}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
