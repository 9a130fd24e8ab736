"""What the scripts of a page say of its pager where they call one to be drawn: how many pages it will have."""

import re

_CALL = re.compile(
    r"(?<!function )(?<![\w$])(?:createPage\w*|pageDec|laypage(?:\.render)?|\w*pager\.\w+|\w+\.pagination|setPage"
    r"|new\s+(?:Page(?:Nav|Bar|List)?|Paging|Pagination|Pager|JPage)|Page(?=\(\s*\d)|showPages?|initPage\w*|Pagination)\s*\(([^;]{0,400})",
    re.I,
)
_LOOSE = re.compile(
    r"(?:paging|pager|fenye|fanye|page)\w{0,20}(?:\.\w{1,20})?\s*(\([^;(){}]{0,60}[,{][^;)]{0,400}\)?|\(\s*\d{1,3}\s*\))",
    re.I,
)
"""What may be a pager's by its name, and is one where it is handed numbers."""
_BEFORE = re.compile(r"(function )?([\w$]{0,20})$")
_DRAWS = re.compile(r"(?:show|init|draw|render|set|make|build)_?", re.I)
"""What stands before a page that is drawn."""
_SCRIPTS = re.compile(r"<script\b[^>]*+>(.+?)</script", re.I | re.S)
_ITEMS = re.compile(
    r"\b(?:count|total|total_?(?:records?|count|rows|num)|record_?count|data_?total)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_PER_PAGE = re.compile(
    r"\b(?:limit|page_?size|per_?page|items_?per_?page|page_?amount|page_?rows)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_IN_CALL = re.compile(
    r"\b(?:pages|page_?count|page_?num|(?:total|all|max)_?pages?|page_?total|total)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_DRAWN = re.compile(r"\b(?:createPageHTML|createPage|createPageNav)\([^(){};]{8,200}\)")
_NAME = re.compile(r"(?<![\w.\"'$-])[A-Za-z_]\w*(?![\w\"'(])")
_VALUE = re.compile(r"\b([A-Za-z_]\w{0,40})\s*=\s*[\"']?(\d{1,6})[\"']?\s*(?=[;,\r\n])")


def called_pages(markup: str) -> int:
    """The pages a call of a pager's script speaks of; 2 where one that is surely a pager's does not say how many."""
    sure = _said_by_pagers(markup)
    return max([2 if each is None else each for each in sure] + _said_by_others(markup), default=0)


def said_pages(markup: str) -> int:
    """The pages a call of what may be a pager's script is handed; 0 where none is."""
    return max([each or 0 for each in _said_by_pagers(markup)] + _said_by_others(markup), default=0)


def _said_by_pagers(markup: str) -> list[int | None]:
    return [_pages_said(found[1]) for found in _CALL.finditer(markup)]


def _said_by_others(markup: str) -> list[int]:
    scripts = "\n".join(_SCRIPTS.findall(markup))
    return [_pages_said(found[1][1:]) or 0 for found in _LOOSE.finditer(scripts) if _is_called(scripts, found)]


def _is_called(scripts: str, found: re.Match[str]) -> bool:
    """Whether a match is the call of a function, and that function by its whole name a pager's."""
    before = _BEFORE.search(scripts, max(0, found.start() - 30), found.start())
    if before is None or before[1]:
        return False
    name = re.split(r"[.\s(]", found[0], maxsplit=1)[0].lower()
    if not name.startswith("page") or name.startswith("pager"):
        return True
    return bool(_DRAWS.fullmatch(before[2])) or (len(before[2]) < 2 and name == "page")


def with_values(markup: str) -> str:
    """The markup with the numbers that its scripts keep by a name in the calls they are handed to:
    ``createPageHTML(nPageCount, nCurrIndex, 'home', 'htm')``."""
    if not any(_NAME.search(call) for call in _DRAWN.findall(markup)):
        return markup
    values = dict(_VALUE.findall(markup))
    return _DRAWN.sub(lambda call: _NAME.sub(lambda name: values.get(name[0], name[0]), call[0]), markup)


def _pages_said(arguments: str) -> int | None:
    """The number of pages among the arguments of a call; None where none is said."""
    items, size, pages = _ITEMS.search(arguments), _PER_PAGE.search(arguments), _IN_CALL.search(arguments)
    leading = re.match(r"\s*(\d{1,9})\s*,\s*\{", arguments)
    if size and (items or leading):
        return -(-int((items or leading)[1]) // max(1, int(size[1])))  # type: ignore[index]
    if pages:
        return int(pages[1])
    plain = [int(each) for each in re.findall(r"(?<![\w.#-])[\"']?(\d{1,5})[\"']?(?=\s*[,)])", arguments.split("{")[0])]
    return max(plain) if any(plain) else None
