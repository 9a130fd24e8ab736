"""Who gets a digest: one mail per address and period, however many subscriptions it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.register import Register
from monitor.digest.scopes import united
from monitor.ledger.mail import Subscription, bare_address


@dataclass(frozen=True, slots=True)
class Reader:
    """An address, everything it wants to know of as one scope, and the secret in its address for leaving."""

    address: str
    scope: str
    token: str = ""


def readers(subscriptions: Iterable[Subscription], register: Register) -> tuple[Reader, ...]:
    """Every subscribed address once, in a stable order; capital letters do not make another address."""
    wanted: dict[str, list[Subscription]] = {}
    for each in subscriptions:
        wanted.setdefault(bare_address(each.address), []).append(each)
    return tuple(
        Reader(each[0].address, united((s.scope for s in each), register), min(s.subscription_id for s in each))
        for _, each in sorted(wanted.items())
    )
