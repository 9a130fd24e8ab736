"""`gouji crawl` against the bundled portals: a real engine, a real server on loopback, a real archive."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import data
from crawler.archive import Archive
from monitor.cli.main import gouji
from monitor.demo_pages import load_sites
from monitor.demo_server import serving

NOW = "2022-02-10T09:00:00+08:00"
SETTINGS = """
[paths]
agencies = "agencies.csv"
portals = "portals.csv"
[crawl]
delay_s = 0.0
timeout_s = 10.0
allow_private_addresses = true
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOUJI_HOME", raising=False)
    (tmp_path / "gouji.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def test_the_bundled_portals_are_looked_at(home: Path) -> None:
    sites = load_sites(data.path("demo"))
    with serving(sites, lambda: datetime.fromisoformat(NOW), 0) as places:
        for name in ("agencies", "portals"):
            text = data.path(f"demo/{name}.csv").read_text("utf-8")
            for site in sites:
                text = text.replace(f"http://{site.address}:8420", places[site.portal_id])
            (home / f"{name}.csv").write_text(text, "utf-8")
        result = CliRunner().invoke(
            gouji, ["crawl", "--now", NOW, "--year", "2021", "--json"], standalone_mode=False, catch_exceptions=False
        )
    assert result.return_value == 3  # one portal refuses us
    summary = json.loads(result.stdout)
    assert (summary["visits"], summary["planned"]) == (8, 8)
    looks = {look.agency_id: look for look in Archive(home / "var" / "archive").looks()}
    assert {key for key, look in looks.items() if look.outcome == "absent"} == {
        "yaodu-gov",
        "shili-gov",
        "shili-water",
        "shixian-gov",
    }
    assert looks["shiliqu-office"].reason == "blocked.waf"
    assert all(look.simulated and look.captures for look in looks.values())
    assert len(looks["wanan"].found[0].captures) == 2
    assert list(Archive(home / "var" / "archive").check()) == []


def test_an_unknown_id_is_a_usage_error(home: Path) -> None:
    for name in ("agencies", "portals"):
        (home / f"{name}.csv").write_text(data.path(f"{name}.csv").read_text("utf-8"), "utf-8")
    result = CliRunner().invoke(gouji, ["crawl", "--only", "nobody"])
    assert result.exit_code == 2
    result = CliRunner().invoke(gouji, ["crawl", "--only", "jiyuan", "--dry-run"])
    assert result.stdout.startswith("jiyuan\t1 ")
    result = CliRunner().invoke(gouji, ["agencies", "check"])
    assert "名册无误" in result.stdout
