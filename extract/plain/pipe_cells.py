"""Tables kept as text with a pipe after every cell and a line for each, as web archives keep pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOSING = re.compile(r"^(?P<text>[^|]*?)[ \t]*\|(?P<filler>[ \t|]*)$")
_LONGEST_CELL = 60
_MOST_LINES = 3
"""A cell of more lines, or longer ones, is running text between two tables."""
_FEWEST_CELLS = 12
_SECTION = re.compile(r"^\s*[一二三四五六]、(?:总体|主动公开|收到和处理|政府信息公开行政|因政府信息|存在|其他)")


@dataclass(frozen=True, slots=True)
class PipeCell:
    """One cell: its text, "" for a blank one, and the line it begins on (from 1)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class PipeRun:
    """Cells in the order of the source from line ``first`` to before line ``after`` (indexes from 0)."""

    first: int
    after: int
    cells: tuple[PipeCell, ...]


def pipe_runs(lines: Sequence[str]) -> Iterator[PipeRun]:
    """The runs of lines that close cells by a pipe.

    A line may hold the cell and its pipe or the pipe alone, under the lines of its cell. Pipes after the first one fill
    up a spanning cell's row and hold nothing. A lone pipe with nothing before it is a blank cell.
    """
    at = 0
    while at < len(lines):
        if _CLOSING.match(lines[at]):
            run = _run_from(lines, at)
            if len(run.cells) >= _FEWEST_CELLS:
                yield run
            at = run.after
        else:
            at += 1


def _run_from(lines: Sequence[str], start: int) -> PipeRun:
    first = _first_line(lines, start)
    cells: list[PipeCell] = []
    pending: list[int] = []
    at = after = first
    while at < len(lines):
        closing = _CLOSING.match(lines[at])
        if closing is None:
            if not _may_be_cell(lines[at]) or len(pending) == _MOST_LINES:
                break
            if lines[at].strip():
                pending.append(at)
        else:
            cells.extend(_closed(lines, pending, closing, at))
            pending, after = [], at + 1
        at += 1
    return PipeRun(first, max(after, start + 1), tuple(cells))


def _first_line(lines: Sequence[str], start: int) -> int:
    """The line before a lone pipe is the first cell's text, when it can be a cell at all."""
    if lines[start].strip(" \t|") or start == 0 or not lines[start - 1].strip() or not _may_be_cell(lines[start - 1]):
        return start
    return start - 1


def _may_be_cell(line: str) -> bool:
    return "|" not in line and len(line.strip()) <= _LONGEST_CELL and not _SECTION.match(line)


def _closed(lines: Sequence[str], pending: list[int], closing: re.Match[str], at: int) -> Iterator[PipeCell]:
    """The cell this pipe closes; several pipes on a line of their own only fill up a row."""
    own = closing["text"].strip()
    if not own and not pending and "|" in closing["filler"]:
        return
    texts = [lines[each].strip() for each in pending] + ([own] if own else [])
    yield PipeCell("\n".join(texts), (pending[0] if pending else at) + 1)
