"""What one judged case adds: to the ledger, to the corrections, to the brakes. Found without writing anything."""

from dataclasses import dataclass

from monitor.brakes import is_flip
from monitor.cases import Case
from monitor.corrections import Withdrawn, withdrawn
from monitor.findings import Severity, Verdict
from monitor.ledger import Ledger
from monitor.ledger.issued import Prepared


@dataclass(frozen=True, slots=True)
class News:
    """One case as the run of judging counts it; ``issue`` is None when nothing new is said."""

    agency_id: str
    report_year: int
    jurisdiction: str
    status: str
    failed: tuple[Severity, ...]
    subject: bool
    dark: bool
    flipped: bool = False
    issue: Prepared | None = None
    before_id: str | None = None
    withdrawn: tuple[Withdrawn, ...] = ()


def news_of(case: Case, verdict: Verdict, ledger: Ledger) -> News:
    """Compare a verdict with the last one issued."""
    issue = ledger.verdicts.prepare(verdict)
    before = ledger.verdicts.last(verdict.agency_id, verdict.report_year) if issue else None
    return News(
        agency_id=verdict.agency_id,
        report_year=verdict.report_year,
        jurisdiction=case.agency.division_code,
        status=verdict.status,
        failed=tuple(finding.severity for finding in verdict.findings if finding.answer == "fail"),
        subject=case.due.subject,
        dark=is_dark(case),
        flipped=before is not None and is_flip(before.status, verdict.status),
        issue=issue,
        before_id=before.issued_id if before else None,
        withdrawn=tuple(withdrawn(before, verdict)) if before else (),
    )


def is_dark(case: Case) -> bool:
    """Whether we tried and could not see the agency the last time.

    Neither an agency nobody looked at yet nor one that was seen too few times to say more is dark: on the days after
    a due day that is everybody who is late.
    """
    return bool(case.looks) and case.looks[-1].outcome == "unknown"
