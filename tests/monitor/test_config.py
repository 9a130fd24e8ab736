import re
from dataclasses import fields
from pathlib import Path

import pytest

from data.errors import DeclarationError
from monitor.config import SECTIONS, defaults_toml, load_config
from monitor.settings import DigestSection

REFUSED = [
    # text, line, what the message must say, reason
    ("[crawl]\ndelay = 3\n", "line 2", "'delay_s'", "a misspelt key names the nearest known one"),
    ("[craw]\ndelay_s = 3\n", "line 1", "'crawl'", "a misspelt section likewise"),
    ("\n\n[mail]\nhost = 'x'\nzzz = 1\n", "line 5", "one of host", "nothing near: all keys are listed"),
    ("[mail]\npassword = 'x'\n", "line 2", "GOUJI_MAIL_PASSWORD", "a secret is never read from a file"),
    ("[crawl]\ndelay_s = '3'\n", "line 2", "a number", "a number in quotes is not a number"),
    ("[crawl]\ndelay_s = true\n", "line 2", "a number", "true is not 1"),
    ("[crawl]\ndaily_budget = 2.5\n", "line 2", "a whole number", "a count has no fraction"),
    ("[crawl]\njitter = 1.5\n", "line 2", "from 0 to 1", "out of bounds"),
    ("[crawl]\nnight_window = '25:00-06:00'\n", "line 2", "HH:MM-HH:MM", "no such hour"),
    ("[mail]\nsecurity = 'ssl'\n", "line 2", "none, starttls, tls", "an unknown word lists the known ones"),
    ("[digest]\nweekday = 0\n", "line 2", "from 1 to 7", "Monday is 1"),
    ("[watch]\nextra_hours = [24]\n", "line 2", "0 to 23", "no 24th hour"),
    ("[digest]\nperiod = 5\n", "line 2", "a string", "a number for a word"),
    ("crawl = 5\n", "line 1", "a section [crawl]", "a key where a section belongs"),
    ("[crawl\n", "line 1", "valid TOML", "broken TOML names its line"),
]


@pytest.mark.parametrize(("text", "line", "says", "reason"), REFUSED, ids=[row[3] for row in REFUSED])
def test_refused(tmp_path, text, line, says, reason):
    (tmp_path / "gouji.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        load_config(None, {}, tmp_path)
    assert line in str(caught.value)
    assert says in str(caught.value)
    assert "gouji.toml" in str(caught.value)


def test_not_utf8_is_refused(tmp_path):
    (tmp_path / "gouji.toml").write_bytes("[digest]\nscope = '宿迁'".encode("gbk"))
    with pytest.raises(DeclarationError, match="UTF-8"):
        load_config(None, {}, tmp_path)


def test_a_named_file_must_exist(tmp_path):
    with pytest.raises(DeclarationError, match="readable"):
        load_config(tmp_path / "other.toml", {}, tmp_path)


def test_without_a_file_the_defaults_hold_and_the_shipped_register_is_used(tmp_path):
    config = load_config(None, {}, tmp_path)
    assert config.home == tmp_path / "var"
    assert config.agencies.name == "agencies.csv"
    assert config.digest == DigestSection()


def test_paths_are_relative_to_the_file_and_home_comes_from_the_environment(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "gouji.toml").write_text("[paths]\nagencies = 'a.csv'\n", encoding="utf-8")
    config = load_config(folder / "gouji.toml", {"GOUJI_HOME": "state"}, tmp_path)
    assert config.agencies == folder / "a.csv"
    assert config.home == tmp_path / "state"


def test_the_password_comes_from_the_environment_and_is_not_shown(tmp_path):
    config = load_config(None, {"GOUJI_MAIL_PASSWORD": "s3cret"}, tmp_path)
    assert config.mail_password == "s3cret"
    assert "s3cret" not in repr(config)


def test_the_printed_defaults_are_the_defaults(tmp_path):
    (tmp_path / "gouji.toml").write_text(defaults_toml(), encoding="utf-8")
    loaded, bare = load_config(None, {}, tmp_path), load_config(None, {}, Path(tmp_path / "nowhere"))
    for name in SECTIONS:
        assert getattr(loaded, name) == getattr(bare, name)


def test_commented_defaults_load_too(tmp_path):
    (tmp_path / "gouji.toml").write_text(defaults_toml(commented=True), encoding="utf-8")
    assert load_config(None, {}, tmp_path).mail.port == 587


@pytest.mark.parametrize("section", ["read", "judge", "mail", "digest", "watch"])
def test_every_setting_is_asked_for(section):
    code = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "monitor").rglob("*.py"))
    for field in fields(SECTIONS[section]):
        assert re.search(rf"\.{field.name}\b", code), f"[{section}] {field.name} sets nothing"
