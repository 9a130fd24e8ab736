"""How fast ``gouji read`` is over an archive, how it scales over processes, and whether its memory is flat.

    python benchmarks/read.py [--reports 2000] [--workers 0 1 2] [--rounds 1]

Archives annual reports of our own, no two alike (200 figures each; a third as pasted from Word, 150 KB), and reads them
into a fresh gouji.db with each number of processes, in so many rounds. Prints the memory of the main process and of its
largest worker after each tenth, then seconds and computing time. At the end the best round of each number of processes
beside that of the first number, and how many times faster their computing times allow it to be at most on the
processors there are: that holds also where other programs take turns with it. The rows must be the same throughout.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Took:
    """One reading of the archive: wall clock and computing time in seconds, and what was made."""

    workers: int
    wall: float
    main: float
    crew: float
    rows: str


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
    """Read the archive in this process and note what it took."""
    database = folder / f"gouji-{workers}.db"
    archive = Archive(folder / "archive")

    def tell(summary: ReadSummary) -> None:
        if summary.read * 10 // count > (summary.read - 1) * 10 // count:
            here = f"{memory('self')}+{largest_child()} MB (main process + largest worker)"
            print(f"  {summary.read} reports: {here}, {database.stat().st_size >> 20} MB of gouji.db", flush=True)

    with Store(database) as store:
        before = time.perf_counter(), time.process_time()
        project(archive, register(count), store)
        summary = read_captures(archive, store, ReadSection(ocr=False, office=False), workers, tell)
        wall, main = time.perf_counter() - before[0], time.process_time() - before[1]
        rows = hashlib.sha256()
        for table in ("reports", "cells", "sections", "dates", "report_versions"):
            for row in store.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                rows.update(repr(row).encode())
    them = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = Took(workers, wall, main, them.ru_utime + them.ru_stime, rows.hexdigest()[:12])
    print(
        f"workers {workers}: {summary.read} reports in {wall:.1f} s = {summary.read / wall:.0f}/s, computing "
        f"{took.main:.1f} s here + {took.crew:.1f} s in workers, rows {took.rows}, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    (folder / "took").write_text(json.dumps(astuple(took)))


def compare(rounds: list[Took]) -> None:
    """The best round of each number of processes, beside that of the first."""
    cores = len(os.sched_getaffinity(0))
    first, *others = (
        min((each for each in rounds if each.workers == workers), key=lambda each: each.wall)
        for workers in dict.fromkeys(each.workers for each in rounds)
    )
    for took in others:
        longest = max(took.main, took.crew / max(took.workers, 1), (took.main + took.crew) / cores)
        print(
            f"workers {took.workers}: {first.wall / took.wall:.2f} times as fast as workers {first.workers}; "
            f"by computing time at most {(first.main + first.crew) / longest:.2f} times on {cores} processors"
        )
    print("the same rows" if len({each.rows for each in rounds}) == 1 else "ROWS DIFFER")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; an archive that is there is taken")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(Path(asked.one), asked.workers[0], asked.reports)
        return
    folder = asked.folder or Path(tempfile.mkdtemp())
    rounds: list[Took] = []
    try:
        if not (folder / "archive").exists():
            fill(folder / "archive", asked.reports)
        for workers in asked.workers * asked.rounds:
            again = ["--one", str(folder), "--workers", str(workers), "--reports", str(asked.reports)]
            subprocess.run([sys.executable, __file__, *again], check=True)
            rounds.append(Took(*json.loads((folder / "took").read_text())))
            for left in folder.glob("gouji-*"):
                left.unlink()
    finally:
        if asked.folder is None:
            shutil.rmtree(folder)
    compare(rounds)


if __name__ == "__main__":
    main()
