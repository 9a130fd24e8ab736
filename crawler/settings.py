"""The settings of a crawl as values, and Scrapy's own settings made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from importlib.util import find_spec
from typing import Any

from crawler.clock import BEIJING
from crawler.fetch.politeness import Pace

AGENT = "gouji"
"""The product token of our User-Agent, matched against robots.txt."""


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How to look. ``night_window`` is ``HH:MM-HH:MM`` Beijing time or empty; ``max_bytes`` is of one body."""

    user_agent: str = "gouji/0.1"
    contact: str = ""
    delay_s: float = 3.0
    jitter: float = 0.5
    daily_budget: int = 2000
    night_window: str = ""
    timeout_s: float = 30.0
    visit_s: float = 21_600.0
    """Seconds one visit may take: a Crawl-delay of minutes and a list of many pages would hold it for a day."""
    max_bytes: int = 64 * 1024 * 1024
    obey_robots: bool = True
    allow_private_addresses: bool = False
    visits_at_once: int = 500
    """Most of them wait for their host's next turn, and one core is busy with so many at three seconds a turn: more
    would be no faster and hold more memory. ``requests_at_once`` bounds what is under way."""
    requests_at_once: int = 200
    adaptive: bool = True

    @property
    def agent_header(self) -> str:
        """The honest User-Agent: who we are, and whom to write to."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def pace(self) -> Pace:
        """The manners towards hosts."""
        return Pace(self.delay_s, self.jitter, self.daily_budget, self.adaptive)


def may_visit(night_window: str, now: datetime) -> bool:
    """Whether a visit may begin: inside ``HH:MM-HH:MM`` Beijing time (it may span midnight), or no window is set."""
    if not night_window:
        return True
    begin, end = (time.fromisoformat(part.strip()) for part in night_window.split("-"))
    here = now.astimezone(BEIJING).time()
    return begin <= here < end if begin <= end else here >= begin or here < end


OURS_INSTEAD = (
    "offsite.OffsiteMiddleware",
    "robotstxt.RobotsTxtMiddleware",
    "httpauth.HttpAuthMiddleware",
    "retry.RetryMiddleware",
    "redirect.MetaRefreshMiddleware",
    "redirect.RedirectMiddleware",
    "httpcompression.HttpCompressionMiddleware",
    "cookies.CookiesMiddleware",
    "httpproxy.HttpProxyMiddleware",
    "httpcache.HttpCacheMiddleware",
)
"""Scrapy's downloader middlewares that are off: each of these things has to end in a capture and a reason."""
UNUSED = (
    "logstats.LogStats",
    "memusage.MemoryUsage",
    "feedexport.FeedExporter",
    "remote_control.RemoteControl",
    "telnet.TelnetConsole",
)


def scrapy_settings(settings: CrawlSettings, profiles: Mapping[str, str]) -> dict[str, Any]:
    """Scrapy's settings: one process for all visits, every status to us, bodies as received, nothing hidden.

    Politeness, robots.txt, redirects, retries and decompression are ours (politeness.py, robots.py, fetching.py):
    each has to end in a capture and a reason, which Scrapy's middlewares do not give.
    """
    made: dict[str, Any] = {
        "SPIDER_MODULES": ["spiders"],
        "BOT_NAME": AGENT,
        "USER_AGENT": settings.agent_header,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9",
            "Accept-Encoding": "gzip, deflate",
        },
        "DOWNLOADER_MIDDLEWARES": {f"scrapy.downloadermiddlewares.{name}": None for name in OURS_INSTEAD},
        "EXTENSIONS": {f"scrapy.extensions.{name}": None for name in UNUSED},
        "DOWNLOAD_HANDLERS": {"https": "crawler.net.tls.ProfiledHandler"},
        "TLS_PROFILES": dict(profiles),
        "CONCURRENT_ITEMS": 4,
        "CONCURRENT_REQUESTS": settings.requests_at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_DELAY_JITTER": 0,
        "DOWNLOAD_TIMEOUT": settings.timeout_s,
        "DOWNLOAD_MAXSIZE": settings.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "ASYNCIO_EVENT_LOOP": "uvloop.Loop" if find_spec("uvloop") else None,
    }
    resolver = "Resolver" if settings.allow_private_addresses else "PublicResolver"
    return made | {"TWISTED_DNS_RESOLVER": f"crawler.net.resolving.{resolver}"}
