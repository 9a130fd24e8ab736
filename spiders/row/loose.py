"""Links that stand in a list and are no rows of it by their text: pictures, 正文, 下载, a title in another language.

What a reader of the list would click may be the report. Such a link is kept as a loose row: never counted as one of
the list's, and opened when nothing else tells what it is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from crawler.page.days import first_date
from crawler.page.pages import Link, Page, text_of
from crawler.pager.further import same_place
from crawler.pager.pager_words import in_pager
from crawler.title.links import Row, read_title
from crawler.title.names import squash
from spiders.row.beside import Heads, body_beside, is_aside, year_beside
from spiders.row.places import place_of, plain

LINES = ("li", "tr", "dd", "dt", "p")
_MAYBE = frozenset({"report", "weak", "near", "odd", "cut"})
"""Kinds of titles that may be a report's."""
_LONGEST = 80
"""Squashed characters of a line that is a row."""


class Lines:
    """The lines of a list and what else is made like them, from its rows: each a link's element with what holds it."""

    def __init__(self, rows: Iterable[tuple[Any, Any]]) -> None:
        rows = list(rows)
        self.taken = {element for element, _ in rows}
        self._counts = Counter(each for element, _ in rows for each in (element, *element.iterancestors()))
        self._places: dict[Any, str] = {}
        self.lines = {self._line(element, holder) for element, holder in rows}
        self.lists = {line.getparent() for line in self.lines if line.getparent().tag not in ("body", "html")}
        self._alike = {place_of(line, self._places) for line in self.lines}

    def _line(self, element: Any, holder: Any) -> Any:
        """The line a row stands in: the nearest item or table row that is no other row's, else what holds it alone."""
        for each in (element, *element.iterancestors()):
            if self._counts[each] > 1 or each.tag in ("ul", "ol", "table", "body"):
                break
            if each.tag in LINES:
                return each
        return holder if holder.tag not in ("body", "html") else element

    def around(self, element: Any) -> tuple[Any, bool]:
        """The line a link stands in, None for a link outside; and whether it is a line of the very list.

        Lists in parts, one for each year or office, are of one make.
        """
        similar = None
        for each in (element, *element.iterancestors()):
            if each.tag in ("body", "html"):
                break
            if each in self.lines or each.getparent() in self.lists:
                return each, True
            if similar is None and place_of(each, self._places) in self._alike:
                similar = each
        return similar, False


def loose_rows(page: Page, rows: Iterable[tuple[Any, Any]], heads: Heads) -> Iterator[Row]:
    """Loose rows of the list that has these rows, each given as its link's element and the element that holds it."""
    lines = Lines(rows)
    yield from _pictured(page, lines.taken)
    for link in page.links if lines.lines else ():
        if link.element in lines.taken or read_title(link.described).kind not in _MAYBE or _is_elsewhere(page, link):
            continue
        line, inside = lines.around(link.element)
        year = year_beside(link.element, heads)
        if line in lines.lines or (line is None and year is None) or is_aside(link.element):
            continue
        row = _row(link, link.element if line is None else line, year)
        if row is not None and (inside or row.list_date or row.year or read_title(row.title).year):
            yield row


def _pictured(page: Page, taken: Collection[Any]) -> Iterator[Row]:
    """Links without words whose picture is said to be a year's report, wherever they stand: no rows of the list."""
    for link in page.links:
        if link.element not in taken and not squash(link.label):
            told = read_title(link.described)
            if told.kind == "report" and told.year is not None:
                yield Row(link.url, link.described, in_list=False)


def unlinked_lines(page: Page, urls: Collection[str]) -> Iterator[str]:
    """Lines of the list of these rows that lead nowhere."""
    lines = Lines((link.element, link.element) for link in page.links if link.url in urls)
    for line in (line for holder in lines.lists for line in holder):
        if line.tag in LINES and line not in lines.lines and next(line.iter("a", "area"), None) is None:
            words = squash(text_of(line))
            if plain(words) and len(words) <= _LONGEST:
                yield words


def _is_elsewhere(page: Page, link: Link) -> bool:
    """A link home, to this page, or of the pager."""
    parts = urlsplit(link.url)
    home = parts.path in ("", "/") and not parts.query
    return home or same_place(link.url, page.url) or in_pager(link.element)


def _row(link: Link, line: Any, year: int | None) -> Row | None:
    """A loose row with what its line says; None when the line tells that it is something else."""
    title, words = plain(link.described), plain(text_of(line))
    told = read_title(words) if words and len(squash(words)) <= _LONGEST else read_title(title)
    if told.kind not in _MAYBE and told.kind != "year":
        return None
    if read_title(title).kind == "odd" and told.kind in ("report", "weak", "near", "cut"):
        title = words
    body = body_beside(link.element, line)
    return Row(link.url, title, first_date(text_of(line)), False, body, year or told.year, loose=True)
