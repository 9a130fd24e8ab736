"""The lines of a page outside its tables made into paragraphs, headings kept on their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.drawn.lines import TextLine
from extract.drawn.page import Page, hull
from extract.grids import Paragraph

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[部章])"
)
_END = re.compile(r"[。！？；：:!?]\s*$")
_SHORT = 2.5
"""Of a character: a line ending that much before the others ends its paragraph."""
_OTHER_SIZE = 0.15
"""Of the size: so much more is another size, and not a line spread to fill its width."""


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as it stands on a page."""

    top: float
    paragraph: Paragraph
    goes_on: bool = False
    """Its last line is full and ends no sentence: what comes next may belong to it."""
    begins: bool = True
    """Its first line is a heading, or indented; or it follows what has ended."""


def paragraphs_of(page: Page, lines: Sequence[TextLine]) -> list[SetParagraph]:
    """The paragraphs of a page with the height at which they begin."""
    left = min((line.box[0] for line in lines), default=0.0)
    right = max((line.box[2] for line in lines), default=0.0)
    full = sum(line.box[2] >= right - _SHORT * line.height for line in lines) > 1
    right = right if full else max(right, page.width - left)  # one line alone tells no margin
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1][-1], right):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = []
    for group in groups:
        box = hull([line.box for line in group])
        first, last = group[0], group[-1]
        goes_on = full and last.box[2] >= right - _SHORT * last.height and not _END.search(last.text)
        begins = first.box[0] > left + 1.2 * first.height or _HEADING.match(first.text) is not None
        found.append(SetParagraph(box[1], Paragraph(_text(group), page.place(box)), goes_on, begins))
    return found


def rejoined(above: SetParagraph, below: SetParagraph) -> SetParagraph | None:
    """One paragraph of two that a page end parts; its place is where it begins. None when they are two."""
    if not above.goes_on or below.begins:
        return None
    whole = replace(above.paragraph, text=above.paragraph.text + below.paragraph.text)
    return SetParagraph(above.top, whole, below.goes_on, above.begins)


def _text(group: list[TextLine]) -> str:
    return "".join(line.text for line in group)


def _begins(line: TextLine, before: TextLine, right: float) -> bool:
    """Whether a line begins a paragraph: after a short line or a gap, indented, or as a heading."""
    size = max(line.height, before.height)
    if abs(line.height - before.height) > 0.3 * size or line.box[1] - before.box[3] > 2.2 * size:
        return True
    if min(line.pitch, before.pitch) and abs(line.pitch - before.pitch) > _OTHER_SIZE * max(line.pitch, before.pitch):
        return True  # below a title of 22 points, a body of 16
    if before.box[2] < right - _SHORT * size or _HEADING.match(line.text):
        return True
    return line.box[0] > before.box[0] + 1.2 * size and bool(_END.search(before.text))
