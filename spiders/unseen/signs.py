"""What the modules of this room share: the names of a page's edges, what is a word, what is shown without one."""

import re
from datetime import date

EDGE = re.compile(
    r"foot|head|aside|side|float|share|banner|top|nav|link|ad\b|swiper|slide|focus|ban\b|dialog|pop|modal|login|wx|weixin|ewm|qr"
    r"|menu|search|video|player|audio|tool|lang|wza|piao",
    re.I,
)
"""Names of what stands at the edges of a page, or in a window of its own."""
WORDS = re.compile(r"[^\W\d_]")
Silent = tuple[date | None, str]
"""What is shown without a word: the day that stands beside, and what it is, for people."""
