"""Links beside a list that say where the rest of it is: a range of years, or a sentence that points elsewhere."""

import re
from typing import Any

from crawler.page.pages import Page, text_of
from crawler.pager.further import same_place
from crawler.title.links import read_title
from crawler.title.names import squash

_REPORTS = r"(?:的?(?:政府)?(?:信息)?公开)?(?:工作)?(?:年度报告|年报|报告)?"
_RANGE = re.compile(
    rf"^[(\[【]?((?:19|20)\d\d)年?度?(?:[-—–~至到]+((?:19|20)\d\d|今)年?度?|以(?:来|后)){_REPORTS}[)\]】]?$"
)
_BEFORE = re.compile(rf"^((?:19|20)\d\d)年?度?及?(?:以前|之前){_REPORTS}$")
_PAST = re.compile(rf"^(?:历年|往年|以往|历史){_REPORTS}$")
_ABOUT = re.compile(r"年报|年度报告")
_NEXT_YEAR = re.compile(r"[<>«»‹›]*(?:下|后|新)一?年度?[<>«»‹›]*")
_NEW_EDITION = re.compile(
    r"[<>«»‹›\[【(]*(?:(?:点击)?(?:进入|访问|返回|体验|切换(?:到|至)?|浏览|前往)?新版(?:网站|首页|平台|入口)?|新网站)[<>«»‹›\]】)]*"
)
_POINTS = re.compile(r"点击|详见|请见|移步|查看|查阅|查询|转至|前往|访问|迁移|此处|这里")
_LONGEST = 120
"""Squashed characters of a sentence that points elsewhere, at most."""
FIRST, LAST = 1990, 2100


def ranges(page: Page) -> tuple[tuple[int, int, str], ...]:
    """Links to the reports of several years: first year, last year, address."""
    found: list[tuple[int, int, str]] = []
    for link in page.links:
        words = squash(link.text)
        years, before = _RANGE.match(words), _BEFORE.match(words)
        if years and not same_place(link.url, page.url):
            last = int(years[2]) if years[2] and years[2] != "今" else LAST
            found.append((int(years[1]), last, link.url))
        elif before and not same_place(link.url, page.url):
            found.append((FIRST, int(before[1]), link.url))
    return tuple(found)


def past(page: Page) -> tuple[str, ...]:
    """Links to the reports of earlier years, whichever those are: 历年年报."""
    found = (link.url for link in page.links if _PAST.match(squash(link.text)) and not same_place(link.url, page.url))
    return tuple(dict.fromkeys(found))[:2]


def pointers(page: Page) -> tuple[str, ...]:
    """Links in a sentence that sends the reader elsewhere for annual reports (2024年以后的年报请点击此处), and to the
    year after."""
    found: dict[str, None] = {}
    said: dict[Any, str] = {}
    for link in page.links:
        around = link.element.getparent()
        if around is not None and around not in said:
            said[around] = squash(text_of(around))
        sentence = said.get(around, "")
        words = squash(link.text)
        told = _ABOUT.search(sentence) and _POINTS.search(sentence) and len(sentence) <= _LONGEST
        told = told or _NEXT_YEAR.fullmatch(words) is not None
        told = told and read_title(sentence.replace(words, "")).kind != "report"  # a row, and its button
        if told and len(words) <= len(sentence) and not _ABOUT.search(words) and not same_place(link.url, page.url):
            found.setdefault(link.url)
    return tuple(found)[:2]


def new_editions(page: Page) -> tuple[str, ...]:
    """Links to a new edition of the portal: readers are meant to be there."""
    links = (link.url for link in page.links if _NEW_EDITION.fullmatch(squash(link.text)))
    return tuple(dict.fromkeys(url for url in links if not same_place(url, page.url)))[:2]
