"""Lines whose last place is empty: a lost cell before it moves all figures behind it, and only the sums may tell."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.align.moved_along import unless_moved_along
from extract.forms import load_form
from extract.report import APPLICATIONS, REVIEWS, Cell

TABLES = {table.id: table.cells() for table in load_form("2021").tables}
LINES = [
    # figures in the places of the line ("" = empty), the first place in doubt, why
    (REVIEWS, "1 0 0 2 3  0 0 0 1 1  4 0 0 0 4", None, "whole"),
    (REVIEWS, "1 0 0 2 3  0 0 0 1 1  4 0 0 0 _", None, "all sums hold, only the last total is empty"),
    (REVIEWS, "1 0 0 2 0  0 0 1 1 4  0 0 0 4 _", 0, "the first total is lost"),
    (REVIEWS, "0 0 2 3 0  0 0 1 1 4  0 0 0 4 _", 0, "a part of the first sum is lost"),
    (REVIEWS, "1 0 0 2 3  0 0 1 1 4  0 0 0 4 _", 5, "a part of the second sum is lost"),
    (REVIEWS, "1 0 0 2 3  0 0 0 1 1  0 0 4 4 _", 10, "a nought of the last sum is lost"),
    (REVIEWS, "1 0 0 2 3  0 0 0 1 1  0 0 0 0 _", None, "noughts say nothing"),
    (REVIEWS, "1 0 0 2 9  0 0 0 1 1  4 0 0 0 _", None, "a wrong sum, and the others hold where they stand"),
    (REVIEWS, "1 0 0 2 9  0 0 0 1 1  4 0 0 0 4", None, "a wrong sum in a whole line"),
    (REVIEWS, "1 0 _ 2 9  0 0 0 1 1  4 0 0 0 _", None, "not assessable: another place is empty"),
    (APPLICATIONS, "5 1 0 0 0 0 6", None, "whole"),
    (APPLICATIONS, "5 1 0 0 0 6 _", 0, "a nought is lost"),
    (APPLICATIONS, "5 1 0 0 0 7 _", None, "the sixth is no sum of the others"),
    (APPLICATIONS, "0 0 0 0 0 0 _", None, "noughts say nothing"),
    (APPLICATIONS, "5 _ 0 0 0 5 _", None, "not assessable: another place is empty"),
]


def cells(table, line):
    for (row, column), text in zip(TABLES[table], line.split(), strict=False):
        if text == "_":
            yield Cell(table, row, column, "blank")
        else:
            yield Cell(table, row, column, "number", Decimal(text), text)


@pytest.mark.parametrize(("table", "line", "first", "why"), LINES, ids=[row[3] for row in LINES])
def test_the_sums_tell_a_lost_cell_before_an_empty_place(table, line, first, why):
    told = unless_moved_along(list(cells(table, line)))
    doubted = [place for place, cell in enumerate(told) if cell.state == "ambiguous"]
    assert doubted == ([] if first is None else list(range(first, len(told)))), why
    assert all(cell.value is None for cell in told if cell.state == "ambiguous")


def test_other_lines_and_tables_keep_their_figures():
    lost, whole = "5 1 0 0 0 6 _", "2 0 0 0 0 0 2"
    disclosure = [Cell("proactive_disclosure", "rules", "made", "number", Decimal(1))]
    granted = [replace(each, row="granted") for each in cells(APPLICATIONS, whole)]
    told = unless_moved_along([*disclosure, *cells(APPLICATIONS, lost), *granted])
    assert [cell.row for cell in told if cell.state == "ambiguous"] == ["new_received"] * 7


TABLE = [
    # rows of the applications, the rows in doubt, why
    (["5 1 0 0 0 0 _", "_ 1 0 0 0 0 7"], [0, 1], "one lacks its last figure, the other its first"),
    (["5 1 0 0 0 0 _", "_ 1 0 0 0 0 7", "1 1 0 0 0 0 2"], [], "a whole row: nothing speaks against blanks"),
    (["5 1 0 0 0 0 _", "2 1 0 0 0 0 _"], [], "all lack their last"),
    (["_ 1 0 0 0 0 1", "_ 1 0 0 0 0 7"], [], "all lack their first"),
    (["5 1 0 0 0 0 _", "_ _ 0 0 0 0 7"], [], "another place is empty, too"),
    (["5 1 0 0 0 0 _", "_ 1 0 0 0 0 7", "5 1 _ 0 0 0 6"], [], "a blank in the middle"),
]


@pytest.mark.parametrize(("lines", "doubted", "why"), TABLE, ids=[row[2] for row in TABLE])
def test_rows_that_lack_a_figure_at_different_ends_stand_aside(lines, doubted, why):
    rows = [[replace(cell, row=str(at)) for cell in cells(APPLICATIONS, line)] for at, line in enumerate(lines)]
    told = unless_moved_along([cell for row in rows for cell in row])
    assert {int(cell.row) for cell in told if cell.state == "ambiguous"} == set(doubted), why
