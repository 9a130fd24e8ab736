"""Numbers in Chinese numerals: those of days and months, and counts."""

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_ROUGH = re.compile(r"[一二三四五六七八九两]{2}|[百千][一二三四五六七八九两]$")
"""两三 is a few and 二百五 two hundred and fifty: what stands there is not its digits in a row."""


def small_number(text: str) -> int:
    """A numeral up to 99 as days and months are written, 元 the first of them; 0 for any other text.

    >>> [small_number(each) for each in ("十", "廿三", "叁拾壹", "元", "三一")]
    [10, 23, 31, 1, 0]
    """
    tens, ten, ones = text.translate(_FORMAL).replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def count_of(text: str) -> int | None:
    """A count written in numerals and in nothing else; None when it is told roughly.

    >>> [count_of(each) for each in ("一百零五", "一〇五", "三千二百一十五", "两三", "二百五")]
    [105, 105, 3215, None, None]
    """
    if not any(unit in text for unit in _UNITS):
        bare = "".join(str(_DIGITS[each]) for each in text)
        return int(bare) if len(bare) == 1 or "0" in bare else None
    if _ROUGH.search(text):
        return None
    total, digit = 0, 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = _DIGITS[each]
    return total + digit
