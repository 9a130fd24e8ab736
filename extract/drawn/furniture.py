"""What stands at the head and the foot of pages beside their text: page numbers and running titles."""

from collections import Counter
from collections.abc import Mapping, Sequence

from extract.drawn.lines import TextLine, lines_of
from extract.drawn.page import Page

_FURNITURE = 0.09
"""Of the page's height, at its head and its foot: where page numbers stand; of its longer side: running titles."""
_FEW = 8
"""Characters: so short a line at the edge of a page is a page number."""
_COUNTED = 2
"""Digits: so many more has the number of a later page, and that of all pages."""
_APART = 1.2
"""Of its height: so far from the text of the page a line stands at its edge; nearer ones are lines of the text."""


def running_lines(pages: Sequence[Page]) -> dict[str, int]:
    """Lines that stand at the head or the foot of several pages, digits aside: each with its fewest digits."""
    seen: Counter[str] = Counter()
    fewest: dict[str, int] = {}
    for page in pages:
        head, foot = _edges(page, max(page.width, page.height))
        edge = [glyph for glyph in page.glyphs if glyph[4] < head or glyph[2] > foot]
        found = {_without_digits(line.text): _digits_in(line.text) for line in lines_of(edge)}
        seen.update(found.keys())
        fewest |= {text: min(digits, fewest.get(text, digits)) for text, digits in found.items()}
    return {text: fewest[text] for text, times in seen.items() if times > 1 and text}


def without_furniture(page: Page, lines: Sequence[TextLine], running: Mapping[str, int]) -> tuple[TextLine, ...]:
    """The lines between what stands at the head and the foot of the page: a figure below another line is no number."""
    own = [index for index, line in enumerate(lines) if not _is_furniture(page, line, running)]
    if not own:
        return ()
    first, last = own[0], own[-1]
    while first > 0 and _is_next_to(lines[first - 1], lines[first], lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_next_to(lines[last], lines[last + 1], lines[last + 1]):
        last += 1
    return tuple(lines[first : last + 1])


def _without_digits(text: str) -> str:
    return "".join(character for character in text if not character.isdigit())


def _digits_in(text: str) -> int:
    return sum(map(str.isdigit, text))


def _edges(page: Page, side: float) -> tuple[float, float]:
    """How far down the head of a page reaches, and from where on its foot."""
    return _FURNITURE * side, page.height - _FURNITURE * side


def _is_furniture(page: Page, line: TextLine, running: Mapping[str, int]) -> bool:
    _, top, _, bottom = line.box
    head, foot = _edges(page, max(page.width, page.height))
    if head <= bottom and top <= foot:
        return False
    head, foot = _edges(page, page.height)
    if len(line.text) < _FEW and any(map(str.isdigit, line.text)) and (bottom < head or top > foot):
        return True
    fewest = running.get(_without_digits(line.text))
    # with more digits than pages count by it may be printed over figures
    return fewest is not None and _digits_in(line.text) <= fewest + (_COUNTED if fewest else 0)


def _is_next_to(upper: TextLine, lower: TextLine, edge: TextLine) -> bool:
    """Whether a line at the edge of a page follows its text as the lines of a cell follow each other."""
    return lower.box[1] - upper.box[3] < _APART * edge.height
