"""An HTTP server for many portals, each at its own address of 127.0.0.0/8, that can misbehave in every way.

Everything runs in one thread with its own event loop; pages depend on the clock given, never on the real time.
"""

import asyncio
import itertools
import math
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from portal.answers import Answer, Asked, deliver
from portal.tunnel import Tunnel


@dataclass(slots=True)
class Seen:
    """One request as it is remembered: when it began and ended by the real clock, and what it asked for."""

    method: str
    target: str
    headers: dict[str, str]
    began: float
    status: int
    ended: float = math.inf


class Site(Protocol):
    """Anything that can answer."""

    def answer(self, asked: Asked) -> Answer: ...


@dataclass(slots=True)
class Host:
    """One address with the site behind it, and every request it got."""

    site: Site
    address: str
    port: int
    tls: ssl.SSLContext | None = None
    otherwise: bytes | None = None
    """With TLS: what is said to clients that offer more than P-256."""
    greeting: bytes | None = None
    """Raw bytes sent instead of any answer, right after the first bytes of the client."""
    seen: list[Seen] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0
    _counts: Counter[str] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        scheme = "http" if self.tls is None and self.greeting is None else "https"
        return f"{scheme}://{self.address}:{self.port}"

    def forget(self) -> None:
        """Begin to count anew."""
        self._counts.clear()
        self.seen.clear()
        self.most_in_flight = 0

    def count(self, target: str) -> int:
        self._counts[target] += 1
        return self._counts[target]


class PortalServer:
    """Serves hosts from a thread of its own. Use as a context manager."""

    def __init__(self, clock: Callable[[], datetime], network: int = 77) -> None:
        self.clock = clock
        self.hosts: list[Host] = []
        self._numbers = itertools.count(1)
        self._network = network
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: dict[str, asyncio.Server] = {}
        self._tunnels: list[Tunnel] = []
        self._port = 0

    def __enter__(self) -> "PortalServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for tunnel in self._tunnels:
            tunnel.close()
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def add(
        self,
        site: Site,
        *,
        tls: ssl.SSLContext | None = None,
        greeting: bytes | None = None,
        otherwise: bytes | None = None,
    ) -> Host:
        """Give a site the next address and begin to serve it."""
        number = next(self._numbers)
        address = f"127.{self._network}.{number >> 8}.{number & 255}"
        host = Host(site, address, self._port, tls, otherwise, greeting)
        port = asyncio.run_coroutine_threadsafe(self._listen(host), self._loop).result(10)
        host.port = self._port = port
        self.hosts.append(host)
        return host

    async def _plain(self, host: Host) -> tuple[str, int]:
        """A second, plain address for what arrives by TLS."""

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._connection(host, reader, writer)

        server = await asyncio.start_server(serve, host.address, 0)
        self._servers[f"{host.address} plain"] = server
        return server.sockets[0].getsockname()[:2]

    def close(self, host: Host) -> None:
        """Stop listening at one address."""
        self._loop.call_soon_threadsafe(self._servers[host.address].close)

    async def _listen(self, host: Host) -> int:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._connection(host, reader, writer)

        if host.tls is not None:
            tunnel = Tunnel((host.address, host.port), await self._plain(host), host.tls, host.otherwise)
            self._tunnels.append(tunnel)
            return tunnel.port
        server = await asyncio.start_server(serve, host.address, host.port)
        self._servers[host.address] = server
        return int(server.sockets[0].getsockname()[1])

    async def _stop(self) -> None:
        for server in self._servers.values():
            server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.05)

    async def _connection(self, host: Host, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if host.greeting is not None:
                await reader.read(1)
                writer.write(host.greeting)
                await writer.drain()
                return
            while await self._exchange(host, reader, writer):
                continue
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            return
        finally:
            writer.close()

    async def _exchange(self, host: Host, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; False when the connection is to be closed."""
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        began = time.monotonic()
        host.in_flight += 1
        host.most_in_flight = max(host.most_in_flight, host.in_flight)
        asked = Asked(method, target, headers, body, self.clock(), host.count(f"{method} {target} {body!r}"))
        answer = host.site.answer(asked)
        seen = Seen(method, target, headers, began, answer.status)
        host.seen.append(seen)
        try:
            return await deliver(answer, reader, writer, method == "HEAD")
        finally:
            host.in_flight -= 1
            seen.ended = time.monotonic()
