"""What the archive remembers of an address: its last whole answer, to ask conditionally or not to ask again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.archive import Archive
from crawler.archive.exchanges import ascii_url, header
from crawler.looks import Capture
from crawler.page.pages import Page
from data.errors import GoujiError

LONGEST = timedelta(days=28)
"""After this time a report's address is asked again however long it has stood unchanged."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The archive, read while it is written."""

    archive: Archive

    def latest(self, url: str, statuses: tuple[int, ...] = (200,)) -> Capture | None:
        """The newest good answer at an address, an unchanged (304) one included."""
        return self.archive.asked(ascii_url(url), statuses)

    def validators(self, capture: Capture) -> tuple[tuple[str, str], ...]:
        """The headers of a conditional request built on a capture; empty when the server gave no validators."""
        headers = self.archive.http_headers(self._full(capture))
        pairs = (("If-None-Match", header(headers, "etag")), ("If-Modified-Since", header(headers, "last-modified")))
        return tuple((name, value) for name, value in pairs if value)

    def page(self, capture: Capture, url: str) -> Page | None:
        """The page a capture holds; None when the archive cannot give it, and then it has to be asked for."""
        try:
            full = self._full(capture)
            headers = {name.lower(): value for name, value in self.archive.http_headers(full)}
            return Page(url, full.status, self.archive.body(full), headers)
        except GoujiError:
            return None  # damage is told by `gouji archive check`; here it only means asking again

    def _full(self, capture: Capture) -> Capture:
        return capture if capture.refers_to is None else self.archive.capture(capture.refers_to)

    def settled(self, capture: Capture, now: datetime, shortest: timedelta, *, rarer: bool = False) -> bool:
        """Whether an address need not be asked again yet: it was, less than ``shortest`` ago.

        With ``rarer`` a report just published is asked for again after ``shortest``, then after as long as it has
        already stood unchanged, four weeks at most: corrections come soon, an old report costs next to nothing, and a
        file that is swapped years later is found within the month.
        """
        since_asked = now - capture.at
        stood = capture.at - self._full(capture).at if rarer else timedelta(0)
        return timedelta(0) <= since_asked < max(shortest, min(LONGEST, stood))
