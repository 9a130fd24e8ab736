"""The commands over a real state folder: what they print, and the exit codes of the contract."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from issuework import live, state
from storework import AT

from monitor.cli.main import COMMANDS, entry

NOW = "2026-02-10T09:00"
REGISTER_CSV = """agency_id,name,aliases,kind,level,division_code,parent_id,portal_id,column_url,since,until,\
successors,due_local,due_basis,verified,note
""" + "".join(f"a{n},某县第{n}局,,department,county,321300,,p1,,,,,,,,\n" for n in range(1, 6))
PORTALS_CSV = (
    "portal_id,name,home_url,family,tls_profile,delay_s,state,state_reason,state_since,note\n"
    "p1,某县门户,http://www.example.gov.cn/,,default,,active,,,\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A working folder as ``gouji init`` leaves it, with some days of the season behind it."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "agencies.csv").write_text(REGISTER_CSV, encoding="utf-8")
    (folder / "portals.csv").write_text(PORTALS_CSV, encoding="utf-8")
    (folder / "gouji.toml").write_text(
        '[paths]\nagencies = "agencies.csv"\nportals = "portals.csv"\n', encoding="utf-8"
    )
    for day in (0, 12, 13, 14):
        live(state(folder / "var", AT + timedelta(days=15)), day, {1: 1, 2: 2, 3: 0})
    return folder


@pytest.fixture
def gouji(made, monkeypatch, capfdbinary):
    """Runs a command in the folder; gives exit code, stdout and stderr."""

    def run(*arguments, folder: Path = made):
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as left:
            entry([*map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return left.value.code, out, err.decode()

    return run


def test_status_as_text(gouji):
    code, out, _ = gouji("status", "--now", NOW)
    assert code == 0
    text = out.decode()
    assert "某县第3局" in text
    assert "! 逾期未见公开" in text
    assert "共 5：" in text


def test_status_as_json_has_the_columns_of_the_contract(gouji):
    code, out, _ = gouji("status", "--json", "--region", "321300")
    rows = json.loads(out)
    assert code == 0
    assert len(rows) == 5
    assert set(rows[0]) == {
        "agency_id", "agency", "report_year", "status", "due_on", "due_basis", "claimed_on", "claimed_source",
        "first_seen_at", "last_absent_at", "days_late_min", "days_late_max", "checks_passed", "checks_failed",
        "checks_not_assessable", "last_good_look_at", "report_id",
    }  # fmt: skip
    assert json.loads(gouji("status", "--json", "--region", "110000")[1]) == []


def test_status_as_csv_begins_with_a_bom(gouji):
    _, out, _ = gouji("status", "--csv")
    assert out.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))
    assert rows[2]["agency"] == "某县第3局"


def test_status_as_a_workbook(gouji, tmp_path):
    code, out, _ = gouji("status", "--xlsx", tmp_path / "s.xlsx")
    assert (code, out) == (0, b"")
    assert openpyxl.load_workbook(tmp_path / "s.xlsx").active.max_row == 6


def test_status_without_data_says_what_to_do(gouji, tmp_path):
    code, out, err = gouji("status", folder=tmp_path)
    assert (code, out) == (8, b"")
    assert "gouji run" in err


def test_rebuild_and_read(gouji):
    assert gouji("rebuild", "--workers", "0", "--now", NOW)[0] == 0
    code, _, err = gouji("read", "--workers", "0", "--now", NOW)
    assert code == 0
    assert "读取 0 个文件" in err
    code, _, err = gouji("read", "--all", "--workers", "0", "--now", NOW)
    assert "读取 2 个文件" in err
    assert len(json.loads(gouji("status", "--json")[1])) == 5


def test_digest_is_shown_written_and_sent_nowhere(gouji, tmp_path):
    code, out, _ = gouji("digest", "--now", NOW)
    assert code == 0
    assert "逾期未见公开" in out.decode()
    code, out, _ = gouji("digest", "--now", NOW, "--preview", tmp_path)
    written = [Path(line) for line in out.decode().split()]
    assert [path.suffix for path in written] == [".html", ".txt", ".eml"]
    assert all(path.exists() for path in written)
    letter = json.loads(gouji("digest", "--now", NOW, "--json")[1])
    assert letter["subject"].startswith("[年报监测·")


def test_sending_without_a_server_is_not_delivered(gouji):
    assert gouji("subscriptions", "add", "a@example.gov.cn", "--now", NOW)[0] == 0
    assert json.loads(gouji("subscriptions", "list", "--json")[1])[0]["address"] == "a@example.gov.cn"
    code, _, err = gouji("digest", "--send", "--now", NOW)
    assert code == 7
    assert "outbox" in err
    assert gouji("subscriptions", "remove", "A@example.gov.cn", "--now", NOW)[0] == 0
    assert gouji("subscriptions", "remove", "a@example.gov.cn")[0] == 2


REFUSED = [
    (["digest", "--period", "2026-W99"], "2026-W", "no such period"),
    (["digest", "--region", "99"], "行政区划代码", "nobody there"),
    (["subscriptions", "add", "nobody"], "邮件地址", "no address"),
    (["subscriptions", "add", "a@example.gov.cn", "--region", "agency:x"], "agency:x", "no such agency"),
    (["status", "--now", "yesterday"], "ISO 8601", "no moment"),
    (["status", "--config", "missing.toml"], "missing.toml", "no such settings"),
    (["watch", "--now", NOW], "--now", "a watch needs the real clock"),
    (["nonsense"], "nonsense", "no such command"),
]


@pytest.mark.parametrize(("arguments", "says", "reason"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(gouji, arguments, says, reason):
    code, _, err = gouji(*arguments)
    assert code == 2
    assert says in err


def test_a_second_run_finds_the_lock(gouji, made):
    with state(made / "var", AT).home.lock():
        code, _, err = gouji("read")
    assert code == 6
    assert "run.lock" in err


def test_init_makes_a_folder_that_works_and_overwrites_nothing(gouji, tmp_path):
    code, out, _ = gouji("init", tmp_path / "new")
    assert code == 0
    assert len(out.decode().split()) == 3
    assert gouji("agencies", "check", folder=tmp_path / "new")[0] == 0
    (tmp_path / "new" / "agencies.csv").write_text("mine", encoding="utf-8")
    code, _, err = gouji("init", tmp_path / "new")
    assert code == 2
    assert "已存在" in err
    assert (tmp_path / "new" / "agencies.csv").read_text(encoding="utf-8") == "mine"


def test_doctor(gouji, tmp_path):
    code, out, _ = gouji("doctor", "--now", "2026-02-04T09:00")
    assert code == 0
    assert "最后一次有效查看" in out.decode()
    code, out, _ = gouji("doctor", "--now", "2026-03-04T09:00", "--json")
    assert code == 8
    assert "stale" in {each["concern"] for each in json.loads(out)}
    assert gouji("doctor", folder=tmp_path)[0] == 8


def test_doctor_prints_every_default(gouji):
    from monitor.config import defaults_toml

    assert gouji("doctor", "--settings")[1].decode() == defaults_toml()


def test_quality(gouji, tmp_path):
    sheet = tmp_path / "sample.csv"
    assert gouji("quality", "sample", sheet, "--size", "4", "--now", NOW)[0] == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 4
    assert len({row["status"] for row in rows}) >= 2
    for number, row in enumerate(rows):
        row["right"] = "n" if number == 0 else "是"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert gouji("quality", "record", sheet, "--person", "张三", "--now", NOW)[0] == 0
    found = {each["group"]: each for each in json.loads(gouji("quality", "--json")[1])}
    assert (found["all"]["checked"], found["all"]["wrong"]) == (4, 1)
    assert found["all"]["low"] < 0.25 < found["all"]["high"]
    rows[1]["right"] = "perhaps"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    code, _, err = gouji("quality", "record", sheet, "--person", "张三")
    assert code == 2
    assert "row 3" in err


def test_every_command_takes_now_and_config():
    import importlib

    import click

    def leaves(command):
        if isinstance(command, click.Group):
            for name in command.list_commands(click.Context(command)):
                child = command.get_command(click.Context(command), name)
                assert child is not None
                yield from leaves(child)
        else:
            yield command

    for name, (target, _) in COMMANDS.items():
        if name == "demo":
            continue  # it brings its own clock and its own settings
        module, attribute = target.split(":")
        for leaf in leaves(getattr(importlib.import_module(module), attribute)):
            options = {option for parameter in leaf.params for option in parameter.opts}
            assert {"--now", "--config", "--json"} <= options, (name, leaf.name)
