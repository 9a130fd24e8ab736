"""What the demo says at its end: counts, the named overdue agencies with their evidence, and what to open."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.looks import Look
from crawler.reasons import REASONS
from monitor.app import App
from monitor.findings import Finding, Verdict
from monitor.rules import ids
from monitor.statuses import COLUMNS, status_rows
from monitor.store.store import Store
from monitor.store.verdict_rows import is_hard_check
from monitor.words import MARKS, REASON, STATUS, said

REPORT_YEAR = 2021


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was found. ``names`` gives the agency of an id; ``looks`` are those the named verdicts rest on, in order."""

    folder: Path
    until: str
    rows: tuple[Mapping[str, Any], ...]
    verdicts: tuple[Verdict, ...]
    names: Mapping[str, str]
    looks: Mapping[str, tuple[Look, ...]]
    edits: tuple[Mapping[str, Any], ...] = ()
    """Rows of the view ``edited_after_publication``."""

    @property
    def counts(self) -> Counter[str]:
        """How many agencies have each status for the season's report year."""
        return Counter(verdict.status for verdict in self.verdicts)

    @property
    def failing(self) -> dict[str, list[Finding]]:
        """The printed identities that fail, by agency."""
        wanted = ids("arithmetic")
        found: dict[str, list[Finding]] = {}
        for verdict in self.verdicts:
            for finding in verdict.findings:
                if finding.rule in wanted and is_hard_check(finding) and finding.answer == "fail":
                    found.setdefault(verdict.agency_id, []).append(finding)
        return found

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "folder": str(self.folder),
            "simulated_until": self.until,
            "report_year": REPORT_YEAR,
            "counts": {status: self.counts[status] for status in STATUS},
            "status": list(self.rows),
            "overdue": [_overdue_json(self, v) for v in self.verdicts if v.status == "overdue"],
            "failed_checks": [
                {
                    "agency_id": agency,
                    "rule": f.rule,
                    "subject": f.subject,
                    "left": f.left,
                    "right": f.right,
                    "message": f.message,
                }
                for agency, findings in self.failing.items()
                for f in findings
            ],
            "edited_after_publication": [dict(each) for each in self.edits],
            "digest": [str(self.folder / "digest.html"), str(self.folder / "digest.eml")],
        }


def summarise(app: App, folder: Path) -> DemoResult:
    """Read the result of a demo from its database."""
    with Store(app.home.database) as store:
        verdicts = tuple(v for v in store.verdicts() if v.report_year == REPORT_YEAR)
        rows = status_rows(store, REPORT_YEAR)
        named = [v.agency_id for v in verdicts if v.status in ("overdue", "could_not_look")]
        looks = {agency_id: store.looks(agency_id, REPORT_YEAR) for agency_id in named}
        edits = tuple(store.db.query("SELECT * FROM edited_after_publication ORDER BY version_id"))
    names = {row["agency_id"]: row["agency"] for row in rows}
    return DemoResult(
        folder,
        f"{app.clock():%Y-%m-%d %H:%M}",
        tuple({name: row[name] for name, _ in COLUMNS} for row in rows),
        verdicts,
        names,
        looks,
        edits,
    )


def lines(result: DemoResult, command: str) -> Iterator[str]:
    """The same for people; ``command`` is how to call gouji from inside the demo's folder."""
    counts = "　".join(f"{MARKS[status]} {said(STATUS, status)} {result.counts[status]}" for status in STATUS)
    yield f"模拟到 {result.until}（北京时间），{REPORT_YEAR} 年度报告，{len(result.verdicts)} 家机关："
    yield f"  {counts}"
    for verdict in result.verdicts:
        if verdict.status == "overdue":
            yield from _overdue(result, verdict)
        elif verdict.status == "could_not_look":
            yield _dark(result, verdict)
    for agency_id, findings in result.failing.items():
        yield f"勾稽不平：{result.names[agency_id]}，{len(findings)} 处"
        yield from (f"  {f.message}" for f in findings)
    for edit in result.edits:
        seen = edit["after_first_seen_at"][:10]
        yield f"公开后改动：{edit['agency']}，{seen} 发现 {edit['cells_changed']} 个数字与先前不同"
    yield "打开："
    yield f"  {result.folder}/digest.html     通报（同一份邮件：digest.eml）"
    yield f"  cd {result.folder} && {command} status    状态表"
    yield f"  cd {result.folder} && {command} serve     浏览页"


def _overdue(result: DemoResult, verdict: Verdict) -> Iterator[str]:
    good = _proof(result, verdict)
    days = "、".join(f"{look.started_at:%m-%d}" for look in good)
    yield f"逾期：{result.names[verdict.agency_id]}，应于 {verdict.due_on} 前公开（{verdict.due_basis}）"
    yield f"  期限后 {len(good)} 次有效查看（{days}）都翻到了栏目末页而未见，逾期至少 {verdict.days_late_min} 天"
    yield f"  {good[-1].list_url}，共 {good[-1].rows_read} 条、{good[-1].pages_read} 页，往年报告仍在列"


def _dark(result: DemoResult, verdict: Verdict) -> str:
    last = result.looks[verdict.agency_id][-1]
    reason = REASONS.get(last.reason or "") or said(REASON, verdict.reason)
    seen = f"{verdict.last_good_look_at:%Y-%m-%d}" if verdict.last_good_look_at else "从未"
    return f"无法查看：{result.names[verdict.agency_id]}，{reason}；最后一次有效查看 {seen}。看不到不等于没有"


def _proof(result: DemoResult, verdict: Verdict) -> list[Look]:
    """The good looks after the due day."""
    assert verdict.due_on is not None
    looks = result.looks[verdict.agency_id]
    return [look for look in looks if look.outcome == "absent" and look.started_at.date() > verdict.due_on]


def _overdue_json(result: DemoResult, verdict: Verdict) -> dict[str, Any]:
    return {
        "agency_id": verdict.agency_id,
        "agency": result.names[verdict.agency_id],
        "due_on": str(verdict.due_on),
        "due_basis": verdict.due_basis,
        "days_late_min": verdict.days_late_min,
        "looks": [
            {"at": look.started_at.isoformat(), "list_url": look.list_url, "rows_read": look.rows_read,
             "pages_read": look.pages_read, "control": look.control, "captures": list(look.captures)}
            for look in _proof(result, verdict)
        ],
    }  # fmt: skip
