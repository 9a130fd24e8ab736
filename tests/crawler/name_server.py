"""A name server and further addresses on loopback, in namespaces of one's own."""

import fcntl
import socket
import struct
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Answer = int | str | tuple[str, ...] | None
"""A response code without an answer, addresses, or no answer at all."""


def loopback_up(*addresses: str) -> None:
    """Bring loopback up, with further addresses on it."""
    raw = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fcntl.ioctl(raw, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up, running
    for number, address in enumerate(addresses, 1):
        place = struct.pack("16sH2s4s8s", b"lo:%d" % number, socket.AF_INET, b"", socket.inet_aton(address), b"")
        fcntl.ioctl(raw, 0x8916, place)  # SIOCSIFADDR


def ask_only_us(folder: Path) -> None:
    """Have the system's resolver ask the server on loopback."""
    (folder / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    subprocess.run(["mount", "--bind", str(folder / "resolv.conf"), "/etc/resolv.conf"], check=True)


def serve(answers: Callable[[str], tuple[Answer, ...]]) -> Callable[[], None]:
    """Answer for ever, by first label: one answer after the other, then the last. What is given back begins anew."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    asked: Counter[str] = Counter()

    def loop() -> None:
        while True:
            question, who = server.recvfrom(2048)
            label = question[13 : 13 + question[12]].decode().lower()
            end = question.index(b"\0", 12) + 5
            of_ipv4, known = question[end - 4 : end - 2] == b"\0\1", answers(label)
            given = known[min(asked[label], len(known) - 1)]
            asked[label] += of_ipv4
            if given is None:
                continue
            code = given if isinstance(given, int) else 0
            addresses = () if isinstance(given, int) or not of_ipv4 else (given,) if isinstance(given, str) else given
            head = question[:2] + bytes([0x81, 0x80 | code]) + struct.pack("!HHHH", 1, len(addresses), 0, 0)
            records = (b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(each) for each in addresses)
            server.sendto(head + question[12:end] + b"".join(records), who)

    threading.Thread(target=loop, daemon=True).start()
    return asked.clear
