"""Scrapy's way to the browser: the one module that needs the extra ``browser``, loaded where a list is to be drawn."""

from typing import Any
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.browsing.drawing import Drawing
from crawler.browsing.rendering import MARK
from crawler.net.tls import ProfiledHandler

_BROWSERS: "WeakKeyDictionary[Crawler, Any]" = WeakKeyDictionary()
"""One browser per crawl, shared by the handlers of both schemes; it starts when the first list has to be drawn."""


class BrowserHandler(ProfiledHandler):
    """Downloads as ever; a request that carries a drawing is opened in the browser instead."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if crawler not in _BROWSERS:
            _BROWSERS[crawler] = ScrapyPlaywrightDownloadHandler.from_crawler(crawler)
        self._crawl, self._browser = crawler, _BROWSERS[crawler]

    async def download_request(self, request: Request) -> Response:
        """A response; of a drawing only its own record of what happened counts."""
        drawing = request.meta.get(MARK)
        if not isinstance(drawing, Drawing):
            return await super().download_request(request)
        request.meta.update(
            playwright=True,
            playwright_include_page=True,
            playwright_context=f"drawing-{id(drawing)}",
            playwright_context_kwargs=drawing.context,
            playwright_page_init_callback=drawing.begin,
            playwright_page_goto_kwargs={"wait_until": "commit"},
            playwright_page_methods=[PageMethod(drawing.settle)],
        )
        response: Response = await self._browser.download_request(request)
        return response

    async def close(self) -> None:
        """Close the browser with the first handler that closes."""
        await super().close()
        browser = _BROWSERS.pop(self._crawl, None)
        if browser is not None:
            await browser.close()
