"""Digits drawn as others than the text says, as broken or scrambled tables of fonts give them."""

import re
import zlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from extract.documents import Document
from extract.pdf.calls import address_of, outline_of
from extract.pdf.digit_shapes import digit_of
from extract.pdf.digits import MISDRAWN, _digit_of
from extract.read_report import read_report

REPORT = Path(__file__).parents[2] / "data" / "demo" / "portals" / "yaodu" / "yaodu-2020.pdf"
STANDARD = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold", "Times-Italic", "Courier")


@pytest.mark.parametrize("name", STANDARD)
def test_no_digit_is_taken_for_another(name):
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document.raw, name.encode())
    drawn = {digit: _digit_of(outline_of(address_of(font), ord(str(digit)))) for digit in range(10)}
    assert all(found in (digit, None) for digit, found in drawn.items()), drawn
    assert sum(found is not None for found in drawn.values()) >= 6
    pdfium.FPDFFont_Close(font)
    document.close()


SQUARE = [(0, 0), (0, 100), (100, 100), (100, 0)]


@pytest.mark.parametrize(
    ("contours", "reason"),
    [
        ([], "nothing is drawn"),
        ([SQUARE], "a full square"),
        ([[(0, 0), (1, 1)]], "a line"),
        ([[(0, 0), (0, 0), (0, 0)]], "a point"),
        ([SQUARE, [(200, 0), (200, 9), (209, 9), (209, 0)]], "two shapes beside each other"),
        ([SQUARE, *[[(x, 10), (x, 20), (x + 5, 20), (x + 5, 10)] for x in (10, 30, 50)]], "three holes"),
    ],
)
def test_what_is_no_digit_is_none(contours, reason):
    assert digit_of(contours) is None, reason


def rewritten(content: bytes, change) -> bytes:
    """The PDF with the tables from glyph to character changed; readers find the objects again by themselves."""

    def stream(match: re.Match[bytes]) -> bytes:
        try:
            inside = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        return match[0] if b"beginbf" not in inside else b"stream\n" + zlib.compress(change(inside)) + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", stream, content, flags=re.DOTALL)


def swapped(one: str, other: str):
    codes = {f"{ord(one):04X}".encode(): f"{ord(other):04X}".encode()}
    codes |= {new: old for old, new in codes.items()}
    return lambda table: re.sub(rb"<(003[0-9])>", lambda m: b"<" + codes.get(m[1], m[1]) + b">", table)


def cells(content: bytes):
    return read_report(Document(content)).cells


@pytest.mark.parametrize(("one", "other"), [("3", "8"), ("1", "7"), ("2", "5"), ("6", "9"), ("0", "4"), ("2", "7")])
def test_scrambled_digits_give_no_figure(one, other):
    before, after = cells(REPORT.read_bytes()), cells(rewritten(REPORT.read_bytes(), swapped(one, other)))
    truth = {(cell.table, cell.row, cell.column): cell.value for cell in before}
    read = {(cell.table, cell.row, cell.column): cell.value for cell in after if cell.state == "number"}
    assert not {place: value for place, value in read.items() if truth.get(place) != value}
    assert any(cell.note == MISDRAWN for cell in after)


def test_the_same_file_with_its_own_table_is_read():
    before, after = cells(REPORT.read_bytes()), cells(rewritten(REPORT.read_bytes(), lambda table: table))
    assert [cell.value for cell in after] == [cell.value for cell in before]
    assert sum(cell.state == "number" for cell in after) > 150
