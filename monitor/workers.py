"""Runs a pure function over many tasks in several processes: answers in the order of the tasks, a bounded number of
them in memory, and a task that hangs or kills its process costs only itself."""

import math
import select
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, Literal

from monitor.worker_process import LEAVES, Answer, Bounds, Hired, Prepare, Task, hire, opened

Loss = Literal["died", "too_slow"]
AHEAD = 32
"""Tasks taken per worker before the oldest answer is given out: a slow one holds up the others only after so many."""
HELD_BYTES = 64 << 20
"""Of answers that wait for an older one; no task is given out while they are more. Both bound memory."""
LEAVE_S = 5.0
"""How long an idle process may take to put its tools away."""


@dataclass(frozen=True, slots=True)
class Crew(Generic[Task, Answer]):
    """How to work: ``prepare`` is entered once in each process and gives the function for the tasks.

    ``prepare`` and tasks and answers must be picklable. ``lost`` gives the answer for a task whose process died or
    went over ``seconds``; an exception inside the function is raised in the caller.
    """

    prepare: Prepare[Task, Answer]
    lost: Callable[[Task, Loss], Answer]
    workers: int
    """0 runs everything in the calling process, without protection."""
    seconds: float
    bounds: Bounds = field(default_factory=Bounds)
    """What each process may take. They hold whatever it does: the system ends it, also in the middle of a library
    that never returns. Helpers it starts set their own."""
    method: Literal["spawn", "fork"] = "spawn"
    """How processes are made: ``fork`` is quicker, for callers with one thread and nothing open."""
    queue: int = 1
    """Tasks a process has at a time. With more it goes on while the caller is busy; all of them together must be small,
    some 100 KB, for they are sent whether or not the process listens."""


@dataclass(slots=True)
class _Slot(Generic[Task, Answer]):
    """A task on its way; then its answer, as the process packed it or as the caller's ``lost`` gives it."""

    task: Task
    packed: bytes | None = None
    lost: Loss | None = None


@dataclass(slots=True)
class _Worker(Generic[Task, Answer]):
    """One process and the tasks it has, the first of which it works at."""

    hired: Hired[Task, Answer]
    ready: bool = False
    """It has prepared itself; only then does the time of its first task begin to run."""
    slots: "deque[_Slot[Task, Answer]]" = field(default_factory=deque)
    deadline: float = math.inf


def run(crew: Crew[Task, Answer], tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
    """Each task with its answer, in order."""
    if crew.workers < 1:
        with crew.prepare() as work:
            for task in tasks:
                yield task, work(task)
        return
    waiting = iter(tasks)
    first = next(waiting, None)
    if first is None:
        return
    crowd = _Crowd(crew)
    try:
        yield from crowd.through(chain([first], waiting))
    finally:
        crowd.dismiss()


class _Crowd(Generic[Task, Answer]):
    """The processes of a crew at work."""

    def __init__(self, crew: Crew[Task, Answer]) -> None:
        self._crew = crew
        self._poll = select.poll()
        self._workers = [_Worker(self._hire()) for _ in range(crew.workers)]
        self._under_way: deque[_Slot[Task, Answer]] = deque()
        self._held = 0

    def dismiss(self) -> None:
        """End all of them, those that work at once."""
        for worker in self._workers:
            worker.hired.dismiss(patience=0.0 if worker.slots else LEAVE_S)

    def through(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """Each task with its answer, in order."""
        while True:
            more = self._give_out(tasks)
            while self._under_way and ((slot := self._under_way[0]).packed or slot.lost):
                self._under_way.popleft()
                yield slot.task, self._answer_of(slot)
            if self._under_way:
                self._collect()
            elif not more:
                return

    def _answer_of(self, slot: _Slot[Task, Answer]) -> Answer:
        if slot.lost is not None:
            return self._crew.lost(slot.task, slot.lost)
        assert slot.packed is not None
        self._held -= len(slot.packed)
        good, answer = opened(slot.packed)
        if not good:
            raise answer
        return answer  # type: ignore[no-any-return]  # what the function gave

    def _give_out(self, tasks: Iterator[Task]) -> bool:
        """Tasks to those who have the fewest, while there may be more; False when there are none left."""
        for queued in range(self._crew.queue):
            for worker in self._workers:
                if len(worker.slots) > queued:
                    continue
                if len(self._under_way) >= self._crew.workers * AHEAD or self._held > HELD_BYTES:
                    return True
                try:
                    slot = _Slot[Task, Answer](next(tasks))
                except StopIteration:
                    return False
                self._under_way.append(slot)
                self._give(worker, slot)
        return True

    def _give(self, worker: _Worker[Task, Answer], slot: _Slot[Task, Answer]) -> None:
        worker.slots.append(slot)
        if len(worker.slots) == 1 and worker.ready:
            worker.deadline = time.monotonic() + self._crew.seconds
        try:
            worker.hired.pipe.send(slot.task)
        except (BrokenPipeError, ConnectionResetError):
            if worker.slots[0] is slot:
                self._replace(worker)  # it died with nothing to do: that is nobody's fault

    def _collect(self) -> None:
        """Wait for an answer, a death or a deadline."""
        nearest = min(worker.deadline for worker in self._workers)
        patience = None if math.isinf(nearest) else max(0.0, nearest - time.monotonic()) * 1000
        ready = {descriptor for descriptor, _ in self._poll.poll(patience)}
        for worker in self._workers:
            if worker.hired.pipe.fileno() in ready:
                self._receive(worker)
            elif time.monotonic() >= worker.deadline:
                self._lose(worker, "too_slow")

    def _receive(self, worker: _Worker[Task, Answer]) -> None:
        """An answer to its first task, or its end in the middle of it: it answers one before it begins the next."""
        try:
            packed = worker.hired.pipe.recv_bytes()
        except (EOFError, OSError):
            if worker.slots:
                self._lose(worker, "too_slow" if worker.hired.ended_by_time() else "died")
            else:
                self._poll.unregister(worker.hired.pipe)  # the next task for it will find that out
            return
        if worker.ready:
            worker.slots.popleft().packed = packed
            self._held += len(packed)
        else:
            worker.ready = True
            good, error = opened(packed)
            if not good:
                raise error
        worker.deadline = time.monotonic() + self._crew.seconds if worker.slots else math.inf
        if packed.startswith(LEAVES):
            self._replace(worker, LEAVE_S)

    def _lose(self, worker: _Worker[Task, Answer], how: Loss) -> None:
        """Say that its first task is lost; the others are for a fresh process."""
        worker.slots.popleft().lost = how
        self._replace(worker)

    def _replace(self, worker: _Worker[Task, Answer], patience: float = 0.0) -> None:
        """Put a fresh process in the worker's place, for the tasks it has."""
        others, worker.slots = worker.slots, deque()
        with suppress(KeyError):
            self._poll.unregister(worker.hired.pipe)
        worker.hired.dismiss(patience)
        worker.hired, worker.ready, worker.deadline = self._hire(), False, math.inf
        for slot in others:
            self._give(worker, slot)

    def _hire(self) -> Hired[Task, Answer]:
        hired = hire(self._crew.prepare, self._crew.bounds, self._crew.method)
        self._poll.register(hired.pipe, select.POLLIN)
        return hired
