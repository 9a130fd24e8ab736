import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from storework import AT, REGISTER, dump, page, visit

from crawler.archive import Archive
from monitor.duties import load_duties
from monitor.home import Home
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.reading import project, read_captures
from monitor.rebuilding import Sources, rebuild
from monitor.session import Session, Sitting
from monitor.settings import JudgeSection, ReadSection
from monitor.store.store import Store

URL = "http://www.example.gov.cn/{}.html"
SOURCES = Sources(REGISTER, load_duties(), ReadSection(), JudgeSection())


def live(home: Home, days: int) -> None:
    """Some days of crawling, reading and judging."""
    for day in range(days):
        visit(home.archive, day, {n: [(URL.format(n), page(n + (day > 1)))] for n in range(1, 4)} | {4: []})
        archive = Archive(home.archive)
        ledger = Ledger(home.ledger)
        at = AT + timedelta(days=day, hours=1)
        with Store(home.database) as store:
            project(archive, REGISTER, store)
            read_captures(archive, store, ReadSection())
            bench = Bench(REGISTER, SOURCES.duties, store, at.date())
            Session(ledger, Sitting(at, 1.0, 1.0)).run(bench, store.put_verdicts)
        ledger.close()
        archive.close()


def test_the_same_rows_row_by_row(tmp_path):
    home = Home(tmp_path)
    live(home, days=3)
    before = dump(home.database)
    assert len(before["verdicts"]) == 5
    assert before["findings"]
    home.database.unlink()
    rebuild(home, SOURCES)
    after = dump(home.database)
    for table, rows in before.items():
        assert after[table] == rows, table
    assert not list(tmp_path.glob("gouji.rebuilding*"))


def test_the_ledger_gains_nothing(tmp_path):
    home = Home(tmp_path)
    live(home, days=1)
    ledger = Ledger(home.ledger)
    before = [ledger.runs.all(), list(ledger.verdicts.as_of(AT + timedelta(days=9)))]
    rebuild(home, SOURCES)
    assert [ledger.runs.all(), list(ledger.verdicts.as_of(AT + timedelta(days=9)))] == before
    ledger.close()


def test_a_rebuild_that_fails_leaves_the_old_database(tmp_path, monkeypatch):
    home = Home(tmp_path)
    live(home, days=1)
    before = dump(home.database)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("monitor.rebuilding.read_captures", fail)
    with pytest.raises(OSError, match="disk full"):
        rebuild(home, SOURCES)
    assert dump(home.database) == before
    monkeypatch.undo()
    rebuild(home, SOURCES)
    assert dump(home.database) == before


def test_without_an_archive_there_is_an_empty_database(tmp_path):
    rebuild(Home(tmp_path), SOURCES)
    assert dump(Home(tmp_path).database)["reports"] == []


def test_open_pages_see_the_new_rows(tmp_path):
    home = Home(tmp_path)
    live(home, days=1)
    with closing(sqlite3.connect(f"file:{home.database}?mode=ro", uri=True)) as reader:
        assert reader.execute("SELECT count(*) FROM reports").fetchone()[0] == 3
        visit(home.archive, 1, {4: [(URL.format(4), page(4))]})
        rebuild(home, SOURCES)
        assert reader.execute("SELECT count(*) FROM reports").fetchone()[0] == 4


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100], ids=["empty", "rubbish"])
def test_a_broken_database_is_replaced(tmp_path, content):
    home = Home(tmp_path)
    live(home, days=1)
    before = dump(home.database)
    for path in tmp_path.glob("gouji.db*"):
        path.unlink()
    home.database.write_bytes(content)
    rebuild(home, SOURCES)
    assert dump(home.database) == before
