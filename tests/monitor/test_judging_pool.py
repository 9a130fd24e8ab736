"""Judging in several processes: the same rows and ledger as in one, and nothing written of a share that fails."""

import sqlite3
from contextlib import closing

import pytest
from issuework import live, look, state
from storework import AT, REGISTER, dump

from crawler.archive import Archive
from monitor.cases import ProofNeeded
from monitor.duties import load_duties
from monitor.judging import Bench
from monitor.judging_pool import Court, JudgingBroken, judge_in_processes
from monitor.ledger import Ledger
from monitor.reading import project, read_captures
from monitor.rulings import DUTY, Ruling
from monitor.session import Session, Sitting
from monitor.settings import ReadSection
from monitor.store.store import Store

SHOWN = {1: 1, 2: 2, 3: 3, 4: 0, 5: 0}


def season(app):
    """Two days of it judged, something said and withdrawn; then a third day that nobody has judged yet."""
    live(app, 0, SHOWN)
    for day in (12, 13, 14):
        live(app, day, SHOWN)
    ledger = Ledger(app.home.ledger)
    ledger.rulings.add(Ruling("R0001", "a4", 2025, "exempt", DUTY, "", "", "王某", "合并", AT))
    ledger.close()
    look(app, 15, SHOWN | {1: 9, 5: 5})
    archive = Archive(app.home.archive)
    with Store(app.home.database) as store:
        project(archive, REGISTER, store)
        read_captures(archive, store, ReadSection())
    archive.close()


def judge(app, workers):
    at = AT.replace(month=2, day=5)
    with Store(app.home.database) as store, Ledger(app.home.ledger) as ledger:
        session = Session(ledger, Sitting(at, 1.0, 1.0))
        if workers:
            court = Court(app.home, REGISTER, load_duties(), at.date(), ProofNeeded())
            return judge_in_processes(session, court, store, workers)
        return session.run(Bench(REGISTER, load_duties(), store, at.date()), store.put_verdicts)


def said(path):
    with closing(sqlite3.connect(path)) as db:
        tables = ("runs", "issued_verdicts", "corrections", "rulings")
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}


def test_the_same_as_in_one_process(tmp_path):
    alone, crowd = state(tmp_path / "alone", AT), state(tmp_path / "crowd", AT)
    for app in (alone, crowd):
        season(app)
    one, several = judge(alone, 0), judge(crowd, 2)
    assert (one.judged, one.issued, one.corrected) == (several.judged, several.issued, several.corrected)
    assert (one.statuses, one.failed) == (several.statuses, several.failed)
    assert one.corrected == 2, "a status, and the local day missed"
    assert dump(alone.home.database) == dump(crowd.home.database)
    assert said(alone.home.ledger) == said(crowd.home.ledger)
    again = judge(crowd, 1)
    assert (again.issued, again.corrected) == (0, 0)
    assert dump(alone.home.database) == dump(crowd.home.database)


def test_a_process_that_dies_is_said_and_judging_again_completes(tmp_path, monkeypatch):
    app = state(tmp_path, AT)
    season(app)
    before = said(app.home.ledger)["issued_verdicts"]
    monkeypatch.setattr("monitor.judging_pool._judging", _dying)
    with pytest.raises(JudgingBroken, match="请再次运行"):
        judge(app, 1)
    assert said(app.home.ledger)["issued_verdicts"] == before
    monkeypatch.undo()
    assert judge(app, 1).judged == 5


class _dying:  # stands for a function
    """A judge whose process ends in the middle of a share."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self):
        return _end

    def __exit__(self, *_: object) -> None:
        pass


def _end(_: object) -> None:
    import os

    os._exit(9)
