import struct
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.documents import Document, Limits, Reading, Scanned, Tools, Word
from extract.errors import Unreadable
from extract.from_scan import read
from extract.grids import BoxPlace, Grid
from extract.recognised import without_contradicted
from extract.report import Cell, Check

PNG = b"\x89PNG\r\n\x1a\n"
EDGES, ROWS = (100.0, 700.0, 900.0, 1100.0), (100.0, 160.0, 220.0)
WALLS = tuple((x, ROWS[0], x, ROWS[-1]) for x in EDGES) + tuple((EDGES[0], y, EDGES[-1], y) for y in ROWS)


def word(row: int, column: int, text: str, doubt: str | None = None) -> Word:
    left, top = EDGES[column] + 20, ROWS[row] + 10
    return Word(text, (left, top, left + 20 * len(text), top + 40), 0.9, doubt, ("/",) if doubt else ())


def grid_of(*words: Word, marks=(), lines=()) -> list[str]:
    scanned = Scanned(words, (*WALLS, *lines), 1200, 1700, tuple(marks))
    content = read(Document(PNG), Reading(tools=Tools(ocr=lambda _: scanned)))
    (grid,) = [block for block in content.blocks if isinstance(block, Grid)]
    return ["|".join(cell.text + "?" * bool(cell.doubt) for cell in row) for row in grid.rows]


LABELS = (word(0, 0, "规章"), word(1, 0, "许可"))


@pytest.mark.parametrize(
    ("words", "expected", "reason"),
    [
        ([word(0, 1, "12"), word(0, 2, "0")], "规章|12|0", "as recognised"),
        ([word(0, 1, "1", "leans"), word(0, 2, "0")], "规章|1?|0", "a doubt of the recogniser is kept"),
        ([word(0, 1, "12"), word(0, 2, "o"), word(1, 2, "7")], "规章|12|0", "a lone o in a column of figures"),
        ([word(0, 1, "o"), word(1, 1, "无")], "规章|o|", "a lone o elsewhere is what it is"),
        ([Word("182122", (840.0, 110.0, 960.0, 150.0), 0.9)], "规章|182?|122?", "cut at the wall, both in doubt"),
    ],
)
def test_words_become_cells(words, expected, reason):
    assert grid_of(*LABELS, *words)[0] == expected, reason


@pytest.mark.parametrize(
    ("texts", "expected", "reason"),
    [
        ("3 o 8 o 36", "3|0|8|0|36", "the one line of outcomes: its columns hold nothing but words above it"),
        ("o o o o o", "o|o|o|o|o", "no digit at all: letters as well"),
        ("3 o 甲 o 36", "3|o|甲|o|36", "not only figures"),
    ],
)
def test_an_o_in_a_row_of_figures_is_a_zero(texts, expected, reason):
    edges = [100.0 + 100 * column for column in range(6)]
    walls = [*((x, 100.0, x, 220.0) for x in edges), *((100.0, y, 600.0, y) for y in (100.0, 160.0, 220.0))]
    rows = (["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], texts.split())
    words = tuple(
        Word(text, (x + 10, 110.0 + 60 * row, x + 10 + 20 * len(text), 150.0 + 60 * row), 0.9)
        for row, line in enumerate(rows)
        for x, text in zip(edges, line, strict=False)
    )
    scanned = Scanned(words, tuple(walls), 1200, 1700)
    (grid,) = read(Document(PNG), Reading(tools=Tools(ocr=lambda _: scanned))).blocks
    assert "|".join(cell.text for cell in grid.rows[1]) == expected, reason


def test_ink_without_a_word_is_not_blank():
    (first, _) = grid_of(*LABELS, marks=[(750.0, 110.0, 770.0, 150.0)])
    assert first == "规章|\N{REPLACEMENT CHARACTER}?|"


@pytest.mark.parametrize(
    ("line", "expected", "reason"),
    [
        (
            (770.0, 130.0, 830.0, 130.0),
            "规章|\N{REPLACEMENT CHARACTER}?|",
            "a dash in a cell, taken for a piece of a wall",
        ),
        ((770.0, 1300.0, 830.0, 1300.0), "规章||", "a line outside the table is no cell's"),
    ],
)
def test_a_short_line_in_a_cell_is_not_blank(line, expected, reason):
    assert grid_of(*LABELS, lines=[line])[0] == expected, reason


@pytest.mark.parametrize(
    ("plane", "box", "reason"),
    [
        ((0.5, 0, 0, 0, 0.5, 0, 0, 0, 1), (50, 50, 350, 80), "the recogniser enlarged the picture twice"),
        ((-1, 0, 1200, 0, -1, 1700, 0, 0, 1), (500, 1540, 1100, 1600), "it lay upside down"),
        ((1, 0, 0, 0, 1, 0, 0, 0.001, 1), (86.2, 90.9, 636.4, 137.9), "it was photographed from below"),
    ],
)
def test_places_are_in_pixels_of_the_picture_as_given(plane, box, reason):
    scanned = Scanned(LABELS, WALLS, 1200, 1700, plane=plane)
    content = read(Document(PNG), Reading(tools=Tools(ocr=lambda _: scanned)))
    place = content.blocks[0].rows[0][0].place
    assert place == BoxPlace(1, pytest.approx(box, abs=0.1)), reason


def tiff(pages: int, order: str = "<") -> bytes:
    """A TIFF of so many empty directories."""
    content = bytearray({"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", 8))
    for page in range(pages):
        following = len(content) + 6 if page < pages - 1 else 0
        content += struct.pack(order + "HI", 0, following)
    return bytes(content)


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_page_of_a_tiff_is_read(order):
    seen = []

    def ocr(picture: bytes) -> Scanned:
        seen.append(picture[4:8])
        return Scanned((Word("页", (100, 100, 200, 200), 0.9),), (), 1200, 1700)

    content = read(Document(tiff(3, order)), Reading(tools=Tools(ocr=ocr)))
    assert (content.recognised, len(set(seen))) == ((1, 2, 3), 3)


def empty(_: bytes) -> Scanned:
    return Scanned((), (), 1200, 1700)


LOOP = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HI", 0, 8)


@pytest.mark.parametrize(
    ("content", "ocr", "limits", "kind", "reason"),
    [
        (PNG, None, Limits(), "needs_ocr", "no recogniser"),
        (PNG, empty, Limits(), "empty", "nothing on it"),
        (tiff(4), empty, Limits(max_pages=3), "too_large", "too many pages"),
        (tiff(1)[:-2], empty, Limits(), "damaged", "cut off"),
        (LOOP, empty, Limits(), "empty", "directories in a circle end"),
        (b"%PDF-", empty, Limits(), "format", "not a picture"),
    ],
)
def test_what_cannot_be_read_says_why(content, ocr, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        read(Document(content), Reading(limits, Tools(ocr=ocr)))
    assert caught.value.kind == kind, reason


def cell(row: str, column: str, page: int = 1) -> Cell:
    return Cell("applications", row, column, "number", Decimal(1), "1", BoxPlace(page, (0, 0, 1, 1)))


def check(verdict: str, *cells: str) -> Check:
    return Check("T3", "applications", verdict, cells=cells)


@pytest.mark.parametrize(
    ("checks", "pages", "unread", "reason"),
    [
        ([check("pass", "a.x", "a.y", "b.x")], [1], set(), "nothing contradicted"),
        ([check("fail", "a.x", "a.y"), check("fail", "a.x", "b.x")], [1], {"a.x", "a.y", "b.x"}, "none borne out"),
        (
            [check("fail", "a.x", "a.y"), check("fail", "a.x", "b.x"), check("pass", "a.y"), check("pass", "b.x")],
            [1],
            {"a.x"},
            "the one cell both failures share",
        ),
        ([check("fail", "a.x", "a.y"), check("pass", "a.x", "a.y")], [1], {"a.x", "a.y"}, "all borne out: any of them"),
        ([check("fail", "a.x", "a.y")], [], set(), "a text layer is what is printed"),
        ([check("fail", "a.x", "a.y")], [2], set(), "this page was not recognised"),
        ([check("not_assessable", "a.x")], [1], set(), "not judged"),
    ],
)
def test_recognised_figures_that_identities_contradict_are_not_read(checks, pages, unread, reason):
    cells = without_contradicted([cell("a", "x"), cell("a", "y"), cell("b", "x")], checks, pages)
    assert {f"{each.row}.{each.column}" for each in cells if each.value is None} == unread, reason


def page_of(figures: int, doubts: int, page: int = 1) -> list[Cell]:
    """So many cells of one page, the first ``doubts`` of them in doubt."""
    read = [cell("a", f"{page}{number:03}", page) for number in range(figures)]
    return [replace(each, state="unreadable", value=None) for each in read[:doubts]] + read[doubts:]


FAILED = check("fail", "a.1098", "a.1099")


@pytest.mark.parametrize(
    ("cells", "checks", "pages", "taken", "reason"),
    [
        (page_of(100, 9), [], [1], 91, "many doubts, and nothing fails"),
        (page_of(100, 1), [FAILED], [1], 97, "few doubts: two that may be misread, or wrong in print"),
        (page_of(100, 3), [FAILED], [1], 0, "with those two many doubts"),
        (page_of(100, 3), [FAILED, check("pass", "a.1050", "a.1051")], [1], 2, "what an identity bears out"),
        (page_of(100, 3), [check("fail", "a.1050", "a.1051"), check("pass", "a.1050"), check("pass", "a.1051")], [1], 0,
         "borne out by checks that rest on what may be misread"),
        (page_of(100, 3), [FAILED], [2], 97, "this page was not recognised"),
        ([*page_of(100, 3), *page_of(40, 2, 2)], [FAILED], [1, 2], 38, "on the other page nothing fails"),
    ],
)  # fmt: skip
def test_where_many_readings_are_in_doubt_and_an_identity_fails_only_what_others_bear_out_is_taken(
    cells, checks, pages, taken, reason
):
    left = without_contradicted(cells, checks, pages)
    assert sum(each.state == "number" for each in left) == taken, reason
