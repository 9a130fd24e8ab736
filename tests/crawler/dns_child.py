# ruff: noqa: E501 - a name with its answers on a line
"""Run in namespaces of its own by test_dns.py: a name server that refuses in every way or changes, and two crawls."""

import json
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from name_server import Answer, ask_only_us, loopback_up, serve  # noqa: E402
from portal_double import page, row, trs  # noqa: E402

PORTAL, PARKED, DEAD = "9.9.9.9", "9.9.9.10", "9.9.9.11"
ANSWERS: dict[str, tuple[Answer, ...]] = {
    "nx": (3,), "fail": (2,), "refused": (5,), "empty": (0,), "silent": (None,), "office": ("10.1.2.3",),
}  # fmt: skip
CHANGES: dict[str, tuple[Answer, ...]] = {
    "steady": (PORTAL,), "gone": (3,), "failing": (2,), "mute": (None,), "parked": (PARKED,), "dead": (DEAD,), "inside": ("10.1.2.3",),
    "ourselves": ("127.0.0.1",), "flapping": (2, PORTAL), "turning": (PORTAL, PARKED), "turning_inside": (PORTAL, "10.1.2.3"), "double": ((DEAD, PORTAL),),
}  # fmt: skip
"""By first label: what is answered on the second day, one after the other; on the first day all of these are the portal."""
day = 1


class Site(BaseHTTPRequestHandler):
    """The portal, and at another address whoever sells names."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        last = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18")
        news = "".join(f"<li><a href='/x{n}.html'>我县召开第{n}次会议</a><i>2025-02-0{n}</i></li>" for n in range(1, 8))
        pages = {"/nb/": trs(last), "/": page(news, "示例县人民政府")}
        body = pages.get(self.path, "")
        if self.connection.getsockname()[0] == PARKED:
            body = page("<h1>域名出售</h1>" + "<p><a href='http://x.com/'>联系我们</a></p>" * 5, "域名停放")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())


def told(label: str) -> tuple[Answer, ...]:
    return ANSWERS.get(label) or (CHANGES[label] if day > 1 else (PORTAL,))


def main(folder: Path, anew: Callable[[], None]) -> None:
    from crawler.archive import Archive
    from crawler.clock import BEIJING, Clock
    from crawler.plan import plan_visits
    from crawler.register import Agency, Portal, Register
    from crawler.run import CrawlJob, crawl
    from crawler.settings import CrawlSettings

    global day
    names = (*ANSWERS, *CHANGES)
    agencies = [
        Agency(n, "示例县教育局", "department", "county", "320999", n, column_url=f"http://{n}.example.gov.cn/nb/")
        for n in names
    ]
    portals = [Portal(n, n, f"http://{n}.example.gov.cn/") for n in names]
    register = Register(tuple(agencies), tuple(portals))
    settings = CrawlSettings(delay_s=0, jitter=0, timeout_s=60)
    for day in (1, 2):
        anew()
        clock = Clock(datetime(2025, 2, 9 + day, 9, tzinfo=BEIJING))
        crawl(CrawlJob(register, plan_visits(register, [2024]), settings, folder / "archive", f"run-{day}", clock))
    looks = Archive(folder / "archive").looks()
    print(
        json.dumps({f"{look.agency_id} {look.run_id[4:]}": [look.outcome, look.reason, look.detail] for look in looks})
    )


if __name__ == "__main__":
    where = Path(sys.argv[1])
    loopback_up(PORTAL, PARKED)
    ask_only_us(where)
    anew = serve(told)
    for address in (PORTAL, PARKED):
        threading.Thread(target=ThreadingHTTPServer((address, 80), Site).serve_forever, daemon=True).start()
    main(where, anew)
