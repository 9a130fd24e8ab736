"""The six statutory sections: headings by their words, in order, whatever number or typing error they carry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.labels import key_of
from extract.near_labels import edit_distance
from extract.normal_form import nfkc
from extract.report import Section

TITLES: dict[int, tuple[str, ...]] = {
    1: ("总体情况", "概述", "总体工作情况", "工作总体情况", "基本情况"),
    2: (
        "主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况", "政府信息主动公开情况",
        "行政机关主动公开政府信息情况", "行政机关主动公开政府信息的情况",
    ),
    3: (
        "收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况", "收到和处理信息公开申请情况",
        "依申请公开政府信息情况", "依申请公开情况", "行政机关收到和处理政府信息公开申请情况",
    ),
    4: (
        "政府信息公开行政复议行政诉讼情况", "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况", "因政府信息公开申请行政复议提起行政诉讼的情况",
        "政府信息公开行政复议和行政诉讼情况", "行政复议行政诉讼情况", "政府信息公开行政复议及行政诉讼情况",
    ),
    5: (
        "存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在问题及改进情况",
        "存在的主要问题和改进情况", "存在的问题及改进情况", "存在的主要问题及改进措施", "主要问题和改进措施",
        "政府信息公开工作存在的主要问题及改进措施",
    ),
    6: (
        "其他需要报告的事项", "其它需要报告的事项", "其他需要报告的情况", "需要报告的其他事项",
        "其他需要说明的事项", "其他事项",
    ),
}  # fmt: skip
"""Section number -> its heading's words, the official ones first (domain: the six sections)."""

_NUMBER = r"[一二三四五六七八]"
_NUMBERED = re.compile(
    rf"^\s*(?:第{_NUMBER}部分[、.．，,:：\s]*|第?{_NUMBER}[、.．，,:：\s]|{_NUMBER}(?=[总主收政因存其依行])|[1-8][、.．])\s*"
)
_SUBHEADING = re.compile(rf"^\s*[（(]\s*(?:{_NUMBER}|\d)\s*[)）]")
_MAX_HEADING = 45


def _loosely(title: str) -> str:
    return r"[\s、，,]*".join(map(re.escape, title))


_PRINTED = re.compile(rf"\s*{_NUMBER}\s*、")
_BY_KEY = {key_of(title): number for number, titles in TITLES.items() for title in titles}
_OFFICIAL = {key_of(titles[0]): number for number, titles in TITLES.items()}
_STARTS = frozenset("第一二三四五六七八") | {key[0] for key in _OFFICIAL}
"""A line that begins with another ideograph is no heading, whatever follows."""
_FIRST = TITLES[1][0]
"""Too short to be told from other words by most of its letters, but for its number."""
_FAR = 4
"""So many differing characters, or more of one than of the other, and a line is not that heading."""


@cache
def _in_running_text() -> re.Pattern[str]:
    """A printed number and exactly the words of a heading; made when a text calls for it, which takes a while."""
    words = "|".join(_loosely(title) for titles in TITLES.values() for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"{_PRINTED.pattern}\s*(?P<words>{words})")


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading: which section, in which paragraph, and where in it the heading begins and ends."""

    number: int
    paragraph: int
    start: int
    end: int


def find_headings(texts: Sequence[str]) -> tuple[Heading, ...]:
    """The section headings in order, at most one each; those inside running text only where none begins a line."""
    alone = _ascending(list(_at_line_starts(texts)))
    if len(alone) >= 3:
        return alone
    inside = _ascending(list(_inside(texts)))
    in_brackets = _ascending(list(_in_brackets(texts)))
    return max((alone, inside, in_brackets), key=len)


def read_sections(texts: Sequence[str], headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The text of each section, without its heading; paragraphs on lines of their own."""
    return tuple(
        Section(heading.number, _title_of(texts, heading), _text_between(texts, heading, following))
        for heading, following in zip(headings, (*headings[1:], None), strict=False)
    )


def _title_of(texts: Sequence[str], heading: Heading) -> str:
    printed = texts[heading.paragraph][heading.start : heading.end]
    return _SUBHEADING.sub("", _NUMBERED.sub("", printed)).strip(" \n\u3000\xa0：:")


def _text_between(texts: Sequence[str], heading: Heading, following: Heading | None) -> str:
    if following is not None and following.paragraph == heading.paragraph:
        return texts[heading.paragraph][heading.end : following.start].strip()
    last = len(texts) if following is None else following.paragraph
    pieces = [texts[heading.paragraph][heading.end :], *texts[heading.paragraph + 1 : last]]
    if following is not None:
        pieces.append(texts[following.paragraph][: following.start])
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def _at_line_starts(texts: Sequence[str]) -> Iterator[Heading]:
    for index, text in enumerate(texts):
        if ("\u4e00" <= text[:1] <= "\u9fff" and text[0] not in _STARTS) or _SUBHEADING.match(text):
            continue
        number = section_of(text) if len(text) <= _MAX_HEADING else None
        if number:
            yield Heading(number, index, 0, len(text))
        elif _PRINTED.match(text) and (match := _in_running_text().match(text)):
            yield Heading(_BY_KEY[key_of(match["words"])], index, match.start(), match.end())


@lru_cache(maxsize=4096)
def section_of(line: str) -> int | None:
    """The section whose heading a line is, by its words; without its number only by the official ones."""
    numbered = _NUMBERED.match(line)
    words = key_of(line[numbered.end() :] if numbered else line)
    known = (_BY_KEY if numbered else _OFFICIAL).get(words)
    if known is not None or not numbered:
        return known
    if len(words) < 6:
        return 1 if "一" in numbered[0] and len(words) == len(_FIRST) and edit_distance(words, _FIRST, 2) == 1 else None
    near = [(n, title) for n, titles in TITLES.items() for title in titles if abs(len(title) - len(words)) < _FAR]
    distance, number = min(((edit_distance(words, title, _FAR), n) for n, title in near), default=(_FAR, 0))
    return number if distance <= 1 + (len(words) >= 10) else None


def _inside(texts: Sequence[str]) -> Iterator[Heading]:
    """Headings in a text whose line breaks were lost: the printed number, then exactly the words."""
    for index, text in enumerate(texts):
        for match in _in_running_text().finditer(text):
            yield Heading(_BY_KEY[key_of(match["words"])], index, match.start(), match.end())


def _in_brackets(texts: Sequence[str]) -> Iterator[Heading]:
    """Headings numbered as subheadings are, （一）总体情况: exactly the words."""
    for index, text in enumerate(texts):
        bracket = _SUBHEADING.match(text) if len(text) <= _MAX_HEADING else None
        number = _BY_KEY.get(key_of(text[bracket.end() :])) if bracket else None
        if number:
            yield Heading(number, index, 0, len(text))


def _ascending(headings: list[Heading]) -> tuple[Heading, ...]:
    """The longest run of ascending section numbers: a repeated or stray heading does not reorder the report."""
    best: dict[int, tuple[Heading, ...]] = {}
    for heading in headings:
        before = (run for number, run in best.items() if number < heading.number)
        run = (*max(before, key=_length_and_place, default=()), heading)
        if len(run) > len(best.get(heading.number, ())):
            best[heading.number] = run
    return max(best.values(), key=_length_and_place, default=())


def _length_and_place(run: Sequence[Heading]) -> tuple[int, int, int]:
    """Of runs of one length the one that ends first."""
    last = run[-1]
    return len(run), -last.paragraph, -last.start


def normal(text: str) -> str:
    """NFKC without white space, for patterns over running text."""
    return "".join(nfkc(text).split())


def normal_lines(text: str) -> list[str]:
    """Each line of a text as ``normal`` makes it, all at once: no character reaches over the end of a line."""
    return ["".join(line.split()) for line in nfkc(text).split("\n")]
