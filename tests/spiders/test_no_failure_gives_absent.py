"""Every family's list, every request of it, every way to fail: none of it may end in absent."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal_double import NOW, agency, page, row
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from crawler.archive import Exchange
from crawler.clock import Clock
from crawler.fetch.fetching import Fetcher
from crawler.fetch.politeness import Pace, Politeness
from crawler.looks import Capture, Look
from crawler.register import Portal
from crawler.settings import CrawlSettings
from spiders.visiting.visit import Due, Visit, neighbours_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "portals"
CASES = sorted(folder.name for folder in FIXTURES.iterdir())
HTML = {"Content-Type": "text/html; charset=utf-8"}
Failure = Callable[[Request, Response], Response]


def answered(status: int, body: str, **headers: str) -> Failure:
    return lambda request, _: Response(request.url, status, {**HTML, **headers}, body.encode(), request=request)


def raised(error: Exception) -> Failure:
    def fail(request: Request, response: Response) -> Response:
        raise error

    return fail


def cut(request: Request, response: Response) -> Response:
    return response.replace(body=response.body[: len(response.body) * 2 // 3])


def lost(request: Request, response: Response) -> Response:
    return response.replace(flags=["dataloss"])


FAILURES: dict[str, Failure] = {
    "dns": raised(CannotResolveHostError("x")),
    "timeout": raised(DownloadTimeoutError("x")),
    "lost": raised(DownloadFailedError("ConnectionLost")),
    "tls": raised(DownloadFailedError("OpenSSL.SSL.Error handshake failure")),
    "cut": cut,
    "dataloss": lost,
    "empty": answered(200, ""),
    "403": answered(403, "Forbidden"),
    "404": answered(404, "<html><body>404</body></html>"),
    "412": answered(412, "<html><script>$_ts=1</script></html>"),
    "429": answered(429, "", **{"Retry-After": "60"}),
    "500": answered(500, "error"),
    "503": answered(503, "busy"),
    "521": answered(521, "<script>document.cookie='__jsl'</script>"),
    "home": answered(302, "", Location="/"),
    "elsewhere": answered(302, "", Location="http://10.1.2.3/"),
    "waf": answered(200, "<html><head><title>网站防火墙</title></head><body>请求已被拦截</body></html>"),
    "captcha": answered(200, "<html><body>请输入验证码</body></html>"),
    "often": answered(200, "<html><body>您的访问过于频繁</body></html>"),
    "soft404": answered(200, "<html><body>您访问的页面不存在</body></html>"),
    "shell": answered(200, "<html><body><div id='app'></div><script src='/a.js'></script></body></html>"),
    "news": answered(200, page("".join(row(f"新闻{n}", "2025-01-02", f"/n/{n}.html") for n in range(12)), "新闻")),
    "nothing": answered(200, page("<p>暂无信息</p>", "新闻")),
    "maintenance": answered(200, "<html><body><h1>系统维护中</h1></body></html>"),
    "json error": answered(200, '{"code":500,"message":"error"}', **{"Content-Type": "application/json"}),
    "empty json": answered(200, '{"success":true,"data":null}', **{"Content-Type": "application/json"}),
}  # fmt: skip


# a portal without a home page (404) has nothing beside its column to look at
NO_FAILURE_OF_A_HOME_PAGE = {
    "404",
    "news",
    "nothing",
    "maintenance",
    "json error",
    "empty json",
    "shell",
    "empty",
    "cut",
}
HOME, HUB = "http://www.shili.gov.cn/", "http://www.shili.gov.cn/hub/"


class Portals:
    """The answers of a fixture directory, some of them failing; home leads over a page to the column."""

    def __init__(self, case: str, failing: dict[int, str]) -> None:
        self.folder, self.failing, self.asked = FIXTURES / case, failing, 0
        self.beyond: int | None = None
        self.further: int | None = None
        self.last: dict[tuple[str, bytes], tuple[int, str | None]] = {}
        self.told = json.loads((self.folder / "requests.json").read_text("utf-8"))
        self.further_columns = {answer["url"] for answer in self.told["answers"] if answer.get("further")}

    def good(self, request: Request) -> Response:
        body = request.body.decode()
        for answer in self.told["answers"]:
            fits = answer["url"].split("#")[0] == request.url.split("#")[0]
            if fits and answer.get("method", "GET") == request.method and answer.get("body", "") in body:
                kind = answer.get("type", HTML["Content-Type"])
                return Response(
                    request.url,
                    200,
                    {"Content-Type": kind},
                    (self.folder / answer["file"]).read_bytes(),
                    request=request,
                )
        if request.url.endswith("/robots.txt"):
            return Response(request.url, 404, HTML, b"", request=request)
        start = self.told["start"]
        led = f"<a href='{start}'>政府信息公开年报</a>" if request.url == HUB else "<a href='/hub/'>政府信息公开</a>"
        return Response(request.url, 200, HTML, page(led, "示例县").encode(), request=request)

    async def download(self, request: Request) -> Response:
        if request.url.endswith("/robots.txt"):
            return self.good(request)
        number, self.asked = self.asked, self.asked + 1
        if self.beyond is None and request.url == HOME:
            self.beyond = number
        if self.further is None and request.url in self.further_columns:
            self.further = number
        failing = [name for first, name in self.failing.items() if number >= first]
        self.last[request.url, request.body] = (number, failing[-1] if failing else None)
        return FAILURES[failing[-1]](request, self.good(request)) if failing else self.good(request)

    def failed(self) -> list[tuple[int, str]]:
        """The failures that no later attempt at the same address took back: number of the request, and what it was."""
        return [(number, name) for number, name in self.last.values() if name is not None]


class Keeper:
    """An archive that only counts: here nothing is read back, and thousands of visits are made."""

    def __init__(self) -> None:
        self.kept = 0

    def keep(self, exchange: Exchange) -> Capture:
        self.kept += 1
        return Capture(f"c{self.kept}", exchange.url, NOW, exchange.status, None, "", 0, "", 0, "run")

    def log(self, event: str, **facts: object) -> None:
        return None


def look(case: str, failing: dict[int, str]) -> tuple[Look, Portals, dict[str, int]]:
    """The look, the portal it was at, and from which request on each failure takes away nothing a clerk would need:
    a home page that is not there, or a second column in the menu that is gone.
    """
    portals = Portals(case, failing)
    start = portals.told["start"]
    who = agency("water", "示例县水利局", column_url=start)

    async def nothing(_: float) -> None:
        return None

    async def run() -> Look:
        polite = Politeness(Pace(0, 0), lambda: 0.0, nothing)
        keeper: Any = Keeper()
        fetcher = Fetcher(portals.download, keeper, polite, CrawlSettings(delay_s=0), Clock(NOW))
        portal = Portal("p", "示例县", HOME)
        (made,) = await Visit(portal, [Due(who, 2025)], neighbours_of([who]), fetcher, "run", True).run()
        return made

    made = asyncio.run(run())
    home = portals.asked if portals.beyond is None else portals.beyond
    benign = dict.fromkeys(NO_FAILURE_OF_A_HOME_PAGE, home)
    if portals.further is not None:
        benign["404"] = min(home, portals.further)
    return made, portals, benign


@pytest.mark.parametrize("case", CASES)
def test_failing_from_any_request_on_is_never_absent(case: str) -> None:
    made, portals, benign = look(case, {})
    requests = portals.asked
    assert (made.outcome, made.control) == ("absent", "earlier_report"), made.detail
    for name in FAILURES:
        for first in range(requests):
            failed, _, _ = look(case, {first: name})
            assert failed.outcome == "unknown" or first >= benign.get(name, requests), (name, first, failed)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_failures_in_any_order_are_never_absent(data: Any) -> None:
    case = data.draw(st.sampled_from(CASES))
    failing = data.draw(st.dictionaries(st.integers(0, 4), st.sampled_from(sorted(FAILURES)), min_size=1, max_size=3))
    made, portals, benign = look(case, failing)
    if any(number < benign.get(name, portals.asked) for number, name in portals.failed()):
        assert made.outcome == "unknown", (case, failing, made)
