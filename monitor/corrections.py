"""What we said before and no longer say: found by comparing the last verdict issued with the new one."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.findings import Finding, Verdict
from monitor.ledger.corrections import STATUS
from monitor.ledger.issued import IssuedVerdict

_STATUS_WORDS = {
    "on_time": "按期公开",
    "late": "迟延公开",
    "overdue": "逾期未见公开",
    "could_not_look": "无法查看",
    "unreadable": "已见，数据不可读",
    "not_due": "未到期或不适用",
}


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One thing withdrawn: what was said, what is said now, and why.

    ``cause`` is ``ruling``, ``register`` (the duty changed), ``reading`` (the same captures are read otherwise),
    ``rules`` (the same facts are judged otherwise) or ``evidence`` (older evidence turned up).
    """

    rule: str
    subject: str
    said: str
    now: str
    cause: str


def withdrawn(before: IssuedVerdict, now: Verdict) -> Iterator[Withdrawn]:
    """Everything said against an agency that is no longer said though nothing happened in the world.

    An overdue report that comes in, or a figure mended by a new version of the report, is news and no correction.
    """
    if before.status in ("overdue", "late") and not _still_held(before, now):
        cause = _status_cause(before, now)
        yield Withdrawn(STATUS, "", _STATUS_WORDS[before.status], _STATUS_WORDS[now.status], cause)
    if set(now.evidence) - set(before.evidence) and now.report_id != before.report_id:
        return  # a new version of the report: what it mended was said rightly
    answers = {(finding.rule, finding.subject): finding for finding in now.findings}
    for finding in before.findings:
        if finding.severity in ("info", "prompt") or finding.rule == STATUS:
            continue
        today = answers.get((finding.rule, finding.subject))
        if today is None or today.answer != "fail":
            yield Withdrawn(
                finding.rule, finding.subject, finding.message, _now(today), _cause(before, now, finding, today)
            )


def _still_held(before: IssuedVerdict, now: Verdict) -> bool:
    """Whether the new status holds that the report was not there when it was due."""
    if now.status in ("overdue", "late"):
        return now.status == before.status or now.status == "late"
    return now.status == "unreadable" and bool(now.days_late_min)


def _status_cause(before: IssuedVerdict, now: Verdict) -> str:
    if now.reason in ("dismissed", "exempted") or any(
        f.ruled == "dismissed" and f.rule == STATUS for f in now.findings
    ):
        return "ruling"
    if now.due_on != before.due_on or now.status == "not_due":
        return "ruling" if "裁定" in (now.due_basis or "") else "register"
    return "rules" if set(before.evidence) <= set(now.evidence) else "evidence"


def _now(finding: Finding | None) -> str:
    return finding.message if finding else "不再适用"


def _cause(before: IssuedVerdict, now: Verdict, said: Finding, today: Finding | None) -> str:
    if today is not None and today.ruled == "dismissed":
        return "ruling"
    if today is not None and today.version != said.version:
        return "rules"
    return "reading" if before.report_id != now.report_id else "rules"
