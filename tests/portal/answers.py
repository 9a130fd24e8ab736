"""What is asked and what is answered, and the ways in which an answer can travel."""

import asyncio
import socket
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

HTML = "text/html; charset=utf-8"

Delivery = Literal["whole", "chunked", "drip", "cut", "reset", "hang", "chunk_cut", "no_length"]
"""How the body travels: whole; in chunks; a few bytes at a time; closed or reset in the middle; never; a chunked body
without its end; without a length, ended by closing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server got it. ``nth`` counts from 1 the requests for this very target to this host."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    now: datetime
    nth: int = 1

    @property
    def path(self) -> str:
        return self.target.split("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back. ``pace`` is the seconds between pieces of a drip."""

    body: bytes = b""
    status: int = 200
    media_type: str | None = HTML
    headers: tuple[tuple[str, str], ...] = ()
    delivery: Delivery = "whole"
    pace: float = 0.05


async def deliver(answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head_only: bool) -> bool:
    """Send an answer the way it wants to travel; True when the connection can go on."""
    if answer.delivery == "hang":
        await reader.read()  # until the client gives up
        return False
    if answer.delivery == "reset" and not answer.body:
        return _reset(writer)
    chunked = answer.delivery in ("chunked", "chunk_cut")
    headers = [f"HTTP/1.1 {answer.status} {'OK' if answer.status == 200 else 'Answer'}"]
    headers += [f"Content-Type: {answer.media_type}"] if answer.media_type else []
    headers += [f"{name}: {value}" for name, value in answer.headers]
    if chunked:
        headers.append("Transfer-Encoding: chunked")
    elif answer.delivery != "no_length" and answer.status not in (204, 304):
        headers.append(f"Content-Length: {len(answer.body)}")
    if answer.delivery not in ("whole", "chunked"):
        headers.append("Connection: close")
    writer.write(("\r\n".join(headers) + "\r\n\r\n").encode("latin-1"))
    if not head_only:
        await _body(answer, writer)
    await writer.drain()
    if answer.delivery == "reset":
        return _reset(writer)
    return answer.delivery in ("whole", "chunked")


async def _body(answer: Answer, writer: asyncio.StreamWriter) -> None:
    half = len(answer.body) // 2
    match answer.delivery:
        case "whole" | "no_length":
            writer.write(answer.body)
        case "cut" | "reset":
            writer.write(answer.body[:half])
        case "chunked":
            writer.write(_chunk(answer.body[:half]) + _chunk(answer.body[half:]) + b"0\r\n\r\n")
        case "chunk_cut":
            writer.write(_chunk(answer.body[:half]))
        case "drip":
            for start in range(0, len(answer.body), 64):
                writer.write(answer.body[start : start + 64])
                await writer.drain()
                await asyncio.sleep(answer.pace)


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n" if data else b""


def _reset(writer: asyncio.StreamWriter) -> bool:
    """End the connection with RST instead of FIN."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False
