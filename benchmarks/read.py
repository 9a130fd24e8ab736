"""How fast ``gouji read`` is over an archive, how it scales over processes, and whether its memory is flat.

    python benchmarks/read.py [--reports 2000] [--workers 0 1 2] [--rounds 1]

Archives annual reports of our own, no two alike (200 figures each; a third as pasted from Word, 150 KB), and reads them
into a fresh gouji.db with each number of processes, in so many rounds. Prints the memory of the main process and of its
largest worker after each tenth, then seconds and computing time. At the end the best round of each number of processes
beside that of the first number, and how many times faster their computing times allow it to be at most on the
processors there are: that holds also where other programs take turns with it. The rows must be the same throughout.

The limit it is held against: as many readings without workers at one time as there are processors, each of the whole
archive and with nothing to share but the machine. Two cores that share memory and clock give less than twice one.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks"), str(ROOT / "tests")]


@dataclass(frozen=True, slots=True)
class Took:
    """One reading of the archive: wall clock and computing time in seconds, and what was made."""

    workers: int
    wall: float
    main: float
    crew: float
    rows: str


def compare(rounds: list[Took], alone: float) -> None:
    """The best round of each number of processes, beside that of the first; ``alone``: seconds of those at one time."""
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
    print(f"the limit: {cores} readings at one time do {cores * first.wall / alone:.2f} times as much as one")
    print("the same rows" if len({each.rows for each in rounds}) == 1 else "ROWS DIFFER")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; an archive that is there is taken")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    # not above: each worker loads this file again, as it does the gouji command, which loads nothing either
    from read_archive import fill, one

    if asked.one:
        one(Path(asked.one), asked.workers[0], asked.reports)
        return
    folder = asked.folder or Path(tempfile.mkdtemp())
    rounds: list[Took] = []
    try:
        if not (folder / "archive").exists():
            fill(folder / "archive", asked.reports)
        for workers in asked.workers * asked.rounds:
            rounds += read_beside([folder], workers, asked.reports)
        alone = max(each.wall for each in read_beside(_copies(folder), 0, asked.reports))
    finally:
        if asked.folder is None:
            shutil.rmtree(folder)
    compare(rounds, alone)


def read_beside(folders: list[Path], workers: int, reports: int) -> list[Took]:
    """Read the archives of these folders at one time, each in a process of its own."""
    command = [sys.executable, __file__, "--workers", str(workers), "--reports", str(reports), "--one"]
    started = [subprocess.Popen([*command, str(folder)]) for folder in folders]
    codes = [process.wait() for process in started]
    if any(codes):
        sys.exit("a reading failed")
    for left in (left for folder in folders for left in folder.glob("gouji-*")):
        left.unlink()
    return [Took(*json.loads((folder / "took").read_text())) for folder in folders]


def _copies(folder: Path) -> list[Path]:
    """A folder for each processor, with the same archive."""
    copies = [folder / f"beside{number}" for number in range(len(os.sched_getaffinity(0)))]
    for copy in copies:
        copy.mkdir(exist_ok=True)
        (copy / "archive").unlink(missing_ok=True)
        (copy / "archive").symlink_to(folder / "archive")
    return copies


if __name__ == "__main__":
    main()
