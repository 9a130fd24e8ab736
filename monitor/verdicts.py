"""From a case to a verdict: pure, and the same however often it is done."""

import hashlib
from collections.abc import Iterable, Sequence

from monitor.cases import Case
from monitor.findings import Finding, Verdict
from monitor.rules import RULES
from monitor.rules.rule import Rule
from monitor.status import Standing, standing


def judge(case: Case, rules: Sequence[Rule] = RULES) -> Verdict:
    """Everything we say of one agency and report year."""
    findings = tuple(finding for rule in rules for finding in rule.findings(case))
    stand = standing(case)
    seen = stand.publication
    claim = seen.best_claim if seen.seen else None
    evidence = _evidence(case, stand)
    return Verdict(
        agency_id=case.agency.agency_id,
        report_year=case.report_year,
        status=stand.status,
        reason=stand.reason,
        due_on=case.due.on,
        due_basis=case.due.basis,
        due_local_on=case.due.local_on,
        claimed_on=claim.value if claim else None,
        claimed_source=claim.source if claim else None,
        first_seen_at=seen.seen.ended_at if seen.seen else None,
        last_absent_at=seen.absent.started_at if seen.absent else None,
        days_late_min=stand.days_late_min,
        days_late_max=stand.days_late_max,
        last_good_look_at=seen.last_good.ended_at if seen.last_good else None,
        report_id=case.reading.report_id if case.reading else None,
        findings=findings,
        evidence=evidence,
        fingerprint=_digest([stand.status, str(stand.reason), *evidence, *_said(findings)]),
        judged_on=case.today,
    )


def _evidence(case: Case, stand: Standing) -> tuple[str, ...]:
    """The looks that decide the status and the captures that were read, sorted."""
    return tuple(sorted({*stand.deciding, *(stored.capture.capture_id for stored in case.reports)}))


def _said(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        yield f"{finding.rule} {finding.version} {finding.subject} {finding.answer} {finding.reason}"
        yield from finding.basis


def fingerprint(finding: Finding) -> str:
    """What a ruling on a finding is bound to: its rule, subject, answer and facts, but not the rule's version."""
    return _digest([finding.rule, finding.subject, finding.answer, *finding.basis])


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
