"""Reports committed together: whole ones stay, whatever ends the batch between two of them."""

import sqlite3

import pytest

from monitor.store.batches import LONGEST_S, MOST, Batch


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "gouji.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (n INTEGER)")
    return path


def begun(path, timer=lambda: 0.0):
    database = sqlite3.connect(path, isolation_level=None)
    return database, Batch(database, timer)


def numbers(path):
    """What another process sees."""
    return [row[0] for row in sqlite3.connect(path).execute("SELECT n FROM t ORDER BY n")]


def put(database, batch, number):
    with batch.write():
        database.execute("INSERT INTO t VALUES (?)", [number])


def break_off(database, batch, number):
    with batch.write():
        database.execute("INSERT INTO t VALUES (?)", [number])
        raise KeyboardInterrupt


def test_a_batch_is_committed_when_it_is_full_and_when_it_ends(path):
    database, batch = begun(path)
    for number in range(MOST + 1):
        put(database, batch, number)
    assert len(numbers(path)) == MOST
    batch.close()
    assert len(numbers(path)) == MOST + 1


def test_slow_writes_are_committed_one_by_one(path):
    times = iter(range(0, 1000, round(LONGEST_S) + 1))
    database, batch = begun(path, lambda: next(times))
    for number in range(3):
        put(database, batch, number)
        assert numbers(path) == list(range(number + 1))


def test_an_end_between_two_writes_takes_nothing_with_it(path):
    database, batch = begun(path)
    put(database, batch, 1)
    assert numbers(path) == []
    batch.close()
    assert numbers(path) == [1]


def test_half_a_write_is_never_committed(path):
    database, batch = begun(path)
    put(database, batch, 1)
    with pytest.raises(KeyboardInterrupt):
        break_off(database, batch, 2)
    batch.close()
    assert numbers(path) == []
    put(database, batch, 3)
    batch.close()
    assert numbers(path) == [3]


def test_writes_within_a_write_are_one(path, monkeypatch):
    monkeypatch.setattr("monitor.store.batches.MOST", 1)
    database, batch = begun(path)
    with batch.write():
        put(database, batch, 1)
        assert numbers(path) == []
        put(database, batch, 2)
    assert numbers(path) == [1, 2]
