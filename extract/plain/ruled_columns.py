"""Tables whose columns are ruled with dashes, as pandoc, reStructuredText and terminals print them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.plain.char_tables import CharCell, CharTable, goes_on
from extract.plain.char_width import MEASURES, Measure, columns_of

_RULER = re.compile(r"\s*(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+)\s*")
_WHOLE = re.compile(r"\s*-{12,}\s*")
"""Above and below tables whose rows may be of several lines."""
_RUN = re.compile(r"-+|=+")
_FEWEST_COLUMNS = 3
_MOST_LINES = 400
"""Of a table, above its ruler and below: the longest of a report has a quarter of them."""

_Columns = list[tuple[int, int]]
_Row = list[tuple[str, int]]


class _Stretch(NamedTuple):
    """The lines of a table: its ruler, the lines ``first`` to before ``after``, and which of them hold text."""

    first: int
    after: int
    columns: _Columns
    lines: list[int]
    body: int
    """The first line below the head."""


def ruled_tables(lines: Sequence[str]) -> Iterator[CharTable]:
    """The tables among these lines. One whose texts cross the gaps of its ruler is none."""
    at = 0
    while at < len(lines):
        stretch = _stretch_at(lines, at) if _rules(lines, at) and not _rules(lines, at + 1) else None
        cells = tuple(_cells(lines, stretch)) if stretch else ()
        if stretch and cells:
            yield CharTable(stretch.first, stretch.after, cells)
            at = stretch.after
        else:
            at += 1


def _rules(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and _RULER.fullmatch(lines[at]) is not None


def _stretch_at(lines: Sequence[str], ruler: int) -> _Stretch | None:
    columns = [found.span() for found in _RUN.finditer(lines[ruler])]
    if len(columns) < _FEWEST_COLUMNS:
        return None
    first = ruler
    while first > max(0, ruler - _MOST_LINES) and lines[first - 1].strip() and not _WHOLE.fullmatch(lines[first - 1]):
        first -= 1
    after = ruler + 1
    closed = _last_ruler(lines, ruler, columns)
    if closed is None:
        while after < min(len(lines), ruler + _MOST_LINES) and lines[after].strip():
            after += 1
    else:
        after = closed + 1
    texts = [at for at in range(first, after) if not _RULER.fullmatch(lines[at]) and not _WHOLE.fullmatch(lines[at])]
    return _Stretch(first, after, columns, texts, ruler + 1)


def _last_ruler(lines: Sequence[str], ruler: int, columns: _Columns) -> int | None:
    """The last of the rulers that follow with nothing but lines of the table between them."""
    last = None
    for at in range(ruler + 1, min(len(lines), ruler + _MOST_LINES)):
        line = lines[at]
        if _WHOLE.fullmatch(line):
            return at
        if _RULER.fullmatch(line):
            if [found.span() for found in _RUN.finditer(line)] != columns:
                break
            last = at
        elif not any(_fits(columns_of(line, measure), columns) for measure in MEASURES):
            break
    return last


def _fits(line: Sequence[str], columns: _Columns) -> bool:
    """Whether nothing is written in the gaps of the ruler."""
    gaps = [(0, columns[0][0]), *((left[1], right[0]) for left, right in itertools.pairwise(columns))]
    return not any("".join(line[start:end]).strip() for start, end in gaps) and not any(
        start < len(line) and line[start] == "" for start, _ in columns
    )


def _cells(lines: Sequence[str], stretch: _Stretch) -> Iterator[CharCell]:
    """The cells by the one measure in which all lines fit; none when several fit and cut the lines differently."""
    readings = [reading for measure in MEASURES if (reading := _rows(lines, stretch, measure)) is not None]
    if not readings or any(reading != readings[0] for reading in readings):
        return
    for row, line in enumerate(_joined(readings[0], stretch)):
        for column, (text, at) in enumerate(line):
            yield CharCell(row, column, 1, 1, text, at)


def _rows(lines: Sequence[str], stretch: _Stretch, measure: Measure) -> list[_Row] | None:
    rows: list[_Row] = []
    starts = [start for start, _ in stretch.columns]
    for at in stretch.lines:
        line = columns_of(lines[at], measure)
        if not _fits(line, stretch.columns):
            return None
        ends = [*starts[1:], len(line)]
        rows.append([("".join(line[start:end]).strip(), at) for start, end in zip(starts, ends, strict=True)])
    return rows


def _joined(rows: Sequence[_Row], stretch: _Stretch) -> list[_Row]:
    """Rows of the table: lines between empty ones where there are empty ones between lines, else each line."""
    parted = any(not any(text for text, _ in row) for row in rows[1:-1])
    found: list[_Row] = []
    fresh = True
    for row in rows:
        blank = not any(text for text, _ in row)
        if not blank and found and ((parted and not fresh) or (not parted and goes_on(found[-1], row))):
            pairs = zip(found[-1], row, strict=True)
            found[-1] = [(f"{above}\n{text}".strip("\n"), at) for (above, at), (text, _) in pairs]
        elif not blank:
            found.append(row)
        fresh = blank or row[0][1] + 1 == stretch.body
    return found
