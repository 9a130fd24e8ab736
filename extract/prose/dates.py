"""Dates a document claims for itself, each with where it stood: meta, label, header, address, signature."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.drawn_rows import texts_in
from extract.grids import Block, Content, Grid, GridCell, Paragraph
from extract.labels import key_of
from extract.normal_form import nfkc, seen
from extract.prose.calendar_days import DAY, day_at, day_of, parse_date, parse_moment
from extract.prose.signatures import Signature
from extract.report import FoundDate

_LABEL = re.compile(
    "|".join(f"{done}(?:日期|时间)" for done in ("发布", "公开", "公布", "上网", "发稿"))
    + r"|发布于|发布(?<![\u4e00-\u9fff]发布)(?=\s*[:：])|日期(?<![\u4e00-\u9fff]日期)|时间(?<![\u4e00-\u9fff]时间)"
)
"""What a page calls the day it was published. 成文 and 发文 date the document instead.

measured: where every way begins with a character of its own, sought in a third of the time."""
_BEFORE_DATE = re.compile(rf"(?:{_LABEL.pattern})\s*[:\]】|]?\s*")
_METAS = ("pubdate", "publishdate", "article:published_time", "publishedtime", "firstpublishtime")
_YMD = r"(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
_URL_DATES = (
    re.compile(rf"/t?{_YMD}_\d+"),
    re.compile(r"/(?P<y>20\d\d)[-/](?P<m>1[0-2]|0?[1-9])[-/](?P<d>3[01]|[12]\d|0?[1-9])/"),
    re.compile(r"/(?P<y>20\d\d)-?(?P<m>1[0-2]|0[1-9])/(?P<d>3[01]|[12]\d|0[1-9])/"),
    re.compile(r"/(?P<y>20\d\d)/(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])/"),
    re.compile(rf"/{_YMD}/"),
    re.compile(rf"/{_YMD}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{{0,6}}(?:/|\.s?html?|$)"),
)
"""Folders and names by day; the last is a number made of the moment of writing."""
_NO_HEADER = re.compile(
    r"统计|期限|采集|生成|星期|报告|生效|失效|废止|有效|截止|更新|现在|当前|今[天日]|[至起。]|(?:打印|访问|下载|导出)于"
)
_OTHER_DAY = re.compile(
    "[\u4e00-\u9fff]"
    + "".join(
        f"(?<!{done})" for done in ("录入", "上传", "添加", "发表", "刊登", "推送", "上线", "发文", "成文", "印发")
    )
    + r"(?:时间|日期|时效)\s*[:：]?\s*$"
)
"""A label of a day on which something else was done: 归档时间, 打印日期, 访问时间."""
_IN_A_NUMBER = re.compile(r"[\w-]$")
"""What stands before the digits of an index number, 014350-2025-01-15-001, and before no date."""
_WIDGETS = re.compile(
    r"字[体号]\s*[:：]?|[\[［【(（]?\s*[大中小](?:\s*[大中小])*\s*[\]］】)）]?|打印|关闭|分享到?|收藏|(?:浏览|阅读|点击|访问)(?:次数|数|量)?\s*[:：]?\s*\d*"
)
"""What pages print beside a date: it says nothing, and makes no line long."""
_HEADER_LINES = 12


def read_dates(
    content: Content, url: str | None, above: Sequence[str], signature: Signature | None
) -> tuple[FoundDate, ...]:
    """Every date by source, without repeats; ``above`` are the lines before the report's own text, without links."""
    found = [
        *_meta_dates(content.metas),
        *_label_dates(content.blocks),
        *_split_labels(above[-_HEADER_LINES:]),
        *_header_dates(above[-_HEADER_LINES:]),
        *_url_dates(url),
        *([FoundDate("signature", signature.day, signature.raw)] if signature else []),
    ]
    return tuple(dict.fromkeys(found))


def _meta_dates(metas: Iterable[tuple[str, str]]) -> Iterator[FoundDate]:
    for name, content in metas:
        if name.lower() in _METAS and (value := parse_moment(content)):
            yield FoundDate("meta", value, content)


def _label_dates(blocks: Iterable[Block]) -> Iterator[FoundDate]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if not block.linked and not block.hidden and _has_letter_of_label(block.text):
                yield from _labelled(block.text)
        else:
            yield from _label_cells(block)


def _labelled(text: str) -> Iterator[FoundDate]:
    """The dates of a text that stand behind a label."""
    text = seen(text)
    if not _names_a_date(text):
        return
    text = nfkc(text)
    for match in _BEFORE_DATE.finditer(text):
        if day := day_at(text, match.end()):
            yield FoundDate("label", *day)


def _label_cells(grid: Grid) -> Iterator[FoundDate]:
    """An index table above the text: a cell that is a date label, the date in the next one or in the one below."""
    texts = texts_in(grid)
    if not _has_letter_of_label("\n".join(texts)) or not any(map(_may_date, filter(_has_letter_of_label, texts))):
        return
    for index, row in enumerate(grid.rows):
        if any(cell is not None and not cell.text.isdigit() and _may_date(cell.text) for cell in row):
            yield from _label_row([cell for cell in row if cell is not None and cell.origin])
            yield from _label_above(row, grid.rows[index + 1] if index + 1 < len(grid.rows) else ())


def _label_above(row: Sequence[GridCell | None], below: Sequence[GridCell | None]) -> Iterator[FoundDate]:
    """A row of labels over a row of values: nothing in the first row is a date itself."""
    if any(cell is not None and parse_date(cell.text) for cell in row):
        return
    for label, under in zip(row, below, strict=False):
        if label is not None and under is not None and _is_label(label.text):
            day = day_at(nfkc(under.text).strip())
            if day:
                yield FoundDate("label", day[0], under.text.strip())


def _split_labels(texts: Sequence[str]) -> Iterator[FoundDate]:
    """A line that is a date label, and the next one nothing but a date."""
    for label, following in itertools.pairwise(map(str.strip, texts)):
        day = day_at(nfkc(following)) if _is_label(label) else None
        if day and len(following) - len(day[1]) < 10:
            yield FoundDate("label", *day)


def _label_row(cells: Sequence[GridCell]) -> Iterator[FoundDate]:
    for cell, following in itertools.pairwise(cells):
        if _is_label(cell.text) and (value := parse_moment(following.text)):
            yield FoundDate("label", value, following.text.strip())
    for cell in cells:
        if _names_a_date(cell.text) and len(cell.text) < 60:
            yield from itertools.islice(_labelled(cell.text), 1)


def _has_letter_of_label(text: str) -> bool:
    """Whether a text has one of the letters no label of a date is without, however it is written."""
    return "期" in text or "间" in text or "布" in text


def _may_date(text: str) -> bool:
    return _names_a_date(text) or _is_label(text)


def _names_a_date(text: str) -> bool:
    """Whether a text holds one of the words of every label: asked first, for no other is worth a search."""
    return "日期" in text or "时间" in text or "发布" in text


def _is_label(text: str) -> bool:
    return len(text) < 12 and _is_short_label(text)


@lru_cache(maxsize=4096)
def _is_short_label(text: str) -> bool:
    return _LABEL.fullmatch(key_of(text)) is not None


def _header_dates(texts: Iterable[str]) -> Iterator[FoundDate]:
    """A short line between title and text that holds a date and no label."""
    for text in texts:
        match = DAY.search(text)
        if (
            match
            and not _IN_A_NUMBER.search(text, 0, match.start())
            and not _OTHER_DAY.search(text, 0, match.start())
            and not any(_labelled(text))
            and not _NO_HEADER.search(text)
        ):
            rest = _WIDGETS.sub("", text[: match.start()] + text[match.end() :])
            if len(rest) < 30 and (value := day_of(match["y"], match["m"], match["d"])):
                yield FoundDate("header", value, match[0].strip())


def _url_dates(url: str | None) -> Iterator[FoundDate]:
    for pattern in _URL_DATES:
        match = pattern.search(url or "")
        if match and (value := day_of(match["y"], match["m"], match["d"])):
            yield FoundDate("url", value, match[0])
            return
