# ruff: noqa: E501 - tables read better with a row on a line
"""Pagers in every form, and what only looks like one."""

import pytest

from crawler.pagers import read_pager
from crawler.pages import Page

BASE = "http://x.gov.cn/a/nb/"

ROWS = [
    # (address, markup, form, current, pages, total, next, why)
    (
        BASE,
        '<script>createPageHTML(34,0,"index","html")</script>',
        "numbers_first",
        1,
        34,
        None,
        BASE + "index_1.html",
        "TRS",
    ),
    (
        BASE + "index_33.html",
        '<script>createPageHTML(34,33,"index","html")</script>',
        "numbers_first",
        34,
        34,
        None,
        None,
        "TRS, the last page",
    ),
    (
        BASE,
        '<script>createPageHTML(3, 0, "index", "shtml","black2",45);</script>',
        "numbers_first",
        1,
        3,
        45,
        BASE + "index_1.shtml",
        "TRS with a total",
    ),
    (
        BASE,
        '<script>createPage(2,0,"nlist","htm");</script>',
        "numbers_first",
        1,
        2,
        None,
        BASE + "nlist_1.htm",
        "TRS under another name",
    ),
    (
        BASE,
        "<script>createPageHTML('page_div',10, 1,'zwgklist','shtml',200);</script>",
        "id_first",
        1,
        10,
        200,
        BASE + "zwgklist_2.shtml",
        "UCAP",
    ),
    (
        BASE,
        "<script>createPageHTML('page-div',2,2,'list','shtml',30);</script>",
        "id_first",
        2,
        2,
        30,
        None,
        "UCAP, the last page",
    ),
    (
        BASE,
        "<!--<script>createPageHTML('page_div',10, 1,'a','shtml',200);</script>-->",
        "none",
        1,
        None,
        None,
        None,
        "inside a comment it does not run",
    ),
    (
        BASE,
        "<script>//createPageHTML(34,0,'index','html')\n</script>",
        "none",
        1,
        None,
        None,
        None,
        "nor behind two slashes",
    ),
    (
        BASE,
        "<script>var currentPage = 0;//所在页从0开始\nvar countPage = 2//共多少页</script>",
        "script",
        1,
        2,
        None,
        BASE + "index_1.html",
        "inline numbers",
    ),
    (
        BASE + "index_1.html",
        "<script>var currentPage = 1; var countPage = 2</script>",
        "script",
        2,
        2,
        None,
        None,
        "inline numbers, the last page",
    ),
    (
        BASE,
        "<script>var o={currentPage: parseInt('0')+1, countPage: parseInt('6}'), PAGE_NAME:'index', PAGE_EXT:'html'}</script>",
        "script",
        1,
        6,
        None,
        BASE + "index_1.html",
        "a stray brace",
    ),
    (BASE, '<a href="index_2.html">下一页</a>', "links", 1, None, None, BASE + "index_2.html", "a link"),
    (BASE, '<a href="?p=2">下页</a> 共3页', "links", 1, 3, None, BASE + "?p=2", "a link by query"),
    (
        BASE,
        '<a href="list_1.html">1</a><a href="list_2.html">2</a><a href="list_3.html">3</a>',
        "links",
        1,
        None,
        None,
        BASE + "list_2.html",
        "numbers",
    ),
    (
        BASE,
        '<a href="/2024/">2024</a><a href="/2023/">2023</a>',
        "none",
        1,
        None,
        None,
        None,
        "years are no page numbers",
    ),
    (BASE, '<a href="javascript:next()">下一页</a>', "opaque", 1, None, None, None, "a script we cannot follow"),
    (BASE, '<a class="disabled">下一页</a>', "none", 1, None, None, None, "a dead button"),
    (BASE, "<span>第1页 共1页</span>", "links", 1, 1, None, None, "one page"),
    (BASE, "<span>第1页/共3页</span>", "opaque", 1, 3, None, None, "three pages and no way on"),
    (BASE, "<span>第3页/共3页</span>", "links", 3, 3, None, None, "the last of three"),
    (BASE, "<div>点击加载更多</div>", "opaque", 1, None, None, None, "more by a button"),
    (
        BASE,
        "<script>laypage({pages: 3, jump: function(o){location.href='list_'+o.curr+'.html'}}); var pageCount=3;</script>",
        "template",
        1,
        3,
        None,
        BASE + "list_2.html",
        "an address built by a script",
    ),
    (BASE, "共 23 条记录", "none", 1, None, 23, None, "a total in words"),
    (BASE, "", "none", 1, None, None, None, "nothing"),
]


@pytest.mark.parametrize(
    ("url", "markup", "form", "current", "pages", "total", "following", "why"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_a_pager_is_read(
    url: str,
    markup: str,
    form: str,
    current: int,
    pages: int | None,
    total: int | None,
    following: str | None,
    why: str,
) -> None:
    paging = read_pager(Page(url, 200, f"<html><body>{markup}</body></html>".encode()))
    assert (paging.form, paging.current, paging.pages, paging.total, paging.next_url) == (
        form,
        current,
        pages,
        total,
        following,
    ), why
