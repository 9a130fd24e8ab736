"""Lists that only a plug-in of old browsers would show: Flash, Java, ActiveX. Nobody can say what is in them."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.page.called import is_called, is_in_an_edge
from crawler.page.pages import Page

_PLUGIN = re.compile(r"\.(?:swf|xap|jar|class)(?:$|[?&])|flash|silverlight|java|clsid:", re.I)
_PLAYER = re.compile(
    r"clsid:(?:6BF52A52|22D6F312|CFCDAA03|02BF25D5)|video|player|flv|mp4|mp3|weather|tianqi|clock|calendar|map|live|zhibo",
    re.I,
)
"""Players of films and music, and other things that are no list."""
_ORNAMENT = re.compile(
    r"banner|top|head|logo|(?:^|/)(?:ad|gg|bg|menu|nav|focus|piao|float|left|right|pix|bcastr)", re.I
)
_EDGE = re.compile(r"foot|head|banner|aside|side|float|share|copyright|friend|\btop\b|nav|logo|menu", re.I)
_WRITTEN = re.compile(
    r"embedSWF\(\s*[\"']([^\"']+)[\"'][^;]{0,40}?,\s*[\"']?(\d+%?)[\"']?\s*,\s*[\"']?(\d+%?)|SWFObject\(\s*[\"']([^\"']+)",
    re.I,
)
_LOWEST = 200
"""Pixels of height under which it is a banner."""


def plugins(page: Page) -> tuple[str, ...]:
    """What is shown by a plug-in where the list of a page is, for people."""
    return tuple(dict.fromkeys([*_embedded(page), *_by_script(page)]))


def _embedded(page: Page) -> Iterator[str]:
    for element in page.root.iter("object", "embed", "applet"):
        said = _said(element)
        if element.tag != "applet" and not _PLUGIN.search(said):
            continue
        aside = is_called(element, _EDGE) or is_in_an_edge(element)
        if not aside and _may_be_a_list(said, element.get("height")):
            yield f"{element.tag} {said[:80]}"


def _said(element: Any) -> str:
    values = [element.get(name) or "" for name in ("src", "data", "code", "type", "classid")]
    values += [each.get("value") or "" for each in element.iter("param")]
    return " ".join(each for each in values if each)


def _by_script(page: Page) -> Iterator[str]:
    for script in page.root.iter("script"):
        for found in _WRITTEN.finditer(script.text or ""):
            source = found[1] or found[4]
            if _may_be_a_list(source, found[3]):
                yield source


def _may_be_a_list(said: str, height: str | None) -> bool:
    low = re.match(r"\s*(\d{1,9})(?:px)?\s*$", height or "")
    return not (_PLAYER.search(said) or _ORNAMENT.search(said) or (low and int(low[1]) < _LOWEST))
