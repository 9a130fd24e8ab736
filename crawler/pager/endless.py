"""Lists without a pager that go on all the same: more rows come when the reader scrolls, by a script of the page."""

import re

from crawler.page.pages import Page

_SAID = re.compile(
    r"加载更多|点击加载|显示更多|展开更多|点击查看更多|上拉加载|(?:上拉|下拉|滚动|滑动)(?:页面|屏幕|到底部?)?.{0,3}(?:加载|查看更多)"
)
_BUILT = (
    (("<van-list", "infinite", "data-has", "mescroll", "dropload"),
     re.compile(r"<van-list|infinite-?scroll|data-has-?(?:next|more)=[\"']?(?:true|1|yes)\b|\bmescroll\b|\bdropload\b")),
    (("<turbo-frame", "<include-fragment", "<amp-list"),
     re.compile(r"<(?:turbo-frame|include-fragment|amp-list)\b[^<>]{0,400}\bsrc\s*=")),
    (("-intersect",), re.compile(r"\b[xv]-intersect\b")),
    (("hx-trigger",), re.compile(r"\bhx-trigger\s*=\s*[\"'][^\"']{0,60}?\b(?:revealed|intersect|load)\b")),
    (("wire:click", "@click", "on:click", "ng-click"), re.compile(
        r"(?:wire:|@|on:|ng-)click[\w.]{0,20}\s*=\s*[\"'][^\"']{0,40}?"
        r"(?:(?:load|get|fetch)_?(?:more|next)|next_?page|page_?next|\bpage\s*(?:\+\+|\+=))")),
    (("-pagination", "-pager"),
     re.compile(r"<[a-z]{1,6}-(?:pagination|pager)\b(?![^<>]{0,300}\btotal\s*=\s*[\"']?\d)")),
    (("ui-paginator-next",), re.compile(r"\bui-paginator-next\b(?![^\"'<>]{0,80}disabled)")),
)  # fmt: skip
"""What only a script of some maker fills: pieces that load themselves when they are seen, pagers not yet drawn; each
with what it holds in one of its forms, looked for first. In lower case."""
_ON_SCROLL = re.compile(r"\b(?:on)?scroll\b", re.I)
_ASKS = re.compile(r"\$\.(?:ajax|get|post|getJSON)\b|\baxios\b|\bfetch\(|XMLHttpRequest|\.load\(", re.I)
_LOADS = re.compile(
    r"(?:\.scroll\(|\.on\([\"']scroll\b|addEventListener\([\"']scroll\b|\bonscroll\s*=)[\s\S]{0,400}?"
    r"\b(?:load|get|fetch|query|append|show|add)_?(?:next|more|news|list|data|page|rows?|items?|info|articles?|content)\w*\s*\(",
    re.I,
)
"""A handler of scrolling that calls for a list by the name of its function: loadList(2), getMore()."""
_BY_PAGE = re.compile(
    r"[?&]page\w*=|\bpage(?:No|Num|Index|_no|_num)?\s*(?:\+\+|\+=|:\s*\w*page|=\s*\w*page\w*\s*\+)|\+\+\s*page|\bp(?:n|no)?\s*(?:\+\+|\+=)",
    re.I,
)


def comes_by_scrolling(page: Page) -> bool:
    """Whether the page says or shows that a reader who scrolls gets further rows."""
    lowered = page.markup.lower()
    built = (pattern for marks, pattern in _BUILT if any(mark in lowered for mark in marks))
    said = "加载" in page.text or "更多" in page.text
    if any(pattern.search(lowered) for pattern in built) or (said and _SAID.search(page.text)):
        return True
    if not _ON_SCROLL.search(page.markup):
        return False
    scripts = [element.text or "" for element in page.root.iter("script")]
    return any(
        _LOADS.search(each) or (_ON_SCROLL.search(each) and _ASKS.search(each) and _BY_PAGE.search(each))
        for each in scripts
    )
