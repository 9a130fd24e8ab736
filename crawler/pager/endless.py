"""Lists without a pager that go on all the same: more rows come when the reader scrolls, by a script of the page."""

import re

from crawler.page.pages import Page

_SAID = re.compile(
    r"加载更多|点击加载|显示更多|展开更多|点击查看更多|上拉加载|(?:上拉|下拉|滚动|滑动)(?:页面|屏幕|到底部?)?.{0,3}(?:加载|查看更多)"
)
_BUILT = re.compile(
    r"<van-list|v-infinite-scroll|infinite-?scroll|data-has-?(?:next|more)=[\"']?(?:true|1|yes)\b|\bmescroll\b|\bdropload\b",
    re.I,
)
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
    if _SAID.search(page.text) or _BUILT.search(page.markup):
        return True
    if not _ON_SCROLL.search(page.markup):
        return False
    scripts = [element.text or "" for element in page.root.iter("script")]
    return any(
        _LOADS.search(each) or (_ON_SCROLL.search(each) and _ASKS.search(each) and _BY_PAGE.search(each))
        for each in scripts
    )
