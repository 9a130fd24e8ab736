"""TLS handshakes that no library speaks for us any more: bytes of a server of another age, made by hand.

OpenSSL always sends renegotiation_info and never an invalid point, so what old servers do is written out here.
"""

import socket
import ssl

P256 = 0x0017
_ECDHE_RSA_AES128_GCM = b"\xc0\x2f"


def _vector(data: bytes, width: int) -> bytes:
    return len(data).to_bytes(width, "big") + data


def _message(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + _vector(body, 3)


def _record(data: bytes) -> bytes:
    return b"\x16\x03\x03" + _vector(data, 2)


def flight(certificate_pem: str, point: bytes) -> bytes:
    """What a TLS 1.2 server without renegotiation_info says first: hello, certificate, and a key exchange over P-256
    whose point is as given. The point is looked at before the signature, so any signature will do."""
    der = ssl.PEM_cert_to_DER_cert(certificate_pem)
    hello = (
        b"\x03\x03"
        + bytes(32)
        + _vector(b"", 1)
        + _ECDHE_RSA_AES128_GCM
        + b"\0"
        + _vector(b"\x00\x0b\x00\x02\x01\x00", 2)
    )
    exchange = b"\x03" + P256.to_bytes(2, "big") + _vector(point, 1) + b"\x04\x01" + _vector(bytes(256), 2)
    return _record(
        _message(2, hello) + _message(11, _vector(_vector(der, 3), 3)) + _message(12, exchange) + _message(14, b"")
    )


BAD_POINT = b"\x04" + b"\x01" * 64
"""A point that lies on no curve."""


def groups_of(client: socket.socket) -> tuple[int, ...]:
    """The groups a client offers, read without taking them from the connection; empty when it offers none."""
    head = b""
    while len(head) < 5 or len(head) < 5 + int.from_bytes(head[3:5], "big"):
        more = client.recv(65536, socket.MSG_PEEK)
        if len(more) == len(head):
            break
        head = more
    at = 5 + 4 + 2 + 32
    at += 1 + head[at]
    at += 2 + int.from_bytes(head[at : at + 2], "big")
    at += 1 + head[at] + 2
    while at + 4 <= len(head):
        kind, size = int.from_bytes(head[at : at + 2], "big"), int.from_bytes(head[at + 2 : at + 4], "big")
        if kind == 10:
            listed = head[at + 6 : at + 4 + size]
            return tuple(int.from_bytes(listed[n : n + 2], "big") for n in range(0, len(listed), 2))
        at += 4 + size
    return ()
