"""Reports committed together: whole ones stay, whatever ends the batch."""

import pytest
from sqlite_utils import Database

from monitor.store.batches import LONGEST_S, MOST, batched


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "gouji.db"
    Database(path).execute("CREATE TABLE t (n INTEGER)")
    return path


def count(path):
    return Database(path).execute("SELECT count(*) FROM t").fetchone()[0]


def test_a_batch_is_committed_when_it_is_full_and_when_it_ends(path):
    with batched(database := Database(path), lambda: 0.0) as written:
        for number in range(MOST + 1):
            with database.atomic():
                database.execute("INSERT INTO t VALUES (?)", [number])
            written()
        assert count(path) == MOST
    assert count(path) == MOST + 1


def test_slow_writes_are_committed_one_by_one(path):
    times = iter(range(0, 1000, round(LONGEST_S) + 1))
    with batched(database := Database(path), lambda: next(times)) as written:
        for number in range(1, 4):
            database.execute("INSERT INTO t VALUES (?)", [number])
            written()
            assert count(path) == number


def break_off(path):
    with batched(database := Database(path), lambda: 0.0) as written:
        with database.atomic():
            database.execute("INSERT INTO t VALUES (1)")
        written()
        with database.atomic():
            database.execute("INSERT INTO t VALUES (2)")
            raise KeyboardInterrupt


def test_what_breaks_a_batch_takes_nothing_whole_with_it(path):
    with pytest.raises(KeyboardInterrupt):
        break_off(path)
    assert [row[0] for row in Database(path).execute("SELECT n FROM t")] == [1]
