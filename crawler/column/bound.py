"""Lists that a library draws from data, told by how it is called: tables with an address, elements bound to data,
patterns put into a place, and what stands there until then (加载中, bars without words)."""

import re
from typing import Any

from crawler.page.called import around, is_called
from crawler.page.pages import Page, text_of
from crawler.page.veils import is_veiled
from crawler.title.names import squash

_TABLES = re.compile(
    r"\blay-data\s*=\s*[\"']\s*\{[^>]{0,200}?\burl\b|\bdata-toggle\s*=\s*[\"']table[\"'][^>]{0,2000}\bdata-url|\bdata-url[^>]{0,2000}data-toggle\s*=\s*[\"']table[\"']"
    r"|\bdata-options\s*=\s*[\"'][^\"'>]*\burl\s*:|<[a-z]{1,12}-[\w-]+\b[^>]{0,2000}?\s(?::|v-bind:)(?:data|data-?source|rows|list|items)\s*=",
    re.I,
)
_CALLS = re.compile(
    r"(?:\btable\.render|\.(?:jqGrid|datagrid|bootstrapTable|DataTable|dataTable|kendoGrid|jsGrid|treegrid))\(\s*\{[^;]{0,400}?\b(?:url|ajax|sAjaxSource)\b"
)
_RENDERS = re.compile(
    r"innerHTML\s*=\s*(?:template|tmpl|juicer|laytpl|render)\b|\.(?:html|append)\(\s*(?:template|tmpl|juicer|laytpl|Mustache\.\w+|baidu\.template|doT\.\w+|Handlebars\.\w+)\b"
)
"""A script that puts a filled pattern into a place of the page."""
_FIRST = (
    (("lay-data", "data-url", "data-options", ":data", ":rows", ":list", ":items"), _TABLES),
    (("table.render", "jqGrid", "atagrid(", "strapTable(", "ataTable(", "kendoGrid", "jsGrid", "treegrid"), _CALLS),
    (("template", "tmpl", "juicer", "laytpl", "render", "Mustache", "doT.", "Handlebars"), _RENDERS),
)
"""What each pattern holds in one of its forms: looked for first, since most pages have none of it."""
_WAITING = re.compile(
    r"[.…·]*(?:数据|内容|列表|信息|页面|文章)?(?:正在)?(?:努力|拼命|玩命)?(?:加载|载入|读取|获取)(?:数据|内容|列表|信息)?中?[,，]?(?:请(?:稍[候后等]|等待?))?[.…·]*|loading[.…·]*",
    re.I,
)
_WAITS = re.compile(r"加载|载入|读取中|获取中|loading", re.I)
_SKELETON = re.compile(r"(?:^|\s)(?:\w+-)?skeleton(?:-(?:item|row|list|line|text|card))?(?:\s|$)", re.I)
_ASIDE = re.compile(
    r"load|mask|spin|overlay|weather|tianqi|visit|count|hit|head|foot|nav|menu|login|user|chat|robot|kefu|map|video|player|share|search",
    re.I,
)
"""Names of what waits for something else: the page itself, the weather, a counter."""


def is_bound(page: Page) -> bool:
    """Whether a list of the page has yet to be drawn from data."""
    if any(pattern.search(page.markup) for marks, pattern in _FIRST if any(mark in page.markup for mark in marks)):
        return True
    waits = bool(_WAITS.search(page.text))
    if not waits and "skeleton" not in page.markup:
        return False
    return any(_waits(each) for each in page.root.iter("div", "p", "li", "td", "span", "ul", "dd"))


def _waits(element: Any) -> bool:
    words = squash(text_of(element)) if len(element) < 3 else "…"
    waiting = len(words) <= 20 and bool(_WAITS.search(words)) and _WAITING.fullmatch(words) is not None
    drawn = bool(_SKELETON.search(element.get("class") or "")) and not squash(text_of(element))
    if not waiting and not drawn:
        return False
    return not is_called(element, _ASIDE) and not any(map(is_veiled, around(element)))
