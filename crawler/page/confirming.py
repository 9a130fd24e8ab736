"""Whether a page is the report asked for: read off the page itself, when a list's row did not say."""

import re
from typing import Literal

from crawler.page.attachments import attachments
from crawler.page.pages import Page, text_of
from crawler.title.calling import is_kin, is_part
from crawler.title.links import Asked, Reading, fit, is_jointly, named_fit, read_title
from crawler.title.lookalikes import MAY_HOLD_IT
from crawler.title.names import looks_like_a_body, shorten, split_region, squash

Answer = Literal["yes", "no", "unclear"]
_PERIOD = re.compile(
    r"((?:19|20)\d\d)年1月1日(?:0时)?(?:起|开始)?[,，]?(?:至|到|—|－|-|~){1,2}(?:\1年|同年|当年)?12月31日"
)
HEAD = 3000
"""Squashed characters of a page in which its own title and first paragraph lie."""


def titles(page: Page) -> list[str]:
    """Everything on a page that may be its title: meta, headings, the title element without the site's name."""
    found = [page.meta("ArticleTitle") or ""]
    found += [squash(text_of(element)) for element in page.root.iter("h1", "h2", "h3")]
    title = squash(page.title)
    found += [title, *(part for part in title.replace("_", "|").replace("-", "|").split("|"))]
    return [text for text in dict.fromkeys(found) if text]


def confirm(page: Page, asked: Asked) -> Answer:
    """``yes`` when the page names the agency and the year, ``no`` when it names others, else ``unclear``."""
    if page.is_document:
        return "unclear"
    readings = [read_title(text) for text in titles(page)]
    drafted = any(reading.why == "draft" for reading in readings)
    readings = [reading for reading in readings if reading.why != "draft"]  # a draft is nobody's report yet
    if drafted and not any(reading.kind == "report" for reading in readings):
        return "unclear"
    reads = reads_like_a_report(page)
    tabled = reads and _tabled(page)
    reports = [reading for reading in readings if _heads(reading, reads=reads, tabled=tabled)]
    if not reports:
        return "no" if any(reading.kind == "lookalike" for reading in readings) else "unclear"
    years = {reading.year for reading in reports if reading.year}
    covers = f"{asked.year}年1月1日" in page.text[:HEAD]
    if years and asked.year not in years and not covers:
        return "no"
    if not covers and _covers_another_year(page, asked.year):
        return "unclear" if asked.year in years else "no"  # a title or a period copied from another year
    if not years and not covers and f"{asked.year}年" not in page.text[:HEAD]:
        return "unclear"
    named = [reading.named for reading in reports if reading.named]
    if any(named_fit(name, asked) == "ours" or is_jointly(name, asked) for name in named):
        return "yes"
    return _by_text(page, asked, named)


def _heads(reading: Reading, *, reads: bool, tabled: bool) -> bool:
    """Whether a title may be that of a report on its page: the less it says, the more the page must be one, by its
    sections (``reads``) or by its tables, too."""
    if reading.kind in ("near", "cut"):
        return reads
    if reading.kind == "odd":  # without a year it may be the site's name
        return reading.year is not None and tabled
    held = reading.kind == "lookalike" and reading.why in MAY_HOLD_IT
    return reading.kind in ("report", "weak") or (held and tabled)


def _covers_another_year(page: Page, year: int) -> bool:
    """Whether the page says that its figures are those of another whole year."""
    periods = {int(found) for found in _PERIOD.findall(page.text[:HEAD])}
    return bool(periods) and year not in periods


_FRAME = re.compile(
    r"(?:主办|承办|主管|版权所有|版权归)(?:单位|方)?[::]?[\u4e00-\u9fff]{2,20}|[\u4e00-\u9fff]{2,16}?(?:门户)?网站(?!工作)"
)
"""What a portal puts around every page of its: whose it is says nothing of the report."""


def _by_text(page: Page, asked: Asked, named: list[str]) -> Answer:
    """The source meta, then the first paragraph, must name the agency in full."""
    source = shorten(page.meta("ContentSource") or "")
    if source and source in asked.names.exact:
        return "yes"
    if named and all(named_fit(name, asked) == "other_body" for name in named):
        return "no"
    if named and all(is_part(name, asked.names) for name in named):
        return "unclear"  # the agency's name stands in that of a part of it, in its text as in its title
    if named and all(is_kin(name, asked.names) for name in named):
        return "unclear"  # whether an office's report stands for its government's is for people to say, in the register
    head = shorten(_FRAME.sub("", page.text[:HEAD]))
    mine = max((len(name) for name in asked.names.exact if len(name) >= 4 and name in head), default=0)
    others = max(
        (len(name) for other in asked.others for name in other.exact if len(name) >= 4 and name in head), default=0
    )
    if mine and mine > others:
        return "yes"
    return "no" if others > mine else "unclear"


def names_another(page: Page, asked: Asked) -> bool:
    """Whether the title of a report's page names, with its place, a body that is not the agency."""
    readings = [read_title(text) for text in titles(page)]
    named = {each.named for each in readings if each.kind in ("report", "weak", "near") and split_region(each.named)[0]}
    return bool(named) and all(named_fit(name, asked) == "other_body" for name in named)


_SOURCE = re.compile(
    r"(?:来源|发布机构|发布单位|公开主体|编制单位|主办(?:单位)?)[::]([\u4e00-\u9fff]{2,24}?(?:政府|办公室|委员会|局|厅|委|院|办事处|管委会))"
)


def is_of_others(page: Page, asked: Asked) -> bool:
    """Whether a page says whose it is, a body of some place, and nothing on it names the agency or its place."""
    said = [page.meta("ContentSource"), page.meta("SiteName"), *_SOURCE.findall(page.text)]
    bodies = [name for name in said if name and looks_like_a_body(squash(name)) and split_region(name)[0]]
    whole = shorten(squash(f"{page.title} {' '.join(name for name in said if name)}") + page.text)
    regions = {region for name in asked.names.exact for region in split_region(name)[0]}
    mine = {name for name in asked.names.exact | regions if len(name) >= 3}
    return bool(bodies) and bool(mine) and not any(name in whole for name in mine)


def reads_like_a_report(page: Page) -> bool:
    """Whether a page holds the sections of a report, whoever's it is; a short one must have the tables."""
    sections = "总体情况" in page.text and "主动公开" in page.text
    return sections and (len(page.text) > 1500 or _tabled(page))


def _tabled(page: Page) -> bool:
    return all(words in page.text for words in ("予以公开", "结果维持", "尚未审结"))


_SECTIONS = ("总体情况", "主动公开", "公开申请", "行政复议", "存在的", "其他需要报告")


def holds_a_report(page: Page) -> bool:
    """Whether a page under a report's title has the report in it or on it: some of its sections, files, or pictures."""
    return sum(section in page.text for section in _SECTIONS) >= 2 or bool(attachments(page))


def is_report_page(page: Page, asked: Asked) -> bool:
    """Whether a page fetched as a list is the report itself (a link that read only 2024 may lead to either)."""
    heads = [squash(text_of(element)) for element in page.root.iter("h1", "h2", "h3")] + [
        page.meta("ArticleTitle") or ""
    ]
    said = any(fit(read_title(text), asked) in ("ours", "maybe") and read_title(text).year for text in heads)
    if reads_like_a_report(page):
        return said or confirm(page, asked) == "yes"
    headed = [read_title(text) for text in heads]
    ours = any(head.kind == "report" and head.year and fit(head, asked) == "ours" for head in headed)
    return ours and holds_a_report(page)
