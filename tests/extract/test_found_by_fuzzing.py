"""What mutated documents once broke, each as small as it could be made."""

import io
import json
import random
import re
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from drawing import balanced, draw_report
from hypothesis import given
from hypothesis import strategies as st
from writing import as_html

from extract.documents import Document
from extract.markup.embedded import literals
from extract.read_report import read_report

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from fuzz import Cases
from fuzz_shapes import SHAPES as FUZZED


def page(seed: int = 1) -> bytes:
    rng = random.Random(seed)
    figures = balanced("2021", lambda most: rng.randint(0, most))
    return as_html(draw_report("2021", {cell: str(value) for cell, value in figures.items()}), 2023)


def inside(tag: str) -> bytes:
    return page().replace(b"<body>", f"<body><{tag}>".encode())


def kept(begin: bytes, end: bytes) -> bytes:
    string = json.dumps(page().decode()).replace("</", "<\\/").encode()
    return b"<html><body>" + begin + b"document.write(" + string + b")" + end + b"</body></html>"


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "规章"
    book.active["A1048576"] = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def nameless_member() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), "")
        archive.writestr("report.html", page())
    return buffer.getvalue()


REPEATED = "<tr><td rowspan=2>规章制度<td>信息内容<td>信息内容<tr><td>行政许可<td>行政许可"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (inside("o:p"), "an element whose prefix is declared nowhere is no step of an XPath"),
        (inside("a&b"), "nor is one with a broken name"),
        (page().replace(b"<td>", b"<td>" + b"4294967295" * 5, 9), "digits without end are beyond exact arithmetic"),
        (page().replace(b"</table>", b"</table>\x01x"), "a control character after a table is part of the page"),
        (far_cell(), "one cell at the end of a sheet does not make a million"),
        (("8" * 5000 + "\t1\t2\t3\n").encode() * 9, "digits without end at the beginning of rows number none"),
        (nameless_member(), "a member of an archive may have no name"),
        (page().replace(b"<table", b"<table><td>1<td>2</table><table", 1), "a table may have cells and no row"),
        (kept(b"<script>", b"</script>\x01x"), "a control character behind a string of markup"),
        (b"<a\x01b>" + kept(b"<script>", b"</script>"), "or in the name of an element around it"),
        (page().replace(b"<body>", b"<style>td {display: none\x01; color: white\x02}</style><body>"), "or in a style"),
        (page().replace(b"<td>", b"<td style='order:" + b"9" * 5000 + b"'>", 9), "places without end in a style"),
        (page().replace(b"<body>", b"<style>td[title='\x01'] {display: none}</style><body>"), "or in a selector"),
        (page().replace(b"</td>", b"<table>" * 1000 + b"</td>", 1), "tables without end inside one table"),
        (b'{"data": "' + b'\\"<p>' * 9000 + b'\n"}', "a string that does not end, full of quotes"),
        (f"<table>{REPEATED}</table>".encode(), "the same words in two cells of a row, and a cell that reaches down"),
    ],
)
def test_nothing_is_raised(content, reason):
    assert read_report(Document(content)).error is None, reason


STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`', re.DOTALL)
"""The plain way, which takes minutes where a long string does not end."""


@given(st.text("\"'`\\\na", max_size=30))
def test_strings_are_those_a_plain_pattern_finds(text):
    plain = [next(group for group in match.groups() if group is not None) for match in STRING.finditer(text)]
    assert list(literals(text)) == plain


@pytest.mark.parametrize("shape", FUZZED)
def test_the_first_documents_of_every_shape_are_made_and_read(shape):
    cases = Cases(shape, 0)
    assert all(cases.read(cases[number]) for number in range(2))
