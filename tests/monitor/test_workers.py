import multiprocessing
import os
import signal
import time
from contextlib import contextmanager

import pytest

from monitor.worker_process import Bounds
from monitor.workers import AHEAD, Crew, run


@contextmanager
def prepare():
    kept = []

    def work(task):
        match task:
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "hang":
                time.sleep(60)
            case "compute":
                sum(range(10**13))
            case "grow":
                try:
                    bytearray(3 << 30)
                except MemoryError:
                    return "no memory"
            case "keep":
                kept.append(bytearray(800 << 20))
                return os.getpid()
            case "who":
                return os.getpid()
            case "raise":
                raise ValueError("said so")
            case (seconds, name):
                time.sleep(seconds)
                return name
        return f"did {task}"

    yield work


def lost(task, how):
    return f"{task} {how}"


def crew(workers, seconds=30.0, queue=1):
    return Crew(prepare=prepare, lost=lost, workers=workers, seconds=seconds, queue=queue)


ROWS = [
    # workers, tasks, answers, reason
    (0, ["a", "b"], ["did a", "did b"], "no worker: in the caller's process"),
    (1, ["a", "b", "c"], ["did a", "did b", "did c"], "one worker"),
    (2, [(0.3, "slow"), (0, "quick"), (0, "third")], ["slow", "quick", "third"], "order is the order of the tasks"),
    (2, ["a", "die", "b"], ["did a", "die died", "did b"], "a task that kills its process costs only itself"),
    (1, ["die", "die", "a"], ["die died", "die died", "did a"], "twice in a row"),
    (2, [], [], "nothing to do"),
]


@pytest.mark.parametrize("queue", [1, 3])
@pytest.mark.parametrize(("workers", "tasks", "answers", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_answers(workers, tasks, answers, reason, queue):
    done = list(run(crew(workers, queue=queue), tasks))
    assert [task for task, _ in done] == tasks
    assert [answer for _, answer in done] == answers


@pytest.mark.parametrize("queue", [1, 3])
def test_a_task_over_its_time_is_ended(queue):
    done = list(run(crew(1, seconds=0.5, queue=queue), ["hang", "a"]))
    assert [answer for _, answer in done] == ["hang too_slow", "did a"]


def test_an_exception_is_the_callers():
    with pytest.raises(ValueError, match="said so"):
        list(run(crew(1), ["a", "raise"]))


@contextmanager
def prepare_badly():
    raise OSError("cannot prepare")
    yield


def test_a_process_that_cannot_prepare_is_not_a_lost_task():
    with pytest.raises(OSError, match="cannot prepare"):
        list(run(Crew(prepare=prepare_badly, lost=lost, workers=1, seconds=5.0), ["a"]))


def test_tasks_are_taken_only_as_answers_are_given():
    taken = []

    def tasks():
        for number in range(3 * AHEAD):
            taken.append(number)
            yield number

    answers = run(crew(2), tasks())
    next(answers)
    assert len(taken) <= 2 * AHEAD + 1
    answers.close()


def test_a_slow_task_holds_up_the_others_once_what_waits_is_large(monkeypatch):
    monkeypatch.setattr("monitor.workers.HELD_BYTES", 1000)
    taken = []

    def tasks():
        yield 1.5, "slow"
        for _ in range(20):
            taken.append(1)
            yield 0, "x" * 400

    answers = run(crew(2), tasks())
    assert next(answers)[1] == "slow"
    assert len(taken) == 3
    assert len(list(answers)) == 20


def test_a_process_that_dies_with_nothing_to_do_costs_nothing():
    def tasks():
        yield "a"
        (idle,) = multiprocessing.active_children()
        idle.kill()
        idle.join()
        yield "b"

    assert [answer for _, answer in run(crew(1), tasks())] == ["did a", "did b"]


def test_a_task_that_computes_without_end_is_ended_by_the_system():
    """No thread and no handler of ours would be heard: the library never comes back."""
    busy = Crew(prepare=prepare, lost=lost, workers=1, seconds=60.0, bounds=Bounds(cpu_seconds=0.3))
    done = list(run(busy, ["compute", "a"]))
    assert [answer for _, answer in done] == ["compute too_slow", "did a"]


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_a_process_has_only_the_memory_it_may_have(method):
    bounded = Crew(prepare=prepare, lost=lost, workers=1, seconds=60.0, bounds=Bounds(memory=2 << 30), method=method)
    assert [answer for _, answer in run(bounded, ["grow", "a"])] == ["no memory", "did a"]


@pytest.mark.parametrize("queue", [1, 3])
def test_a_process_that_keeps_much_of_its_memory_is_followed_by_a_fresh_one(queue):
    """What comes after it has the whole of its own bound, and nothing is lost in between."""
    bounded = Crew(prepare=prepare, lost=lost, workers=1, seconds=60.0, bounds=Bounds(memory=3 << 30), queue=queue)
    found = [answer for _, answer in run(bounded, ["who", "keep", "who", "keep", "keep", "who"])]
    assert found[0] == found[1]
    assert found[2] == found[3] != found[1]
    assert len(set(found)) == 4
    assert not any(isinstance(answer, str) for answer in found)


def test_without_a_bound_a_process_stays():
    found = [answer for _, answer in run(crew(1), ["who", "keep", "who"])]
    assert len(set(found)) == 1
