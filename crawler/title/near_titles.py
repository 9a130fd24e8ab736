"""Titles that miss the words of the annual report by a slip or by another word: the page must say what it is.

Taking such a row for nothing would call its agency silent; opening it costs one request.
"""

import re

_SUFFIX = re.compile(r"(?:\.(?:pdf|docx?|wps|xlsx?|html?))?(?:[(（\[【][^)）\]】]{0,20}[)）\]】])?$", re.I)
_ENDS = (
    r"(?:报告|报吿|报靠|报千|报高|告报|年报|年度报|总结|汇报|情况|年度|年底"
    r"|年度告|年度?报.告?|年度[^公通]告|报年|年[^月]报)$"
)
"""One character of 年度报告 or 年报 lost, put in or wrong among them; 年度公告 and 月报 are words of their own."""
_PHRASES = (
    re.compile(rf"(?:政府|政务)?信息公开.{{0,14}}?{_ENDS}"),
    re.compile(rf"政务公开.{{0,14}}?{_ENDS}"),
    re.compile(rf"(?:政府)?公开(?:政府|政务)?信息.{{0,14}}?{_ENDS}"),
    # one character of 政府信息公开 lost, doubled, swapped or wrong
    re.compile(
        rf"(?:政府?信.?公开|政府?.?息公开|政府?信息.?开|政府?信息公.?|府信息公开|政府信息|政府公开信息|(?:政府)?(?:信公息开|信息工开|信息公升)).{{0,14}}?{_ENDS}"
    ),
    re.compile(r"(?:年度?|公开|工作)年报$"),
)
_ANNOUNCES = re.compile(r"关于(?:公布|发布|公开|(?:印发|转发)(?!.*(?:格式|模[板版]|样式|要点|方案|办法)))")


def near_phrase(text: str) -> re.Match[str] | None:
    """Where a squashed title comes near the words of the report; None when it does not.

    >>> near_phrase("某县财政局2021年政府信公开工作年度报告").group()
    '政府信公开工作年度报告'
    >>> near_phrase("某县财政局2021年政府信息公开目录") is None
    True
    """
    bare = _SUFFIX.sub("", text)
    found = (pattern.search(bare) for pattern in _PHRASES)
    return next((match for match in found if match), None)


def announces(text: str) -> bool:
    """Whether a notice's title says that it makes a report public, so that the report may stand below it."""
    return bool(_ANNOUNCES.search(text))
