"""Mutated documents through the whole reader: nothing may raise, hang, crash or grow beyond a limit.

    python benchmarks/fuzz.py [--minutes 10] [--shapes pdf docx …] [--keep DIR] [--seed 0] [--case NUMBER]

Each shape is read in one process of its own with bounded memory and a time limit a document; nothing is started for a
document. Every case is made of its number alone: ``--case`` reads one again. A document that breaks a rule is kept in
DIR with what it raised; whoever mends the reader puts it among the tests (test_found_by_fuzzing.py).
"""

import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from fuzz_shapes import LIMITS, SHAPES, Case  # noqa: E402
from fuzzing import Fuzz  # noqa: E402

from extract.documents import Document  # noqa: E402
from extract.json_shape import to_json  # noqa: E402
from extract.read_report import read_report  # noqa: E402

MEMORY = 3 << 30
SECONDS = 2 * LIMITS.max_seconds
"""Of computing, beyond a document's own limit, its reading is a hang: the system ends the process."""
RENEWED = 25
"""So many cases are made of one sound document."""


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

    def read(self, case: Case) -> str:
        """How it went: ``read``, or the kind of error."""
        content, reading = case
        report = read_report(Document(content, "fuzzed"), reading)
        to_json(report)
        return "read" if report.error is None else report.error.kind

    def content(self, case: Case) -> bytes:
        return case[0]


if __name__ == "__main__":
    sys.exit(Fuzz(Cases, MEMORY, SECONDS, "documents", ".bin").main(__doc__, "--shapes", list(SHAPES)))
