"""What the scripts of a page say of its pager where they call one to be drawn: how many pages it will have."""

import re

_CALL = re.compile(
    r"(?<!function )(?<![\w$])(?:createPage\w*|pageDec|laypage(?:\.render)?|\w*pager\.\w+|\w+\.pagination|setPage"
    r"|new\s+(?:Page(?:Nav|Bar|List)?|Paging|Pagination|Pager|JPage)|Page(?=\(\s*\d)|showPages?|initPage\w*|Pagination)\s*\(([^;]{0,400})",
    re.I,
)
_LOOSE = re.compile(
    r"(?<!function )(?<![\w$])(?:\w{0,20}(?:paging|pager|fenye|fanye)\w{0,20}|page)(?:\.\w{1,20})?\s*"
    r"\([^;(){}]{0,60}[,{][^;)]{0,400}\)?",
    re.I,
)
"""What may be a pager's by its name, and is one where it is handed numbers."""
_ITEMS = re.compile(
    r"\b(?:count|total|total_?(?:records?|count|rows|num)|record_?count|data_?total)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_PER_PAGE = re.compile(
    r"\b(?:limit|page_?size|per_?page|items_?per_?page|page_?amount|page_?rows)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_IN_CALL = re.compile(
    r"\b(?:pages|page_?count|page_?num|total_?pages?|page_?total|total)[\"']?\s*:\s*[\"']?(\d{1,9})", re.I
)
_DRAWN = re.compile(r"\b(?:createPageHTML|createPage|createPageNav)\([^(){};]{8,200}\)")
_NAME = re.compile(r"(?<![\w.\"'$-])[A-Za-z_]\w*(?![\w\"'(])")
_VALUE = re.compile(r"\b([A-Za-z_]\w{0,40})\s*=\s*[\"']?(\d{1,6})[\"']?\s*(?=[;,\r\n])")


def called_pages(markup: str) -> int:
    """The pages a call of a pager's script speaks of; 2 where one that is surely a pager's does not say how many."""
    unsaid = any(_pages_said(found[1]) is None for found in _CALL.finditer(markup))
    return max(said_pages(markup), 2 if unsaid else 0)


def said_pages(markup: str) -> int:
    """The pages a call of what may be a pager's script is handed; 0 where none is."""
    handed = [found[1] for found in _CALL.finditer(markup)]
    handed += [found[0].partition("(")[2] for found in _LOOSE.finditer(markup)]
    return max((_pages_said(each) or 0 for each in handed), default=0)


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
