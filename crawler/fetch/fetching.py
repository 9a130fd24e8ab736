"""Fetching one address as a visit needs it: polite, allowed, archived at every hop, ending in a page or a reason."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from crawler.archive import ArchiveWriter
from crawler.fetch.answers import exchange_of, page_of, said_of
from crawler.fetch.asks import Ask, Fetched
from crawler.fetch.cookies import Cookies
from crawler.fetch.jumps import MAX_JUMPS, leads_to, led_home
from crawler.fetch.memory import Memory
from crawler.fetch.politeness import STOPS, Politeness, Resting, host_of, retry_after
from crawler.fetch.robots import ALLOWED, Robots, read_robots
from crawler.looks import Capture
from crawler.net.certificates import shown
from crawler.net.failures import failure_reason
from crawler.net.network import is_address, may_ask
from crawler.net.resolving import refused, unresolved
from crawler.page.obstacles import is_whole, obstacle
from crawler.page.pages import Page
from crawler.reasons import REASONS
from crawler.settings import AGENT, CrawlSettings
from data.errors import StorageError

ROBOTS_LAST = timedelta(hours=20)
"""RFC 9309 lets robots.txt be remembered for a day."""
LONGEST_WISH = 600.0
"""Seconds of Crawl-delay we heed: with more a visit would take longer than a night."""
TRANSIENT = frozenset({"timeout", "connection_lost", "http.server_error", "truncated"})
"""Reasons worth one more attempt; a refusal never is."""
PROVES_NOTHING = frozenset({"host_resting", "budget", "http.not_found", "soft404"})
"""Answers to that attempt which leave the first failure standing: a host that wavers does not know what it has."""


@dataclass(slots=True)
class Fetcher:
    """The one way to the network, shared by all visits of a process."""

    download: Callable[[Request], Awaitable[Response]]
    writer: ArchiveWriter
    politeness: Politeness
    settings: CrawlSettings
    clock: Callable[[], datetime]
    memory: Memory | None = None
    profiles: Mapping[str, str] = field(default_factory=dict)
    """TLS profile by host; ``http`` means the register says that this host is asked over http only."""
    _robots: dict[str, "asyncio.Task[Robots]"] = field(default_factory=dict)
    _cookies: Cookies = field(default_factory=Cookies)
    _certified: set[str] = field(default_factory=set)
    _under_way: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._under_way = asyncio.Semaphore(self.settings.requests_at_once)

    async def fetch(self, ask: Ask) -> Fetched:
        """Fetch with one more attempt where the failure was the network's. Raises StorageError only."""
        fetched = await self._follow(ask)
        if fetched.problem in TRANSIENT:
            again = await self._follow(ask)
            captures = fetched.captures + again.captures
            if again.problem in PROVES_NOTHING:
                return replace(fetched, captures=captures)
            return replace(again, captures=captures)
        return fetched

    async def _follow(self, ask: Ask) -> Fetched:
        """One attempt, over redirects by status, by meta refresh and by location.replace."""
        captures: list[str] = []
        jumps: list[str] = []
        shells = 0
        current = ask
        while True:
            got = await self._once(current)
            captures.extend(got.captures)
            if jumps or got.asked != ask.url:
                got = replace(got, asked=ask.url, captures=tuple(captures), jumps=tuple(jumps))
            target = leads_to(got, shells)
            if target is None:
                return led_home(got, ask) if jumps else got
            shells += got.page is not None and got.page.status == 200
            round_again = target in (current.url, *jumps) and not self._cookies.take(got.page)
            if len(jumps) >= MAX_JUMPS or round_again:
                return replace(got, problem="redirect_loop", detail=target)
            jumps.append(target)
            current = replace(ask, url=target, method="GET", body=b"", otherwise=None)

    async def _once(self, ask: Ask) -> Fetched:
        """One exchange, if it is allowed."""
        ask = self._over_http(ask)
        if not is_address(ask.url):
            return Fetched(ask.url, problem="bad_address", detail=ask.url)
        if not may_ask(ask.url, self.settings.allow_private_addresses):
            return Fetched(ask.url, problem="private_address", detail=host_of(ask.url))
        if ask.role != "robots" and self.settings.obey_robots:
            rules = await self._rules(ask)
            answer = rules.answer(ask.url, AGENT)
            if answer != ALLOWED:
                return Fetched(ask.url, problem=answer, detail=rules.detail or ask.url, captures=rules.captures)
        known = (200, 404, 410) if ask.role == "robots" else (200,)
        remembered = self.memory.latest(ask.url, known) if self.memory and ask.method == "GET" else None
        if remembered is not None and ask.spare is not None:
            spared = self._spared(ask, remembered)
            if spared is not None:
                return spared
        try:
            async with self.politeness.turn(ask.url, ask.delay_s):
                return await self._exchange(ask, remembered)
        except Resting as resting:
            return Fetched(ask.url, problem=resting.reason, detail=resting.detail)

    def _spared(self, ask: Ask, capture: Capture) -> Fetched | None:
        """What is remembered, when it is recent enough to stand for the address."""
        assert self.memory is not None
        assert ask.spare is not None
        if not self.memory.settled(capture, self.clock(), ask.spare, rarer=ask.rarer):
            return None
        page = self.memory.page(capture, ask.url)
        if page is None or (ask.role != "robots" and obstacle(page) is not None):
            return None
        return Fetched(ask.url, page, captures=(capture.capture_id,), whole=page.is_document or is_whole(page))

    def _over_http(self, ask: Ask) -> Ask:
        if not ask.url.startswith("https://") or self.profiles.get(urlsplit(ask.url).hostname or "") != "http":
            return ask
        return replace(ask, url="http://" + ask.url.removeprefix("https://"))

    async def _rules(self, ask: Ask) -> Robots:
        """The robots.txt of a host, asked for once per process."""
        parts = urlsplit(ask.url)
        root = f"{parts.scheme}://{parts.netloc}/robots.txt"
        if root not in self._robots:
            rules = Ask(root, delay_s=ask.delay_s, role="robots", spare=ROBOTS_LAST)
            self._robots[root] = asyncio.ensure_future(self._read_rules(rules))
        return await self._robots[root]

    async def _read_rules(self, ask: Ask) -> Robots:
        fetched = await self.fetch(ask)
        problem = fetched.problem or ""
        challenged = problem.startswith("blocked.") and problem != "blocked.geo_or_ip"
        if fetched.page is None or problem == "truncated" or challenged:
            reason = problem or "robots.unreachable"
            return Robots(False, None, f"robots.txt: {fetched.detail}", reason, fetched.captures)
        rules = replace(read_robots(fetched.page), captures=fetched.captures)
        wished = rules.crawl_delay(AGENT)
        if wished:
            self.politeness.slow_down(ask.url, min(wished, LONGEST_WISH))
        return rules

    async def _exchange(self, ask: Ask, remembered: Capture | None) -> Fetched:
        remembered = None if ask.fresh else remembered
        validators = self.memory.validators(remembered) if remembered is not None and self.memory is not None else ()
        whole = {"Cache-Control": "no-cache"} if ask.fresh else {}
        headers = dict(ask.headers) | dict(validators) | whole | self._cookies.header(ask.url)
        try:
            request = Request(ask.url, method=ask.method, body=ask.body, headers=headers, dont_filter=True)
            async with self._under_way:
                response = await self.download(request)
        except StorageError:
            raise
        except Exception as error:  # every failure of the network becomes a reason; reasons.REASONS names each kind
            reason, detail = failure_reason(error)
            name = urlsplit(ask.url).hostname or ""
            if reason == "dns" and name in refused:
                reason = "private_address"
            elif reason == "dns" and name in unresolved:
                detail = f"{name}：{unresolved[name]}"
            self.writer.log("no_answer", url=ask.url, reason=reason, detail=detail)
            return Fetched(ask.url, problem=reason, detail=detail)
        self._note_certificate(ask.url, response)
        if response.status == 304 and remembered is not None and validators:  # a 304 nobody asked for says nothing
            return self._unchanged(ask, request, response, remembered)
        return self._kept(ask, request, response)

    def _note_certificate(self, url: str, response: Response) -> None:
        """An observation in the log of the run, once per host: what is wrong with its certificate."""
        if response.certificate is None:
            return
        host = urlsplit(url).hostname or ""
        if host in self._certified:
            return
        self._certified.add(host)
        found = shown(response.certificate, host, self.clock())
        if found is not None and found.problems:
            self.writer.log("certificate", host=host, **asdict(found))

    def _unchanged(self, ask: Ask, request: Request, response: Response, remembered: Capture) -> Fetched:
        """An answer 304: the page is what it was."""
        assert self.memory is not None
        page = self.memory.page(remembered, ask.url)
        if page is None:
            return Fetched(ask.url, problem="http.other", detail="HTTP 304，而存档中没有该页")
        exchange = exchange_of(ask, request, response, self.clock(), not_modified=remembered.capture_id)
        return said_of(page, exchange, self.writer.keep(exchange))

    def _kept(self, ask: Ask, request: Request, response: Response) -> Fetched:
        """Archive an answer as received, then say what it is."""
        exchange = exchange_of(ask, request, response, self.clock())
        capture = self.writer.keep(exchange)
        page = page_of(exchange)
        self._heed(page)
        fetched = said_of(page, exchange, capture)
        if fetched.problem is not None and fetched.problem.startswith("blocked."):
            self.politeness.rest(ask.url, f"{REASONS[fetched.problem]}：{fetched.detail}")
        return fetched

    def _heed(self, page: Page) -> None:
        """Do what the host asks: wait as long as Retry-After says, stop for the day when refused."""
        seconds = retry_after(page.headers.get("retry-after"), self.clock())
        if seconds is not None and (page.status >= 400):
            self.politeness.wait_for(page.url, seconds)
        if page.status in STOPS:
            self.politeness.rest(page.url, f"HTTP {page.status}")
