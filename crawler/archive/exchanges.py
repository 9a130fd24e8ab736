"""One request and its answer, as the crawler hands them over, and their HTTP messages as the archive keeps them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from crawler.archive.content import Content

Headers = tuple[tuple[str, str], ...]
"""Names and values in order, as latin-1 text: each character is one byte of the wire."""

Truncation = Literal["disconnect", "length", "time", "unspecified"]
"""Why the body is not whole: the words of WARC 1.1 §5.13."""

PLAIN_URL = re.compile(r"[A-Za-z0-9%/:=&?~#+!$,;'@()*|._-]+")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PRINTABLE = "".join(map(chr, range(33, 127)))
FRAMING = frozenset({"transfer-encoding", "trailer"})
"""Headers that describe how the body travelled; it is kept without that framing, so they keep only a prefixed copy."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and the response to it. ``body`` is as received: content encoding kept, transfer framing gone."""

    url: str
    status: int
    body: bytes
    at: datetime
    """When the response was complete, by the clock of the run; aware."""
    response_headers: Headers = ()
    request_headers: Headers = ()
    method: str = "GET"
    request_body: bytes = b""
    reason: str | None = None
    """The reason phrase; None means the usual one of the status."""
    ip: str | None = None
    truncated: Truncation | None = None
    not_modified: str | None = None
    """For a 304: the capture whose validators the request carried."""
    content: Content | None = None
    """The body decoded by ``content.decode``, when the caller has already done it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A document as a browser left it after running its scripts: made of captures, received from nobody."""

    url: str
    content: bytes
    at: datetime
    source: str
    """The capture the browser was given as the document."""
    media_type: str = "text/html; charset=utf-8"


def header(headers: Headers, name: str) -> str | None:
    """The first value of a header, by any case of its name."""
    return next((value for key, value in headers if key.lower() == name), None)


def headers_of(raw: Iterable[tuple[bytes, Iterable[bytes]]]) -> Headers:
    """Headers from pairs of a name and its values in bytes: what Scrapy's ``headers.items()`` gives."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, values in raw for value in values)


def ascii_url(url: str) -> str:
    """The address with everything outside ASCII percent-encoded: WARC-Target-URI is a URI."""
    return url if PLAIN_URL.fullmatch(url) else quote(url, safe="%/:=&?~#+!$,;'@()*[]|")


def redirect_target(url: str, status: int, headers: Headers) -> str | None:
    """Where a redirect leads, absolute; None for everything else."""
    location = (header(headers, "location") or "").strip() if status in REDIRECTS else ""
    if not location:
        return None
    plain = quote(location.encode("latin-1", "replace"), safe=PRINTABLE)  # in whatever encoding, as browsers send it
    try:
        return ascii_url(urljoin(url, plain))
    except ValueError:  # a Location that is no address leads nowhere
        return None


def request_message(exchange: Exchange, url: str) -> bytes:
    """The request for an ASCII address as one HTTP/1.1 message."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    named = header(exchange.request_headers, "host") is not None
    host = () if named else (("Host", parts.netloc.rpartition("@")[2]),)
    first = f"{exchange.method} {target} HTTP/1.1"
    return _message(first, host)[:-2] + _lines(exchange.request_headers) + b"\r\n" + exchange.request_body


@lru_cache(maxsize=256)
def _lines(headers: Headers) -> bytes:
    """Headers that go with many requests."""
    return _message("", headers)[2:-2]


def response_head(exchange: Exchange) -> bytes:
    """Status line and headers, up to and with the empty line, fit for the body as it is kept.

    A header that described framing, or a length that does not fit the kept body, stays under ``X-Archive-Orig-``, the
    prefix other web archives use.
    """
    length = str(len(exchange.body))
    headers = []
    for name, value in exchange.response_headers:
        wrong_length = name.lower() == "content-length" and value.strip() != length and exchange.method != "HEAD"
        prefix = "X-Archive-Orig-" if name.lower() in FRAMING or wrong_length else ""
        headers.append((prefix + name, value))
    return _message(f"HTTP/1.1 {exchange.status} {_phrase(exchange)}", tuple(headers))


def parse_head(block: bytes) -> tuple[str, Headers, bytes]:
    """Split a kept message into its first line, its headers and its body."""
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first, tuple((name, value.strip()) for name, _, value in pairs), body


def _phrase(exchange: Exchange) -> str:
    if exchange.reason is not None:
        return _one_line(exchange.reason)
    try:
        return HTTPStatus(exchange.status).phrase
    except ValueError:  # 521 and other statuses of shields have no phrase
        return "Unknown"


def _message(first: str, headers: Headers) -> bytes:
    """First line, headers and the empty line; a folded header becomes one line, so that it always parses back."""
    text = "\r\n".join([first, *[f"{name}: {value}" for name, value in headers], "", ""])
    if text.count("\n") != len(headers) + 2 or text.count("\r") != len(headers) + 2:
        lines = [first, *(f"{_one_line(name)}: {_one_line(value)}" for name, value in headers), "", ""]
        text = "\r\n".join(lines)
    return text.encode("latin-1", "replace")


def _one_line(text: str) -> str:
    return " ".join(text.split("\r\n")).replace("\n", " ").replace("\r", " ")
