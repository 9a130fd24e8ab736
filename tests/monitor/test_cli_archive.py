import json

import pytest
from archiving import PAGE, clock, exchange
from click.testing import CliRunner

from crawler.archive import Archive
from monitor.cli.archive import archive


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("GOUJI_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with Archive(tmp_path / "archive").writer("run-1", clock) as writer:
        writer.keep(exchange())

    def call(*arguments: str):
        result = CliRunner().invoke(archive, arguments, standalone_mode=False)
        assert result.exception is None
        return result

    return call


def test_a_good_archive(run):
    result = run("check")
    assert (result.return_value, result.stdout) == (0, "")
    assert "存档 1 份" in result.stderr


def test_a_damaged_archive(run, tmp_path):
    path = next((tmp_path / "archive" / "warc").iterdir())
    path.write_bytes(path.read_bytes()[:-3])
    result = run("check", "--json")
    assert result.return_value == 1
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == ["torn", "index"]


SHOWN = [
    # (arguments, what is printed)
    ((), "时刻  2026-03-01T01:00:00+00:00"),
    (("--headers",), "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8"),
    (("--body",), PAGE.decode()),
    (("--json",), '"capture_id": "run-1.000001"'),
    (("--headers", "--json"), '[["Content-Type", "text/html; charset=utf-8"]]'),
]


@pytest.mark.parametrize(("arguments", "printed"), SHOWN)
def test_one_capture(run, arguments, printed):
    assert printed in run("show", "run-1.000001", *arguments).stdout
