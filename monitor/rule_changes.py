"""Who would be judged otherwise: the verdicts last issued against the rules as they are now, on the same evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.findings import Finding, Verdict
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.ledger.issued import IssuedVerdict
from monitor.rules import RULES
from monitor.rules.rule import Rule
from monitor.verdicts import judge


@dataclass(frozen=True, slots=True)
class Change:
    """One agency and year whose answers change: statuses before and now, and findings that come or go."""

    agency_id: str
    agency: str
    report_year: int
    status_before: str
    status_now: str
    appearing: tuple[Finding, ...]
    vanishing: tuple[Finding, ...]


def changes(bench: Bench, ledger: Ledger, rules: Sequence[Rule] = RULES) -> Iterator[Change]:
    """Every agency and year that ``rules`` would judge otherwise than the last verdict issued. Nothing is written."""
    bench.rulings = ledger.rulings
    for agency, year in bench.docket():
        before = ledger.verdicts.last(agency.agency_id, year)
        if before is None:
            continue
        change = compare(before, judge(bench.case(agency, year), rules), agency.name)
        if change:
            yield change


def compare(before: IssuedVerdict, now: Verdict, name: str) -> Change | None:
    """What differs between an issued verdict and a new one; None when they accuse of the same."""
    old = {(f.rule, f.subject): f for f in before.findings}
    new = {(f.rule, f.subject): f for f in now.findings if f.answer == "fail"}
    appearing = tuple(new[key] for key in new if key not in old)
    vanishing = tuple(old[key] for key in old if key not in new)
    if now.status == before.status and not appearing and not vanishing:
        return None
    return Change(now.agency_id, name, now.report_year, before.status, now.status, appearing, vanishing)
