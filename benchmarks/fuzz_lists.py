"""Mutated list pages: reading one never raises, hangs or grows; a report that is still on one is never called absent.

    python benchmarks/fuzz_lists.py [--minutes 10] [--kinds reading keeping] [--keep DIR] [--seed 0] [--case NUMBER]

``reading``: the pages of every fixture portal, changed anywhere, through all that reads a page of a list. ``keeping``:
the answers of a portal changed everywhere but in its report's row, and a whole visit to it. Each case is made of its
number alone: ``--case`` reads one again. One that breaks a rule is kept in DIR; whoever mends the reader puts it among
the tests (tests/spiders/test_found_by_fuzzing.py).
"""

import argparse
import faulthandler
import multiprocessing
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from list_mutations import changed  # noqa: E402
from portal_fixtures import PORTALS, OfFixture, still_shows  # noqa: E402

from crawler.column.column_years import year_links  # noqa: E402
from crawler.page.obstacles import is_whole, obstacle, shell_target  # noqa: E402
from crawler.page.pages import Page  # noqa: E402
from spiders.families import FAMILIES  # noqa: E402
from spiders.listing.leading import leading_on  # noqa: E402
from spiders.listing.reading import ReadList, failed  # noqa: E402
from spiders.listing.remarks import Remarks  # noqa: E402
from spiders.row.row_index import RowIndex  # noqa: E402

MEMORY = 2 << 30
SECONDS = 5
"""Of computing, within which any page of this size is read: the system ends the process that takes longer."""
BROKEN_AT_MOST = 20
URL = "http://www.shili.gov.cn/zwgk/zfxxgknb/"
KINDS = ("reading", "keeping")


def read_everything(content: bytes) -> str:
    """All that reads a page of a list, by every family: only whether it comes to an end."""
    page = Page(URL, 200, content, {"content-type": "text/html"})
    told = obstacle(page)
    is_whole(page), shell_target(page), year_links(page)
    for family in FAMILIES:
        if not family.recognises(page) and family.key != "generic":
            continue
        read = family.read(page)
        remarks = Remarks()
        remarks.note(page, read)
        nothing: ReadList = failed(None, "no_column", None)
        leading_on(nothing, page, remarks, ())
        RowIndex((*read.rows, *remarks.kept))
    return "obstacle" if told else "page"


def look_for_it(portal: OfFixture, content: bytes) -> str:
    """How a visit ends to a portal one of whose answers is changed. Raises where its report is there and is called
    absent."""
    if not still_shows(portal, content):
        return "row lost"
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    try:
        look = portal.visited(content, folder)
    finally:
        shutil.rmtree(folder)
    if look.outcome == "absent":
        raise AssertionError(f"absent by {look.control}, {look.rows_read} rows, {look.family}")
    return str(look.reason or look.outcome)


class Cases:
    """The cases of one kind and seed, each made of its number."""

    def __init__(self, kind: str, seed: int) -> None:
        self.name, self.kind = f"{kind}-{seed}", kind

    def __getitem__(self, number: int) -> tuple[OfFixture, bytes]:
        rng = random.Random(f"{self.name}-{number}")
        portal = rng.choice(PORTALS)
        content = portal.changing(rng)
        kept = portal.row_in(content) if self.kind == "keeping" else None
        return portal, changed(content, rng, kept, rng.choice(PORTALS).changing(rng))

    def read(self, number: int) -> str:
        portal, content = self[number]
        return read_everything(content) if self.kind == "reading" else look_for_it(portal, content)


def work(kind: str, seed: int, minutes: float, keep: Path, start: Any) -> None:
    """The child: make, read, count; keeps what breaks a rule, and dies of what hangs or crashes."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    cases, ends, broken, slowest = Cases(kind, seed), Counter[str](), 0, (0.0, 0)
    begun, until = start.value, time.process_time() + 60 * minutes
    while time.process_time() < until and broken < BROKEN_AT_MOST:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        before = time.process_time()
        try:
            ends[cases.read(start.value)] += 1
        except Exception:
            broken += 1
            (keep / f"{cases.name}-{start.value}.html").write_bytes(cases[start.value][1])
            print(f"{cases.name} case {start.value}:\n{traceback.format_exc(limit=-3)}", flush=True)
        signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - before, start.value))
        start.value += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    how = ", ".join(f"{end} {count}" for end, count in ends.most_common())
    print(
        f"{cases.name}: {start.value - begun} pages in {minutes:g} CPU minutes, {broken} broke; {how}; "
        f"slowest {slowest[0]:.1f} s (case {slowest[1]}), {peak} MB at most",
        flush=True,
    )
    sys.exit(1 if broken else 0)


def _computed() -> float:
    """Seconds of computing of the processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(kind: str, seed: int, minutes: float, keep: Path) -> bool:
    """Whether nothing broke; after a hang or a crash the rest is read by a new process."""
    number, sound = multiprocessing.Value("L", 0), True
    while minutes > 0:
        before = _computed()
        child = multiprocessing.Process(target=work, args=(kind, seed, minutes, keep, number))
        child.start()
        child.join()
        if child.exitcode in (0, 1):
            return sound and child.exitcode == 0
        sound = False
        print(f"{kind}-{seed} case {number.value}: exit code {child.exitcode}", flush=True)
        (keep / f"{kind}-{seed}-{number.value}.html").write_bytes(Cases(kind, seed)[number.value][1])
        number.value += 1
        minutes -= (_computed() - before) / 60
    return sound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", type=int)
    arguments = parser.parse_args()
    if arguments.case is not None:
        print(Cases(arguments.kinds[0], arguments.seed).read(arguments.case))
        return 0
    arguments.keep.mkdir(parents=True, exist_ok=True)
    sound = [run(kind, arguments.seed, arguments.minutes, arguments.keep) for kind in arguments.kinds]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
