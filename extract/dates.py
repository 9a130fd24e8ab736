"""Dates a document claims for itself, each with where it stood: meta, label, header, address, signature."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from extract.grids import Block, Content, Grid, GridCell, Paragraph
from extract.labels import key_of
from extract.report import DateSource, FoundDate

_SEPARATED = (
    r"(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>1[0-2]|0?[1-9])\s*[-/.月]\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*日?"
)
_DATE = re.compile(_SEPARATED)
_CHINESE = re.compile(
    r"(?P<y>[二○〇O零一三四五六七八九0０]{4})\s*年\s*(?P<m>[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>[一二三四五六七八九十]{1,3})\s*日"
)
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○O0０", 0)
_LABEL = re.compile(r"(?:发布|公开|发文|公布|上网)(?:日期|时间)|(?<![\u4e00-\u9fff])(?:日期|时间)")
_LABELLED = re.compile(rf"(?:{_LABEL.pattern})\s*[:：\]】]?\s*(?P<date>{_SEPARATED})")
_METAS = ("pubdate", "publishdate", "article:published_time", "publishedtime", "firstpublishtime")
_URL_DATES = (
    re.compile(r"/t?(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])_\d+"),
    re.compile(r"/(?P<y>20\d\d)[-/](?P<m>1[0-2]|0?[1-9])[-/](?P<d>3[01]|[12]\d|0?[1-9])/"),
    re.compile(r"/(?P<y>20\d\d)-?(?P<m>1[0-2]|0[1-9])/(?P<d>3[01]|[12]\d|0[1-9])/"),
)
_NO_HEADER = re.compile(r"统计|期限|采集|生成|星期|报告|[至起。]")
_HEADER_LINES = 12
_SIGNATURE_LINES = 15


def read_dates(content: Content, url: str | None, texts: Sequence[str], body_from: int) -> tuple[FoundDate, ...]:
    """Every date by source, without repeats; the report's own text begins at paragraph ``body_from``."""
    found = [
        *_meta_dates(content.metas),
        *_label_dates(content.blocks),
        *_header_dates(texts[max(0, body_from - _HEADER_LINES) : body_from]),
        *_url_dates(url),
        *signature_dates(texts),
    ]
    return tuple(dict.fromkeys(found))


def _meta_dates(metas: Iterable[tuple[str, str]]) -> Iterator[FoundDate]:
    for name, content in metas:
        if name.lower() in _METAS and (value := parse_date(content)):
            yield FoundDate("meta", value, content)


def _label_dates(blocks: Iterable[Block]) -> Iterator[FoundDate]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if _names_a_date(block.text):
                for match in _LABELLED.finditer(block.text):
                    yield from _found("label", match)
        else:
            yield from _label_cells(block)


def _label_cells(grid: Grid) -> Iterator[FoundDate]:
    """An index table above the text: a cell that is a date label, the date in the next one."""
    for row in grid.rows:
        if any(cell is not None and not cell.text.isdigit() and _may_date(cell.text) for cell in row):
            yield from _label_row([cell for cell in row if cell is not None and cell.origin])


def _label_row(cells: Sequence[GridCell]) -> Iterator[FoundDate]:
    for cell, following in itertools.pairwise(cells):
        if _is_label(cell.text) and (value := parse_date(following.text)):
            yield FoundDate("label", value, following.text.strip())
    for cell in cells:
        if _names_a_date(cell.text) and len(cell.text) < 60 and (match := _LABELLED.search(cell.text)):
            yield from _found("label", match)


def _may_date(text: str) -> bool:
    return _names_a_date(text) or _is_label(text)


def _names_a_date(text: str) -> bool:
    """Whether a text holds one of the words every label ends with: asked first, for no other is worth a search."""
    return "日期" in text or "时间" in text


def _is_label(text: str) -> bool:
    return len(text) < 12 and _is_short_label(text)


@lru_cache(maxsize=4096)
def _is_short_label(text: str) -> bool:
    return _LABEL.fullmatch(key_of(text)) is not None


def _header_dates(texts: Iterable[str]) -> Iterator[FoundDate]:
    """A short line between title and text that holds a date and no label."""
    for text in texts:
        match = _DATE.search(text)
        if match and len(text) - len(match[0]) < 30 and not _LABELLED.search(text) and not _NO_HEADER.search(text):
            yield from _found("header", match)


def _url_dates(url: str | None) -> Iterator[FoundDate]:
    for pattern in _URL_DATES:
        match = pattern.search(url or "")
        if match and (value := _date(match["y"], match["m"], match["d"])):
            yield FoundDate("url", value, match[0])
            return


def signature_dates(texts: Sequence[str]) -> Iterator[FoundDate]:
    """The date that ends the text: a line of nothing but a date, or of the signing organ and a date."""
    for text in reversed(texts[-_SIGNATURE_LINES:]):
        stripped = text.strip()
        if len(stripped) > 60:
            continue
        match = _DATE.search(stripped) or _CHINESE.search(stripped)
        if (
            match
            and match.end() >= len(stripped.rstrip("。)） "))
            and not re.search(r"[:：，,。；]|时间|日期", stripped)
        ):
            value = parse_date(match[0])
            if value and "年" in match[0]:
                yield FoundDate("signature", value, match[0].strip())
                return


def _found(source: DateSource, match: re.Match[str]) -> Iterator[FoundDate]:
    value = _date(match["y"], match["m"], match["d"])
    if value:
        raw = match.groupdict().get("date") or match[0]
        yield FoundDate(source, value, raw.strip())


def parse_date(text: str) -> date | None:
    """The first date of a text, in digits or in Chinese numerals.

    >>> parse_date("2024-01-17 15:46"), parse_date("二〇二二年一月十九日")
    (datetime.date(2024, 1, 17), datetime.date(2022, 1, 19))
    """
    match = _DATE.search(text)
    if match:
        return _date(match["y"], match["m"], match["d"])
    match = _CHINESE.search(text)
    if not match:
        return None
    year = "".join(str(_DIGITS.get(character, "x")) for character in match["y"])
    return _date(year, str(_small_number(match["m"])), str(_small_number(match["d"])))


def _small_number(text: str) -> int:
    """A Chinese numeral up to 99."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
