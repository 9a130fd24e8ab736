"""An answer as it came: what the archive keeps of it, the page in it, and what that page is said to be."""

from datetime import datetime

from scrapy import Request
from scrapy.http import Headers, Response

from crawler.archive import Exchange
from crawler.archive.content import decode
from crawler.archive.exchanges import Headers as KeptHeaders
from crawler.archive.exchanges import header, headers_of
from crawler.fetch.asks import Ask, Fetched
from crawler.fetch.cookies import by_name
from crawler.looks import Capture
from crawler.page.obstacles import is_whole, obstacle
from crawler.page.pages import Page


def exchange_of(
    ask: Ask, request: Request, response: Response, at: datetime, *, not_modified: str | None = None
) -> Exchange:
    """What the archive keeps: the body as received, and decoded beside it unless it is only said to be as before."""
    headers = _as_sent(response.headers)
    coding = header(headers, "content-encoding") or ""
    lost = not_modified is None and "dataloss" in response.flags
    return Exchange(
        url=ask.url,
        status=response.status,
        body=response.body,
        at=at,
        response_headers=headers,
        request_headers=_as_sent(request.headers),
        method=ask.method,
        request_body=ask.body,
        ip=str(response.ip_address) if response.ip_address else None,
        truncated="disconnect" if lost else None,
        not_modified=not_modified,
        content=decode(response.body, coding) if not_modified is None else None,
    )


def page_of(exchange: Exchange) -> Page:
    """The page an answer holds."""
    assert exchange.content is not None
    return Page(
        exchange.url,
        exchange.status,
        exchange.content.content,
        by_name(exchange.response_headers),
        exchange.request_body,
        header(exchange.request_headers, "referer") or "",
    )


def said_of(page: Page, exchange: Exchange, capture: Capture) -> Fetched:
    """What a page is, and why it is not what was asked for when it is not."""
    problem = detail = None
    found = obstacle(page)
    damage = exchange.content.damage if exchange.content is not None else None
    damaged = exchange.truncated is not None or damage == "encoding"
    if found is not None:
        problem, detail = found.reason, found.detail
    elif damaged:
        problem, detail = "truncated", "body broken off"
    elif damage == "too_large":
        problem, detail = "too_large", "unpacked body"
    whole = not damaged and (page.is_document or is_whole(page))
    return Fetched(page.url, page, problem, detail, (capture.capture_id,), whole=whole)


def _as_sent(headers: Headers) -> KeptHeaders:
    """Scrapy's headers. Its own ``items()`` looks every name up again, five times slower than what its dict holds."""
    return headers_of(dict.items(headers))
