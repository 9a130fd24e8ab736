"""The time one document may take, asked for between its pages and members: a guard, not a clock of the domain."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extract.documents import Reading
from extract.errors import Unreadable

WAITING = 6
"""So many times the computing time may pass on the wall: a busy machine is no fault of the document, a hang is."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Started when reading starts; ``timer`` counts seconds of computing in this thread, ``wall`` those that pass."""

    seconds: float
    timer: Callable[[], float] = time.thread_time
    wall: Callable[[], float] = time.monotonic
    started: float = field(default=-1.0)
    started_on_wall: float = field(default=-1.0)

    def check(self) -> None:
        """Raise Unreadable ``too_slow`` once the time is over."""
        waited = self.wall() - self.started_on_wall
        if waited < self.seconds:
            return  # no thread computes for longer than passes, and its own clock costs ten times the other
        if self.timer() - self.started >= self.seconds or waited >= WAITING * self.seconds:
            raise Unreadable("too_slow", f"not read within {self.seconds:g} s")

    def left(self) -> float:
        """Seconds of computing left, never below zero."""
        return max(0.0, self.seconds - (self.timer() - self.started))


def patience_of(
    reading: Reading,
    timer: Callable[[], float] = time.thread_time,
    wall: Callable[[], float] = time.monotonic,
) -> Patience:
    """The patience of one reading, from now on."""
    return Patience(reading.limits.max_seconds, timer, wall, timer(), wall())


def with_time_left(reading: Reading, patience: Patience) -> Reading:
    """The reading for a part of the document: it gets what time is left."""
    return replace(reading, limits=replace(reading.limits, max_seconds=patience.left()))
