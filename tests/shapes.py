"""Every shape a report is published in, each with the damages its files suffer and the liberties its writers take."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from conversions import CONVERSIONS
from damage import DAMAGES
from drawing import Drawn, Sheet
from heads_and_cuts import HEADS_AND_CUTS
from office_writing import as_docx, as_xlsx, web_archive, zipped
from pdf_writing import Style, as_pdf, two_on_a_sheet
from writing import (
    as_csv,
    as_divs,
    as_escaped_json,
    as_field,
    as_html,
    as_json,
    as_lines,
    as_markdown,
    as_paragraphs,
    as_script,
    as_spaced,
    as_tabs,
)

EVERY_DAMAGE = (*DAMAGES, *CONVERSIONS, *HEADS_AND_CUTS)
Writer = Callable[[list[Sheet], int, Random], bytes]


@dataclass(frozen=True)
class Shape:
    """``vanishing``: a blank cell leaves no trace. ``positional``: a lost cell leaves none (see ``clerk``). ``partly``:
    not every row of every page can be read.
    """

    write: Writer
    damages: tuple[Callable, ...] = EVERY_DAMAGE
    vanishing: bool = False
    positional: bool = False
    partly: bool = False


def any_html(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return as_html(sheets, year, random.choice(("plain", "word", "inner", "layout")))


def any_embedded(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return random.choice((as_script, as_json, as_escaped_json, as_field))(sheets, year)


def any_archive(sheets: list[Sheet], year: int, random: Random) -> bytes:
    page = any_html(sheets, year, random)
    return web_archive(page, random) if random.random() < 0.5 else zipped(page)


def any_xlsx(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return as_xlsx(sheets, year, random.random() < 0.5, random.random() < 0.5)


def bare_xlsx(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return as_xlsx(sheets, year, random.random() < 0.5, random.random() < 0.5, boxed=False)


def any_style(random: Random) -> Style:
    return Style(
        size=random.choice((7.5, 9.0, 10.5)),
        left=random.choice((40.0, 60.0)),
        foot=random.choice((300.0, 420.0, 600.0, 780.0)),
        valign=random.choice(("top", "middle", "bottom")),
        total_valign=random.choice((None, None, "top", "bottom")),
        align=random.choice(("left", "center", "right")),
        lines=random.choice(("strokes", "cells", "bars")),
        repeat_head=random.choice((0, 0, 3)),
        shift_even=random.choice((0.0, 14.0)),
        footers=random.random() < 0.5,
        running=random.choice(("", "某某县政府信息公开年度报告")),
        rotate=random.choice((0, 0, 90, 180, 270)),
        landscape=random.random() < 0.3,
    )


def ruled_pdf(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return as_pdf(sheets, year, any_style(random))


def unruled_pdf(sheets: list[Sheet], year: int, random: Random) -> bytes:
    return _unruled(sheets, year, replace(any_style(random), lines="none"))


def centred_pdf(sheets: list[Sheet], year: int, random: Random) -> bytes:
    """No upright lines, and every label set in the middle of its cell."""
    lines = random.choice(("none", "level"))
    return _unruled(sheets, year, replace(any_style(random), lines=lines, labels="center"))


def two_up_pdf(sheets: list[Sheet], year: int, random: Random) -> bytes:
    """Two pages side by side on each sheet, ruled or not; upright, as programs put them there."""
    style = replace(any_style(random), rotate=0)
    lines = random.choice((style.lines, "none", "level"))
    if lines == style.lines:
        return two_on_a_sheet(as_pdf(sheets, year, style))
    labels = random.choice(("left", "center"))
    return two_on_a_sheet(_unruled(sheets, year, replace(style, lines=lines, labels=labels)))


def _unruled(sheets: list[Sheet], year: int, style: Style) -> bytes:
    for sheet in sheets:
        _settle(sheet, style)
    return as_pdf(sheets, year, style)


def _settle(sheet: Sheet, style: Style) -> None:
    """Where no lines are drawn a figure over two places stands in one of them, unless it is set in the middle."""
    below: list[tuple[int, Drawn]] = []
    for line in sheet.lines:
        first = next((index for index, cell in enumerate(line) if cell.ident), 0)
        for place, cell in below:
            line.insert(first + place, cell)
        below = []
        for index, cell in [(index, cell) for index, cell in enumerate(line) if cell.ident]:
            total = cell.ident is not None and cell.ident[2] == "total"
            valign = style.total_valign if total and style.total_valign else style.valign
            if cell.rows == 2 and valign != "middle":
                line[index], under = (cell, Drawn("")) if valign == "top" else (Drawn(""), cell)
                cell.rows = 1
                below.append((index - first, under))
        line[:] = [each for cell in line for each in _in_one_place(cell, style.align)]


def _in_one_place(cell: Drawn, align: str) -> list[Drawn]:
    """The cell among blank ones, in the column its text is set; as it is when that is between two."""
    columns = cell.columns
    if not cell.ident or columns == 1 or cell.rows != 1 or (align == "center" and columns % 2 == 0):
        return [cell]
    cell.columns = 1
    at = {"left": 0, "center": columns // 2, "right": columns - 1}[align]
    return [cell if column == at else Drawn("") for column in range(columns)]


def _same(write: Callable[[list[Sheet], int], bytes]) -> Writer:
    return lambda sheets, year, _: write(sheets, year)


SHAPES = {
    "html": Shape(any_html),
    "div": Shape(_same(as_divs)),
    "paragraphs": Shape(_same(as_paragraphs), vanishing=True),
    "embedded": Shape(any_embedded),
    "archive": Shape(any_archive),
    "markdown": Shape(_same(as_markdown)),
    "tabs": Shape(_same(as_tabs)),
    "lines": Shape(_same(as_lines)),
    "spaced": Shape(_same(as_spaced), vanishing=True),
    "csv": Shape(_same(as_csv)),
    "docx": Shape(_same(as_docx)),
    "xlsx": Shape(any_xlsx),
    "xlsx_bare": Shape(bare_xlsx, positional=True),
    "pdf": Shape(ruled_pdf),
    "pdf_unruled": Shape(unruled_pdf, vanishing=True, positional=True, partly=True),
    "pdf_centred": Shape(centred_pdf, vanishing=True, positional=True, partly=True),
    "pdf_two_up": Shape(two_up_pdf, vanishing=True, positional=True, partly=True),
}
