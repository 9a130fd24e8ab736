"""The lines of a page outside its tables made into paragraphs, headings kept on their own."""

import re
from collections.abc import Sequence

from extract.grids import Paragraph
from extract.page_lines import TextLine
from extract.pages import Page, hull

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[部章])"
)
_END = re.compile(r"[。！？；：:!?]\s*$")
_SHORT = 2.5
"""Of a character: a line ending that much before the others ends its paragraph."""


def paragraphs_of(page: Page, lines: Sequence[TextLine]) -> list[tuple[float, Paragraph]]:
    """Paragraphs with the height on the page at which they begin."""
    right = max((line.box[2] for line in lines), default=0.0)
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1][-1], right):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = []
    for group in groups:
        box = hull([line.box for line in group])
        found.append((box[1], Paragraph(_text(group), page.place(box))))
    return found


def _text(group: list[TextLine]) -> str:
    return "".join(line.text for line in group)


def _begins(line: TextLine, before: TextLine, right: float) -> bool:
    """Whether a line begins a paragraph: after a short line or a gap, indented, or as a heading."""
    size = max(line.height, before.height)
    if abs(line.height - before.height) > 0.3 * size or line.box[1] - before.box[3] > 2.2 * size:
        return True
    if before.box[2] < right - _SHORT * size or _HEADING.match(line.text):
        return True
    return line.box[0] > before.box[0] + 1.2 * size and bool(_END.search(before.text))
