"""Days written in the texts of lists."""

import re
from datetime import date

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)")
_PERIOD = re.compile(
    r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?\s*起?\s*(?:至|到|[-—–~～]{1,2})\s*"
    r"(?:(?:19|20)\d\d\s*[-./年]\s*)?\d{1,2}\s*[-./月]\s*\d{1,2}(?!\d)\s*日?止?"
)


def first_date(text: str) -> date | None:
    """The first day written in a text (``2020-09-03``, ``2020年9月3日``, ``2020.9.3``); None when there is none.

    The days of a period (2024年1月1日至12月31日) are those of what is reported, not of publication.
    """
    for found in _DATE.finditer(_PERIOD.sub(" ", text)):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue  # 2020-13-45 is no day
    return None
