"""What a cell of a worksheet shows: its text as Excel prints it, and why no figure may be made of it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from extract.office.reasons import RAISED, STRUCK, WHITE, is_in_brackets
from extract.office.sheet_formats import GENERAL, general, shown, shown_text
from extract.value_types import value

_DIGITS = 15
"""Significant digits Excel keeps and shows; what lies beyond is the binary fraction's own."""
_RAISED: tuple[object, ...] = ("superscript", "subscript")
_WHITE = ("00FFFFFF", "FFFFFFFF")
_WHITE_INDEXES = (1, 9)


@value
class Shown:
    """The text of a cell as a person sees it, with the doubts of ``GridCell``."""

    text: str
    doubt: str | None = None
    alternatives: tuple[str, ...] = ()


class CellReader:
    """Reads the cells of one sheet; fonts are looked at once for each style."""

    def __init__(self, sheet: Worksheet, formulas: Mapping[str, str]) -> None:
        """``formulas``: the addresses of formulas whose stored results are not to be taken, and why."""
        self._formulas = formulas
        self._shows_zeros = sheet.sheet_view.showZeros is not False
        self._doubts: dict[int, str | None] = {}

    def read(self, cell: Cell) -> Shown:
        """What this cell shows."""
        found = self._content(cell)
        doubt = self._formulas.get(cell.coordinate) or found.doubt
        if doubt is None and any(character.isdigit() for character in found.text):
            doubt = self._doubt_of_style(cell) or next(_doubts_of_runs(cell.value), None)
        return found if doubt == found.doubt else Shown(found.text, doubt)

    def _content(self, cell: Cell) -> Shown:
        value = cell.value
        if value is None:
            return Shown("")
        if isinstance(value, bool):
            return Shown(str(value).upper())
        if isinstance(value, datetime | date):
            return Shown(value.isoformat())
        if isinstance(value, int | float):
            return self._number(number_text(value), cell.number_format)
        text = str(value)
        return Shown(shown_text(text, cell.number_format) if ";" in cell.number_format else text)

    def _number(self, stored: str, code: str) -> Shown:
        number = Decimal(stored)
        seen = "" if number == 0 and not self._shows_zeros else _seen(stored, code)
        if seen is None:
            return Shown(stored, f"its number format shows something else: {code}")
        bare = "".join(character for character in seen if character.isascii()).replace(",", "")
        if seen and _number_of(bare) != number:
            return Shown(seen, "its number format shows another figure than is stored", (seen, stored))
        return Shown(stored if seen.isascii() and seen else seen)

    def _doubt_of_style(self, cell: Cell) -> str | None:
        if not cell.has_style:
            return None
        if cell.style_id not in self._doubts:
            self._doubts[cell.style_id] = _doubt_of_font(cell)
        return self._doubts[cell.style_id]


def _seen(stored: str, code: str) -> str | None:
    if code == "General":
        return stored if len(stored) <= GENERAL else general(Decimal(stored))
    return shown(Decimal(stored), code)


def number_text(number: int | float) -> str:
    """A stored number as Excel shows it where there is room."""
    return str(number) if isinstance(number, int) else format(Decimal(f"{number:.{_DIGITS}g}"), "f")


def _number_of(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _doubt_of_font(cell: Cell) -> str | None:
    font = cell.font
    if font.strike:
        return STRUCK
    if font.vertAlign in _RAISED:
        return RAISED
    on_paper = cell.fill.fill_type is None or _is_white(cell.fill.fgColor)
    return WHITE if on_paper and _is_white(font.color) else None


def _is_white(color: Color | None) -> bool:
    if color is None or color.tint:
        return False
    if color.type == "theme":
        return bool(color.theme == 0)
    return bool(color.rgb in _WHITE if color.type == "rgb" else color.indexed in _WHITE_INDEXES)


def _doubts_of_runs(content: object) -> Iterator[str]:
    """Why a text of several fonts is no plain figure."""
    for run in content if isinstance(content, CellRichText) else ():
        text = run.text.strip() if isinstance(run, TextBlock) else ""
        if not isinstance(run, TextBlock) or not text:
            continue
        if run.font.strike:
            yield STRUCK
        if any(character.isdigit() for character in text):
            if run.font.vertAlign in _RAISED and not is_in_brackets(text):
                yield RAISED
            if _is_white(run.font.color):
                yield WHITE
