"""Random damage in great numbers: each shape of a report damaged, read back, every cell held against the drawing.

    python benchmarks/damage.py [--examples 20000] [--shapes html pdf …] [--seed 0] [--styled]
    python benchmarks/damage.py --mutations 1000 [--shapes html pdf …]
    python benchmarks/damage.py --replay SHAPE SEED DAMAGE…

The property tests (``tests/extract/test_properties.py``) run a few of these examples and stop at the first fault. This
runs as many as asked, counts every cell, and prints each example with a wrong figure as a line for ``--replay``. The
exit code is 1 when there was one.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from examples import drawn_by, judge, make  # noqa: E402
from mutating import MUTATIONS  # noqa: E402
from shapes import SHAPES  # noqa: E402

_REPORT_EVERY = 30.0
"""Seconds."""
_MEMORY = 3 << 30
_FLAGGED = ("ambiguous", "unreadable", "missing", "contradicted")
_PRINTED = 40
"""So many faulty examples of a shape are printed; all are counted."""


class Run:
    """The examples of one shape so far."""

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self.examples = self.faulty = 0
        self.cells: Counter[str] = Counter()
        self.began = self.said = time.process_time()

    def add(self, seed: int, damages: Sequence[str]) -> None:
        """Make, read and judge one example; a fault is printed, what is raised is one, and the run goes on."""
        self.examples += 1
        try:
            judged = judge(make(self.shape, seed, damages))
        except Exception as error:
            self.faulty += 1
            print("ERROR --replay", self.shape, seed, *damages, "#", repr(error), flush=True)
            return
        self.cells += judged.counts
        if judged.faults:
            self.faulty += 1
            if self.faulty <= _PRINTED:
                print("FAULT --replay", self.shape, seed, *damages, "#", judged.faults[0][:4], flush=True)
        if time.process_time() - self.said > _REPORT_EVERY:
            self.said = time.process_time()
            print(self.line(), flush=True)

    def line(self) -> str:
        """The counts in one line."""
        whole = sum(self.cells.values()) or 1
        flagged = sum(self.cells[state] for state in _FLAGGED) / whole
        cost = (time.process_time() - self.began) * 1000 / (self.examples or 1)
        wrong = self.cells["wrong"] + self.cells["wrong_blank"]
        return (
            f"{self.shape}: {self.examples} examples, {whole} cells, wrong {wrong} in {self.faulty} examples, "
            f"flagged {flagged:.2%}, as printed {self.cells['as_printed']}, "
            f"contradicted {self.cells['contradicted']}, {cost:.1f} ms CPU each"
        )


def run(shape: str, examples: int, seed: int, in_styles: bool = False) -> Run:
    """So many examples of a shape; every fault is kept and none ends the run."""
    done = Run(shape)
    random = Random(f"{shape} {seed}")
    for _ in range(examples):
        done.add(*drawn_by(random, shape, in_styles))
    return done


def mutate(shapes: Sequence[str], times: int) -> int:
    """So many of each mutation in each shape; 1 when the checks kept silent of any."""
    missed = 0
    for shape in shapes:
        for mutation in MUTATIONS:
            silent = [seed for seed in range(times) if not mutation(shape, seed)]
            print(f"DONE {shape} {mutation.__name__}: {times} times, missed {len(silent)}", *silent[:9], flush=True)
            missed += len(silent)
    return missed > 0


def main() -> int:
    """Run what the command line asks for; 1 when any figure was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=20_000)
    parser.add_argument("--shapes", nargs="+", choices=sorted(SHAPES), default=list(SHAPES))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--styled", action="store_true", help="lay the tables out in a style of tests/styles.py first")
    parser.add_argument("--mutations", type=int, help="so many changed digits, lost rows, swapped columns a shape")
    parser.add_argument("--replay", nargs="+", metavar="SHAPE SEED DAMAGE")
    chosen = parser.parse_args()
    if chosen.replay:
        shape, seed, *damages = chosen.replay
        faults = judge(make(shape, int(seed), damages)).faults
        print(*faults, sep="\n")
        return bool(faults)
    if chosen.mutations:
        return mutate(chosen.shapes, chosen.mutations)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    faulty = 0
    for shape in chosen.shapes:
        done = run(shape, chosen.examples, chosen.seed, chosen.styled)
        print("DONE", done.line(), flush=True)
        faulty += done.faulty
    return faulty > 0


if __name__ == "__main__":
    sys.exit(main())
