"""A title as it is compared: years in digits of four, without the marks, numbers and days that lists put around it."""

import re

from crawler.title.names import looks_like_a_body, squash

_CHINESE_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_CHINESE_YEAR = re.compile(r"[一二][〇○零九0][〇○零一二三四五六七八九0-9]{2}(?=年)")
_SHORT_YEAR = re.compile(r"(?<![\d年])([0-4]\d)年(?=度|年度|的?(?:政府|信息|政务|依法|主动|工作))")
_MARK = re.compile(
    r"^(?:\[([^\]]{1,14})\]|【([^】]{1,14})】|\(([^)]{1,14})\)|[·•>\-—*◆■●▪○☆★]|\d{1,3}[.、．](?!\d)|(?:公示|公告|通告|转载)[::]|附件[一二三四五六\d]*[::.、]?|[(（]?[一二三四五六七八九十]{1,3}[)）、.])"
)
_LABELS, _LABEL = re.compile(r"(?:[\[【(][^\]】)]{1,14}[\]】)])*"), re.compile(r"[\[【(]([^\]】)]{1,14})")
_DAY = r"[(\[【]?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[)\]】]?"
_DAY_FIRST, _DAY_LAST = re.compile(rf"^{_DAY}[:：]?"), re.compile(rf"{_DAY}$")
_PERIOD = re.compile(
    r"((?:19|20)\d\d)[-./年]0?1[-./月]0?1日?(?:起|开始)?[-—–~至到]+(?:\1[-./年])?12[-./月]31日?(?:止|底)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_ENDS_CUT = re.compile(r"^.{0,3}$")
_NAMED_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def plain_title(title: str) -> str:
    """The title without what stands around it; never empty when the title is not.

    >>> plain_title("【置顶】 2025-01-15 某县教育局二○二四年政府信息公开年报")
    '某县教育局2024年政府信息公开年报'
    >>> plain_title("[县教育局]24年度政府信息公开年报"), plain_title("【2024年】县教育局政府信息公开年报")
    ('县教育局2024年度政府信息公开年报', '2024年县教育局政府信息公开年报')
    """
    text = _PERIOD.sub(r"\1年", squash(title))
    text = _CHINESE_YEAR.sub(lambda found: found.group().translate(_CHINESE_DIGITS), text)
    text = _SHORT_YEAR.sub(r"20\1年", text)
    text = _DAY_LAST.sub("", text) or text
    while True:
        shorter = _DAY_FIRST.sub("", text, count=1)
        mark = _MARK.match(shorter)
        if mark:
            inside = next((group for group in mark.groups() if group), "")
            said = looks_like_a_body(inside) or _YEAR.fullmatch(inside)
            shorter = (inside if said else "") + shorter[mark.end() :]
        if shorter == text or _ENDS_CUT.match(shorter):
            return text
        text = shorter


def label_of(title: str) -> str:
    """What a list or an editor has put in brackets before a title, where it is not the name of a body.

    >>> label_of("【图解】[2024] 某县教育局2024年政府信息公开年报")
    '图解 2024'
    """
    labels = (each[1] for each in _LABEL.finditer(_LABELS.match(squash(title))[0]))  # type: ignore[index]
    return " ".join(each for each in labels if not looks_like_a_body(each))


def names_years_of(title: str, text: str) -> bool:
    """Whether a title names every year that a text names: where not, it is of another row.

    >>> names_years_of("2023年度报告", "年度报告"), names_years_of("2023年度报告", "2024年度报告")
    (True, False)
    """
    return set(_NAMED_YEAR.findall(text)) <= set(_NAMED_YEAR.findall(title))
