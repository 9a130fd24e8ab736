"""A letter as HTML and as plain text. Both templates print the same blocks, so neither can say more than the other."""

from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor.digest.letter import Letter


@dataclass(frozen=True, slots=True)
class Rendered:
    """Both parts of a mail, and its subject."""

    subject: str
    html: str
    text: str


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.digest", "templates"),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["marks"] = {"red": "■", "amber": "▲", "green": "●", "plain": "·"}
    return environment


def render(letter: Letter, unsubscribe: str = "") -> Rendered:
    """Print a letter; ``unsubscribe`` is the reader's own address for leaving, if there is one."""
    environment = _environment()
    values = {"letter": letter, "unsubscribe": unsubscribe}
    return Rendered(
        subject=letter.subject,
        html=environment.get_template("digest.html").render(values),
        text=environment.get_template("digest.txt").render(values),
    )


MAX_BYTES = 100_000
"""Both parts together: web mail clips longer ones."""


def render_fitting(letter: Letter, unsubscribe: str = "") -> Rendered:
    """Print a letter, naming fewer agencies per section where it would not fit into a mail.

    Readers of one letter differ in their address for leaving only: it is printed once for all of them.
    """
    if not unsubscribe:
        return _fitting(letter, "")
    shared = _fitting(letter, _HERE)
    html, text = shared.html.replace(_HERE, escape(unsubscribe)), shared.text.replace(_HERE, unsubscribe)
    return Rendered(shared.subject, html, text)


_HERE = "https://unsubscribe.gouji.invalid/" + "x" * 60
"""Stands where a reader's address for leaving goes; about as long as one."""


@lru_cache(maxsize=4)
def _fitting(letter: Letter, unsubscribe: str) -> Rendered:
    for named in (20, 12, 6, 3):
        rendered = render(letter.shortened(named), unsubscribe)
        if len(rendered.html.encode()) + len(rendered.text.encode()) <= MAX_BYTES:
            break
    return rendered
