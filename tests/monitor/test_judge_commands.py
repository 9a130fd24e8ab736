"""``gouji judge``, ``rulings`` and ``rules`` on a state folder of one county."""

import json
from pathlib import Path

import pytest
from casework import look
from click.testing import CliRunner

from crawler.register import load_register
from monitor.cli.exits import code_of
from monitor.cli.main import gouji
from monitor.store.store import Store

AGENCIES = """agency_id,name,kind,level,division_code,portal_id
xian-caizheng,某县财政局,department,county,510000,xian
xian-shuiwu,某县水务局,department,county,510000,xian
"""
PORTALS = """portal_id,name,home_url
xian,某县,http://xian.example/
"""
ABSENT = ("2023-02-03", "2023-02-04", "2023-02-06")


class Desk:
    """A state folder and the command line in front of it."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
        (folder / "portals.csv").write_text(PORTALS, encoding="utf-8")
        config = '[paths]\nagencies = "agencies.csv"\nportals = "portals.csv"\n'
        (folder / "gouji.toml").write_text(config, encoding="utf-8")
        with Store(folder / "var" / "gouji.db") as store:
            store.put_register(load_register(folder / "agencies.csv", folder / "portals.csv"))
            store.put_looks([look(day) for day in ABSENT])

    def run(self, *arguments, now="2023-02-07T20:00"):
        options = ["--config", str(self.folder / "gouji.toml"), "--now", now, "-q"]
        done = CliRunner().invoke(
            gouji, [*arguments, *options], standalone_mode=False, env={"GOUJI_HOME": str(self.folder / "var")}
        )
        code = code_of(done.exception) if done.exception else done.return_value
        return code, done.stdout


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_judging_prints_the_statuses(desk):
    code, out = desk.run("judge", "--json")
    told = json.loads(out)
    assert (code, told["judged"], told["issued"]) == (0, 2, 2)
    assert told["statuses"] == {"could_not_look": 1, "overdue": 1}


def test_findings_have_an_exit_code_only_when_asked_for(desk):
    assert desk.run("judge")[0] == 0
    assert desk.run("judge", "--fail-on", "error")[0] == 5


def test_a_year_outside_the_duties_is_a_usage_error(desk):
    assert desk.run("judge", "--year", "2040")[0] == 2


def test_a_ruling_from_beginning_to_end(desk):
    desk.run("judge")
    words = ["--rule", "T_STATUTORY", "--by", "王某", "--reason", "已在线下送达"]
    code, out = desk.run("rulings", "add", "dismiss", "xian-caizheng", "2022", *words)
    assert (code, out.split()[0]) == (0, "R0001")
    assert json.loads(desk.run("judge", "--json")[1])["corrected"] == 1
    [listed] = desk.run("rulings", "list", "--json")[1].splitlines()
    assert json.loads(listed)["kind"] == "dismiss"
    assert desk.run("rulings", "withdraw", "R0001", "--by", "李某", "--reason", "误裁")[0] == 0
    assert desk.run("rulings", "withdraw", "R0001", "--by", "李某", "--reason", "误裁")[0] == 2
    assert json.loads(desk.run("judge", "--json")[1])["statuses"]["overdue"] == 1


@pytest.mark.parametrize(
    ("arguments", "because"),
    [
        (["dismiss", "xian-caizheng", "2022"], "no rule named"),
        (["dismiss", "xian-caizheng", "2022", "--rule", "T3_BALANCE"], "nothing fails there"),
        (["extend", "xian-caizheng", "2022"], "until when?"),
        (["extend", "xian-caizheng", "2022", "--until", "2023-01-15"], "earlier than the statute"),
        (["exempt", "nobody", "2022"], "not in the register"),
    ],
)
def test_rulings_that_cannot_be_made(desk, arguments, because):
    assert desk.run("rulings", "add", *arguments, "--by", "王某", "--reason", "x")[0] == 2, because


def test_holds_are_released(desk):
    assert desk.run("rulings", "holds")[1] == ""
    assert desk.run("rulings", "release", "H-x", "--by", "王某", "--reason", "x")[0] == 2


def test_rule_changes_name_who_is_concerned(desk, monkeypatch):
    assert desk.run("rules", "diff")[0] == 8, "nothing was judged yet"
    desk.run("judge")
    assert desk.run("rules", "diff")[1] == ""
    from monitor import rule_changes
    from monitor.rules import RULES

    later = tuple(rule for rule in RULES if rule.id != "T_STATUTORY")
    monkeypatch.setattr(rule_changes.changes, "__defaults__", (later,))
    [row] = desk.run("rules", "diff", "--json")[1].splitlines()
    assert json.loads(row)["vanishing"] == ["T_STATUTORY.1"]
