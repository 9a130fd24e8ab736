"""The body a title names, among the words that titles put around it."""

import re

from crawler.title.names import is_a_name, level_before, split_region, without_kind

YEAR = r"(?:19|20)\d\d"
_BEFORE = re.compile(
    r"^(?:(?:\d{1,2}月)?(?:\d{1,2}日)?(?:公布|发布|公开)的|.{0,12}[〔\[(（]\d*[〕\])）]第?\d+号|(?:政府)?(?:信息)?(?:公开)?年报[|｜丨/、>»—-]+"
    r"|转发|关于公布|关于发布|关于|公布|发布)"
)
_BEHIND = re.compile(
    r"(?:关于|向社会|公布|发布|印发|转发|报送|上报|的|本年度|年度|上一年度|上年度|公开|依法|主动|贯彻|落实|执行|实施)+$"
)
FORMER = re.compile(
    r"[(（](?:原|曾用名[::]?|更名前(?:为)?[::]?|现(?:为|更名为)?[::]?|挂牌)?([\u4e00-\u9fff]{3,24}?(?:局|厅|委|委员会|办|办公室|中心|政府|管委会|办事处))(?:合并|更名)?[)）]"
)
"""Another name in brackets behind the body's own, its former one mostly."""


def named_in(before: str, phrase: str = "") -> str:
    """The body a title names before the phrase of a report, without its year and the words of titles.

    >>> named_in("2024年度示例县人民", "政府信息公开工作年度报告")
    '示例县人民政府'
    """
    shared = "政府" if before.endswith("人民") and phrase.startswith("政府") else ""
    text = _BEHIND.sub("", _BEFORE.sub("", re.sub(rf"(?<!\d){YEAR}(?!\d)年?度?", "", before)))
    outside = re.sub(r"[(（【\[][^)）】\]]*[)）】\]]", "", text)
    text = outside if re.search(r"[\u4e00-\u9fff]{2}", outside) else text
    text = re.sub(r"[《》<>“”\"'‘’【】\[\]()（）:：。.|｜!！?？]", "", text).strip(",，;；/、-—~")
    return _BEHIND.sub("", text) + shared


_BEHIND_IT = re.compile(r"[(（\[【]([\u4e00-\u9fff]{3,24})[)）\]】](?:\.\w+)?")
"""In brackets only: behind a dash stands the name of the site."""
_DEPARTMENT = re.compile(r"(?:局|厅|委|委员会|政府|管委会|办事处|镇|乡|街道|中心)$")


def named_around(named: str, after: str) -> str:
    """The body named before the phrase, or behind it where only a place or nobody is named before.

    >>> [named_around("", after) for after in ("（示例县教育局）", "（办公室）", "（各镇）", "-示例县人民政府")]
    ['示例县教育局', '', '', '']
    >>> named_around("示例县", "（县教育局）"), named_around("示例县教育局", "（示例县体育局）")
    ('示例县教育局', '示例县教育局')
    """
    behind = _named_behind(after)
    place, rest = split_region(named)
    if not behind or (named and (rest or not place)):
        return named
    return behind if split_region(behind)[0] else named + behind.removeprefix(level_before(behind) if named else "")


def _named_behind(after: str) -> str:
    """The body named in brackets behind the phrase, where nothing else follows."""
    found = _BEHIND_IT.fullmatch(after)
    named = found[1] if found else ""
    told = _DEPARTMENT.search(named) or split_region(named)[0]
    return named if told and is_a_name(named) and len(without_kind(named)) > 1 and named[0] not in "各本我该" else ""


def without_body(before: str) -> str:
    """The text before the phrase without what may be part of a body's name: 检查 in 检查院 is no look-alike."""
    return re.sub(
        r"^.*?(?:局|厅|委|办公室|政府|院|会|署|处|所|站|中心|队|部|镇|乡|街道|管委会)(?=(?:19|20)\d\d|政府信息|信息公开|关于)",
        "",
        before,
    )
