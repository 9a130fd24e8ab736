"""What `gouji run` and `gouji crawl` look at: what is due, or what somebody names."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.archive import Archive
from crawler.looks import Look
from crawler.register import Agency, Portal, Register
from monitor.cli.main import gouji
from monitor.cli.selection import due_or_named
from monitor.duties import load_duties
from monitor.visiting import Wanted, due_among, plan_of

MORNING = datetime.fromisoformat("2026-02-03T09:00:00+08:00")
PORTALS = (Portal("p1", "甲县", "http://a.example.cn/"), Portal("p2", "乙县", "http://b.example.cn/"))
AGENCIES = (
    Agency("a", "甲县财政局", "department", "county", "320901", "p1"),
    Agency("b", "甲县教育局", "department", "county", "320901", "p1"),
    Agency("c", "乙县财政局", "department", "county", "330102", "p2"),
)
REGISTER = Register(AGENCIES, PORTALS)

WANTED = [
    # (what is wanted, the report year of the season, pairs planned, why)
    (Wanted(), 2025, {("a", 2025), ("b", 2025), ("c", 2025)}, "everybody, for the season"),
    (Wanted(only=("b",)), 2025, {("b", 2025)}, "one agency"),
    (Wanted(only=("p1",)), 2025, {("a", 2025), ("b", 2025)}, "one portal"),
    (Wanted(region="33"), 2025, {("c", 2025)}, "one region"),
    (Wanted(years=(2023, 2024), only=("c",)), 2025, {("c", 2023), ("c", 2024)}, "years named"),
]


@pytest.mark.parametrize(("wanted", "season", "pairs", "why"), WANTED)
def test_a_plan_is_what_is_wanted(wanted, season, pairs, why):
    assert {pair for visit in plan_of(wanted, REGISTER, season) for pair in visit.due} == pairs, why


CHOICES = [
    # (named, --all, whether only what is due is looked at)
    (Wanted(), False, True),
    (Wanted(), True, False),
    (Wanted(only=("a",)), False, False),
    (Wanted(region="32"), False, False),
    (Wanted(years=(2024,)), False, False),
]


@pytest.mark.parametrize(("wanted", "everything", "due_only"), CHOICES)
def test_what_is_named_is_looked_at_now(wanted, everything, due_only):
    assert due_or_named(wanted, everything).due_only is due_only


def look(agency_id, year, at, outcome="absent"):
    return Look(f"{agency_id}.{year}.{at}", "r", "v", "p1", agency_id, year, at, at, outcome)


def test_what_was_looked_at_is_not_due_before_its_time(tmp_path):
    archive = Archive(tmp_path)
    with archive.writer("r", lambda: MORNING, True) as writer:
        writer.add_looks([look("a", 2025, MORNING), look("b", 2025, MORNING, "seen"), look("c", 2024, MORNING)])
    plan = plan_of(Wanted(), REGISTER, 2025)

    def due(hours):
        at = MORNING + timedelta(hours=hours)
        return {pair for visit in due_among(plan, REGISTER, load_duties(), archive, at) for pair in visit.due}

    assert due(1) == {("c", 2025)}, "a look at another year is none of this one"
    assert due(10) == {("a", 2025), ("c", 2025)}, "twice a day in the fortnight after the due day"
    assert due(24 * 7) == {("a", 2025), ("b", 2025), ("c", 2025)}, "one seen is looked at again after a week"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOUJI_HOME", raising=False)
    settings = (
        "[paths]\nagencies='agencies.csv'\nportals='portals.csv'\n[crawl]\ndelay_s=0.0\nallow_private_addresses=true\n"
    )
    (tmp_path / "gouji.toml").write_text(settings, "utf-8")
    (tmp_path / "portals.csv").write_text("portal_id,name,home_url\np,甲县,http://127.0.0.9:9/\n", "utf-8")
    header = "agency_id,name,kind,level,division_code,portal_id"
    (tmp_path / "agencies.csv").write_text(f"{header}\na,甲县财政局,department,county,320901,p\n", "utf-8")
    return tmp_path


def test_run_looks_at_what_is_due_and_all_at_everything(folder):
    def run(*arguments):
        return CliRunner().invoke(gouji, ["run", "--workers", "0", *arguments], standalone_mode=False)

    first = run("--now", "2026-02-03T09:00:00+08:00")
    assert (first.return_value, "到期 1 次查看" in first.stderr) == (3, True), first.output
    second = run("--now", "2026-02-03T10:00:00+08:00")
    assert (second.return_value, "到期 0 次查看，未到期 1 次（立即查看请加 --all）" in second.stderr) == (0, True)
    run("--now", "2026-02-03T11:00:00+08:00", "--all")
    assert len(list(Archive(folder / "var" / "archive").looks())) == 2
    unknown = CliRunner().invoke(gouji, ["run", "--only", "nobody"])
    assert unknown.exit_code == 2
    due = CliRunner().invoke(gouji, ["crawl", "--due", "--dry-run", "--now", "2026-02-03T12:00:00+08:00"])
    assert due.stdout == ""
