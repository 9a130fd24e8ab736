"""Rows of tables among the lines of a text: tab-separated, markdown, one cell a line, label and figures on a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.labels import is_known, is_label_fragment, is_piece_of_label, known_label, match_label
from extract.numbers import NO_VALUE, read_value
from extract.plain.pipe_cells import PipeCell, PipeRun, pipe_runs
from extract.plain.stacked import Kind, kind_of, rows_of
from extract.report import APPLICATIONS, LABELLED, TABLES

_RULE = re.compile(r"^[\s|:+\-–—=]*-{2,}[\s|:+\-–—=]*$")
_TELLING_HEADS = 4
"""So many column names on one line are a header, whatever else stands beside them."""
_LONE_FIGURES = 3
"""A line of so few figures and nothing else may be anything."""
_LONGEST_ROW = 400
_PADDED = re.compile(r"\S \| \|{2,}\s*$")
"""A converter's padding of a short row up to the widest one: such converters drop blank cells as well."""
_FEWEST_CLOSED = 10
_SPACES = re.compile(r"[ \u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class LineCell:
    """A cell's text and the line it begins on; ``text`` None for a cell the source lost and shows so."""

    text: str | None
    line: int


LineRow = list[LineCell]


def runs_of(lines: Sequence[str]) -> Iterator[tuple[str, list[LineRow]]]:
    """Consecutive lines of one kind: ``text``, ``row`` (one table row a line, ``padded`` or not), ``cell`` (one)."""
    lines = _with_borders(_without_closing_tabs(lines))
    kind, rows = "text", list[LineRow]()
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


def _without_closing_tabs(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the tab at their end, where a tab closes each cell: then every line with one ends with one."""
    tabbed = [line for line in lines if "\t" in line.lstrip()]
    if len(tabbed) < _FEWEST_CLOSED or not all(line.endswith("\t") for line in tabbed):
        return lines
    return [line.removesuffix("\t") for line in lines]


def _with_borders(lines: Sequence[str]) -> Sequence[str]:
    """The lines with a pipe at both ends, where pipes only part cells: beyond one at an end there is a blank cell."""
    parting = [line.strip() for line in lines if line.count("|") > 1]
    bare = [line for line in parting if not line.startswith("|")]
    if len(bare) < _FEWEST_CLOSED or 2 * len(bare) <= len(parting) or all(line.endswith("|") for line in bare):
        return lines
    return [f"|{line}|" if line.count("|") > 1 or _parts_cells(line) else line for line in lines]


def _read(lines: Sequence[str], index: int) -> tuple[str, int, list[LineRow]]:
    """What stands at this line: its kind, how many lines it takes, and its rows."""
    line = lines[index]
    if not line.strip():
        return "gap", 1, []
    if _is_piped(line) or _parts_cells(line):
        return "row", 1, [] if _RULE.match(line) else [_piped(line, index + 1)]
    if _begins_cell(line):
        taken, rows = _cells_below(lines, index)
        return "cell", taken, rows
    if "\t" in line:
        return "row", 1, [[LineCell(cell, index + 1) for cell in line.split("\t")]]
    spaced = _label_and_figures(line, index + 1)
    return ("spaced", 1, [spaced]) if spaced else ("text", 1, [[LineCell(line, index + 1)]])


def _is_piped(line: str) -> bool:
    stripped, pipes = line.strip(), line.count("|")
    return stripped.startswith("|") or pipes >= 3 or (pipes == 2 and stripped.endswith("|"))


def _parts_cells(line: str) -> bool:
    """Whether one or two pipes in a line part cells: in no sentence, and beside a word of the form."""
    if "|" not in line or len(line) > _LONGEST_ROW or "。" in line:
        return False
    return any(is_known(cell.strip()) for cell in line.split("|"))


def _read_piped(run: PipeRun) -> tuple[str, int, list[LineRow]]:
    """A run of cells closed by pipes, cut into rows at the form's own words.

    What is blank at a row's end may as well fill it up, where blank cells before left no trace: it is not counted.
    """
    cells = _without_row_marks(run.cells)
    kinds: list[tuple[Kind, LineCell]] = [
        (kind_of(cell.text) if cell.text else "value", LineCell(cell.text, cell.line)) for cell in cells
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


def _piped(line: str, number: int) -> LineRow:
    inner = line.strip()
    if inner.startswith("||") and 2 * inner.count("||") == inner.count("|"):
        inner = inner.replace("||", "|")  # wikis part cells by two
    inner = inner.removeprefix("|").removesuffix("|")
    return [LineCell("" if cell.strip(" ") in NO_VALUE else cell.strip(" "), number) for cell in inner.split("|")]


def _without_padding(row: LineRow) -> LineRow:
    last = max((at for at, cell in enumerate(row) if cell.text), default=-1)
    return row[: last + 1]


def _begins_cell(line: str) -> bool:
    """A line that is one cell: a tab, then text without another tab. Blank before the tab is what a lost cell left."""
    head, tab, rest = line.partition("\t")
    return bool(tab) and not head.strip() and "\t" not in rest


def _cells_below(lines: Sequence[str], index: int) -> tuple[int, list[LineRow]]:
    """The run of one-cell lines from here: rows end at empty lines, a line without a tab continues the cell above."""
    rows: list[LineRow] = [[]]
    at = index
    while at < len(lines):
        line = lines[at]
        if _begins_cell(line):
            head, _, rest = line.partition("\t")
            if head and rows[-1]:
                rows[-1].append(LineCell(None, at + 1))
                rows.append([])
            rows[-1].append(LineCell(rest, at + 1))
        elif not line.strip("\r"):
            if not rows[-1] and at + 1 < len(lines) and not _begins_cell(lines[at + 1]):
                break
            if rows[-1]:
                rows.append([])
        elif rows[-1] and "\t" not in line and not _ends_table(line):
            last = rows[-1][-1]
            rows[-1][-1] = LineCell(f"{last.text}\n{line}", last.line)
        else:
            break
        at += 1
    return at - index, [row for row in rows if row]


def _ends_table(line: str) -> bool:
    return bool(re.match(r"^\s*[一二三四五六]、", line))


def _label_and_figures(line: str, number: int) -> LineRow | None:
    """A line of a known row label and figures parted by spaces, as PDF text comes; blank cells left no trace in it."""
    pieces = _SPACES.split(line.strip())
    figures: list[str] = []
    while pieces and read_value(pieces[-1], "amount").state in ("number", "placeholder"):
        figures.insert(0, pieces.pop())
    if not pieces:
        return _cells(figures, number) if len(figures) > _LONE_FIGURES else None
    if figures and (labels := _group_and_row(pieces, len(figures) >= _LONE_FIGURES)):
        return _cells([*labels, *figures], number)
    heads = sum(map(is_known, pieces))
    if (
        len(pieces) > 1
        and not figures
        and (heads == len(pieces) or (heads >= _TELLING_HEADS and heads * 2 > len(pieces)))
    ):
        return _cells(pieces, number)
    return None


def _cells(texts: Sequence[str], number: int) -> LineRow:
    return [LineCell(text, number) for text in texts]


def _group_and_row(pieces: Sequence[str], sure: bool) -> list[str] | None:
    """The words before the figures as a row label, perhaps behind its groups' labels; None when they are neither.

    Before so many figures that the line is ``sure`` to be a row, misprinted labels and pieces of labels count as well.
    """
    for start in range(min(len(pieces), 4)):
        label, before = "".join(pieces[start:]), list(pieces[:start])
        if all(is_label_fragment(each, APPLICATIONS) for each in before) and _is_row(label, sure):
            return [*before, label]
    label = "".join(pieces)
    return [label] if sure and is_piece_of_label(label) else None


def _is_row(label: str, sure: bool) -> bool:
    look = match_label if sure else known_label
    return any(look(label, "row", table) for table in LABELLED)
