"""robots.txt as portals really answer it: a page means no rules, a refusal means keep out."""

from dataclasses import dataclass

from protego import Protego

from crawler.page.pages import Page

ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host. ``rules`` None with ``reachable`` means there are none."""

    reachable: bool
    rules: Protego | None = None
    detail: str = ""
    reason: str = "robots.unreachable"
    """Why it could not be read, as an outcome reason."""
    captures: tuple[str, ...] = ()
    """What it was read from."""
    is_page: bool = False
    """An HTML page was answered in its place: taken as absent, and noted."""

    def answer(self, url: str, agent: str) -> str:
        """``allowed``, or the outcome reason why an address may not be fetched."""
        if not self.reachable:
            return self.reason
        if self.rules is None or self.rules.can_fetch(url, agent):
            return ALLOWED
        return "robots.disallowed"

    def crawl_delay(self, agent: str) -> float | None:
        """The delay the host asks for, in seconds; None when it asks for none."""
        delay = self.rules.crawl_delay(agent) if self.rules else None
        return None if delay is None else float(delay)


def read_robots(page: Page) -> Robots:
    """The rules in an answer to /robots.txt.

    2xx text: its rules. 2xx HTML, or 4xx other than a refusal: no rules. 401, 403, 429, 5xx, anything else: keep out.
    """
    if 200 <= page.status < 300:
        if _is_markup(page):
            return Robots(True, detail="robots.txt 返回的是网页", is_page=True)
        return Robots(True, Protego.parse(page.markup))
    if page.status in (401, 403, 407, 412, 418, 429, 451, 521) or not 400 <= page.status < 500:
        return Robots(False, detail=f"robots.txt 返回 HTTP {page.status}")
    return Robots(True, detail=f"robots.txt 返回 HTTP {page.status}")


def _is_markup(page: Page) -> bool:
    start = page.markup.lstrip()[:200].lower()
    return start.startswith(("<!doctype", "<html", "<?xml", "<head", "<script", "<body", "<meta", "<!--"))
