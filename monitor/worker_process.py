"""One process that answers tasks from a pipe, in their order, within the computing time and memory it may have."""

import gc
import multiprocessing
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Prepare = Callable[[], AbstractContextManager[Callable[[Task], Answer]]]
OVER_CPU = signal.SIGPROF
"""What the system sends at the end of the computing time; its default is to end the process."""
_STATM = Path("/proc/self/statm")
STAYS, LEAVES = b"+", b"-"
"""What an answer begins with: whether its process goes on, or has grown so much that a fresh one is to take over."""
KEPT_SHARE = 4
"""A process leaves when it keeps more than one part in so many of its memory after an answer: the next task would have
that much less, and be told that it needs too much."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may take: seconds of computing time for each task, bytes of address space; 0 for no bound.

    What a fork has of its caller is not counted: it is no document's.
    """

    cpu_seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Hired(Generic[Task, Answer]):
    """A process and our end of its pipe: tasks go in, and for each comes out a mark and a pickled (went well, answer).

    The first that comes out is about its preparation. After ``LEAVES`` it reads no more tasks.
    """

    process: BaseProcess
    pipe: Connection

    def dismiss(self, patience: float = 0.0) -> None:
        """End the process: a closed pipe tells it to leave, which an idle one does within ``patience`` seconds."""
        self.pipe.close()
        self.process.join(patience)
        self.process.kill()
        self.process.join()
        self.process.close()

    def ended_by_time(self) -> bool:
        """Of a process that has left: whether its computing time was over."""
        self.process.join()
        return self.process.exitcode == -OVER_CPU


def hire(prepare: Prepare[Task, Answer], bounds: Bounds, method: Literal["spawn", "fork"]) -> Hired[Task, Answer]:
    """Start a process; it prepares itself while the caller goes on."""
    ours, theirs = multiprocessing.Pipe()
    process: BaseProcess
    # not a daemon: reading may itself start processes, for recognition and conversion
    if method == "fork":
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(theirs, prepare, bounds, ours))
    else:
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, prepare, bounds))
    process.start()
    theirs.close()
    return Hired(process, ours)


def _serve(pipe: Connection, prepare: Prepare[Any, Any], bounds: Bounds, other_end: Connection | None = None) -> None:
    """The life of the process: it ends when its caller closes the pipe, of which a fork has a copy."""
    if other_end is not None:
        other_end.close()
        bounds = replace(bounds, memory=bounds.memory and bounds.memory + _size())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides; Ctrl-C reaches the whole group
    if bounds.memory:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = bounds.memory if most == resource.RLIM_INFINITY else min(bounds.memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    try:
        with prepare() as work:
            gc.freeze()  # what was loaded stays: it need not be gone through again and again
            _send(pipe, True, None)
            _answer(pipe, work, bounds)
    except (BrokenPipeError, ConnectionResetError):
        return  # the caller has left, and nobody is there to be told
    except Exception as error:
        _send(pipe, False, error)


def _answer(pipe: Connection, work: Callable[[Any], Any], bounds: Bounds) -> None:
    begun = _size()
    most = begun + max(0, bounds.memory - begun) // KEPT_SHARE if bounds.memory else sys.maxsize
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, bounds.cpu_seconds)
        try:
            good, answer = True, work(task)
        except Exception as error:
            good, answer = False, error
        signal.setitimer(signal.ITIMER_PROF, 0)
        leaves = _size() > most
        _send(pipe, good, answer, LEAVES if leaves else STAYS)
        if leaves:
            return


def _send(pipe: Connection, good: bool, answer: object, mark: bytes = STAYS) -> None:
    pipe.send_bytes(mark + pickle.dumps((good, answer), pickle.HIGHEST_PROTOCOL))


def opened(packed: bytes) -> tuple[bool, Any]:
    """Whether it went well, and the answer or the error."""
    good, answer = pickle.loads(memoryview(packed)[1:])
    return good, answer


def _size() -> int:
    """Bytes of address space this process has; 0 where the system does not say (and holds no bound on it either)."""
    try:
        return int(_STATM.read_bytes().split(maxsplit=1)[0]) * resource.getpagesize()
    except OSError:
        return 0
