"""Which addresses we may ask: public ones only, unless loopback and private networks are opened for demo and tests."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit


def is_public(address: str) -> bool:
    """True for a literal IP address anyone on the internet may ask; IPv4 inside IPv6 is unpacked first."""
    ip: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        ip = inner or ip
    return ip.is_global and not ip.is_multicast


def literal(url: str) -> str | None:
    """The IP address an URL names literally, in any spelling resolvers accept (127.1, 0x7f000001); None for a name."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return str(ip_address(host))
    except ValueError:
        pass  # a name, or a spelling only inet_aton knows
    parts = host.split(".")
    if not 1 <= len(parts) <= 4 or not all(part[:1].isdigit() for part in parts):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


def is_address(url: str) -> bool:
    """Whether an address names a host and, if any, a port that there can be."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def may_ask(url: str, allow_private: bool) -> bool:
    """False for an address that names a non-public host literally; names are checked when they are resolved."""
    if allow_private:
        return True
    address = literal(url)
    if address is not None:
        return is_public(address)
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    return not (host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host)
