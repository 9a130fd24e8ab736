"""One process that answers tasks from a pipe, in their order, within the computing time and memory it may have."""

import gc
import multiprocessing
import pickle
import resource
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Prepare = Callable[[], AbstractContextManager[Callable[[Task], Answer]]]
OVER_CPU = signal.SIGPROF
"""What the system sends at the end of the computing time; its default is to end the process."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may take: seconds of computing time for each task, bytes of address space; 0 for no bound."""

    cpu_seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Hired(Generic[Task, Answer]):
    """A process and our end of its pipe: tasks go in, and for each a pickled (whether it went well, answer) comes out.

    The first that comes out is about its preparation.
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides; Ctrl-C reaches the whole group
    if bounds.memory:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = bounds.memory if most == resource.RLIM_INFINITY else min(bounds.memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    try:
        with prepare() as work:
            gc.freeze()  # what was loaded stays: it need not be gone through again and again
            _send(pipe, True, None)
            _answer(pipe, work, bounds.cpu_seconds)
    except (BrokenPipeError, ConnectionResetError):
        return  # the caller has left, and nobody is there to be told
    except Exception as error:
        _send(pipe, False, error)


def _answer(pipe: Connection, work: Callable[[Any], Any], cpu_seconds: float) -> None:
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        try:
            good, answer = True, work(task)
        except Exception as error:
            good, answer = False, error
        signal.setitimer(signal.ITIMER_PROF, 0)
        _send(pipe, good, answer)


def _send(pipe: Connection, good: bool, answer: object) -> None:
    pipe.send_bytes(pickle.dumps((good, answer), pickle.HIGHEST_PROTOCOL))
