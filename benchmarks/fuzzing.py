"""Running cases in a process of their own with bounded memory and time: what raises is kept, what hangs or dies too."""

import argparse
import faulthandler
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

BROKEN_AT_MOST = 20


class Cases(Protocol):
    """The cases of one kind and seed, each made of its number."""

    name: str

    def __getitem__(self, number: int) -> Any: ...

    def read(self, case: Any) -> str:
        """How it went, in a word; raises where a rule is broken."""

    def content(self, case: Any) -> bytes:
        """What is kept of a case that broke a rule."""


@dataclass(frozen=True)
class Fuzz:
    """One fuzz: its cases by kind and seed, and the bounds of each process."""

    cases: Callable[[str, int], Cases]
    memory: int
    seconds: float
    """Of computing, beyond which reading one case is a hang: the system ends the process."""
    things: str
    suffix: str

    def work(self, kind: str, seed: int, minutes: float, keep: Path, start: Any) -> None:
        """The child: make, read, count; keeps what breaks a rule, and dies of what hangs or crashes."""
        faulthandler.enable()
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        cases, ends, broken, slowest = self.cases(kind, seed), Counter[str](), 0, (0.0, 0)
        begun, until = start.value, time.process_time() + 60 * minutes
        while time.process_time() < until and broken < BROKEN_AT_MOST:
            case = cases[start.value]
            signal.setitimer(signal.ITIMER_PROF, self.seconds)
            before = time.process_time()
            try:
                ends[cases.read(case)] += 1
            except Exception:
                broken += 1
                self._keep(keep, f"{cases.name}-{start.value}", cases.content(case), traceback.format_exc())
                print(f"{cases.name} case {start.value} raised:\n{traceback.format_exc(limit=-3)}", flush=True)
            signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(slowest, (time.process_time() - before, start.value))
            start.value += 1
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        how = ", ".join(f"{end} {count}" for end, count in ends.most_common())
        print(
            f"{cases.name}: {start.value - begun} {self.things} in {minutes:g} CPU minutes, {broken} broke; {how}; "
            f"slowest {slowest[0]:.1f} s (case {slowest[1]}), {peak} MB at most",
            flush=True,
        )
        sys.exit(1 if broken else 0)

    def run(self, kind: str, seed: int, minutes: float, keep: Path) -> bool:
        """Whether nothing broke; after a hang or a crash the rest is read by a new process."""
        number, sound = multiprocessing.Value("L", 0), True
        while minutes > 0:
            before = _computed()
            child = multiprocessing.Process(target=self.work, args=(kind, seed, minutes, keep, number))
            child.start()
            child.join()
            if child.exitcode in (0, 1):
                return sound and child.exitcode == 0
            sound, cases = False, self.cases(kind, seed)
            print(f"{cases.name} case {number.value}: exit code {child.exitcode}", flush=True)
            self._keep(keep, f"{cases.name}-{number.value}", cases.content(cases[number.value]))
            number.value += 1
            minutes -= (_computed() - before) / 60
        return sound

    def main(self, description: str | None, option: str, kinds: Sequence[str]) -> int:
        """The command line; ``option`` is what the kinds are called there."""
        parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--minutes", type=float, default=10.0)
        parser.add_argument(option, dest="kinds", nargs="*", choices=kinds, default=list(kinds))
        parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--case", type=int)
        told = parser.parse_args()
        if told.case is not None:
            cases = self.cases(told.kinds[0], told.seed)
            print(cases.read(cases[told.case]))
            return 0
        told.keep.mkdir(parents=True, exist_ok=True)
        sound = [self.run(kind, told.seed, told.minutes, told.keep) for kind in told.kinds]
        return 0 if all(sound) else 1

    def _keep(self, folder: Path, name: str, content: bytes, raised: str = "") -> None:
        (folder / f"{name}{self.suffix}").write_bytes(content)
        if raised:
            (folder / f"{name}.txt").write_text(raised)


def _computed() -> float:
    """Seconds of computing of the processes that have ended: what passes on the wall is the machine's."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
