"""The day an address names, as portals file their articles by it."""

import re
from datetime import date

_URL_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)t?((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.]|$)",
        r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.]|$)",
        r"/((?:19|20)\d\d)-?(\d\d)[/-](\d\d)(?=[/_.]|$)",
    )
)


def url_date(url: str) -> date | None:
    """The day an address names: ``t20230131_1.html``, ``/2023/1/31/art_``, ``/202301/31/``; None when it names none."""
    for pattern in _URL_DAYS:
        for found in pattern.finditer(url):
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue  # eight digits that are no day are an id
    return None
