"""Tables whose lines are drawn with characters: ``+---+`` and ``|``, or the box characters of terminals."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.numbers import is_value_like
from extract.plain.char_width import MEASURES, columns_of

_TOP = re.compile(r"\+[-=+:]{2,}\+")
_FULL = re.compile(r"[+|][-=+:|]{2,}[+|]")
_SEGMENT = re.compile(r"\+[-=+:]+\+")
_INNER_RULE = re.compile(r"[-=]{3,}|\+[-=+:]+\+")
_INNER_BARS = re.compile(r"\|(.*)\|")
"""What a table inside a cell is drawn with."""
_OUTLINE = 2
"""A table of so few bands between rules has them around head and body only: in the body each line is a row."""


class CharCell(NamedTuple):
    """A cell: its rectangle in rows and columns, its text, the index of the line its text begins on."""

    row: int
    column: int
    row_span: int
    col_span: int
    text: str
    line: int


class CharTable(NamedTuple):
    """A table from line ``first`` to before line ``after`` (indexes from 0)."""

    first: int
    after: int
    cells: tuple[CharCell, ...]


class _Drawing(NamedTuple):
    """The lines of a table as columns of characters, where its columns end, and which lines are drawn ones."""

    first: int
    lines: list[list[str]]
    edges: list[int]
    rules: list[int]


def _straightened() -> dict[int, str]:
    """Box characters as a dash, a bar, or a plus where lines meet."""
    found = {}
    for code in range(0x2500, 0x2580):
        words = set(unicodedata.name(chr(code)).split())
        across, along = words & {"HORIZONTAL", "LEFT", "RIGHT"}, words & {"VERTICAL", "UP", "DOWN"}
        found[code] = "+" if across and along else "|" if along else "-"
    return found


_BOXES = _straightened()


def char_tables(lines: Sequence[str]) -> Iterator[CharTable]:
    """The tables among these lines. One whose bars do not stand under each other is none."""
    at = 0
    while at < len(lines):
        plain = lines[at].strip()[:1]
        table = _table_at(lines, at) if plain == "+" or (plain and ord(plain) in _BOXES) else None
        if table is not None:
            yield table
        at = at + 1 if table is None else table.after


def _table_at(lines: Sequence[str], first: int) -> CharTable | None:
    top = _drawn(lines[first])
    if not _TOP.fullmatch(top):
        return None
    drawn = [top]
    while first + len(drawn) < len(lines):
        line = _drawn(lines[first + len(drawn)])
        if line[:1] not in ("+", "|"):
            break
        drawn.append(line)
    while not _TOP.fullmatch(drawn[-1]):
        drawn.pop()
    drawing = _measured(drawn, first)
    cells = tuple(_cells(drawing)) if drawing else ()
    return CharTable(first, first + len(drawn), cells) if cells else None


def _drawn(line: str) -> str:
    stripped = line.strip()
    return stripped.translate(_BOXES) if stripped[:1] and ord(stripped[:1]) in _BOXES else stripped


def _measured(drawn: Sequence[str], first: int) -> _Drawing | None:
    """Each line by the measure that makes it as wide as the rules are; None when one is not by any."""
    width = len(drawn[0])
    lines = []
    for line in drawn:
        fitting = [found for measure in MEASURES if len(found := columns_of(line, measure)) == width]
        if not fitting or fitting[0][-1] not in ("|", "+"):
            return None
        lines.append(fitting[0])
    rules = [index for index in range(len(lines)) if _is_rule(lines, index)]
    edges = sorted({at for index in rules for at, character in enumerate(lines[index]) if character == "+"})
    return _Drawing(first, lines, edges, rules) if len(edges) > 1 and len(rules) > 1 else None


def _is_rule(lines: Sequence[Sequence[str]], index: int) -> bool:
    """Whether rules are drawn on a line from bar to bar; those of a table inside a cell begin and end at none."""
    line = "".join(character[:1] or " " for character in lines[index])
    if _FULL.fullmatch(line):
        return True
    around = [lines[near] for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    ends = [at for found in _SEGMENT.finditer(line) for at in (found.start(), found.end() - 1)]
    return bool(ends) and all(other[at] in ("|", "+") for other in around for at in ends)


def _cells(drawing: _Drawing) -> Iterator[CharCell]:
    """Every rectangle between drawn lines, from the top left."""
    bands = list(zip(drawing.rules, drawing.rules[1:], strict=False))
    if len(bands) <= _OUTLINE and all(_FULL.fullmatch("".join(drawing.lines[rule])) for rule in drawing.rules):
        yield from _cells_of_lines(drawing, bands)
        return
    taken: set[tuple[int, int]] = set()
    for row in range(len(bands)):
        for column in range(len(drawing.edges) - 1):
            if (row, column) not in taken:
                across, down = _reach(drawing, bands, row, column)
                taken |= {(row + below, column + right) for below in range(down) for right in range(across)}
                text, line = _text(drawing, (bands[row][0], bands[row + down - 1][1]), column, across)
                yield CharCell(row, column, down, across, text, line)


def _reach(drawing: _Drawing, bands: Sequence[tuple[int, int]], row: int, column: int) -> tuple[int, int]:
    """How many columns and rows a cell reaches over."""
    across = down = 1
    while column + across < len(drawing.edges) - 1 and not _is_barred(drawing, bands[row], column + across):
        across += 1
    while row + down < len(bands) and not _is_ruled(drawing, bands[row + down][0], column, across):
        down += 1
    return across, down


def _is_barred(drawing: _Drawing, band: tuple[int, int], edge: int) -> bool:
    """Whether a bar stands at an edge all the way down a band."""
    at = drawing.edges[edge]
    inside = drawing.lines[band[0] + 1 : band[1]]
    return all(line[at] in ("|", "+") for line in inside)


def _is_ruled(drawing: _Drawing, rule: int, column: int, across: int) -> bool:
    """Whether a rule is drawn over the whole width of a cell."""
    over = drawing.lines[rule][drawing.edges[column] + 1 : drawing.edges[column + across]]
    return all(character in ("-", "=", ":", "+") for character in over)


def _text(drawing: _Drawing, band: tuple[int, int], column: int, across: int) -> tuple[str, int]:
    """What is written in a cell between two rules, on lines of its own, and the line it begins on."""
    left, right = drawing.edges[column] + 1, drawing.edges[column + across]
    written = [
        (drawing.first + index, text)
        for index in range(band[0] + 1, band[1])
        if (text := "".join(drawing.lines[index][left:right]).strip())
    ]
    outside = [(index, text) for index, text in written if not _INNER_RULE.fullmatch(text.replace(" ", ""))]
    telling = [
        (index, found[1].strip() if (found := _INNER_BARS.fullmatch(text)) else text)
        for index, text in (outside or written)
    ]
    first = telling[0][0] if telling else drawing.first + band[0] + 1
    return "\n".join(text for _, text in telling), first


def _cells_of_lines(drawing: _Drawing, bands: Sequence[tuple[int, int]]) -> Iterator[CharCell]:
    """The cells of a table with a row on each line; a line of figures alone goes on in the row above it."""
    columns = range(len(drawing.edges) - 1)
    rows: list[list[tuple[str, int]]] = []
    for index in (index for band in bands for index in range(band[0] + 1, band[1])):
        line = [_text(drawing, (index - 1, index + 1), column, 1) for column in columns]
        if rows and goes_on(rows[-1], line):
            pairs = zip(rows[-1], line, strict=True)
            rows[-1] = [(f"{above}\n{text}".strip("\n"), at) for (above, at), (text, _) in pairs]
        else:
            rows.append(line)
    for row, line in enumerate(rows):
        for column, (text, at) in enumerate(line):
            yield CharCell(row, column, 1, 1, text, at)


def goes_on(above: Sequence[tuple[str, int]], line: Sequence[tuple[str, int]]) -> bool:
    """Whether a line without words stands below one with a label and figures: it may be the rest of them."""
    figures = [is_value_like(text) for text, _ in above if text]
    return all(is_value_like(text) for text, _ in line) and any(figures) and not all(figures)
