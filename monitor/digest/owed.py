"""What we owe: corrections, to everybody who was told what is withdrawn, once, whatever became of subscriptions.

Told means by a mail that a server took, or that it may have taken. A correction that went out in a mail of which nobody
knows whether it arrived is told again and says so; one in a mail that failed is still owed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from crawler.register import Agency
from monitor.digest.facts import Correction, Facts, Key
from monitor.digest.material import Desk
from monitor.findings import Finding
from monitor.ledger.corrections import STATUS
from monitor.ledger.corrections import Correction as Recorded


@dataclass(frozen=True, slots=True)
class Owed:
    """A correction one reader has to be told; ``again`` when an earlier mail with it may have arrived."""

    recorded: Recorded
    again: bool


def statement(issued_id: str, rule: str = STATUS, subject: str = "") -> str:
    """What a letter tells of an issued verdict: its status (the id itself), or a finding that failed."""
    return issued_id if rule == STATUS else f"{issued_id}|{rule}|{subject}"


def told(facts: Facts, listed: Mapping[Key, str], issued: Mapping[Key, str]) -> list[str]:
    """Every statement a digest makes: of whom it speaks by name, and of whom its attachment lists as late or overdue.

    ``listed`` gives the status of everybody in the attachment, ``issued`` the id of what is said of each.
    """
    named = {
        (s.agency.agency_id, s.now.report_year)
        for s in (*facts.new_overdue, *facts.published, *facts.still_overdue, *facts.to_check, *facts.seen_again)
    }
    named |= {key for key, status in listed.items() if status in ("overdue", "late")}
    made = {statement(issued[key]) for key in named if key in issued}
    return sorted(made | set(_findings(facts, issued)))


def _findings(facts: Facts, issued: Mapping[Key, str]) -> Iterator[str]:
    for change in (*facts.imbalances, *facts.warnings):
        key = change.said.agency.agency_id, change.said.now.report_year
        if key in issued:
            yield from (_of_finding(issued[key], finding) for finding in change.findings)


def _of_finding(issued_id: str, finding: Finding) -> str:
    return statement(issued_id, finding.rule, finding.subject)


def owed(desk: Desk) -> dict[str, tuple[Owed, ...]]:
    """By address in small letters, oldest first. What has been said anew since is no correction for now."""
    mail, found = desk.ledger.mail, defaultdict(list)
    for each in desk.ledger.corrections.all():
        if each.recorded_at > desk.now or not desk.ledger.corrections.stands(each):
            continue
        said_in = desk.ledger.corrections.said_in(each)
        heard = mail.heard(statement(issued_id, each.rule, each.subject) for issued_id in said_in)
        corrected = mail.corrected(each.correction_id) if heard else {}
        for reader in heard:
            if not corrected.get(reader):
                found[reader].append(Owed(each, again=reader in corrected))
    return {reader: tuple(listed) for reader, listed in found.items()}


def as_facts(listed: tuple[Owed, ...], desk: Desk) -> tuple[Correction, ...]:
    """The same as a letter tells them; a body that has left the register since is called by its id."""
    known = {agency.agency_id: agency for agency in desk.register.agencies}
    return tuple(
        Correction(
            known.get(each.recorded.agency_id) or _left(each.recorded.agency_id),
            each.recorded.report_year,
            each.recorded.said,
            each.recorded.now,
            each.recorded.cause,
            each.again,
        )
        for each in listed
    )


_HEADER = "X-Gouji-Corrections"


def correcting(mail: EmailMessage, listed: tuple[Owed, ...]) -> EmailMessage:
    """The mail with the ids of the corrections it tells: what is recorded as told is what the kept mail says."""
    if listed:
        mail[_HEADER] = " ".join(each.recorded.correction_id for each in listed)
    return mail


def corrections_in(mail: EmailMessage) -> tuple[str, ...]:
    """The ids of the corrections a kept mail tells."""
    return tuple(str(mail.get(_HEADER, "")).split())


def _left(agency_id: str) -> Agency:
    return Agency(agency_id, agency_id, "department", "county", "", "")
