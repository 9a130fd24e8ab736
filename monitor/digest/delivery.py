"""Hands digests over exactly once: every step is in the ledger before the next one is taken.

``handing_over`` is recorded before the server hears of a mail and ``sent`` after it took it. A process that is killed
in between leaves ``handing_over``: the mail may have been sent, nobody can know, and it is not sent again by itself.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Literal

from monitor.app import App
from monitor.errors import NotDelivered
from monitor.ledger import Ledger
from monitor.ledger.mail import Delivery, DeliveryState, delivery_key
from monitor.mail import Handover, mailer

Ending = Literal["sent", "already_sent", "uncertain", "deferred", "refused"]


@dataclass(frozen=True, slots=True)
class Posting:
    """A mail of a digest for one reader, the statements it makes, and the corrections (ids) it tells."""

    digest_id: str
    recipient: str
    mail: EmailMessage
    told: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()


@dataclass(slots=True)
class Deliveries:
    """How the hand-overs ended, and why some failed."""

    endings: Counter[Ending] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every mail is known to have been taken."""
        return not self.trouble


def deliver(app: App, ledger: Ledger, postings: Iterable[Posting], *, again: bool = False) -> Deliveries:
    """Hand over what has not been handed over. ``again`` also sends what may have been sent or was refused before.

    One mail at a time is taken from ``postings`` and held.
    """
    result = Deliveries()
    for posting in postings:
        ending, why = _deliver_one(app, ledger, posting, again)
        result.endings[ending] += 1
        if why:
            result.trouble.append(f"{posting.recipient}：{why}")
    return result


def _deliver_one(app: App, ledger: Ledger, posting: Posting, again: bool) -> tuple[Ending, str]:
    steps = ledger.mail.deliveries_to(posting.digest_id, posting.recipient)
    last = steps[-1] if steps else None
    if any(step.state == "sent" for step in steps):
        return "already_sent", ""
    if last and last.state == "handing_over" and not again:
        return (
            "uncertain",
            f"可能已发送（{last.at:%Y-%m-%d %H:%M}），未再发送；确认未收到后可用 --again 重发，Message-ID 不变",
        )
    if last and (last.detail or "").startswith("refused") and not again:
        return "refused", f"此前被拒收：{last.detail}"
    record = _Recorder(ledger, posting, len(steps), app.simulated)
    try:
        with mailer(app.config.mail, app.config.mail_password) as server:
            record.step("handing_over", app.clock(), None)
            handover = server.hand_over(posting.mail)
    except NotDelivered as error:
        record.step("failed", app.clock(), f"deferred: {error}")
        return "deferred", str(error)
    return _record_ending(record, handover, app.clock())


class _Recorder:
    """Writes the steps of one posting."""

    def __init__(self, ledger: Ledger, posting: Posting, taken: int, simulated: bool) -> None:
        self._ledger, self._posting, self._number, self._simulated = ledger, posting, taken, simulated

    def step(self, state: DeliveryState, at: datetime, detail: str | None) -> None:
        """One step, on disk when this returns."""
        self._number += 1
        posting = self._posting
        delivery = Delivery(
            delivery_id=f"{delivery_key(posting.digest_id, posting.recipient)}/{self._number}",
            digest_id=posting.digest_id,
            recipient=posting.recipient,
            message_id=str(posting.mail["Message-ID"]),
            state=state,
            at=at,
            detail=detail,
            simulated=self._simulated,
        )
        # with the first step: after a crash nobody knows whether the mail was taken, and whom it told must be known
        begun = state == "handing_over"
        self._ledger.mail.add_delivery(delivery, posting.told if begun else (), posting.corrected if begun else ())


def _record_ending(record: _Recorder, handover: Handover, at: datetime) -> tuple[Ending, str]:
    match handover.state:
        case "sent":
            record.step("sent", at, handover.detail)
            return "sent", ""
        case "unknown":
            # the step stays the last one: after a restart it reads just as it does after a crash
            record.step("handing_over", at, f"unknown: {handover.detail}")
            return "uncertain", f"服务器未答复，可能已发送：{handover.detail}"
        case "deferred":
            record.step("failed", at, f"deferred: {handover.detail}")
            return "deferred", f"暂未接收，稍后重试：{handover.detail}"
        case _:
            record.step("failed", at, f"refused: {handover.detail}")
            return "refused", f"被拒收：{handover.detail}"
