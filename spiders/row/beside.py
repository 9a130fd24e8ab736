"""What stands beside a row and not in its link: the body in a neighbouring cell, the year in the heading above."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawler.page.called import name_of
from crawler.page.data import count_of
from crawler.page.pages import text_of
from crawler.title.names import looks_like_a_body, squash
from crawler.title.title_text import plain_title

_LABEL = re.compile(r"^(?:发布|公开|发文|制作|责任|报送|编制)?(?:机构|主体|机关|单位|部门|来源)[::]")
_YEAR = re.compile(
    r"^[(【\[]?((?:19|20)\d\d)年?度?[)】\]]?(?:政府)?(?:信息)?(?:公开)?(?:工作)?(?:年度报告|年报)?[::]?$"
)
_MOST_LINKS = 4
"""Links in one row of a table at most: its title, its body, its files."""


def row_of(element: Any, holder: Any) -> Any:
    """The row of a table a link stands in, where it is one row and no layout; else what holds the link alone."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == "tr":
            few = sum(1 for _ in ancestor.iter("a")) <= _MOST_LINKS and next(ancestor.iter("table"), None) is None
            return ancestor if few else holder
        if ancestor.tag in ("table", "body"):
            break
    return holder


_FARTHEST = 60
"""Lines of a table that one cell spans at most."""


def spanning(line: Any) -> list[Any]:
    """The cells of earlier lines of a table that reach down to this one: a year, a body, at the side of many lines."""
    found = []
    for back, before in enumerate(islice(line.itersiblings("tr", preceding=True), _FARTHEST), 1):
        cells = (each for each in before if each.tag in ("td", "th"))
        found += [each for each in cells if (count_of(each.get("rowspan")) or 1) > back]
    return found


def body_beside(element: Any, holder: Any) -> str:
    """The body named in the row outside of its link; empty when none is."""
    row = row_of(element, holder)
    aside = (text_of(cell) for cell in spanning(row)) if row.tag == "tr" else ()
    for text in (*_pieces(row, element), *aside):
        plain = re.sub(r"^[\[【(《]+|[\]】)》]+$", "", _LABEL.sub("", squash(text)))
        if 3 <= len(plain) <= 24 and looks_like_a_body(plain):
            return plain
    return ""


def _pieces(element: Any, without: Any) -> Iterator[str]:
    """The texts of an element one by one, those of another one inside it left out."""
    if element is without or not isinstance(element.tag, str):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child, without)
        if child.tail:
            yield child.tail


_ASIDE = re.compile(r"热点|热门|推荐|相关(?:阅读|文章|新闻|链接|资讯|内容|信息)|排行|猜你|友情链接|点击榜")
_ASIDE_NAME = re.compile(r"hot(?!el)|relat|recommend|tuijian|paihang|rank", re.I)


def is_aside(element: Any) -> bool:
    """Whether a row stands in a box beside the list: 热点信息, 相关阅读 and the like."""
    current = element
    for _ in range(6):
        before = current.getprevious()
        steps = 0
        while before is not None and steps < 3:
            words = squash(text_of(before)) if isinstance(before.tag, str) and len(before) < 4 else ""
            heads_it = bool(words) and len(words) <= 12 and before.tag not in ("li", "tr", "dd")
            aside = heads_it and _ASIDE.search(words) is not None
            if heads_it and not (aside and _is_box(before)):
                return aside
            before, steps = before.getprevious(), steps + 1
        current = current.getparent()
        if current is None or current.tag in ("body", "html"):
            return False
        if _ASIDE_NAME.search(name_of(current)):
            return True
    return False


def _is_box(element: Any) -> bool:
    """Whether an element has its own links or choices behind its words: no heading of what follows it."""
    links = list(element.iter("a", "option"))
    return bool(links) and squash(text_of(element)) != squash(text_of(links[0])) and "更多" not in text_of(links[-1])


Heads = dict[Any, dict[Any, int | None]]
"""The year that heads each child of an element, for the elements asked about so far: each is gone through once."""


def year_above(holder: Any, known: Heads | None = None) -> int | None:
    """The year that heads the block a row stands in: the nearest heading or label that is nothing but a year."""
    known = {} if known is None else known
    current = holder
    for _ in range(4):
        parent = current.getparent()
        if parent is None:
            return None
        if parent not in known:
            known[parent] = _headed(parent)
        year = known[parent].get(current)
        if year is not None or parent.tag in ("body", "html"):
            return year
        current = parent
    return None


def _headed(parent: Any) -> dict[Any, int | None]:
    """The last year before each child of an element that stands alone in a child."""
    years: dict[Any, int | None] = {}
    last: int | None = None
    for child in parent:
        years[child] = last
        text = squash(text_of(child)) if isinstance(child.tag, str) and len(child) < 4 else ""
        found = _YEAR.match(plain_title(text)) if 4 <= len(text) <= 20 else None
        last = int(found[1]) if found else last
    return years


def year_beside(element: Any, known: Heads | None = None, holder: Any = None) -> int | None:
    """The year an element stands under: at the head of its column or line in a table, else beside it in what holds it
    alone, or in the heading above that."""
    cell = next((each for each in (element, *element.iterancestors()) if each.tag in ("td", "th")), None)
    line = cell.getparent() if cell is not None else None
    if cell is not None and line is not None and line.tag == "tr":
        cells = [each for each in line if each.tag in ("td", "th")]
        here = cells.index(cell)
        heads = [squash(text_of(each)) for each in (*reversed(cells[:here]), *cells[here + 1 :], *spanning(line))]
        for words in (_top(line, here), *heads):
            found = _YEAR.match(plain_title(words)) if 4 <= len(words) <= 20 else None
            if found:
                return int(found[1])
    within = None if holder is None else _year_within(holder, element)
    return within or year_above(element if holder is None else holder, known)


def _year_within(holder: Any, element: Any) -> int | None:
    """The year that stands beside an element in what holds it alone (2024年：年报); a day there is no such year."""
    pieces = (squash(text) for text in _pieces(holder, element))
    told = [piece for piece in pieces if re.search(r"\d", piece)]
    found = _YEAR.match(plain_title(told[0])) if len(told) == 1 and 4 <= len(told[0]) <= 20 else None
    return int(found[1]) if found else None


def heads(element: Any, words: str) -> str | None:
    """For a link in a table of bodies by years: the body at the head of its line with the year heading its column
    (or in the link itself), as 某县教育局2024年; None anywhere else."""
    cell = next((each for each in (element, *element.iterancestors()) if each.tag in ("td", "th")), None)
    line = cell.getparent() if cell is not None else None
    if cell is None or line is None or line.tag != "tr":
        return None
    cells = [each for each in line if each.tag in ("td", "th")]
    others = [squash(text_of(each)) for each in (*cells, *spanning(line)) if each is not cell]
    bodies = [text for text in others if looks_like_a_body(text)]
    years = (_YEAR.match(each) for each in (words, _top(line, cells.index(cell)), *others))
    year = next(filter(None, years), None)
    return f"{bodies[0]}{year[1]}年" if len(bodies) == 1 and len(bodies[0]) <= 24 and year else None


def _top(line: Any, place: int) -> str:
    """The text at the head of a column: the same place in the first line of the table."""
    table = next((each for each in line.iterancestors() if each.tag == "table"), None)
    first = next(table.iter("tr"), None) if table is not None else None
    cells = [each for each in first if each.tag in ("td", "th")] if first is not None else []
    return squash(text_of(cells[place])) if place < len(cells) and first is not line else ""
