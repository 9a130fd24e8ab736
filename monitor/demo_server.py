"""The bundled portals on loopback: each at its own address 127.0.0.x, or at its own port of 127.0.0.1."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from data.errors import GoujiError
from monitor.demo_pages import Site

PORT = 8420
Clock = Callable[[], datetime]


class PortalServer(ThreadingHTTPServer):
    """One portal on one loopback socket."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, place: tuple[str, int], site: Site, clock: Clock) -> None:
        """Bind at once; raises OSError when the address cannot be had."""
        self.site, self.clock = site, clock
        super().__init__(place, _Handler)

    @property
    def url(self) -> str:
        """The portal's address without a trailing slash."""
        host, port = self.socket.getsockname()[:2]
        return f"http://{host}:{port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PortalServer

    def do_GET(self) -> None:
        answer = self.server.site.answer(self.path, self.server.clock())
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the crawl's own log tells what was asked."""


@contextmanager
def serving(sites: Sequence[Site], clock: Clock, port: int = PORT) -> Iterator[Mapping[str, str]]:
    """Serve the portals while the block runs; gives ``portal_id -> http://host:port``. Raises GoujiError."""
    servers = _bind(sites, clock, port)
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in servers]
    try:
        for thread in threads:
            thread.start()
        yield {server.site.portal_id: server.url for server in servers}
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _bind(sites: Sequence[Site], clock: Clock, port: int) -> list[PortalServer]:
    """Every portal at its own address and the same port; where the system or a neighbour forbids it, at own ports."""
    for place in (lambda site: (site.address, port), lambda site: (site.address, 0), lambda _: ("127.0.0.1", 0)):
        servers: list[PortalServer] = []
        try:
            for site in sites:
                servers.append(PortalServer(place(site), site, clock))
        except OSError:
            for server in servers:
                server.server_close()
            continue
        return servers
    raise GoujiError(f"no loopback address could be bound ({socket.gethostname()}): is another demo running?")
