"""Cookies of hosts that lead every visitor round until they come back: handed back as received, and only there.

No script is run and no challenge solved for them; a host that answers without cookies is never sent any.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.page.pages import Page


@dataclass(slots=True)
class Cookies:
    """What each host that asked for it is sent back, for the life of a process."""

    _by_host: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, page: Page | None) -> bool:
        """Keep what an answer set; False when that is nothing new, so that asking again would lead round again."""
        if page is None:
            return False
        host = self._by_host.setdefault(urlsplit(page.url).netloc, {})
        before = dict(host)
        for line in page.headers.get("set-cookie", "").splitlines():
            name, _, value = line.split(";")[0].strip().partition("=")
            if name:
                host[name] = value
        return host != before

    def header(self, url: str) -> dict[str, str]:
        """The request header for an address; empty for a host that never asked."""
        kept = self._by_host.get(urlsplit(url).netloc)
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())} if kept else {}


def by_name(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Response headers by lower-case name; the last one counts, but every Set-Cookie is kept, one on a line."""
    found: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        found[key] = f"{found[key]}\n{value}" if key == "set-cookie" and key in found else value
    return found
