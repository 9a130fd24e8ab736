"""The index of cells by name is out of the way of a large load, and there again after it."""

import pytest
from storework import REGISTER, page, visit

from crawler.archive import Archive
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store.cell_index import CellIndex, complete
from monitor.store.store import Store

URL = "http://www.example.gov.cn/{}.html"


def is_there(store):
    return bool(store.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'cells_cell'").fetchone())


def stand(store, count):
    """So many reports in the store; what is in them does not matter here."""
    columns = dict.fromkeys(store.db["reports"].columns_dict, "")
    rows = [tuple((columns | {"report_id": f"r{n}"}).values()) for n in range(count)]
    store.db.conn.executemany(f"INSERT INTO reports VALUES ({', '.join('?' * len(columns))})", rows)


@pytest.mark.parametrize(
    ("stood", "added", "stays", "because"),
    [
        (0, 1, False, "a first load: nothing to keep it for"),
        (100, 10, True, "a tenth: some entries are added quicker than all are sorted"),
        (100, 11, False, "more than a tenth"),
        (100, 60, False, "and it is set aside only once"),
    ],
)
def test_when_it_is_set_aside(stood, added, stays, because):
    with Store(":memory:") as store:
        stand(store, stood)
        index = CellIndex(store.db.conn)
        for _ in range(added):
            index.added()
        assert is_there(store) == stays, because
        complete(store.db.conn)
        assert is_there(store)


def test_it_is_there_after_reading_and_after_a_reading_that_was_killed(tmp_path):
    visit(tmp_path / "archive", 0, {n: [(URL.format(n), page(n))] for n in (1, 2, 3)})
    archive = Archive(tmp_path / "archive")
    with Store(tmp_path / "gouji.db") as store:
        project(archive, REGISTER, store)
        read_captures(archive, store, ReadSection())
        assert is_there(store)
        store.db.execute("DROP INDEX cells_cell")  # as a killed reading leaves it
        read_captures(archive, store, ReadSection())
        assert is_there(store)
    archive.close()
