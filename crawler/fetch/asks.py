"""What a visit asks for, and what it is given."""

from dataclasses import dataclass
from datetime import timedelta

from crawler.page.pages import Page


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to fetch."""

    url: str
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    delay_s: float | None = None
    role: str = "page"
    """``page``, ``home`` (being led home is no failure) or ``robots``."""
    spare: timedelta | None = None
    """Not asked again within this time; None asks always."""
    fresh: bool = False
    """Sent whole, whatever is remembered: by a server, by a cache on the way, or here."""
    rarer: bool = False
    """Of a report: not asked again for as long as it has already stood unchanged, where that is longer."""
    otherwise: "Ask | None" = None
    """What to ask where there is nothing at this address: some servers answer a form and no query."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it. ``page`` is the final response, also when it is an obstacle; None when nothing was answered."""

    asked: str
    page: Page | None = None
    problem: str | None = None
    detail: str | None = None
    captures: tuple[str, ...] = ()
    """Every hop, the final response last."""
    jumps: tuple[str, ...] = ()
    whole: bool = True

    @property
    def good(self) -> Page | None:
        """The page, when nothing is wrong with it."""
        return self.page if self.problem is None else None
