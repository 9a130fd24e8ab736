"""Addresses of hosts: an IPv6 literal is its own, every name goes to the resolver of names."""

import pytest
from twisted.internet.address import IPv6Address

from crawler.net.resolving import _WithLiterals


class Heard:
    """What a receiver of addresses is told, and a resolver of names that only says that it was asked."""

    def __init__(self):
        self.told = []

    def resolutionBegan(self, resolution):
        self.told.append(resolution.name)

    def addressResolved(self, address):
        self.told.append(address)

    def resolutionComplete(self):
        self.told.append("done")

    def resolveHostName(self, receiver, name, *how, **more):
        self.told.append(f"asked for {name}")


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("2001:db8::1", ["2001:db8::1", IPv6Address("TCP", "2001:db8::1", 8080), "done"]),
        ("www.example.gov.cn", ["asked for www.example.gov.cn"]),
        ("127.0.0.1", ["asked for 127.0.0.1"]),
    ],
)
def test_a_literal_is_its_own_address(host, told):
    heard = Heard()
    _WithLiterals(heard).resolveHostName(heard, host, portNumber=8080)
    assert heard.told == told
