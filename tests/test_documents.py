"""What the documents promise exists in the code: commands, settings, exit codes, statuses, outcomes, links."""

import re
from pathlib import Path
from typing import get_args

import pytest

from crawler.looks import Control, Outcome
from crawler.reasons import REASONS
from extract.errors import UnreadableKind
from extract.json_shape import to_json
from extract.report import CellState, ReadError, Report
from extract.showing.saying import LEFT_OVER
from monitor.cli import exits
from monitor.cli.main import COMMANDS, gouji
from monitor.config import SECTIONS
from monitor.findings import Status

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
EVERYWHERE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def code_in(page):
    text = page.read_text(encoding="utf-8")
    return re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)


@EVERYWHERE
def test_documented_commands_exist(page):
    for snippet in code_in(page):
        for words in re.findall(r"\bgouji((?: [a-z-]+)+)", snippet):
            first, *rest = words.split()
            assert first in COMMANDS, f"{page.name}: gouji{words}"
            command = gouji.get_command(None, first)
            nested = getattr(command, "commands", None)
            if nested and rest and not rest[0].startswith("-"):
                assert rest[0] in nested, f"{page.name}: gouji{words}"


@EVERYWHERE
def test_documented_options_exist(page):
    for snippet in code_in(page):
        for name, rest in re.findall(r"\bgouji ([a-z]+)([^\n`#]*)", snippet):
            command = gouji.get_command(None, name)
            words = rest.split()
            nested = getattr(command, "commands", {})
            command = nested.get(words[0], command) if words else command
            known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
            for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest):
                assert option in known | {"--help"}, f"{page.name}: gouji {name} {option}"


@EVERYWHERE
def test_documented_settings_exist(page):
    for snippet in code_in(page):
        for section, keys in re.findall(r"\[(\w+)\] ([a-z_]+(?:, [a-z_]+)*)", snippet):
            assert section in SECTIONS, f"{page.name}: [{section}]"
            for key in keys.split(", "):
                assert key in SECTIONS[section].__dataclass_fields__, f"{page.name}: [{section}] {key}"


@EVERYWHERE
def test_relative_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_readmes_name_every_exit_code(page):
    codes = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    text = page.read_text(encoding="utf-8")
    line = text[text.index("0 good" if "0 good" in text else "0 正常") :]
    assert {int(code) for code in re.findall(r"(?:^|· |·\n)(\d+) ", line)} == codes


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_readmes_begin_with_the_two_commands(page):
    first = re.search(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    targets = re.findall(r"^make (\w+)", first[1], re.MULTILINE)
    assert targets == ["demo", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_the_readmes_say_the_same():
    shapes = [
        (
            re.findall(r"^(#+)", text, re.MULTILINE),
            re.findall(r"\]\((docs/[^)]+)\)", text),
            len(re.findall("^- ", text)),
        )
        for text in (page.read_text(encoding="utf-8") for page in READMES)
    ]
    assert shapes[0] == shapes[1]


def test_the_architecture_names_every_status():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert all(f"`{status}`" in text for status in get_args(Status))


def test_every_outcome_is_explained():
    text = (ROOT / "docs" / "outcomes.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z0-9_.]+)` \| ([^|]+) \|", text.split("| reason |")[1], re.MULTILINE) == [
        (reason, words) for reason, words in REASONS.items()
    ]
    assert all(f"`{outcome}`" in text for outcome in (*get_args(Outcome), *get_args(Control)))


def test_every_quoted_message_is_one_the_program_prints():
    files = (path for name in ("crawler", "spiders", "monitor") for path in (ROOT / name).rglob("*.py"))
    printed = "".join(path.read_text(encoding="utf-8") for path in files)
    text = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    for message in re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE):
        for words in re.findall(r"[\u4e00-\u9fff][\u4e00-\u9fff，]*[\u4e00-\u9fff]", message):
            assert words in printed, f"{message}: {words}"


def test_what_is_read_is_explained():
    text = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE)
    assert {*get_args(CellState), *get_args(UnreadableKind), *LEFT_OVER} <= set(listed)
    keys = to_json(Report("a", "b", "text/html", "html", is_annual_report=False, error=ReadError("empty", "")))
    told = set(re.findall(r"`([a-z_]+)`", text))
    assert keys.keys() - {"source", "sha256", "media_type", "reader", "title", "extra", "notes"} <= told
