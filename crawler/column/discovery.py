"""Finding the annual-report column: from a home page over 政府信息公开 to 年报, by words first and addresses second."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.page.pages import Page, text_of
from crawler.page.scripted_links import scripted_links
from crawler.title.links import read_title
from crawler.title.names import squash

COLUMN = re.compile(
    r"^(?:本级|部门|机关|单位|历年)?(?:政府)?(?:信息)?公开(?:工作)?(?:年报|年度报告|年度工作报告|工作年报|工作报告)$"
    r"|^(?:政务|政务信息|政府信息[与和及、]政务)公开(?:工作)?(?:年报|工作年报)$|^(?:政府)?信息公开(?:工作)?年度?报告?(?:专栏|栏目)?$"
    r"|^(?:年报|年度报告|公开年报|年报公开|信息公开年报|政府信息年报|历年年报|年度公开报告)$"
)
PART = re.compile(
    r"^(?:各|本|全)?(?:(?:[县市区省州]直|[县市区]级|乡镇|镇街|街道|乡|镇|部门|单位|机关|[及和、（）()])+)(?:信息)?(?:公开)?(?:年报|年度报告)$"
)
"""A column of the reports of one kind of body: 乡镇街道年报."""
_PLATFORM = re.compile(
    r"^(?:[市县区省州旗]?(?:人民)?政府|[市县区省州]直|[市县区省]级|各)?(?:部门|单位|机构|委办局)(?:及?乡镇|街道)?(?:政府|政务)?信息公开(?:目录|平台|专栏)?$"
)
"""Where the bodies of a government have each a part of their own: 市政府部门信息公开."""
_HUB = re.compile(
    r"^(?:(?:政府信息|政务|信息)公开(?:专栏|平台|目录|专区|栏目|网)?|(?:法定|政府信息)?主动公开(?:内容)?|公开(?:专栏|专区|平台)?)$"
)
_TOKENS = re.compile(
    r"zfxxgknb|xxgknb|gknb|zfxxgkndbg|zfxxgkgzndbg|zfxxgkgznb|annualreport|opennessannualreport|zfxxgk_?nb|(?:[?&]type=3(?:&|$))|frame=nb|tab=gknb|number=lx04",
    re.I,
)
_HUB_TOKENS = re.compile(r"/(?:zfxxgk|xxgk|zwgk|zfxxgkzl|openness)(?:[/_.]|$)", re.I)
_NOT = re.compile(r"zfwzgzndbb|zfgzwzbb|wzndbb|fzndbg|网站|法治|统计|企业|财政|决算", re.I)
_BODY = re.compile(r"(?:局|厅|委|办|办公室|办公厅|院|署|中心|政府|管委会|委员会|镇|乡|街道|办事处|处|队)$")
_SECTION = re.compile(r"部门|乡镇|镇街|街道|县直|市直|区直|单位|本级|(?:县|市|区|省)政府(?:年报)?$|办公室年报$")
_AROUND = re.compile(
    r"^(?:[\W_]|\d{1,2}[.、])+|(?:[(（【\[](?:[^)）】\]\d〇○零]{0,12}|(?:19|20)\d\d年?(?:至今|以来|起))[)）】\]]|[a-z]"
    r"|查询|汇总|专栏|专区|栏目|列表|一览|\W|_)+$",
    re.I,
)
"""What stands around the name of a column in a menu: marks, a number, a remark; a year would make it a report's."""
_LONGEST = 40
"""Squashed characters of words in a menu."""
MOST_BODIES = 400


@dataclass(frozen=True, slots=True)
class Lead:
    """A link worth following. ``kind``: ``column`` (annual reports), ``hub`` (a step on the way)."""

    url: str
    kind: str
    score: int
    text: str = ""


def leads(page: Page) -> tuple[Lead, ...]:
    """Links of a page that lead to the annual reports, best first, each address once."""
    best: dict[str, Lead] = {}
    found = [(squash(link.text) or squash(link.described), link.url) for link in page.links]
    for words, url in (*found, *_options(page), *scripted_links(page)):
        lead = _lead(words, url)
        if lead and (url not in best or best[url].score < lead.score):
            best[url] = lead
    return tuple(sorted(best.values(), key=lambda lead: -lead.score))


def _options(page: Page) -> Iterator[tuple[str, str]]:
    """Words and addresses of choices."""
    for option in page.root.iter("option"):
        value = (option.get("value") or "").strip()
        url = page.absolute(value) if re.search(r"[/?=]|\.\w+$", value) else None
        if url:
            yield squash(text_of(option)), url


def _lead(text: str, url: str) -> Lead | None:
    path = urlsplit(url).path + "?" + urlsplit(url).query
    if _NOT.search(text) or _NOT.search(path):
        return None
    if COLUMN.match(text):
        return Lead(url, "column", 100 + 10 * ("信息公开" in text) + 5 * bool(_TOKENS.search(path)), text)
    text = _AROUND.sub("", text) if len(text) <= _LONGEST else text
    if COLUMN.match(text):
        return Lead(url, "column", 100, text)
    if _TOKENS.search(path) and read_title(text).kind in ("unrelated", "year") and len(text) <= 16:
        return Lead(url, "column", 60, text)
    if _HUB.match(text):
        return Lead(url, "hub", 40 + 5 * ("政府信息公开" in text), text)
    if _PLATFORM.match(text):
        return Lead(url, "hub", 30, text)
    if _HUB_TOKENS.search(path) and "公开" in text and len(text) <= 12:
        return Lead(url, "hub", 20, text)
    return None


def bodies(page: Page) -> tuple[tuple[str, str], ...]:
    """Links that read like the name of a public body, with their addresses: parts of a platform shared by many."""
    found: dict[str, str] = {}
    for link in page.links:
        text = squash(link.text) or squash(link.title)
        if 3 <= len(text) <= 24 and _BODY.search(text) and link.url != page.url:
            found.setdefault(link.url, text)
    for text, url in (*_options(page), *scripted_links(page)):
        if 3 <= len(text) <= 24 and _BODY.search(text) and url != page.url:
            found.setdefault(url, text)
    return tuple((text, url) for url, text in found.items())[:MOST_BODIES]


def sections(page: Page) -> tuple[str, ...]:
    """Sub-columns of a column by kind of body: short links below its own address that say 部门, 乡镇 and the like."""
    folder = page.url.split("?")[0].rpartition("/")[0] + "/"
    found: dict[str, None] = {}
    for link in page.links:
        text = squash(link.text)
        below = link.url.startswith(folder) and link.url != page.url
        if below and len(text) <= 14 and _SECTION.search(text) and read_title(text).year is None:
            found.setdefault(link.url)
    return tuple(found)[:6]


def is_column(page: Page) -> bool:
    """Whether a page calls itself the column of annual reports."""
    parts = [*re.split(r"[_\-|—>·]", page.title), page.meta("ColumnName") or "", page.meta("ColumnType") or ""]
    if any(COLUMN.match(squash(part)) or PART.match(squash(part)) for part in parts):
        return True
    place = page.text.find("当前位置") if "当前位置" in page.text else page.text.find("所在位置")
    crumbs = re.split(r"[>»/→:：-]", page.text[place : place + 120]) if place >= 0 else []
    return any(COLUMN.match(crumb) for crumb in crumbs) or any(h.tag in ("h1", "h2", "h3") for h in headings(page))


def headings(page: Page) -> list[Any]:
    """Elements whose whole text is a name of the column; the innermost of each nest."""
    found = []
    for element in page.root.iter(
        "h1", "h2", "h3", "h4", "h5", "div", "span", "dt", "li", "p", "a", "strong", "b", "td"
    ):
        text = squash(text_of(element)) if len(element) <= 6 else ""
        if text and len(text) <= 16 and COLUMN.match(text):
            found.append(element)
    return found
