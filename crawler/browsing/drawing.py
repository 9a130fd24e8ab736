"""A page open in a browser that has no network of its own: what it asks for is asked through the fetcher, or left out.

Cookies are neither kept nor sent, the page may not navigate, and nothing hides that a program looks: a challenge finds
nobody to pass it.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request

from crawler.fetch.asks import Ask, Fetched
from crawler.page.pages import Page
from crawler.reasons import REASONS
from data.errors import StorageError

QUIET_S = 1.5
"""Seconds without any request after which a page counts as drawn."""
MOST_CHANGES = 8
"""Times the document is compared with itself; one that never stands still (a clock) is taken as it is."""
MOST_REQUESTS = 40
SPARE = timedelta(hours=20)
"""A script is asked for again the next day, then after ever longer times: see memory.settled."""
LOOKS_ONLY = frozenset({"image", "media", "font", "texttrack", "manifest", "ping", "cspreport"})
"""Kinds of sub-request that no row of a list can come from."""
COUNTERS = (
    "hm.baidu.com", "cnzz.com", "zfwzgl.www.gov.cn", "pucha.kaipuyun.cn", "dcs.conac.cn", "bszs.conac.cn",
    "res.wx.qq.com", "bdimg.share.baidu.com", "tongji.baidu.com",
)  # fmt: skip
"""Counters, badges and sharing buttons of most portals: they draw no list, so leaving them out leaves no doubt."""
_PASSED = ("content-type", "x-requested-with", "accept", "referer")
_KEPT = ("content-type", "access-control-allow-origin", "access-control-allow-headers", "access-control-allow-methods")

Fetch = Callable[[Ask], Awaitable[Fetched]]


@dataclass(slots=True)
class Drawing:
    """One page being drawn; its methods are called by scrapy-playwright with the browser's page (of type Any here)."""

    fetch: Fetch
    page: Page
    agent: str
    dom: str | None = None
    jump: str | None = None
    problem: str | None = None
    detail: str | None = None
    fatal: StorageError | None = None
    captures: list[str] = field(default_factory=list)
    answers: list[Page] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _tab: Any = None
    _opened: bool = False
    _ended: bool = False
    _asked: int = 0
    _under_way: int = 0
    _busy_at: float = 0.0

    @property
    def context(self) -> dict[str, Any]:
        """A browser context of its own for each page: our name, no network, nothing kept."""
        return {"user_agent": self.agent, "offline": True, "service_workers": "block", "accept_downloads": False,
                "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}  # fmt: skip

    async def begin(self, tab: Any, _request: Request) -> None:
        """Stand between the page and everything it asks for."""
        self._tab, self._busy_at = tab, time.monotonic()
        tab.on("popup", lambda other: asyncio.ensure_future(other.close()))
        await tab.context.route("**/*", lambda route: route.abort())
        await tab.route("**/*", lambda route: self._answer(route))  # playwright marks functions, not methods
        await tab.route_web_socket("**/*", lambda socket: self._no_socket(socket))

    async def settle(self, tab: Any) -> None:
        """Wait until the page has nothing more to ask and its document stands still, then take it."""
        for _ in range(MOST_CHANGES):
            while self._going_on():
                await asyncio.sleep(0.05)
            if self.problem or self.jump:
                return
            before, self.dom = self.dom, await tab.content()
            if self.dom == before:
                return
            await tab.evaluate("() => new Promise(done => setTimeout(done, 700))")  # by the page's own, busy clock

    async def end(self) -> None:
        """Let the page and its context go, however it ended."""
        self._ended = True
        if self._tab is not None:
            with suppress(Exception):
                await asyncio.wait_for(self._tab.context.close(), 10)

    def fail(self, problem: str, detail: str) -> None:
        """Stop, with a reason of reasons.REASONS; the first one stands."""
        if self.problem is None and self.jump is None:
            self.problem, self.detail = problem, detail

    def _going_on(self) -> bool:
        if self.problem or self.jump or self.fatal or self._asked > MOST_REQUESTS:
            return False
        return self._under_way > 0 or time.monotonic() - self._busy_at < QUIET_S

    async def _no_socket(self, socket: Any) -> None:
        self.left_out.append(f"{socket.url}（WebSocket）")
        await socket.close()

    async def _answer(self, route: Any) -> None:
        self._busy_at = time.monotonic()
        self._under_way += 1
        try:
            await self._decide(route, route.request)
        except StorageError as error:
            self.fatal = error
        except Exception as error:
            if not self._ended:  # a page closed under a request is no fault
                self.fail("js_shell", f"浏览器：{error!r}"[:300])
        finally:
            self._under_way -= 1
            self._busy_at = time.monotonic()

    async def _decide(self, route: Any, request: Any) -> None:
        """Answer one request of the page, or leave it out and remember that."""
        url, kind = str(request.url), str(request.resource_type)
        if request.is_navigation_request() and request.frame.parent_frame is None:
            await self._navigate(route, url)
        elif kind == "stylesheet":
            await route.fulfill(status=200, content_type="text/css", body="")
        elif kind in LOOKS_ONLY or url.split("?")[0].endswith("/favicon.ico") or _is_counter(url):
            await route.abort()
        elif not _same_site(url, self.page.url):
            await self._leave_out(route, f"{urlsplit(url).hostname}（他站）")
        elif self._asked >= MOST_REQUESTS:
            self._asked += 1
            await self._leave_out(route, f"第 {MOST_REQUESTS} 次以后的请求")
        else:
            await self._give(route, request, url)

    async def _navigate(self, route: Any, url: str) -> None:
        """The first time the page itself, as archived; later a jump, or a page that asks for itself again."""
        if not self._opened:
            self._opened = True
            headers = {"content-type": self.page.headers.get("content-type", "text/html")}
            await route.fulfill(status=200, headers=headers, body=self.page.body)
            return
        if url.split("#")[0] != self.page.url.split("#")[0]:
            self.jump = url.split("#")[0]
        elif await self._tab.context.cookies():
            self.fail("blocked.waf", "页面写入 cookie 后要求重新载入：一种验证，不予通过")
        else:
            self.fail("js_shell", "页面要求重新载入自己")
        await route.abort()

    async def _leave_out(self, route: Any, what: str) -> None:
        if what not in self.left_out:
            self.left_out.append(what)
        await route.abort()

    async def _give(self, route: Any, request: Any, url: str) -> None:
        """What the fetcher gets for the page."""
        self._asked += 1
        sent = {name: value for name, value in request.headers.items() if name in _PASSED}
        spare = SPARE if request.resource_type == "script" else None
        body = request.post_data_buffer or b""
        ask = Ask(url, request.method, body, tuple(sent.items()), spare=spare, rarer=spare is not None)
        fetched = await self.fetch(ask)
        self.captures += fetched.captures
        page = fetched.page
        if (fetched.problem or "").startswith("blocked."):
            self.fail(str(fetched.problem), f"{url}: {fetched.detail}")
        elif fetched.problem is not None or page is None or not fetched.whole:
            self.left_out.append(f"{url}（{REASONS[fetched.problem or 'truncated']}）")
        if page is None or self.problem:
            await route.abort()
            return
        if page.markup.lstrip()[:1] in ("{", "["):
            self.answers.append(page)
        headers = {name: value for name, value in page.headers.items() if name in _KEPT}
        await route.fulfill(status=page.status, headers=headers, body=page.body)


def _is_counter(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(host == each or host.endswith(f".{each}") for each in COUNTERS)


def _same_site(url: str, other: str) -> bool:
    """The same host, or both of the government's."""
    hosts = [urlsplit(each).hostname or "" for each in (url, other)]
    return hosts[0] == hosts[1] or all(host.endswith(".gov.cn") for host in hosts)
