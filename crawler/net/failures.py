"""Why nothing was answered: the reason in reasons.REASONS for each exception of the downloader."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    UnsupportedURLSchemeError,
)

from crawler.net.resolving import PrivateAddress

_TLS = (
    ("tls.legacy_renegotiation", ("legacy renegotiation", "UNSAFE_LEGACY")),
    ("tls.bad_ecpoint", ("bad ecpoint", "BAD_ECPOINT", "wrong curve", "bad key share")),
    ("tls.unrecognized_name", ("unrecognized name", "UNRECOGNIZED_NAME")),
    ("tls.weak_key", ("key too small", "ee key too small", "md too weak", "dh key")),
    ("tls.protocol_version", ("protocol version", "unsupported protocol", "version too low")),
    ("tls.handshake_failure", ("handshake failure", "no shared cipher", "alert illegal parameter")),
    ("tls.unexpected_eof", ("unexpected eof", "Unexpected EOF")),
)  # fmt: skip


def failure_reason(error: BaseException) -> tuple[str, str]:
    """The reason in reasons.REASONS for an exception of the downloader, and its words."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain and len(chain) < 8:
        chain.append(current)
        current = current.__cause__ or current.__context__
    said = "底层报错：" + " <- ".join(f"{type(each).__name__}: {each}" for each in chain)[:500]
    if any(isinstance(each, PrivateAddress) for each in chain) or "PrivateAddress" in said:
        return "private_address", said
    lowered = said.lower()
    if "ssl" in lowered or "tls" in lowered or "certificate" in lowered:
        for reason, marks in _TLS:
            if any(mark.lower() in lowered for mark in marks):
                return reason, said
        return "tls.other", said
    for kind, reason in (
        (CannotResolveHostError, "dns"),
        (DownloadConnectionRefusedError, "connection_refused"),
        (DownloadTimeoutError, "timeout"),
        (DownloadCancelledError, "too_large"),
        (UnsupportedURLSchemeError, "bad_address"),
    ):
        if isinstance(error, kind):
            return reason, said
    if "TimeoutError" in said or "TimedOut" in said or "timed out" in lowered:
        return "timeout", said
    return ("bad_address" if isinstance(error, ValueError) else "connection_lost"), said
