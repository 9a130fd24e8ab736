"""From a case to a verdict: pure, and the same however often it is done."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.cases import Case
from monitor.findings import Finding, Verdict
from monitor.rules import RULES
from monitor.rules.rule import Rule
from monitor.rulings import Ruling
from monitor.status import Standing, standing


def judge(case: Case, rules: Sequence[Rule] = RULES) -> Verdict:
    """Everything we say of one agency and report year."""
    said = (finding for rule in rules for finding in rule.findings(case))
    findings = tuple(_ruled(finding, case.rulings) for finding in said) if case.rulings else tuple(said)
    stand = _after_rulings(standing(case), findings)
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


def _ruled(finding: Finding, rulings: Sequence[Ruling]) -> Finding:
    """The finding with the latest ruling on it, if there is one; a dismissed one is no longer a failure."""
    on_it = [r for r in rulings if (r.rule, r.subject) == (finding.rule, finding.subject) and r.in_force]
    if not on_it or finding.answer != "fail":
        return finding
    last = max(on_it, key=lambda ruling: (ruling.ruled_at, ruling.ruling_id))
    if last.fingerprint != fingerprint(finding):
        return replace(finding, ruled="reopened", ruling_id=last.ruling_id)
    if last.kind == "confirm":
        return replace(finding, ruled="confirmed", ruling_id=last.ruling_id)
    message = f"{finding.message}（{last.person}裁定不成立：{last.reason}）"
    return replace(
        finding,
        answer="not_assessable",
        reason="dismissed",
        message=message,
        ruled="dismissed",
        ruling_id=last.ruling_id,
    )


def _after_rulings(stand: Standing, findings: Iterable[Finding]) -> Standing:
    """The standing when a person dismissed the statutory finding: nothing is said against the agency any more."""
    dismissed = any(f.rule == "T_STATUTORY" and f.ruled == "dismissed" for f in findings)
    if not dismissed:
        return stand
    if stand.status == "overdue":
        return replace(stand, status="could_not_look", reason="dismissed", days_late_min=None, days_late_max=None)
    if stand.status == "late":
        return replace(stand, status="on_time", reason="dismissed", days_late_min=0)
    return stand


def _said(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        yield f"{finding.rule} {finding.version} {finding.subject} {finding.answer} {finding.reason} {finding.ruled}"
        yield from finding.basis


def fingerprint(finding: Finding) -> str:
    """What a ruling on a finding is bound to: its rule, subject, answer and facts, but not the rule's version."""
    return _digest([finding.rule, finding.subject, finding.answer, *finding.basis])


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
