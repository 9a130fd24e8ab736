"""Run in namespaces of its own by test_dns.py: a name server on loopback that refuses in every way, and a crawl."""

import fcntl
import json
import socket
import struct
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

ANSWERS = {"nx": 3, "fail": 2, "refused": 5, "empty": 0, "silent": None, "office": "10.1.2.3"}
"""By first label: a response code with no answer, no answer at all, or an address."""


def _loopback_up() -> None:
    raw = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fcntl.ioctl(raw, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up, running


def _serve() -> None:
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def loop() -> None:
        while True:
            asked, who = server.recvfrom(2048)
            label = asked[13 : 13 + asked[12]].decode().lower()
            end = asked.index(b"\0", 12) + 5
            answer = ANSWERS.get(label, 3)
            if answer is None:
                continue
            is_address = isinstance(answer, str) and asked[end - 4 : end - 2] == b"\0\1"
            code = answer if isinstance(answer, int) else 0
            head = asked[:2] + bytes([0x81, 0x80 | code]) + struct.pack("!HHHH", 1, int(is_address), 0, 0)
            record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton(str(answer)) if is_address else b""
            server.sendto(head + asked[12:end] + record, who)

    threading.Thread(target=loop, daemon=True).start()


def main(folder: Path) -> None:
    from crawler.archive import Archive
    from crawler.clock import BEIJING, Clock
    from crawler.plan import plan_visits
    from crawler.register import Agency, Portal, Register
    from crawler.run import CrawlJob, crawl
    from crawler.settings import CrawlSettings

    agencies = [
        Agency(n, f"{n}局", "department", "county", "320999", n, column_url=f"http://{n}.example.gov.cn/nb/")
        for n in ANSWERS
    ]
    portals = [Portal(n, n, f"http://{n}.example.gov.cn/") for n in ANSWERS]
    register = Register(tuple(agencies), tuple(portals))
    settings = CrawlSettings(delay_s=0, jitter=0, timeout_s=60)
    clock = Clock(datetime(2025, 2, 10, 9, tzinfo=BEIJING))
    crawl(CrawlJob(register, plan_visits(register, [2024]), settings, folder / "archive", "run", clock))
    looks = Archive(folder / "archive").looks()
    print(json.dumps({look.agency_id: [look.outcome, look.reason, look.detail] for look in looks}))


if __name__ == "__main__":
    _loopback_up()
    where = Path(sys.argv[1])
    (where / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    subprocess.run(["mount", "--bind", str(where / "resolv.conf"), "/etc/resolv.conf"], check=True)
    _serve()
    main(where)
