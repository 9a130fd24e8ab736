"""Rows as a page writes them are, as a sequence, the rows laid out; and are laid out only when asked for."""

import pytest

from extract.documents import Limits
from extract.drawn_rows import DrawnRow, DrawnRows, own_texts, texts_in
from extract.errors import Unreadable
from extract.grids import Grid

ROWS = [
    DrawnRow(("a", "b"), ((2, 1), (1, 2)), "r1["),
    DrawnRow(("c",), (), "r2["),
    DrawnRow(("h",), (), "r3[", hidden=True),
    DrawnRow(("d", "e"), (), "r4[", orders=(1, 3), doubts=(None, "a field of a form")),
]


def drawn(rows, **limits):
    return DrawnRows(7, rows, Limits(**limits))


def test_laid_out_over_their_positions():
    rows = drawn(ROWS)
    texts = [[(cell.text, cell.origin) if cell else None for cell in row] for row in rows]
    assert texts == [
        [("a", True), ("b", True), ("b", False)],
        [("a", False), ("c", True), None],
        [("h", True), None, None],
        [("d", True), ("e", True), None],
    ]
    assert [cell.place.path for cell in rows[3][:2]] == ["r4[1]", "r4[3]"]
    assert (rows[3][1].doubt, rows[2][0].hidden, rows[1][1].place.grid) == ("a field of a form", True, 7)
    assert (len(rows), rows, hash(rows)) == (4, tuple(rows), hash(tuple(rows)))


def test_what_is_asked_of_texts_is_asked_of_both_kinds_of_rows():
    as_drawn = Grid(7, drawn(ROWS))
    laid_out = Grid(7, tuple(drawn(ROWS)))
    assert as_drawn == laid_out
    assert set(texts_in(as_drawn)) == set(texts_in(laid_out)) == set("abchde")
    assert list(map(list, own_texts(as_drawn, hidden=False))) == [["a", "b"], ["c"], ["d", "e"]]
    assert [texts for texts in own_texts(laid_out, hidden=False) if texts] == [["a", "b"], ["c"], ["d", "e"]]
    assert list(map(list, own_texts(as_drawn))) == list(own_texts(laid_out)) == [["a", "b"], ["c"], ["h"], ["d", "e"]]


@pytest.mark.parametrize("rows", [ROWS, ROWS[1:2]])
def test_a_cell_stands_where_it_is_laid_out(rows):
    made = drawn(rows)
    for at, row in enumerate(made):
        own = [(column, cell) for column, cell in enumerate(row) if cell is not None and cell.origin]
        for index, (column, cell) in enumerate(own):
            assert made.standing(at, index, column) == (cell.text, cell.place)


@pytest.mark.parametrize(
    ("rows", "most", "message"),
    [
        ([DrawnRow(("a",), ((3, 4),), "")], 11, "more than 11 positions"),
        ([DrawnRow(("a",) * 5, (), ""), DrawnRow(("a",), (), "")], 9, "2 x 5 cells"),
    ],
)
def test_too_large_is_told_before_anything_is_laid_out(rows, most, message):
    assert len(drawn(rows, max_cells=most + 1)) == len(rows)
    with pytest.raises(Unreadable, match=message):
        drawn(rows, max_cells=most)
