"""Joining and leaving the list of readers."""

import secrets
from datetime import datetime
from typing import Literal

from monitor.ledger import Ledger
from monitor.ledger.mail import Subscription


def join(ledger: Ledger, address: str, scope: str, at: datetime, *, simulated: bool = False) -> None:
    """Subscribe an address to a scope; a second time changes nothing for the reader."""
    _record(ledger, address, scope, "active", at, simulated)


def leave(ledger: Ledger, address: str, at: datetime, *, simulated: bool = False) -> int:
    """End every subscription of an address; gives how many there were."""
    standing = [s for s in ledger.mail.subscriptions() if s.address.lower() == address.lower()]
    for each in standing:
        _record(ledger, each.address, each.scope, "ended", at, simulated)
    return len(standing)


def subscribed(ledger: Ledger, token: str) -> Subscription | None:
    """The standing subscription a secret belongs to."""
    return next((s for s in ledger.mail.subscriptions() if secrets.compare_digest(s.subscription_id, token)), None)


def _record(
    ledger: Ledger, address: str, scope: str, state: Literal["active", "ended"], at: datetime, simulated: bool
) -> None:
    # the id is the secret in the reader's unsubscribe address: it must not be guessable
    key = secrets.token_urlsafe(18)
    ledger.mail.add_subscription(Subscription(key, address, scope, "supervisor", state, at, None, simulated))
