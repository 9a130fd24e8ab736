"""What the elements of a page are called: by their class and id, alone or with all that is around them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

NO_LIST = (
    r"head|foot|nav|menu|tab(?!le)|slide|swiper|share|login|hot(?!el)|word|robot|kefu|chat|weather|visit|friend|yqlj"
    r"|calendar|rili|\brl\b|wza|accessib|voice|speech|go-?top|to-?top|back-?top"
)
"""Names of what is never a list though it may be an empty box of many: alternatives of patterns."""


def name_of(element: Any) -> str:
    """The class and id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def around(element: Any, most: int | None = None) -> Iterator[Any]:
    """An element and what it stands in, from within; of the latter only so many."""
    yield element
    yield from islice(element.iterancestors(), most)


def is_called(element: Any, pattern: re.Pattern[str], most: int | None = None) -> bool:
    """Whether a pattern is in the name of an element or of what it stands in."""
    return any(pattern.search(name_of(each)) for each in around(element, most))


def is_in_an_edge(element: Any) -> bool:
    """Whether an element stands in what its tag says is the edge of a page."""
    return any(each.tag in ("header", "footer", "nav", "aside") for each in around(element))
