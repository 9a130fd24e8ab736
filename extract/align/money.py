"""In which unit an amount is printed: as its head says, the label of its row, or a line above the table."""

import re

from extract.labels import key_of
from extract.normal_form import nfkc
from extract.remembering import remembered

UNTOLD = "?"
"""Some other unit, or one that cannot be told: 千元, 美元, 元 beside 万元."""
_OF_THE_FORM = "万元"
_UNITS = {"元": "元", "圆": "元", "万元": "万元", "万": "万元", "亿元": "亿元", "亿": "亿元"}
_NAME = re.compile(r".*(?:金额|收费|采购|总额|单位)")
_KIND_OF_MONEY = re.compile("人民币|RMB")
_MONEY = re.compile("[元圆币件¥]|RMB")
_UNIT = re.compile("(万元|亿元|[元圆万亿])(.*)")
_DIGIT = re.compile(r"\d")
_LONGEST = 24
"""Characters of a line of units, and of a head."""
_LINE = re.compile(r"[(\[【]?(?:金额|计量)?单位[::](?P<units>.{1,8}?)[)\]】]?")


@remembered(4096)
def unit_in(text: str) -> str | None:
    """The unit that a head or a label names behind its words; None when it names none.

    >>> [unit_in(text) for text in ("收费金额（单位：万元）", "采购总金额/元", "收费金额（千元）", "收费金额")]
    ['万元', '元', '?', None]
    """
    text = nfkc(text)
    if not _MONEY.search(text) and not key_of(text).endswith(("万", "亿", "单位")):
        return None
    found = _UNIT.fullmatch(_KIND_OF_MONEY.sub("", _NAME.sub("", key_of(text))))
    return _UNITS[found[1]] if found and not _MONEY.search(found[2]) else UNTOLD


@remembered(4096)
def unit_above(text: str) -> str | None:
    """The unit of money that a line of nothing but units names (单位：件、万元), or a head that stands apart."""
    if len(text) > _LONGEST or not ("位" in text or "额" in text):  # 单位, 金额: asked before the normal form is made
        return None
    found = _LINE.fullmatch("".join(nfkc(text).split()))
    if found is None:
        return unit_in(text) if "金额" in text and not _DIGIT.search(text) else None
    named = [unit for unit in re.split(r"[、,/和及]", found["units"]) if "元" in unit]
    return _UNITS.get(named[0], UNTOLD) if len(named) == 1 else UNTOLD if named else None


def unit_of(head: str | None, label: str | None, above: str | None) -> str:
    """The unit of an amount by all that names one; a line ``above`` only casts doubt on what head and label say."""
    told = {unit for unit in (head, label) if unit}
    unit = told.pop() if len(told) == 1 else UNTOLD if told else _OF_THE_FORM
    return unit if above in (None, unit) else UNTOLD


def note_on_unit(unit: str) -> str | None:
    """What is to be said of an amount that the form does not print in this unit."""
    if unit == UNTOLD:
        return "it is not told in which unit"
    return f"the header prints {unit}; kept in 万元" if unit != _OF_THE_FORM else None
