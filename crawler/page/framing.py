"""Frames of a page: those that may carry its list or a report, and those of hosts that are not the government's."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.page.called import is_called, is_in_an_edge
from crawler.page.encoded import readable
from crawler.page.pages import Page
from crawler.title.names import squash

_NO_LIST = re.compile(
    r"visitcount|login|tree\.jsp|count|weather|tianqi|header|footer|search|share|banner|/(?:top|foot|head|nav|menu)\b|\.(?:swf|mp[34]|flv|svg|png|jpe?g|gif)(?:$|\?)",
    re.I,
)
_WIDGET = re.compile(
    r"conac|tianqi|weather|map\.|/maps?\b|amap|video|player|live|zhibo|weibo|weixin|kefu|chat|robot|znwd|stat|analytics|hm\.baidu|jiucuo"
    r"|exposure|accessib|wza|about:|captcha|survey|vote|calendar|rili|clock",
    re.I,
)
_EDGE = re.compile(r"foot|header|aside|side|float|share|copyright|friend|weather|\btop\b", re.I)
_WRITTEN = re.compile(r"<i?frame\b[^<>]*?\bsrc\s*=\s*\\?[\"']([^\"'\\]+)", re.I)
_SOURCES = ("src", "data-src", "data", "data-original", "data-lazy-src", "data-url", "lay-src")
_SMALL = 60
"""Pixels under which a frame is too small to carry a list."""


def frames(page: Page) -> tuple[str, ...]:
    """Frames that may carry the list or a report, without counters, logins and the edges of the page: of the same
    host, or of another one of the government's. A viewer stands for its file."""
    return tuple(dict.fromkeys(url for url, near in _all(page) if near))


def menus(page: Page) -> tuple[str, ...]:
    """Frames of the portal that may hold the menu of a page that has none itself."""
    sources = (frame.get("src") or "" for frame in page.root.iter("iframe", "frame"))
    urls = (page.absolute(source) for source in sources if source)
    return tuple(dict.fromkeys(url for url in urls if url and is_near(url, page.url) and not _WIDGET.search(url)))


def foreign_frames(page: Page) -> tuple[str, ...]:
    """Frames large enough for a list, of hosts that are not the government's: what they show is not ours to take for
    the portal's, and nobody can say that it is nothing."""
    found = [url for url, near in _all(page) if not near and not _WIDGET.search(url)]
    for script in page.root.iter("script"):
        for source in _WRITTEN.findall(script.text or ""):
            url = page.absolute(source)
            if url and not is_near(url, page.url) and not _WIDGET.search(url) and not _NO_LIST.search(url):
                found.append(url)
    return tuple(dict.fromkeys(found))


def _all(page: Page) -> list[tuple[str, bool]]:
    found = []
    for frame in page.root.iter("iframe", "frame", "embed", "object"):
        source = next((frame.get(name) for name in _SOURCES if frame.get(name)), "") or _set_by_script(page, frame)
        file = re.search(r"[?&]file=([^&#]+)", source)
        url = page.absolute(unquote(file[1]) if file else source) if source and not _is_trifle(frame) else None
        if url and not _NO_LIST.search(url):
            near = is_near(url, page.url)
            if near or not (is_called(frame, _EDGE) or is_in_an_edge(frame)):
                found.append((url, near))
    return found


def _set_by_script(page: Page, frame: Any) -> str:
    """The address that a script gives a frame without one, where it is written out; empty where none is."""
    name = frame.get("id") or frame.get("name") or ""
    for script in page.root.iter("script") if name else ():
        found = re.search(
            rf"[\"'#]{re.escape(name)}[\"'][^;]{{0,40}}?src\b[^;]{{0,8}}?[\"']([^\"']+)[\"']", script.text or ""
        )
        if found:
            return found[1]
    return ""


def written_in(page: Page) -> tuple[str, ...]:
    """Frames whose document stands in an attribute of theirs, where it speaks of reports."""
    frames = page.root.iter("iframe", "frame", "object", "embed")
    said = (
        f"{frame.get('srcdoc') or ''}{_in_address(frame.get('src') or frame.get('data') or '')}" for frame in frames
    )
    documents = [readable(each) for each in said if each]
    return tuple(squash(each)[:60] for each in documents if re.search(r"公开|年报|年度报告", each))


def _in_address(source: str) -> str:
    """The document that an address is itself: ``data:text/html;base64,…``."""
    return source.partition(",")[2] if source.lower().startswith("data:text") else ""


def is_near(url: str, other: str) -> bool:
    """Whether an address is of the same host, or both are of the government."""
    theirs, host = (urlsplit(each).hostname or "" for each in (url, other))
    return theirs == host or (theirs.endswith(".gov.cn") and host.endswith(".gov.cn"))


def _is_trifle(frame: Any) -> bool:
    """A frame too small to carry a list, or hidden."""
    style = frame.get("style") or ""
    sizes = [re.match(r"\s*(\d{1,9})(?:px)?\s*$", frame.get(side) or "") for side in ("width", "height")]
    sizes += [re.search(rf"(?:^|;)\s*{side}\s*:\s*(\d{{1,9}})px", style, re.I) for side in ("width", "height")]
    hidden = re.search(r"display\s*:\s*none", style, re.I)
    return bool(hidden) or any(size and int(size[1]) <= _SMALL for size in sizes)
