"""Figures that are not digits alone: numerals, a letter for a nought, a mark behind. What is read so, is told.

Only a count is read so. What is printed may be another thing as well (一 may be a dash, 1O a misprint of any digit):
then it is a candidate and no figure.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.prose.numerals import count_of

IN_NUMERALS = "written in Chinese numerals"
A_LETTER = "a letter or a circle for a nought"
A_MARK = "a mark behind the figure left out"
WRITTEN_OTHERWISE = (IN_NUMERALS, A_LETTER, A_MARK)
"""What is sure in print, and on a scan may be any misread digit."""

COUNTER = re.compile(r"(?:件次|人次|批次|件|条|项|个|份|宗|次|起|人|例|笔|户|家|批|篇|封)$")
"""A word of counting behind its figure."""
_MARKS = re.compile(r"(?<=\d)\s*[*※#★☆▲△◆◇†‡。、;]+$")
LIKE_NOUGHTS = frozenset("Oo○◯ОоΟο")
"""Latin, Cyrillic and Greek o, and circles."""
_PERHAPS_SIGNS = ("一", "十")
"""A one or a dash, a ten or a cross."""
_LIKE_DIGITS = str.maketrans("Oo○◯〇ОоΟοlI|", "000000000111")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸", "一二三四五六七八九十百千二三六")
_DIGIT = "[一二三四五六七八九两]"
_NUMERAL = re.compile(
    rf"(?=.)(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:零?[一二三四五六七八九])?|两|[一二三四五六七八九][一二三四五六七八九〇零]+"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A figure that is written otherwise, why it is told, and whether it is certain."""

    number: Decimal
    note: str
    sure: bool = True


def without_mark(text: str) -> str:
    """A text without the mark of a note behind its digits, and without what ends a sentence there."""
    return _MARKS.sub("", text)


def written_count(text: str) -> Written | None:
    """The count that a text in NFKC says without being digits alone; None when it says none.

    >>> [written and int(written.number) for written in map(written_count, ("一百零五", "两三"))]
    [105, None]
    >>> written_count("1O").sure
    False
    """
    bare = COUNTER.sub("", text).translate(_FORMAL)
    if bare and _NUMERAL.fullmatch(bare):
        count = count_of(bare)
        return None if count is None else Written(Decimal(count), IN_NUMERALS, sure=text not in _PERHAPS_SIGNS)
    digits = text.translate(_LIKE_DIGITS)
    if digits != text and digits.isascii() and digits.isdigit() and any(map(str.isdigit, text)):
        return Written(Decimal(digits), "letters among the digits", sure=False)
    return None
