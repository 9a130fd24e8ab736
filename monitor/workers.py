"""Runs a pure function over many tasks in several processes: answers in the order of the tasks, a bounded number of
them in memory, and a task that hangs or kills its process costs only itself."""

import gc
import math
import multiprocessing
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, Literal, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Loss = Literal["died", "too_slow"]
AHEAD = 4
"""Tasks taken per worker before the oldest answer is given out: bounds memory."""
_OVER_CPU = signal.SIGPROF
"""What the system sends at the end of the computing time; its default is to end the process."""
LEAVE_S = 5.0
"""How long an idle process may take to put its tools away."""


@dataclass(frozen=True, slots=True)
class Crew(Generic[Task, Answer]):
    """How to work: ``prepare`` is entered once in each process and gives the function for the tasks.

    ``prepare`` and tasks and answers must be picklable. ``lost`` gives the answer for a task whose process died or
    went over ``seconds``; an exception inside the function is raised in the caller.
    """

    prepare: Callable[[], AbstractContextManager[Callable[[Task], Answer]]]
    lost: Callable[[Task, Loss], Answer]
    workers: int
    """0 runs everything in the calling process, without protection."""
    seconds: float
    cpu_seconds: float = 0.0
    """What a task may take of its process' own computing time, waiting for others left out; 0 for no bound.

    It holds whatever the process does: the system ends it, also in the middle of a library that never returns.
    """
    memory: int = 0
    """Bytes of address space a process may have; 0 for no bound. Helpers it starts set their own."""
    method: Literal["spawn", "fork"] = "spawn"
    """How processes are made: ``fork`` is quicker, for callers with one thread and nothing open."""


@dataclass(slots=True)
class _Slot(Generic[Task, Answer]):
    """A task on its way."""

    task: Task
    answer: Answer | None = None
    done: bool = False


@dataclass(slots=True)
class _Worker(Generic[Task, Answer]):
    """One process and what it is doing."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    """It has prepared itself; only then does the time of its task begin to run."""
    slot: "_Slot[Task, Answer] | None" = None
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
    crowd: list[_Worker[Task, Answer]] = [_hire(crew) for _ in range(crew.workers)]
    try:
        yield from _through(crew, crowd, chain([first], waiting))
    finally:
        for worker in crowd:
            _dismiss(worker, patience=0.0 if worker.slot else LEAVE_S)


def _through(
    crew: Crew[Task, Answer], crowd: list[_Worker[Task, Answer]], tasks: Iterator[Task]
) -> Iterator[tuple[Task, Answer]]:
    under_way: deque[_Slot[Task, Answer]] = deque()
    exhausted = False
    while True:
        for worker in crowd:
            if worker.slot is None and not exhausted and len(under_way) < crew.workers * AHEAD:
                try:
                    slot = _Slot[Task, Answer](next(tasks))
                except StopIteration:
                    exhausted = True
                    break
                under_way.append(slot)
                _give(crew, worker, slot)
        while under_way and under_way[0].done:
            slot = under_way.popleft()
            yield slot.task, slot.answer  # type: ignore[misc]  # done slots have an answer
        if exhausted and not under_way:
            return
        _collect(crew, crowd)


def _give(crew: Crew[Task, Answer], worker: _Worker[Task, Answer], slot: _Slot[Task, Answer]) -> None:
    worker.slot = slot
    worker.deadline = time.monotonic() + crew.seconds if worker.ready else math.inf
    try:
        worker.pipe.send(slot.task)
    except BrokenPipeError:
        _lose(crew, worker, "died")


def _collect(crew: Crew[Task, Answer], crowd: list[_Worker[Task, Answer]]) -> None:
    """Wait for an answer, a death or a deadline."""
    busy = [worker for worker in crowd if worker.slot is not None]
    if not busy:
        return
    patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    ready = set(wait([worker.pipe for worker in busy], timeout=None if math.isinf(patience) else patience))
    for worker in busy:
        if worker.pipe in ready:
            _receive(crew, worker)
        elif time.monotonic() >= worker.deadline:
            _lose(crew, worker, "too_slow")


def _receive(crew: Crew[Task, Answer], worker: _Worker[Task, Answer]) -> None:
    try:
        good, answer = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        worker.process.join()
        _lose(crew, worker, "too_slow" if worker.process.exitcode == -_OVER_CPU else "died")
        return
    if not good:
        raise answer
    if not worker.ready:
        worker.ready, worker.deadline = True, time.monotonic() + crew.seconds
        return
    assert worker.slot is not None
    worker.slot.answer, worker.slot.done, worker.slot = answer, True, None


def _lose(crew: Crew[Task, Answer], worker: _Worker[Task, Answer], how: Loss) -> None:
    """Answer for the lost task and put a fresh process in the worker's place."""
    slot = worker.slot
    assert slot is not None
    slot.answer, slot.done = crew.lost(slot.task, how), True
    _dismiss(worker)
    fresh = _hire(crew)
    worker.process, worker.pipe, worker.slot = fresh.process, fresh.pipe, None
    worker.ready = False


def _hire(crew: Crew[Task, Answer]) -> "_Worker[Task, Answer]":
    ours, theirs = multiprocessing.Pipe()
    how = (crew.prepare, crew.memory, crew.cpu_seconds)
    process: BaseProcess
    # not a daemon: reading may itself start processes, for recognition and conversion
    if crew.method == "fork":
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(theirs, *how, ours))
    else:
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, *how))
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _dismiss(worker: "_Worker[Task, Answer]", patience: float = 0.0) -> None:
    """End a process: a closed pipe tells it to leave, which an idle one does within ``patience`` seconds."""
    worker.pipe.close()
    worker.process.join(patience)
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _serve(
    pipe: Connection,
    prepare: Callable[[], AbstractContextManager[Callable[[Task], Answer]]],
    memory: int,
    cpu_seconds: float,
    other_end: Connection | None = None,
) -> None:
    """The life of a worker process: it ends when its caller closes the pipe, of which a fork has a copy."""
    if other_end is not None:
        other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides; Ctrl-C reaches the whole group
    if memory:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    try:
        with prepare() as work:
            gc.freeze()  # what was loaded stays: it need not be gone through again and again
            pipe.send((True, None))
            _answer(pipe, work, cpu_seconds)
    except (BrokenPipeError, ConnectionResetError):
        return  # the caller has left, and nobody is there to be told
    except Exception as error:
        pipe.send((False, error))


def _answer(pipe: Connection, work: Callable[[Task], Answer], cpu_seconds: float) -> None:
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        try:
            answer: tuple[bool, object] = (True, work(task))
        except Exception as error:
            answer = (False, error)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(answer)
