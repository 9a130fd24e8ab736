"""Days written in the texts of lists."""

import re
from datetime import date
from itertools import chain

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<![\d/.-])([12]\d)([-/])(0[1-9]|1[0-2])\2(\d\d)(?![\d/.-])")
"""25-01-20, as narrow lists write it."""
_PERIOD = re.compile(
    r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*+(?:日\s*+)?(?:起\s*+)?(?:至|到|[-—–~～]{1,2})\s*"
    r"(?:(?:19|20)\d\d\s*[-./年]\s*)?\d{1,2}\s*[-./月]\s*\d{1,2}(?!\d)\s*+日?止?"
)
"""White space is taken whole: rows hold hundreds of blanks behind their day, which three ways to part took seconds."""


def first_date(text: str) -> date | None:
    """The first day written in a text (``2020-09-03``, ``2020年9月3日``, ``20-09-03``); None when there is none.

    The days of a period (2024年1月1日至12月31日) are those of what is reported, not of publication.
    """
    whole = ((each[1], each[2], each[3]) for each in _DATE.finditer(_PERIOD.sub(" ", text)))
    short = ((f"20{each[1]}", each[3], each[4]) for each in _SHORT.finditer(text))
    for year, month, day in chain(whole, short):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue  # 2020-13-45 is no day
    return None
