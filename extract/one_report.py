"""Several reports in one file: the first that is filled in is read, the others are named."""

from collections.abc import Collection, Sequence
from itertools import filterfalse

from extract.drawn_rows import own_texts, texts_in
from extract.grids import Block, Grid, Paragraph
from extract.labels import known_label
from extract.prose.sections import find_headings
from extract.prose.titles import agency_of, is_report_title, title_among, years_of
from extract.remembering import remembered
from extract.report import APPLICATIONS

_MOST_SECTIONS = 4


def first_report(blocks: Sequence[Block], own: str | None = None) -> tuple[Sequence[Block], tuple[str, ...]]:
    """The blocks of the first report, and the titles of the others; of that one which a page's ``own`` title names.

    A new report begins at a title above an applications table of its own, below that of the one before or below most of
    its sections: a title that is only mentioned, in a link or at the end, begins nothing. A form without a figure
    before or after a filled one is left out, unless it is titled as another body's report or another year's: that one
    is blank, or its tables are not to be read. Reports of one title are read together, so that no figure is taken of
    which they differ.
    """
    parts = _parts(blocks)
    if len(parts) == 1:
        return blocks, ()
    filled = [part for part in parts if _has_figures(part)] or parts[:1]
    titles = set(map(title_among, filled))
    told = [part for part in parts if any(part is each for each in filled) or _is_anothers(part, titles)]
    first = next((part for part in told if _names(own, title_among(part))), None) or _first_named(told)
    title = title_among(first)
    chosen = [part for part in filled if part is first or (title is not None and title_among(part) == title)] or [first]
    others = [part for part in parts if not any(part is each for each in chosen)]
    if not others and len(chosen) == 1:
        return blocks, ()
    return [block for part in chosen for block in part], tuple(map(_called, others))


def _called(part: Sequence[Block]) -> str:
    first = (block.text for block in part if isinstance(block, Paragraph))
    return title_among(part) or next(first, "")


def _first_named(parts: Sequence[Sequence[Block]]) -> Sequence[Block]:
    """The first part; the first with a title where tables without the text of a report stand before all titles."""
    if title_among(parts[0]) is not None or _is_text_of_report(parts[0]):
        return parts[0]
    return next((part for part in parts if title_among(part) is not None), parts[0])


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Grid) and _has_applications(block)]
    if not tables:
        return [blocks]
    starts = [0]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and is_report_title(block.text):
            above = any(starts[-1] <= table < index for table in tables)
            if index < tables[-1] and (above or _is_told(blocks[starts[-1] : index], block)):
                starts.append(index)
    return [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def _is_told(part: Sequence[Block], below: Paragraph) -> bool:
    """Whether most sections of a report stand here, its tables not to be read, above the title of another's."""
    title = None if below.linked else title_among([below])
    if title is None or not _is_anothers(part, {title}) or not _is_anothers([below], {title_among(part)}):
        return False
    return _is_text_of_report(part)


def _is_text_of_report(part: Sequence[Block]) -> bool:
    texts = [block.text for block in part if isinstance(block, Paragraph)]
    return len(find_headings(texts)) >= _MOST_SECTIONS


def _has_figures(part: Sequence[Block]) -> bool:
    return any(
        text.strip().isdecimal()
        for block in part
        if isinstance(block, Grid)
        for row in own_texts(block, hidden=False)
        for text in row
    )


def _is_anothers(part: Sequence[Block], titles: Collection[str | None]) -> bool:
    """Whether a part is titled with a body and a year, and none of those titles is its own."""
    title = title_among(part)
    return title is not None and title not in titles and bool(years_of(title)) and agency_of(title) is not None


def _names(own: str | None, title: str | None) -> bool:
    """Whether the title a page gives itself is that of a report: of the same body and year."""
    if own is None or title is None or not is_report_title(own):
        return False
    return agency_of(own) == agency_of(title) is not None and years_of(own) == years_of(title) != ()


def _has_applications(grid: Grid) -> bool:
    """Whether the table holds the first row of applications: each report prints it once."""
    return any(map(_is_first_row, filterfalse(str.isdigit, set(texts_in(grid)))))


@remembered(4096)
def _is_first_row(text: str) -> bool:
    found = known_label(text, "row", APPLICATIONS)
    return found is not None and found.id == "new_received"
