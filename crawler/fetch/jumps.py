"""Where an answer leads on: by its status, by meta refresh, by a script's location; and when that is no failure."""

from dataclasses import replace

from crawler.archive.exchanges import redirect_target
from crawler.fetch.asks import Ask, Fetched
from crawler.page.obstacles import is_home, shell_target

MAX_JUMPS = 6
MOST_SHELLS = 2
"""Empty pages that lead on by script, followed in one row."""


def leads_to(got: Fetched, shells: int) -> str | None:
    """Where the answer leads on, absolute; None when it is final. ``shells`` counts the empty pages met so far."""
    page = got.page
    if page is None or got.problem == "truncated":
        return None
    target = redirect_target(page.url, page.status, tuple(page.headers.items()))
    if target is not None:
        return target.split("#")[0]
    return shell_target(page) if shells < MOST_SHELLS and got.problem is None else None


def led_home(got: Fetched, ask: Ask) -> Fetched:
    """A page that led home is gone, unless home was asked for."""
    if got.page is not None and got.problem is None and ask.role == "page" and is_home(got.page.url, ask.url):
        return replace(got, problem="redirect_home", detail=got.page.url)
    return got
