"""`gouji agencies import` and `discover`: a list brought into the register, a column found from a home page."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from portal.scenarios.scenario import DAY1, IN_TIME, A, new, trs
from portal.server import PortalServer

from monitor.cli.main import gouji

HEADER = "agency_id,name,kind,level,division_code,portal_id"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOUJI_HOME", raising=False)
    settings = (
        "[paths]\nagencies='agencies.csv'\nportals='portals.csv'\n[crawl]\ndelay_s=0.0\nallow_private_addresses=true\n"
    )
    (tmp_path / "gouji.toml").write_text(settings, "utf-8")
    (tmp_path / "portals.csv").write_text("portal_id,name,home_url\np,甲县,http://127.0.0.9:9/\n", "utf-8")
    (tmp_path / "agencies.csv").write_text(f"{HEADER}\na,甲县财政局,department,county,320901,p\n", "utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(gouji, ["agencies", *arguments], standalone_mode=False)


def test_a_list_is_merged_and_the_register_left_alone(folder):
    before = (folder / "agencies.csv").read_text("utf-8")
    rows = f"\ufeff{HEADER}\na,甲县财政局（新）,department,county,320901,p\nb,甲县教育局,department,county,320901,p\n"
    (folder / "new.csv").write_text(rows, "utf-8")
    result = run("import", "new.csv")
    assert result.return_value == 0, result.output
    merged = {row["agency_id"]: row["name"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert merged == {"a": "甲县财政局（新）", "b": "甲县教育局"}
    assert (folder / "agencies.csv").read_text("utf-8") == before


NAMES = [
    ("甲县财政局", "county", False),
    ("财政局", "county", True),
    ("县财政局", "county", True),
    ("国家铁路局", "central", False),
    ("甲县城关镇人民政府", "township", False),
]


@pytest.mark.parametrize(("name", "level", "told"), NAMES)
def test_a_name_without_its_place_is_told(folder, name, level, told):
    (folder / "agencies.csv").write_text(f"{HEADER}\na,{name},department,{level},320901,p\n", "utf-8")
    result = run("check")
    assert result.return_value == 0, result.output
    assert ("未写明地区" in result.output) is told


TWINS = [
    # (name, aliases) of one more agency of the place, whether it is told from 甲县财政局
    ("甲县财政局", "", True),
    ("甲县国有资产监督管理局", "县国资局|甲县财政局", True),
    ("甲县教育局", "县教育局", False),
]


@pytest.mark.parametrize(("name", "aliases", "told"), TWINS)
def test_two_bodies_of_one_name_are_told(folder, name, aliases, told):
    rows = (
        f"{HEADER},aliases\na,甲县财政局,department,county,320901,p,\nb,{name},department,county,320901,p,{aliases}\n"
    )
    (folder / "agencies.csv").write_text(rows, "utf-8")
    result = run("check")
    assert result.return_value == 0, result.output
    assert ("b：与 a 同名同地" in result.output) is told


def test_a_body_under_its_name_in_short_is_a_twin(folder):
    rows = f"{HEADER}\na,甲县发展和改革委员会,department,county,320901,p\nb,甲县发改委,department,county,320901,p\n"
    (folder / "agencies.csv").write_text(rows, "utf-8")
    assert "同名同地（甲县发改委）" in run("check").output


FAULTY = [
    # (rows to bring in, what the message names)
    (f"{HEADER}\nb,甲县教育局,department,county,320901,nowhere\n", "nowhere"),
    (f"{HEADER}\nb,甲县教育局,bureau,county,320901,p\n", "bureau"),
    (f"{HEADER},colour\nb,甲县教育局,department,county,320901,p,red\n", "colour"),
]


@pytest.mark.parametrize(("rows", "named"), FAULTY)
def test_a_faulty_list_is_refused_by_name(folder, rows, named):
    (folder / "new.csv").write_text(rows, "utf-8")
    result = CliRunner().invoke(gouji, ["agencies", "import", "new.csv"])
    assert result.exit_code != 0
    assert named in f"{result.output}{result.exception}"
    assert "甲县教育局" not in result.stdout


def test_a_column_is_found_from_the_home_page(folder):
    with PortalServer(lambda: DAY1, network=75) as server:
        host = server.add(trs(new(IN_TIME)))
        result = run("discover", f"{host.url}/", "--name", A, "--now", DAY1.isoformat(), "--json")
    assert result.return_value == 0, result.output
    found = json.loads(result.stdout)
    assert (found["column_url"], found["family"]) == (f"{host.url}/zfxxgk/zfxxgknb/", "trs")
    assert (found["outcome"], found["titles"]) == ("seen", [f"{A}2025年政府信息公开工作年度报告"])
    assert not (folder / "var").exists(), "nothing is kept"


def test_a_portal_that_does_not_answer_has_no_column(folder):
    result = run("discover", "http://127.0.0.9:9/")
    assert result.return_value == 3
    assert json.loads(result.stdout)["reason"] == "connection_refused"
