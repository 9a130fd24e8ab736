"""Words of time in labels: 上年新收 is no typing error of 本年新收, and （累计） no remark on a figure of the year."""

import re
from collections.abc import Iterable

_TIMES = re.compile("上一?年|下一?年|去年|往年|历年|同期|累计|本月|本季|[上下]半年")
_IN_BRACKETS = re.compile(rf"[(\[（【〔]\s*(?:{_TIMES.pattern})[^)\]）】〕]*[)\]）】〕]")


def is_of_another_time(text: str) -> bool:
    """Whether a label says in brackets that its figures are not those of the year: they stand beside these."""
    return _IN_BRACKETS.search(text) is not None


def names_no_other_time(text: str, spellings: Iterable[str]) -> bool:
    """Whether one of these spellings names every time that a text nearly like them does."""
    times = {time.replace("一", "") for time in _TIMES.findall(text)}
    return not times or any(all(time in spelling for time in times) for spelling in spellings)
