"""The season: four crawls over every scenario of the fixture portal, then reading and judging, as a user runs them."""

import json
from collections import defaultdict
from dataclasses import dataclass

import pytest
from portal.scenarios import CRAWLS, SCENARIOS, YEAR
from portal.scenarios.scenario import DAY3
from portal.season import SETTINGS, SLOW, Season, agency_id, season

from crawler.archive import Problem
from crawler.looks import Capture, Look
from monitor.cases import Case
from monitor.duties import load_duties
from monitor.findings import Verdict
from monitor.judging import Bench
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store.store import Store
from monitor.verdicts import judge

ROWS = [(scenario, number) for scenario in SCENARIOS for number in range(len(scenario.owed))]
NOT_YET: dict[str, str] = {}
"""Scenarios that do not come out right yet, and why."""
CASES = [
    pytest.param(
        s, n, id=agency_id(s, n), marks=[pytest.mark.xfail(reason=NOT_YET[s.name])] if s.name in NOT_YET else []
    )
    for s, n in ROWS
]


@dataclass(slots=True)
class Played:
    """What came of the season."""

    season: Season
    looks: dict[str, list[Look]]
    verdicts: dict[str, Verdict]
    cases: dict[str, Case]
    captures: dict[str, Capture]
    problems: list[Problem]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("season")
    with season(folder, SCENARIOS, CRAWLS[0]) as running:
        for moment in CRAWLS:
            running.crawl(moment)
    archive = running.archive
    with Store(folder / "gouji.db") as store:
        project(archive, running.register, store)
        read_captures(archive, store, ReadSection())
        bench = Bench(running.register, load_duties(), store, DAY3.date())
        cases = {agency.agency_id: bench.case(agency, YEAR) for agency in running.register.agencies}
    verdicts = {key: judge(case) for key, case in cases.items()}
    captures = {capture.capture_id: capture for capture in archive.captures()}
    archive.close()
    return Played(running, running.looks(), verdicts, cases, captures, list(running.archive.check()))


@pytest.mark.parametrize(("scenario", "number"), CASES)
def test_looks_and_status(played, scenario, number):
    owed = scenario.owed[number]
    looks = played.looks.get(agency_id(scenario, number), [])
    assert tuple(look.reason or look.outcome for look in looks) == owed.looks, scenario.why
    verdict = played.verdicts[agency_id(scenario, number)]
    assert verdict.status == owed.status, (scenario.why, verdict.reason)
    for look in looks:
        assert (look.outcome == "seen") == bool(look.found)
        assert all(found.in_column is not owed.near_miss for found in look.found)
        assert look.simulated
        assert look.outcome == "unknown" or look.captures, "what was seen or not seen is shown"


def test_the_archive_is_whole(played):
    assert played.problems == []
    named = {c for looks in played.looks.values() for look in looks for c in look.captures}
    assert named <= set(played.captures)
    assert all(capture.simulated for capture in played.captures.values())


def test_every_host_was_asked_politely(played):
    for name, host in played.season.hosts.items():
        if name not in SLOW:  # there the server notices too late that we gave up
            assert host.most_in_flight <= 1, name
        for seen in host.seen:
            agent = seen.headers["user-agent"]
            assert agent.startswith(SETTINGS.user_agent)
            assert SETTINGS.contact in agent


def test_a_swapped_file_is_two_captures(played):
    found = [c for look in played.looks["swapped_file.0"] for f in look.found for c in f.captures]
    versions = defaultdict(set)
    for capture_id in found:
        capture = played.captures[capture_id]
        if capture.url.endswith(".pdf"):
            versions[capture.url].add(capture.sha256)
    assert [len(shas) for shas in versions.values()] == [2]


def test_an_unchanged_page_is_a_revisit(played):
    pages = [c for c in played.captures.values() if c.url.endswith("/zfxxgk/zfxxgknb/") and c.status == 200]
    unchanged = [c for c in pages if c.refers_to is not None]
    assert len(unchanged) > len(pages) / 2


def test_what_is_wrong_with_a_certificate_is_noted(played):
    lines = played.season.archive.log_path(f"run-{CRAWLS[0]:%m%d}").read_text().splitlines()
    noted = {each["host"]: each["problems"] for each in map(json.loads, lines) if each["event"] == "certificate"}
    hosts = played.season.hosts
    assert {"expired", "self_signed", "other_name"} <= set(noted[hosts["tls_expired"].address])
    assert "weak_key" in noted[hosts["tls_rsa1024"].address]
    assert hosts["timeout"].address not in noted


def test_a_summary_counts_every_look(played):
    for summary in played.season.summaries:
        assert summary.complete
        assert summary.looked == sum(bool(scenario.owed[number].looks) for scenario, number in ROWS)
