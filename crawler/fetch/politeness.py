"""Manners towards hosts: one request in flight, a pause with jitter, Retry-After, budgets, and stopping when refused.

Shared by every visit of a process, because a host may carry many portals.
"""

import asyncio
import math
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

LONGEST_WAIT = 120.0
"""Seconds of Retry-After we are ready to wait inside a visit; a longer wish ends the visit."""
SLOWEST = 60.0
"""Seconds: the adaptive delay never grows beyond this."""
STOPS = frozenset({403, 412, 418, 429, 461, 493, 521, 567})
"""Statuses after which a host is left alone for the day."""


def host_of(url: str) -> str:
    """The host whose pace a request counts against; on loopback every port is a host of its own."""
    return _host_at(urlsplit(url).netloc)


@lru_cache(maxsize=4096)
def _host_at(netloc: str) -> str:
    parts = urlsplit(f"//{netloc}")
    host = (parts.hostname or "").rstrip(".")
    try:
        loopback = ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    return f"{host}:{parts.port or 80}" if loopback else host


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header: a number or an HTTP date; None when absent or not readable."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value.strip())
    try:
        moment = parsedate_to_datetime(value.strip())
    except (ValueError, OverflowError):
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds())


class Resting(Exception):
    """Raised when a host must not be asked any more, from ``Politeness.turn``. ``reason`` is an outcome reason."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}")


@dataclass(slots=True)
class _Host:
    """The state of one host."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    last: float = -math.inf
    """When its last answer came."""
    delay: float = 0.0
    floor: float = 0.0
    """The longest pause anybody asked for: the slowest of the portals it carries, its own Crawl-delay."""
    used: int = 0
    resting: str | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """The manners of a crawl. ``jitter`` is a share of the delay that is added, never subtracted."""

    delay_s: float = 3.0
    jitter: float = 0.5
    daily_budget: int = 2000
    adaptive: bool = True


class Politeness:
    """Gives turns, one host at a time. Time, sleep and chance are arguments, so that tests need not wait."""

    def __init__(
        self,
        pace: Pace,
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._pace, self._now, self._sleep, self._chance = pace, now, sleep, chance
        self._hosts: dict[str, _Host] = {}
        self._before: Counter[str] = Counter()

    def recall(
        self,
        asked_today: Mapping[str, int],
        resting: Mapping[str, str],
        ago: Mapping[str, float] | None = None,
        wishes: Mapping[str, float] | None = None,
    ) -> None:
        """Take over what an earlier run of the same day left: requests spent, hosts that refused, how many seconds ago
        each was asked last, and how many more each wished to be left alone."""
        for name in {*asked_today, *resting}:
            self._before[name] = asked_today.get(name, 0)
            self._hosts[name] = _Host(used=self._before[name], resting=resting.get(name))
        for name, seconds in (ago or {}).items():
            self._hosts[name].last = self._now() - seconds
        for name, seconds in (wishes or {}).items():
            self._heed(self._hosts[name], seconds)

    def slow_down(self, url: str, delay_s: float) -> None:
        """From now on never ask a host faster than this, beginning with the request just made."""
        host = self._hosts.setdefault(host_of(url), _Host())
        host.floor = max(host.floor, delay_s)
        host.free_at = max(host.free_at, self._now() + delay_s)

    @asynccontextmanager
    async def turn(self, url: str, delay_s: float | None = None) -> AsyncIterator[None]:
        """Wait for the host's turn and hold it: one request in flight. Raises Resting when it is to be left alone."""
        host = self._hosts.setdefault(host_of(url), _Host())
        async with host.lock:
            self._refuse(host, url)
            wait = max(host.free_at, host.last + self._least(host, delay_s)) - self._now()
            if wait > 0:
                await self._sleep(wait)
            host.used += 1
            began = self._now()
            try:
                yield
            finally:
                self._set_pause(host, delay_s, self._now() - began)

    def _refuse(self, host: _Host, url: str) -> None:
        if host.resting is not None:
            raise Resting("host_resting", host.resting)
        if host.used >= self._pace.daily_budget:
            raise Resting("budget", f"{host.used} requests to {host_of(url)}")

    def _least(self, host: _Host, delay_s: float | None) -> float:
        return max(host.floor, self._pace.delay_s if delay_s is None else delay_s)

    def _set_pause(self, host: _Host, delay_s: float | None, latency: float) -> None:
        least = host.floor = self._least(host, delay_s)
        if least and self._pace.adaptive:  # as AutoThrottle does for one request in flight: follow the host's latency
            host.delay = min(SLOWEST, max(least, (max(host.delay, least) + latency) / 2, latency))
        else:
            host.delay = least
        stretch = 1 + self._pace.jitter * self._chance()
        # from the answer on: how long a request waited on our side before it was sent, nobody here knows
        rest = max(least * stretch, host.delay * stretch - latency)
        host.last = self._now()
        host.free_at = max(host.free_at, host.last + rest)

    def wait_for(self, url: str, seconds: float) -> None:
        """Heed a Retry-After; a wish for more than LONGEST_WAIT makes the host rest."""
        self._heed(self._hosts.setdefault(host_of(url), _Host()), seconds)

    def _heed(self, host: _Host, seconds: float) -> None:
        if seconds > LONGEST_WAIT:
            host.resting = f"Retry-After {seconds:.0f} s"
        else:
            host.free_at = max(host.free_at, self._now() + seconds)

    def rest(self, url: str, why: str) -> None:
        """Leave a host alone for the rest of this run."""
        self._hosts.setdefault(host_of(url), _Host()).resting = why

    def requests(self) -> dict[str, int]:
        """How many requests each host has had in this run."""
        return {name: host.used - self._before[name] for name, host in self._hosts.items()}
