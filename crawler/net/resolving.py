"""Names to addresses: IPv6 literals as they stand, and where only the public internet may be asked nothing else."""

import re
from collections.abc import Sequence
from typing import Any

from scrapy.resolver import CachingThreadedResolver, HostResolution
from twisted.internet.abstract import isIPv6Address
from twisted.internet.address import IPv6Address
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from crawler.net.network import is_public


class PrivateAddress(DNSLookupError):
    """Raised when a host's address is private, loopback, link-local or otherwise not public, from the resolver."""


class _WithLiterals:
    """What Twisted makes of a resolver of IPv4 names, and IPv6 addresses, which are no names, beside it."""

    def __init__(self, names: Any) -> None:
        self._names = names

    def resolveHostName(self, receiver: Any, name: str, portNumber: int = 0, *how: Any, **more: Any) -> Any:
        """Tell the receiver the addresses of a host; the signature is Twisted's."""
        if not isIPv6Address(name):
            return self._names.resolveHostName(receiver, name, portNumber, *how, **more)
        resolution = HostResolution(name)
        receiver.resolutionBegan(resolution)
        receiver.addressResolved(IPv6Address("TCP", name, portNumber))
        receiver.resolutionComplete()
        return resolution


class Resolver(CachingThreadedResolver):
    """Scrapy's resolver, whose answers are IPv4 addresses; a literal IPv6 address is its own answer."""

    def install_on_reactor(self) -> None:
        """Put it, with the literals around it, in the place of the reactor's own."""
        super().install_on_reactor()
        names: Any = _WithLiterals(self.reactor.nameResolver)
        self.reactor.installNameResolver(names)


refused: set[str] = set()
"""Names whose address was not public: the network below says only that it found none."""
unresolved: dict[str, str] = {}
"""Why names have no address, for people: nobody bears the name, or no answer was had."""


class PublicResolver(Resolver):
    """A resolver that refuses names whose address is not public: nothing can lead a crawl into the office network."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":
        """The address of a name. Fails with PrivateAddress."""
        return (
            super()
            .getHostByName(name, timeout)
            .addCallbacks(_refuse_private, _note_why, callbackArgs=(name,), errbackArgs=(name,))
        )


def _note_why(failure: Failure, name: str) -> Failure:
    absent = re.search(r"Errno -[25]\b", str(failure.value)) is not None  # EAI_NONAME, EAI_NODATA
    unresolved[name] = "域名不存在" if absent else "域名服务器没有答复"
    return failure


def _refuse_private(address: str, name: str) -> str:
    if not is_public(address):
        refused.add(name)
        raise PrivateAddress(f"{name} has the address {address}")
    return address
