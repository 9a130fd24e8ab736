"""Digests built, letters handed over, and who wants them: rows are added for every step, never changed."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Literal

from monitor.ledger.rows import dumps, insert, moment, moment_of

DigestState = Literal["built", "held", "released"]
DeliveryState = Literal["handing_over", "sent", "failed"]


@dataclass(frozen=True, slots=True)
class DigestRun:
    """A digest of a period and scope. ``document`` is whatever the digest wants to keep of itself, as JSON."""

    digest_id: str
    period: str
    scope: str
    built_at: datetime
    state: DigestState
    reason: str | None
    document: Any
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One step of handing a digest to one recipient. ``handing_over`` without a later step: it may have been sent."""

    delivery_id: str
    digest_id: str
    recipient: str
    message_id: str
    state: DeliveryState
    at: datetime
    detail: str | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """Somebody wants (or no longer wants: ``state`` ``ended``) the digest of a scope."""

    subscription_id: str
    address: str
    scope: str
    audience: str
    state: Literal["active", "ended"]
    at: datetime
    detail: str | None = None
    simulated: bool = False


_REACHED = """
SELECT p.recipient, EXISTS (
    SELECT 1 FROM deliveries s WHERE s.digest_id = p.digest_id AND s.recipient = p.recipient AND s.state = 'sent'
) FROM (SELECT DISTINCT digest_id, recipient FROM deliveries WHERE delivery_id IN ({})) p
WHERE 'failed' <> (
    SELECT s.state FROM deliveries s WHERE s.digest_id = p.digest_id AND s.recipient = p.recipient
    ORDER BY s.state = 'sent' DESC, s.rowid DESC LIMIT 1
)
"""
"""The readers of some mails that were sent (1) or may have been (0): a mail that failed at last reached nobody."""


class Mail:
    """The tables ``digest_runs``, ``deliveries``, ``told`` and ``subscriptions``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add_digest(self, digest: DigestRun) -> None:
        """Record a digest; one per period, scope and state (sqlite3.IntegrityError for a second one)."""
        row = {name: getattr(digest, name) for name in DigestRun.__dataclass_fields__}
        insert(self._db, "digest_runs", row | {"built_at": moment(digest.built_at), "document": dumps(digest.document)})

    def digests(self, scope: str | None = None) -> tuple[DigestRun, ...]:
        """Every digest, oldest first; of one scope if asked."""
        where, values = ("WHERE scope = ?", [scope]) if scope is not None else ("", [])
        rows = self._db.execute(f"SELECT * FROM digest_runs {where} ORDER BY rowid", values)
        return tuple(map(_digest, rows))

    def add_delivery(self, delivery: Delivery, told: Iterable[str] = (), corrected: Iterable[str] = ()) -> None:
        """Record a step, and with it the statements the letter makes and the corrections (ids) it tells."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            row = {name: getattr(delivery, name) for name in Delivery.__dataclass_fields__}
            insert(self._db, "deliveries", row | {"at": moment(delivery.at)})
            for issued_id in dict.fromkeys(told):
                insert(self._db, "told", {"delivery_id": delivery.delivery_id, "issued_id": issued_id})
            for correction_id in dict.fromkeys(corrected):
                row = {"delivery_id": delivery.delivery_id, "correction_id": correction_id}
                insert(self._db, "told_corrections", row)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def heard(self, statements: Iterable[str]) -> dict[str, bool]:
        """Who was told any of the statements, by bare address; False where a mail may not have arrived."""
        listed = json.dumps(list(statements))
        where = "SELECT delivery_id FROM told WHERE issued_id IN (SELECT value FROM json_each(?))"
        return _by_reader(self._db.execute(_REACHED.format(where), [listed]))

    def corrected(self, correction_id: str) -> dict[str, bool]:
        """Who was told a correction, in the same way."""
        where = "SELECT delivery_id FROM told_corrections WHERE correction_id = ?"
        return _by_reader(self._db.execute(_REACHED.format(where), [correction_id]))

    def deliveries(self, digest_id: str | None = None) -> tuple[Delivery, ...]:
        """Every step, oldest first; of one digest if asked."""
        where, values = ("WHERE digest_id = ?", [digest_id]) if digest_id is not None else ("", [])
        rows = self._db.execute(f"SELECT * FROM deliveries {where} ORDER BY rowid", values)
        return tuple(map(_delivery, rows))

    def deliveries_to(self, digest_id: str, recipient: str) -> tuple[Delivery, ...]:
        """Every step of handing one digest to one recipient, capital letters or not, oldest first."""
        key = delivery_key(digest_id, recipient)
        where = "WHERE delivery_id > ?1 || '/' AND delivery_id < ?1 || '0'"
        rows = self._db.execute(f"SELECT * FROM deliveries {where} ORDER BY rowid", [key])
        found = map(_delivery, rows)
        return tuple(each for each in found if each.recipient.lower() == recipient.lower())

    def add_subscription(self, subscription: Subscription) -> None:
        """Record that somebody subscribes or ends it."""
        row = {name: getattr(subscription, name) for name in Subscription.__dataclass_fields__}
        insert(self._db, "subscriptions", row | {"at": moment(subscription.at)})

    def subscriptions(self) -> tuple[Subscription, ...]:
        """What stands: the last word of every address on every scope, if it is not ``ended``."""
        rows = self._db.execute("SELECT * FROM subscriptions ORDER BY rowid")
        last = {(each.address, each.scope): each for each in map(_subscription, rows)}
        return tuple(each for each in last.values() if each.state == "active")


def delivery_key(digest_id: str, recipient: str) -> str:
    """What the ids of all steps of a digest to a recipient begin with, before a slash and their number."""
    return f"{digest_id}/{recipient.lower()}"


def bare_address(recipient: str) -> str:
    """An address without the name beside it, in small letters: what makes two recipients the same."""
    return parseaddr(recipient)[1].lower()


def _by_reader(rows: Iterable[tuple[str, int]]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for recipient, sent in rows:
        reader = bare_address(recipient)
        found[reader] = bool(sent) or found.get(reader, False)
    return found


def _digest(row: sqlite3.Row) -> DigestRun:
    values = {name: row[name] for name in DigestRun.__dataclass_fields__}
    values |= {"built_at": moment_of(row["built_at"]), "document": json.loads(row["document"])}
    return DigestRun(**(values | {"simulated": bool(row["simulated"])}))


def _delivery(row: sqlite3.Row) -> Delivery:
    values = {name: row[name] for name in Delivery.__dataclass_fields__}
    return Delivery(**(values | {"at": moment_of(row["at"]), "simulated": bool(row["simulated"])}))


def _subscription(row: sqlite3.Row) -> Subscription:
    values = {name: row[name] for name in Subscription.__dataclass_fields__}
    return Subscription(**(values | {"at": moment_of(row["at"]), "simulated": bool(row["simulated"])}))
