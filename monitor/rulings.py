"""What people decided about verdicts, and what their decisions do: to a duty, to a finding, to a status."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from monitor.duties import Due

RulingKind = Literal["confirm", "dismiss", "exempt", "extend"]
DUTY = "DUTY"
"""The ``rule`` of rulings on the duty itself: ``exempt`` and ``extend``."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision by a person, bound to the facts it was made on.

    ``confirm`` and ``dismiss`` speak of one finding (rule and subject) and hold while its ``fingerprint`` does;
    ``exempt`` and ``extend`` (``until`` a day) speak of the duty and hold until withdrawn.
    """

    ruling_id: str
    agency_id: str
    report_year: int
    kind: RulingKind
    rule: str
    subject: str
    fingerprint: str
    person: str
    reason: str
    ruled_at: datetime
    until: date | None = None
    simulated: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_because: str | None = None

    @property
    def in_force(self) -> bool:
        """Whether nobody withdrew it."""
        return self.withdrawn_at is None


class RulingsInForce:
    """The rulings nobody withdrew, in memory, by agency and year."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self._of: dict[tuple[str, int], tuple[Ruling, ...]] = {}
        for ruling in rulings:
            if ruling.in_force:
                key = ruling.agency_id, ruling.report_year
                self._of[key] = (*self._of.get(key, ()), ruling)

    def of(self, agency_id: str, report_year: int) -> tuple[Ruling, ...]:
        """The rulings in force on one agency and year, in the order given."""
        return self._of.get((agency_id, report_year), ())


def effective_due(due: Due, rulings: Iterable[Ruling]) -> Due:
    """The duty after exemptions and extensions; the latest ruling of either kind wins."""
    on_duty = [r for r in rulings if r.rule == DUTY and r.in_force]
    if not due.subject or not on_duty:
        return due
    last = max(on_duty, key=lambda ruling: (ruling.ruled_at, ruling.ruling_id))
    basis = f"{last.person} {last.ruled_at:%Y-%m-%d} 裁定：{last.reason}"
    if last.kind == "exempt":
        return replace(due, subject=False, reason="exempted", statutory_basis=basis)
    if last.until is None or (due.statutory_on and last.until <= due.statutory_on):
        return due  # an extension never makes a day earlier than the statute does
    return replace(due, extended_on=last.until, extended_basis=basis)
