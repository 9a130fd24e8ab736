"""Who signs a report and when: the organ and the date below its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.normal_form import nfkc
from extract.prose.calendar_days import WORDED, parse_date
from extract.prose.titles import is_organ, squeeze

_TAIL = re.compile(r"(?:\s*印发)?[。.)）\s]*(?:[(（\[][^()（）]{0,8}[)）\]])?[。\s]*$")
"""What may follow the date: 印发, a bracket that closes, （印章）."""
_STAMP = re.compile(r"[(（\[【](?:盖?印?公?章|印)[)）\]】]|[(（【\s]+$")
_DAY = re.compile(rf"{WORDED}|(?P<figures>\d{{4}}\s*(?P<mark>[-/.])\s*\d{{1,2}}\s*(?P=mark)\s*\d{{1,2}})(?!\d)")
_PROSE = re.compile(r"[:：,，。；;、]|时间|日期|截至|截止|自(?![然治贡])|至")
_LINES = 15
_LONGEST = 60
_SHORTEST = 5
_ANY_GOVERNMENT = re.compile(r"(?:[省市县区州盟旗镇乡]|自治[区州县旗])?人民政府(?:办公[厅室]|网站)?")


@dataclass(frozen=True, slots=True)
class Signature:
    """A date that signs, as printed, and the organ beside it if one stands there."""

    organ: str | None
    day: date
    raw: str


def find_signature(texts: Sequence[str], begins: int = 0) -> Signature | None:
    """The first date below paragraph ``begins`` that an organ stands beside; or the last line that is only a date.

    What a page prints below the report (imprint, lists of news) may hold dates, too: they stand beside no organ, and
    below the signature. Dates in figures alone (2024-01-20) sign only beside an organ.
    """
    dated = list(_dated_lines(texts, begins))
    beside = [(each, organ) for index, each, prefix in dated if (organ := _organ_beside(texts, index, prefix))]
    if beside:
        (day, raw), organ = beside[0]
        return Signature(organ, day, raw)
    bare = [each for index, each, prefix in dated if not prefix and index >= len(texts) - _LINES and "年" in each[1]]
    return Signature(None, *bare[-1]) if bare else None


def signing_organ(texts: Sequence[str]) -> str | None:
    """The organ that signs without a date: a line of its own near the end, the only organ named there.

    What names no one organ (市政府, 财政部, 手机站) or stands among others is a line of the page's foot.
    """
    named = {squeezed for text in texts[-_LINES:] if is_organ(text) and _names_one(squeezed := squeeze(text))}
    return named.pop() if len(named) == 1 else None


def _names_one(name: str) -> bool:
    return len(name) >= _SHORTEST and not _ANY_GOVERNMENT.fullmatch(name)


def _dated_lines(texts: Sequence[str], begins: int) -> Iterator[tuple[int, tuple[date, str], str]]:
    """Lines that end with a date and hold no sentence: where, the date, and what stands before it."""
    for index in range(begins, len(texts)):
        text = nfkc(texts[index]).strip()
        match = _DAY.search(text) if len(text) <= _LONGEST else None
        if match is None or not _TAIL.match(text, match.end()):
            continue
        prefix = _STAMP.sub("", text[: match.start()]).strip()
        day = parse_date(match[0])
        if day and not _PROSE.search(prefix):
            yield index, (day, match[0]), prefix


def _organ_beside(texts: Sequence[str], index: int, prefix: str) -> str | None:
    """The organ on the same line, on the two lines above, or on the one below if it names one: a foot begins there."""
    if prefix:
        return squeeze(prefix) if is_organ(prefix) else None
    above = map(_unstamped, reversed(texts[max(0, index - 2) : index]))
    below = map(_unstamped, texts[index + 1 : index + 2])
    near = (*filter(is_organ, above), *(line for line in below if is_organ(line) and _names_one(squeeze(line))))
    return next(map(squeeze, near), None)


def _unstamped(line: str) -> str:
    return _STAMP.sub("", line).strip()
