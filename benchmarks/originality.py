"""How fast near-duplicates are found: python benchmarks/originality.py [reports]. Target: 250,000 within minutes.

Texts of 60 clauses over a vocabulary of 200,000; one in fifty copies another one's clauses, 80 % of them.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from monitor.originality.near import near_duplicates

CLAUSES = 60


def texts(count: int) -> Iterator[tuple[int, list[str]]]:
    """Texts in order; every fiftieth is a copy of the one 49 before it."""
    source: list[str] = []
    for number in range(count):
        rng = random.Random(number)
        own = [f"第{rng.randrange(200_000)}号语句围绕重点工作扎实推进有关事项" for _ in range(CLAUSES)]
        if number % 50 == 0:
            source = own
        elif number % 50 == 49:
            own = source[:48] + own[48:]
        yield number, own


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    start, cpu = time.perf_counter(), time.process_time()
    near = near_duplicates(texts(count))
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    copies = [number for number in range(count) if number % 50 == 49]
    found = sum(number - 49 in near.get(number, ()) for number in copies)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} texts in {wall:.0f} s ({cpu:.0f} s of one core), {memory:.0f} MB")
    print(f"{found} of {len(copies)} copies found; {len(near)} texts have a neighbour")


if __name__ == "__main__":
    main()
