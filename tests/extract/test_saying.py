"""Notes of the reader as people read them: every one has its Chinese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.prose.recognise import LOOK_ALIKES, PERHAPS
from extract.showing.saying import in_chinese
from monitor.words import REASON

ROOT = Path(__file__).parents[2]
SAYING = [*sorted((ROOT / "extract").glob("**/*.py")), *sorted((ROOT / "monitor/tools").glob("*.py"))]
SENTENCE = re.compile(r"(?=.*[A-Za-z]{2} |.* [A-Za-z]{2})[^<=]*[A-Za-z{}][,:;]? [A-Za-z{][^\n<>=|%]*(?<! )")
"""What a note looks like: words with spaces between, neither markup nor a path nor a command."""
NO_NOTES = {
    # errors of our own data files, which never reach a reader of reports
    "extract/forms.py",
    # what is looked for in a file, or said to another program
    "extract/formats.py", "extract/markup/selectors.py", "extract/markup/style_sheets.py", "extract/markup/table.py",
    # the look of marked copies
    *(f"extract/showing/{name}.py" for name in ("one_cell", "marked_page", "marks", "around")),
}  # fmt: skip
COMMANDS = ("apt-get ", "pip install ", "Error exit", "docx:", "xlsx:")


def sentences(path: Path) -> Iterator[str]:
    """The texts of a module that read like a note, {} in place of what is filled in; no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    passed_over = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed_over |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if SENTENCE.fullmatch(text) and not text.startswith(COMMANDS):
            yield text


NOTES = sorted(
    {text for path in SAYING if str(path.relative_to(ROOT)) not in NO_NOTES for text in sentences(path)}
)  # fmt: skip


def test_the_notes_are_found():
    assert {"a picture stands in the cell", "{} figures for {} columns", "the PDF: {}"} <= set(NOTES)


@pytest.mark.parametrize("note", NOTES)
def test_every_note_has_its_chinese(note):
    assert re.search("[一-鿿]", in_chinese(note.replace("{}", "7"))), note


@pytest.mark.parametrize(
    ("note", "chinese"),
    [
        ("a picture stands in the cell", "格子里有图片"),
        ("2 figures for 3 columns", "2 个数字对应 3 列"),
        ("a table of 3 x 4 cells; the limit is 9", "表格有 3 × 4 格，上限 9"),
        ("2 figures for 3 columns; only 7 agrees with T2, which does not make it the figure",
         "2 个数字对应 3 列；只有 7 符合 T2，但不能因此认定"),
        ("a.zip: the zip is protected by a password", "a.zip：压缩包有密码"),
        ("applications: the table's words stand in running text without cell boundaries",
         "表三：表格内容成了连续文字，没有格子的界线"),
        ("ambiguous/missing: rules.made", "有两种读法、表中没有这一格：rules.made"),
        ("what nobody wrote: yet", "what nobody wrote: yet"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_people_read(note, chinese):
    assert in_chinese(note) == chinese


@pytest.mark.parametrize(
    "reason", sorted({*dict(LOOK_ALIKES), *PERHAPS, "template", "no_content", "no_report_title_or_tables"})
)
def test_every_reason_for_no_report_has_its_words(reason):
    assert reason in REASON
