"""An archive of annual reports of our own for benchmarks/read.py, and one timed reading of it."""

import hashlib
import json
import os
import resource
import time
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from pathlib import Path

from archiving import exchange
from pages import drawn, word_page
from read import Took
from writing import as_html

from crawler.archive import Archive
from crawler.looks import Found, Look
from crawler.register import Agency, Portal, Register
from monitor.reading import ReadSummary, project, read_captures
from monitor.settings import ReadSection
from monitor.store.store import Store
from monitor.workdays import BEIJING

DRAWN = 600
"""Reports drawn one by one; the others differ from one of them in agency and text."""
START = datetime(2026, 1, 20, 9, tzinfo=BEIJING)


def register(count: int) -> Register:
    agencies = tuple(Agency(f"a{n}", f"某县第{n}局", "department", "county", "321300", "p1") for n in range(count))
    return Register(agencies, (Portal("p1", "某县门户", "http://www.example.gov.cn/"),))


def drawn_pages(count: int) -> list[str]:
    """So many different reports, in three styles."""
    return [word_page(n).decode() if n % 3 == 1 else as_html(drawn(n)[1], 2023, "plain").decode() for n in range(count)]


def fill(folder: Path, count: int) -> None:
    """Archive ``count`` reports, fifty to a visit; each has its own agency, and text of its own."""
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
