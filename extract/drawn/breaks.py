"""What a page end does to a table: rows cut in two, group labels that go on below, edges not drawn again."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.drawn.cells import Drawn
from extract.drawn.frames import SNAP
from extract.labels import known_label, meaning_of
from extract.report import APPLICATIONS, REVIEWS

_OPENING = re.compile(
    r"\s*(?:[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)、.．]"
    r"|第二十条|信息内容|规章|行政|规范性|其他对外|政府集中|总计|结果|申请人情况)"
)
"""How a row of the statutory tables begins: a text that begins otherwise goes on from the page before."""
_GROUP = re.compile(r"\s*(?:[（(]\s*[一二三四五六七]\s*[）)]|[一二三四]\s*、)")
"""How the label of a group of rows begins."""
_FIGURE = re.compile(r"[\s0-9０-９.,，．+＋\-－—–/／%]+")
_CUT = "its row is cut by the end of the page, and which half it belongs to is not certain"
_Pair = tuple[Drawn, Drawn]


def joined_at(upper: Sequence[Drawn], lower: Sequence[Drawn], seam: int) -> tuple[list[Drawn], int]:
    """The cells of both sides of a page end, and how many rows they became fewer (0 or 1).

    ``seam`` is the first row of ``lower``. A row cut in two becomes one; a cell over several rows that goes on below
    becomes one; a cell whose edge was not drawn again below is prolonged.
    """
    pairs = _pairs(upper, lower, seam)
    top_row = _row_of([cell for cell in lower if cell.top == seam])
    if _is_cut_row(pairs, top_row):
        return _with_row_joined(upper, lower, pairs, seam), 1
    upper = _with_torn_figures(upper, pairs, top_row)
    spans = {id(pair[1]): pair for pair in pairs if _goes_on(pair)}
    merged = {id(above): _merged(above, below, below.bottom) for above, below in spans.values()}
    kept = [merged.get(id(cell), cell) for cell in upper] + [cell for cell in lower if id(cell) not in spans]
    return _prolonged(kept, lower, seam), 0


def _pairs(upper: Sequence[Drawn], lower: Sequence[Drawn], seam: int) -> list[_Pair]:
    """Cells that meet at the page end with the same left and right edge."""
    ends = [cell for cell in upper if cell.bottom == seam - 1]
    starts = [cell for cell in lower if cell.top == seam]
    return [
        (above, below)
        for below in starts
        for above in ends
        if abs(above.x0 - below.x0) < SNAP and abs(above.x1 - below.x1) < SNAP
    ]


def _row_of(cells: list[Drawn]) -> list[Drawn]:
    """Of the cells that begin at a page's top those that end where most do: the others reach over several rows.

    A label of a group that ends a hair higher than the row beside it makes two rows of that.
    """
    ends = Counter(cell.bottom for cell in cells)
    usual = max(ends, key=lambda bottom: (ends[bottom], -bottom), default=0)
    return [cell for cell in cells if cell.bottom == usual]


def _is_cut_row(pairs: list[_Pair], top_row: list[Drawn]) -> bool:
    """Whether the first row below is the rest of the last row above: nothing is said twice, and nothing begins."""
    paired = [pair for pair in pairs if any(pair[1] is cell for cell in top_row)]
    if not top_row or len(paired) < len(top_row) or not any(below.text.strip() for _, below in paired):
        return False
    if not any(above.text.strip() for above, _ in paired):
        return False
    return all(_agree(above.text.strip(), below.text.strip()) for above, below in paired)


def _agree(above: str, below: str) -> bool:
    if not above or not below:
        return True
    figures = _FIGURE.fullmatch(above) or _FIGURE.fullmatch(below)
    return not figures and not _OPENING.match(below)


def _with_row_joined(upper: Sequence[Drawn], lower: Sequence[Drawn], pairs: list[_Pair], seam: int) -> list[Drawn]:
    cut = {id(above): below for above, below in pairs}
    doubtful = _halves_disagree(pairs)
    kept = []
    for cell in upper:
        below = cut.get(id(cell))
        joined = cell if below is None else _merged(cell, below, below.bottom - 1)
        kept.append(joined._replace(doubt=_CUT) if below is not None and doubtful and _is_figure(joined) else joined)
    gone = {id(below) for below in cut.values()}
    kept.extend(
        moved(cell, max(cell.top - 1, seam), cell.bottom - 1)
        for cell in lower
        if id(cell) not in gone and cell.bottom > seam
    )
    return _prolonged(kept, lower, seam)


def _halves_disagree(pairs: list[_Pair]) -> bool:
    """Labels on both sides and all figures below: the upper label may be of a row of blanks, the lower of its own.

    So may the lower one where it begins there and all figures stand above.
    """
    labels = [pair for pair in pairs if pair[0].text.strip() and pair[1].text.strip()]
    begins = any(not above.text.strip() and meaning_of(below.text).rows for above, below in pairs)
    above = any(_is_figure(cell) for cell, _ in pairs)
    below = any(_is_figure(cell) for _, cell in pairs)
    return (bool(labels) and below and not above) or (begins and above and not below)


def _with_torn_figures(upper: Sequence[Drawn], pairs: list[_Pair], top_row: list[Drawn]) -> Sequence[Drawn]:
    """The cells above, in doubt where figures without any label stand below them: 1288 may go on as 4 there."""
    texts = [cell.text for cell in top_row if cell.text.strip()]
    if not texts or not all(map(_FIGURE.fullmatch, texts)):
        return upper
    torn = {id(above) for above, below in pairs if _is_figure(above) and below.text.strip()}
    return [cell._replace(doubt=_CUT) if id(cell) in torn else cell for cell in upper]


def _is_figure(cell: Drawn) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _goes_on(pair: _Pair) -> bool:
    above, below = pair
    first, second = above.text.strip(), below.text.strip()
    if first and second and _is_one_head(first, second):
        return True
    if (above.top == above.bottom and below.top == below.bottom) or _FIGURE.fullmatch(first + second):
        return False
    if below.top < below.bottom and not (first and second):
        return not meaning_of(second).rows  # the label of a row is not that of figures above the page end
    if not first:
        return _GROUP.match(second) is not None
    return _GROUP.match(first) is not None and _OPENING.match(second) is None and not _FIGURE.fullmatch(second)


def _is_one_head(first: str, second: str) -> bool:
    """Whether two texts are the halves of a column's name, of which the lower is none by itself."""
    if _FIGURE.fullmatch(second) or meaning_of(second).columns:
        return False
    return any(known_label(first + second, "column", table) for table in (APPLICATIONS, REVIEWS))


def _merged(above: Drawn, below: Drawn, bottom: int) -> Drawn:
    """One cell of two, down to ``bottom``: its place is where its text is."""
    texts = [text for text in (above.text, below.text) if text.strip()]
    seat = below if not above.text.strip() and below.text.strip() else above
    return above._replace(
        bottom=max(above.bottom, bottom),
        text="\n".join(texts),
        page=seat.page,
        box=seat.box,
        doubt=above.doubt or below.doubt,
    )


def _prolonged(cells: list[Drawn], lower: Sequence[Drawn], seam: int) -> list[Drawn]:
    """Cells that reach the page end and have nothing drawn under them below go on to where something is."""
    left = min((cell.x0 for cell in lower), default=0.0)
    last = max((cell.bottom for cell in cells), default=0)
    return [
        moved(cell, cell.top, last) if cell.bottom == seam - 1 and cell.x1 < left + SNAP else cell for cell in cells
    ]


def moved(cell: Drawn, top: int, bottom: int) -> Drawn:
    """The cell in other rows. Made anew: replacing fields is much slower."""
    return Drawn(cell.x0, cell.x1, top, bottom, cell.text, cell.page, cell.box, cell.doubt)
