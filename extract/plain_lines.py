"""Tables written in plain text: tab-separated, markdown, one cell per line, label and figures on a line, CSV."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.grids import Block, Grid, GridCell, LinePlace, Paragraph
from extract.labels import is_known, known_label
from extract.numbers import read_value
from extract.pipe_cells import PipeCell, PipeRun, pipe_runs
from extract.report import APPLICATIONS, LABELLED, TABLES
from extract.stacked import Kind, kind_of, rows_of

_RULE = re.compile(r"^[\s|:+\-–—=]*-{2,}[\s|:+\-–—=]*$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_TELLING_HEADS = 4
"""So many column names on one line are a header, whatever else stands beside them."""
_LONE_FIGURES = 3
"""A line of so few figures and nothing else may be anything."""
_PADDED = re.compile(r"\S \| \|{2,}\s*$")
"""A converter's padding of a short row up to the widest one: such converters drop blank cells as well."""
_SPACES = re.compile(r"[ \u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's text and the line it begins on; ``text`` None for a cell the source lost and shows so."""

    text: str | None
    line: int


_Row = list[_Cell]


def blocks_of(text: str, above: int = 0) -> Iterator[Block]:
    """Paragraphs and grids of a text, in order; line numbers count from 1 and from the lines ``above``."""
    number = 0
    for kind, rows in _runs(text.splitlines()):
        rows = [[_Cell(cell.text, cell.line + above) for cell in row] for row in rows] if above else rows
        if kind == "text":
            yield from (_paragraph(row[0]) for row in rows if (row[0].text or "").strip())
        else:
            yield _grid(number, rows, kind)
            number += 1


def csv_blocks(text: str) -> Iterator[Block]:
    """The same for comma-separated values: lone cells are text, the rest one grid."""
    rows = [[_Cell(cell, line) for cell in row] for line, row in enumerate(csv.reader(text.splitlines()), 1)]
    table: list[_Row] = []
    number = 0
    for row in [*rows, []]:
        if len(row) > 1:
            table.append(row)
            continue
        if table:
            yield _grid(number, table, "row")
            number += 1
            table = []
        yield from (_paragraph(cell) for cell in row if (cell.text or "").strip())


def _paragraph(cell: _Cell) -> Paragraph:
    text = (cell.text or "").strip()
    heading = _HEADING.match(text)
    if heading:
        return Paragraph(heading[2].strip(), LinePlace(cell.line), len(heading[1]))
    return Paragraph(text, LinePlace(cell.line))


def _grid(number: int, rows: Sequence[_Row], kind: str) -> Grid:
    """``ragged`` unless every row was written with the same number of cells: then their columns can be trusted."""
    cells = tuple(
        tuple(GridCell(cell.text or "", LinePlace(cell.line), lost=cell.text is None) for cell in row) for row in rows
    )
    return Grid(number, cells, ragged=kind != "row" or len({len(row) for row in rows}) > 1)


def _runs(lines: Sequence[str]) -> Iterator[tuple[str, list[_Row]]]:
    """Consecutive lines of one kind: ``text``, ``row`` (one table row a line, ``padded`` or not), ``cell`` (one)."""
    kind, rows = "text", list[_Row]()
    padded = any(map(_PADDED.search, lines))
    piped = {run.first: run for run in pipe_runs(lines)}
    index = 0
    while index < len(lines):
        found, taken, new = _read_piped(piped[index]) if index in piped else _read(lines, index)
        if padded and found == "row":
            found, new = "padded", [_without_padding(row) for row in new]
        if kind in ("row", "padded") and len(rows) > 1 and _RULE.match(lines[index]) and "|" in lines[index]:
            yield kind, rows[:-1]  # a rule stands under the first row of a table: there a new one began
            rows = rows[-1:]
        if found != kind:
            if rows:
                yield kind, rows
            kind, rows = ("text" if found == "gap" else found), []
        rows.extend(new)
        index += taken
    if rows:
        yield kind, rows


def _read(lines: Sequence[str], index: int) -> tuple[str, int, list[_Row]]:
    """What stands at this line: its kind, how many lines it takes, and its rows."""
    line = lines[index]
    if not line.strip():
        return "gap", 1, []
    if _is_piped(line):
        return "row", 1, [] if _RULE.match(line) else [_piped(line, index + 1)]
    if _begins_cell(line):
        taken, rows = _cells_below(lines, index)
        return "cell", taken, rows
    if "\t" in line:
        return "row", 1, [[_Cell(cell, index + 1) for cell in line.split("\t")]]
    spaced = _label_and_figures(line, index + 1)
    return ("spaced", 1, [spaced]) if spaced else ("text", 1, [[_Cell(line, index + 1)]])


def _is_piped(line: str) -> bool:
    stripped, pipes = line.strip(), line.count("|")
    return stripped.startswith("|") or pipes >= 3 or (pipes == 2 and stripped.endswith("|"))


def _read_piped(run: PipeRun) -> tuple[str, int, list[_Row]]:
    """A run of cells closed by pipes, cut into rows at the form's own words.

    What is blank at a row's end may as well fill it up, where blank cells before left no trace: it is not counted.
    """
    cells = _without_row_marks(run.cells)
    kinds: list[tuple[Kind, _Cell]] = [
        (kind_of(cell.text) if cell.text else "value", _Cell(cell.text, cell.line)) for cell in cells
    ]
    return "cell", run.after - run.first, [_without_padding(row) for row in rows_of(kinds)]


def _without_row_marks(cells: Sequence[PipeCell]) -> list[PipeCell]:
    """Without the lone pipe that opens each row, when every row of the run has one; else those are blank cells."""
    if not cells or cells[0].text:
        return list(cells)
    kinds = [kind_of(cell.text) if cell.text else None for cell in cells]
    groups = [any(known_label(cell.text, "group", table) for table in TABLES) for cell in cells]
    starts = [at for at in range(1, len(cells)) if (kinds[at] == "row" or groups[at]) and not groups[at - 1]]
    if any(kinds[at - 1] is not None for at in starts):
        return list(cells)
    marks = {0} | {at - 1 for at in starts} | {at for at in range(1, len(cells)) if kinds[at - 1] == "word"}
    return [cell for at, cell in enumerate(cells) if kinds[at] is not None or at not in marks]


def _piped(line: str, number: int) -> _Row:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_Cell(cell.strip(" "), number) for cell in inner.split("|")]


def _without_padding(row: _Row) -> _Row:
    last = max((at for at, cell in enumerate(row) if cell.text), default=-1)
    return row[: last + 1]


def _begins_cell(line: str) -> bool:
    """A line that is one cell: a tab, then text without another tab. Blank before the tab is what a lost cell left."""
    head, tab, rest = line.partition("\t")
    return bool(tab) and not head.strip() and "\t" not in rest


def _cells_below(lines: Sequence[str], index: int) -> tuple[int, list[_Row]]:
    """The run of one-cell lines from here: rows end at empty lines, a line without a tab continues the cell above."""
    rows: list[_Row] = [[]]
    at = index
    while at < len(lines):
        line = lines[at]
        if _begins_cell(line):
            head, _, rest = line.partition("\t")
            if head and rows[-1]:
                rows[-1].append(_Cell(None, at + 1))
                rows.append([])
            rows[-1].append(_Cell(rest, at + 1))
        elif not line.strip("\r"):
            if not rows[-1] and at + 1 < len(lines) and not _begins_cell(lines[at + 1]):
                break
            if rows[-1]:
                rows.append([])
        elif rows[-1] and "\t" not in line and not _ends_table(line):
            last = rows[-1][-1]
            rows[-1][-1] = _Cell(f"{last.text}\n{line}", last.line)
        else:
            break
        at += 1
    return at - index, [row for row in rows if row]


def _ends_table(line: str) -> bool:
    return bool(re.match(r"^\s*[一二三四五六]、", line))


def _label_and_figures(line: str, number: int) -> _Row | None:
    """A line of a known row label and figures parted by spaces, as PDF text comes; blank cells left no trace in it."""
    pieces = _SPACES.split(line.strip())
    figures: list[str] = []
    while pieces and read_value(pieces[-1], "amount").state in ("number", "placeholder"):
        figures.insert(0, pieces.pop())
    if not pieces:
        return _cells(figures, number) if len(figures) > _LONE_FIGURES else None
    if figures and (labels := _group_and_row(pieces)):
        return _cells([*labels, *figures], number)
    heads = sum(map(is_known, pieces))
    if (
        len(pieces) > 1
        and not figures
        and (heads == len(pieces) or (heads >= _TELLING_HEADS and heads * 2 > len(pieces)))
    ):
        return _cells(pieces, number)
    return None


def _cells(texts: Sequence[str], number: int) -> _Row:
    return [_Cell(text, number) for text in texts]


def _group_and_row(pieces: Sequence[str]) -> list[str] | None:
    """The words before the figures as a row label, perhaps behind its groups' labels; None when they are neither."""
    for start in range(min(len(pieces), 4)):
        label, before = "".join(pieces[start:]), list(pieces[:start])
        is_row = any(known_label(label, "row", table) for table in LABELLED)
        if is_row and all(known_label(each, "group", APPLICATIONS) for each in before):
            return [*before, label]
    return None
