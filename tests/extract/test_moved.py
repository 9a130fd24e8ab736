"""Cells that a style shows in another order than the page has them: read only where they stand as they are shown."""

import html

import pytest
from mutating import YEARS, Original
from writing import around

from extract.documents import Document
from extract.read_report import read_report

REPORT = Original(5)
YEAR = YEARS[REPORT.form]


def page(row, sheet=""):
    """A report whose rows are written by ``row`` from their labels and their figures."""

    def table(drawn):
        lines = (
            (list(filter(lambda cell: not cell.ident, line)), [c for c in line if c.ident]) for line in drawn.lines
        )
        return f"<div><!--t-->{''.join(row(labels, figures) for labels, figures in lines)}</div>"

    parts = around(REPORT.sheets(), YEAR, table)
    body = "".join(part if part.startswith("<div>") else f"<p>{html.escape(part)}</p>" for part in parts)
    return f"<html><head><style>{sheet}</style></head><body>{body}</body></html>".encode()


def cells(drawn, tag, style, backwards=False):
    written = [
        f"<{tag} style='{style.format(at=at + 1)}' rowspan={cell.rows} colspan={cell.columns}>{html.escape(cell.text)}"
        f"</{tag}>"
        for at, cell in enumerate(drawn)
    ]
    return "".join(reversed(written) if backwards else written)


def read(written):
    """How many figures are read right; none may be wrong."""
    found = [cell for cell in read_report(Document(written)).cells if cell.state == "number"]
    wrong = [cell for cell in found if cell.value != REPORT.values[cell.table, cell.row, cell.column]]
    return len(found), wrong


ALL, FEW = len(REPORT.values), 20
STYLES = [
    ("order:{at}", "sorted anew"),
    ("grid-column:{at}", "placed"),
    ("grid-area:auto / {at}", "placed in short"),
    ("position:absolute;left:{at}0px", "placed on the page"),
    ("position:relative;left:{at}0px", "shifted"),
    ("float:right", "floated"),
    ("transform:translateX({at}0px)", "transformed"),
]


@pytest.mark.parametrize(("style", "why"), STYLES)
def test_rows_of_divs_whose_figures_are_moved(style, why):
    row = lambda labels, figures: f"<div>{cells(labels, 'div', '')}{cells(figures, 'div', style, True)}</div>"  # noqa: E731
    read_right, wrong = read(page(row))
    assert (read_right <= FEW, wrong) == (True, []), why


@pytest.mark.parametrize(("style", "why"), STYLES)
def test_cells_without_rows_whose_figures_are_moved(style, why):
    row = lambda labels, figures: cells(labels, "div", "") + cells(figures, "div", style, True)  # noqa: E731
    read_right, wrong = read(page(row))
    assert (read_right <= FEW, wrong) == (True, []), why


@pytest.mark.parametrize(("style", "why"), STYLES)
def test_rows_of_tables_whose_figures_are_moved(style, why):
    row = lambda labels, figures: f"<tr>{cells(labels, 'td', '')}{cells(figures, 'td', style, True)}</tr>"  # noqa: E731
    written = page(row).replace(b"<div><!--t-->", b"<table>").replace(b"</div>", b"</table>")
    read_right, wrong = read(written)
    assert (read_right <= FEW, wrong) == (True, []), why


TURNED = ["style='direction:rtl'", "dir=rtl", "style='display:flex;flex-direction:row-reverse'", "class=back"]


@pytest.mark.parametrize("turned", TURNED)
@pytest.mark.parametrize("tag", ["tr", "div"])
def test_rows_of_figures_that_run_backwards_below_heads_that_do_not(turned, tag):
    cell = "td" if tag == "tr" else tag
    row = lambda labels, figures: (  # noqa: E731
        f"<{tag} {turned if figures else ''}>{cells(labels, cell, '')}{cells(figures, cell, '')}</{tag}>"
    )
    written = page(row, ".back { direction: rtl }")
    if tag == "tr":
        written = written.replace(b"<div><!--t-->", b"<table>").replace(b"</div>", b"</table>")
    assert read(written) == (0, [])


AS_THEY_STAND = [
    ("order:{at}", "in their order"),
    ("grid-column:span 1", "only as wide as they are"),
    ("color:#333;float:left", "columns of old pages"),
]


@pytest.mark.parametrize(("style", "why"), AS_THEY_STAND)
def test_rows_of_divs_that_are_shown_as_they_stand(style, why):
    row = lambda labels, figures: f"<div>{cells([*labels, *figures], 'div', style)}</div>"  # noqa: E731
    assert read(page(row)) == (ALL, []), why


def test_what_style_sheets_do_to_rows_of_divs():
    row = lambda labels, figures: f"<div class=r>{cells([*labels, *figures], 'div', '')}</div>"  # noqa: E731
    assert read(page(row)) == (ALL, [])
    assert read(page(row, ".r > div { color: transparent }"))[0] == 0
    assert read(page(row, ".r div:nth-child(3) { order: -1 }"))[1] == []
    assert read(page(row, ".r div:hover { order: -1 }")) == (ALL, [])
