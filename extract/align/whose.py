"""Tables that the words around them give to somebody else: to another year than the report's, or to another body.

A caption speaks of the tables below it, over lines such as 单位：件 and over the headings of an appendix, which begin
again; the next section of the report, or a caption that names the report's own year, ends what it says. A note speaks
of the tables above it, up to their heading. The name of a sheet is the caption of all that stands in it.
"""

from collections.abc import Sequence

from extract.align.captions import squeezed, what_is_pointed_at, years_in
from extract.align.hearing import LONGEST_LINE, Heard
from extract.align.lines_of_others import without_lines_of_others
from extract.align.marked_labels import with_doubted_labels
from extract.align.scopes import Whose, is_appended
from extract.drawn_rows import DrawnRows, own_texts
from extract.grids import Block, Grid, GridPlace, Place
from extract.numbers import is_a_figure
from extract.report import Unread

_OVER_ALL = 3
"""Cells in the first line of a table: more are the heads of its columns."""
_HEADS = frozenset({"申请人情况", "信息内容", "行政复议", "行政诉讼"})
"""Beside one of these, other words of a first line are the head of a column."""
NOBODY = Whose()


def without_others(
    blocks: Sequence[Block], year: int | None, whose: Whose = NOBODY
) -> tuple[Sequence[Block], tuple[Unread, ...]]:
    """The blocks without the tables of others, and the captions of these as what was left over."""
    others = [(block, caption) for block, caption in _captioned(blocks, Heard(year, whose)) if caption is not None]
    unread = [Unread("table", caption, _place(block)) for block, caption in others]
    left = {id(block) for block, _ in others}
    own: list[Block] = []
    for block in blocks if not left else [each for each in blocks if id(each) not in left]:
        if isinstance(block, Grid):
            block, lines = without_lines_of_others(block, year)
            unread.extend(lines)
            block = with_doubted_labels(block, year, whose)
        own.append(block)
    return own, tuple(unread)


def _captioned(blocks: Sequence[Block], heard: Heard) -> list[tuple[Grid, str | None]]:
    """Every grid with the caption or note that gives it to others, None for the report's own."""
    found: list[tuple[Grid, str | None]] = []
    sheets = list(map(_sheet_of, blocks))
    several, sheet, begins = len(set(sheets)) > 1, None, 0
    for block, name in zip(blocks, sheets, strict=True):
        if several and name is not None and name != sheet:
            heard.sheet(name)
            begins = len(found)
        sheet = name
        if isinstance(block, Grid):
            heard.last_was_year = False
            found.append((block, _line_of_others(block, heard) or heard.caption))
            for text in _caption_in(block):
                heard.paragraph(text)
        elif not block.linked and not block.hidden:
            if len(found) > begins and len(block.text) <= LONGEST_LINE and heard.gives_away_above(block.text):
                found[begins:] = [(grid, caption or block.text.strip()) for grid, caption in found[begins:]]
                continue
            before = heard.heading, heard.caption
            heard.paragraph(block.text)
            begins = len(found) if before != (heard.heading, heard.caption) else begins
    return found


def _caption_in(grid: Grid) -> Sequence[str]:
    """The words of a table of one row that holds no figure: a caption in a frame, perhaps with a unit beside it."""
    if len(grid.rows) != 1:
        return ()
    texts = [text for row in own_texts(grid, hidden=False) for text in row if text.strip()]
    return texts if len(texts) <= _OVER_ALL and not any(map(is_a_figure, texts)) else ()


def _line_of_others(grid: Grid, heard: Heard) -> str | None:
    """What the first line says, where that is no line of heads: a title, or what stands over all applicants.

    Or a note in the last.
    """
    rows = list(own_texts(grid, hidden=False))
    first, last = ([text.strip() for text in row if text.strip()] for row in (rows[0], rows[-1])) if rows else ([], [])
    lines = first if len(first) <= _OVER_ALL and _HEADS.isdisjoint(map(squeezed, first)) else []
    if len(last) == 1 and what_is_pointed_at(squeezed(last[0])):
        lines = [*lines, *last]
    said = [(text, squeezed(text)) for text in lines]
    others = next((text for text, each in said if _is_of_others(each, heard)), None)
    if any(heard.year in years_in(each) for text, each in said if text != others):
        return None
    alone = others is None and len(first) == 1 and not is_appended(squeezed(first[0]), heard.heading)
    return first[0] if alone and heard.is_of_strangers_within(squeezed(first[0])) else others


def _is_of_others(said: str, heard: Heard) -> bool:
    return heard.gives_away(said) or heard.other_body(said) == (True, False)


def _sheet_of(block: Block) -> str | None:
    """The sheet of a workbook in which a block stands."""
    if isinstance(block, Grid) and isinstance(block.rows, DrawnRows):
        return None  # of a page
    place = _place(block) if isinstance(block, Grid) else block.place
    path = place.path if isinstance(place, GridPlace) else None
    return None if path is None or path.startswith("/") or "!" not in path else path.rpartition("!")[0]


def _place(grid: Grid) -> Place | None:
    return next((cell.place for row in grid.rows for cell in row if cell is not None), None)
