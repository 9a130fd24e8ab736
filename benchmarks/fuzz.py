"""Mutated documents through the whole reader: nothing may raise, hang, crash or grow beyond a limit.

    python benchmarks/fuzz.py [--minutes 10] [--shapes pdf docx …] [--keep DIR] [--seed 0] [--case NUMBER]

Each shape is read in one process of its own with bounded memory and a time limit a document; nothing is started for a
document. Every case is made of its number alone: ``--case`` reads one again. A document that breaks a rule is kept in
DIR with what it raised; whoever mends the reader puts it among the tests (test_found_by_fuzzing.py).
"""

import argparse
import faulthandler
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from fuzz_shapes import LIMITS, SHAPES, Case  # noqa: E402

from extract.documents import Document  # noqa: E402
from extract.json_shape import to_json  # noqa: E402
from extract.read_report import read_report  # noqa: E402

MEMORY = 3 << 30
SECONDS = 2 * LIMITS.max_seconds
"""Of computing, beyond a document's own limit, its reading is a hang: the system ends the process."""
RENEWED = 25
"""So many cases are made of one sound document."""
BROKEN_AT_MOST = 20


class Cases:
    """The cases of one shape and seed, each made of its number."""

    def __init__(self, shape: str, seed: int) -> None:
        self.name, self.shape = f"{shape}-{seed}", SHAPES[shape]
        self._fresh: dict[int, bytes] = {}

    def __getitem__(self, number: int) -> Case:
        rng = random.Random(f"{self.name}-{number}")
        batch = number // RENEWED
        changed = self.shape.changed(self._sound(batch), self._sound(max(0, batch - 1)), rng)
        return self.shape.case(changed, rng)

    def _sound(self, batch: int) -> bytes:
        if batch not in self._fresh:
            self._fresh = {old: kept for old, kept in self._fresh.items() if old == batch - 1}
            self._fresh[batch] = self.shape.fresh(random.Random(f"{self.name}-sound-{batch}"))
        return self._fresh[batch]


def read(case: Case) -> str:
    """How it went: ``read``, or the kind of error."""
    content, reading = case
    report = read_report(Document(content, "fuzzed"), reading)
    to_json(report)
    return "read" if report.error is None else report.error.kind


def work(shape: str, seed: int, minutes: float, keep: Path, start: "multiprocessing.sharedctypes.Synchronized") -> None:
    """The child: make, read, count; keeps what raises, and dies of what hangs or crashes."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    cases, ends, broken, slowest = Cases(shape, seed), Counter[str](), 0, (0.0, 0)
    begun = start.value
    until = time.process_time() + 60 * minutes
    while time.process_time() < until and broken < BROKEN_AT_MOST:
        case = cases[start.value]
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        before = time.process_time()
        try:
            ends[read(case)] += 1
        except Exception:
            broken += 1
            (keep / f"{cases.name}-{start.value}.bin").write_bytes(case[0])
            (keep / f"{cases.name}-{start.value}.txt").write_text(traceback.format_exc())
            print(f"{cases.name} case {start.value} raised:\n{traceback.format_exc(limit=-3)}", flush=True)
        signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - before, start.value))
        start.value += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    how = ", ".join(f"{kind} {count}" for kind, count in ends.most_common())
    print(
        f"{cases.name}: {start.value - begun} documents in {minutes:g} CPU minutes, {broken} broke; {how}; "
        f"slowest {slowest[0]:.1f} s (case {slowest[1]}), {peak} MB at most",
        flush=True,
    )
    sys.exit(1 if broken else 0)


def run(shape: str, seed: int, minutes: float, keep: Path) -> bool:
    """Whether nothing broke; after a hang or a crash the rest is read by a new process."""
    number = multiprocessing.Value("L", 0)
    sound, until = True, time.monotonic() + 60 * minutes * 4
    while True:
        child = multiprocessing.Process(target=work, args=(shape, seed, minutes, keep, number))
        began = time.monotonic()
        child.start()
        child.join()
        if child.exitcode in (0, 1):
            return sound and child.exitcode == 0
        sound = False
        print(f"{shape}-{seed} case {number.value}: exit code {child.exitcode}", flush=True)
        (keep / f"{shape}-{seed}-{number.value}.bin").write_bytes(Cases(shape, seed)[number.value][0])
        number.value += 1
        minutes -= (time.monotonic() - began) / 60
        if minutes <= 0 or time.monotonic() > until:
            return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--shapes", nargs="*", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", type=int)
    arguments = parser.parse_args()
    if arguments.case is not None:
        print(read(Cases(arguments.shapes[0], arguments.seed)[arguments.case]))
        return 0
    arguments.keep.mkdir(parents=True, exist_ok=True)
    sound = [run(shape, arguments.seed, arguments.minutes, arguments.keep) for shape in arguments.shapes]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
