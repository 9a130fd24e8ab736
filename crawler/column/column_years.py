"""The years of a column: links, choices and trees that read only a year, and years that only a click would show."""

import re
from typing import Any

from crawler.column.discovery import COLUMN, PART, headings
from crawler.page.pages import Page, split_address, text_of
from crawler.page.scripted_links import scripted_links
from crawler.title.links import read_title
from crawler.title.names import squash
from crawler.title.titles import OF_TWO_YEARS

_PICTURE = re.compile(r"(?:y|n|nb|nian|year|btn)?[_-]?((?:19|20)\d\d)[_-]?(?:n|nb|nian|年)?\.\w{3,4}", re.I)


def year_links(page: Page) -> dict[int, str]:
    """Links that read only a year and belong to the annual reports: below a heading of that name, or beside others.

    A heading need not be a link: ``<h3>政府信息<br>公开年报</h3><ul><li><a>2024</a>…``.
    """
    under: dict[int, str] = {}
    for heading in headings(page):
        for container in _after(heading):
            found = _years_in(page, container)
            if found:
                under = {**found, **under}
                break
    if under:
        return under
    named = (squash(page.title.split("_")[0].split("-")[0]), squash(page.meta("ColumnName") or ""))
    column = any(COLUMN.match(name) or PART.match(name) for name in named)
    return _years_in(page, page.root) | _years_chosen(page) or _years_in_scripts(page) if column else {}


def _years_in_scripts(page: Page) -> dict[int, str]:
    """The years of a tree or menu that a script draws."""
    found: dict[int, str] = {}
    for words, url in scripted_links(page):
        year = _chosen(words)
        if year:
            found.setdefault(year, url)
    return found


def _years_chosen(page: Page) -> dict[int, str]:
    """The years of a choice whose values are addresses."""
    found: dict[int, str] = {}
    for option in page.root.iter("option"):
        year, value = _chosen(text_of(option)), (option.get("value") or "").strip()
        url = page.absolute(value) if year and re.search(r"[/?=]|\.\w+$", value) else None
        if year and url:
            found[year] = url
    return found


def _chosen(text: str) -> int | None:
    """The year an option stands for: 2024, 2024年年报."""
    reading = read_title(squash(text))
    return reading.year if reading.kind in ("year", "weak", "report") and not reading.named else None


def _year(text: str) -> int | None:
    """The year a text is and nothing else, in any digits: 2024年, 二〇二四年度; None for any other text."""
    short = squash(text)
    reading = read_title(short) if 4 <= len(short) <= 9 else None
    return reading.year if reading is not None and reading.kind == "year" else None


def _pictured(element: Any) -> int | None:
    """The year after which the picture of a link is called: 2024.png, nb2024.jpg."""
    names = (split_address(each.get("src") or "").path.rpartition("/")[2] for each in element.iter("img"))
    found = next(filter(None, map(_PICTURE.fullmatch, names)), None)
    return int(found[1]) if found else None


def _collected(text: str) -> int | None:
    """The year of which a text calls together what many bodies publish: 各部门2024年政府信息公开年报."""
    short = squash(text)
    reading = read_title(short) if len(short) <= 24 and "公开" in short else None
    told = reading is not None and reading.kind == "collection" and reading.why != OF_TWO_YEARS
    return reading.year if reading is not None and told else None


_SHOWN = re.compile(
    r"(?:^|[ _-])(?:on|cur|current|active|act|selected|sel|hover|now|this|checked|show)(?:$|[ _-])", re.I
)


_ALL = re.compile(r"全部|所有|不限|历年")
_SEARCH = re.compile(r"查询|搜索|检索|查找|搜一下")
_LONGEST_BUTTON = 6
_CHOICES = ("option", "li", "a", "span", "button", "div", "em", "dd", "dt", "h2", "h3", "h4", "h5", "p", "strong", "td")


def years_to_click(page: Page) -> frozenset[int]:
    """Years a script would show instead of the one shown: options and tabs without an address."""
    found: set[int] = set()
    for element in page.root.iter(*_CHOICES):
        year = _year(text_of(element)) if len(element) < 2 else None
        if year is None or element.get("selected") is not None or _SHOWN.search(element.get("class") or ""):
            continue
        if _is_chosen(element) if element.tag == "option" else not _is_tab(element):
            continue
        if not any(
            page.absolute(a.get("href") or "") for a in (*element.iter("a"), *element.iterancestors("a")) if _leads(a)
        ):
            found.add(year)
    return frozenset(found)


def _is_chosen(option: Any) -> bool:
    """Whether nobody need choose a year: it is the one shown, or the choice stands at all of them (全部), or is a field
    of a search (请选择 beside a button)."""
    choice = next(option.iterancestors("select"), None)
    options = [] if choice is None else list(choice.iter("option"))
    shown = next((each for each in options if each.get("selected") is not None), options[0] if options else option)
    words = squash(text_of(shown))
    if shown is option or _ALL.search(words):
        return True
    return choice is not None and _year(words) is None and _is_of_a_search(choice)


def _is_of_a_search(choice: Any) -> bool:
    """Whether a button for searching stands beside a choice."""
    for holder, _ in zip(choice.iterancestors("form", "div", "td", "p", "li", "tr"), range(2), strict=False):
        for element in holder.iter("a", "button", "input", "img", "span"):
            said = squash("".join((text_of(element), *(element.get(name) or "" for name in ("value", "title", "alt")))))
            if _SEARCH.search(said) and len(said) <= _LONGEST_BUTTON:
                return True
    return False


def _is_tab(element: Any) -> bool:
    """Whether an element is there to be clicked, as far as its markup shows: a day printed beside a row is not."""
    if element.tag in ("a", "button") or any(name == "onclick" or name.startswith("data-") for name in element.attrib):
        return True
    around = [each.get("class") or "" for each, _ in zip(element.iterancestors(), range(3), strict=False)]
    return any(re.search(r"tab|year|nian|nav|menu", names, re.I) for names in around)


def _leads(anchor: Any) -> bool:
    href = (anchor.get("href") or "").strip("# ")
    return bool(href) and not href.lower().startswith("javascript:")


def _after(heading: Any) -> list[Any]:
    """Where the links of a heading may stand: the next sibling of it or of what wraps it, then the wrap itself."""
    places: list[Any] = []
    current = heading
    for _ in range(4):
        following = current.getnext()
        if following is not None:
            places.append(following)
        parent = current.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        current = parent
        if squash(text_of(parent)) != squash(text_of(heading)):
            places.append(parent)
            break
    return places


def _years_in(page: Page, container: Any) -> dict[int, str]:
    years: dict[int, str] = {}
    for element in container.iter("a"):
        words = text_of(element)
        year = _year(words) or _collected(words) or (None if words.strip() else _pictured(element))
        url = page.absolute(element.get("href") or "") if year else None
        if year and url:
            years.setdefault(year, url)
    return years
