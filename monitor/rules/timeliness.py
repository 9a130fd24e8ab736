"""Whether a report came in time, against the statute and against the local notice, and how far its dates hold."""

from collections.abc import Iterator
from datetime import date

from monitor.cases import Case
from monitor.findings import Answer
from monitor.publication import ClaimedDate, Publication, publication
from monitor.rules.rule import Rule, Said
from monitor.status import Standing, timing
from monitor.workdays import beijing_day, is_working_day

SOURCES = {
    "meta": "页面元数据",
    "label": "页面标注的发布日期",
    "list": "栏目列表日期",
    "url": "网址中的日期",
    "signature": "落款（成文）日期",
    "header": "服务器文件日期",
}
FAULTS = {
    "before_year_end": "早于报告年度结束",
    "before_last_absence": "早于最后一次未见该报告的查看",
    "after_first_seen": "晚于首次见到该报告的查看",
    "after_season": "晚于应公开年度，可能是网站迁移时重新生成",
}


def _statutory(case: Case) -> Iterator[Said]:
    yield _against(case, case.due.on, case.due.basis)


def _local(case: Case) -> Iterator[Said]:
    if case.due.local_on is None and case.due.subject:
        yield Said("not_assessable", "未登记当地规定的日期。", reason="no_local_day")
    elif case.due.extended_on:
        yield Said("not_assessable", f"已准予延期至 {case.due.extended_on}。", reason="extended")
    else:
        yield _against(case, case.due.local_on, case.due.local_basis)


def _against(case: Case, due: date | None, basis: str | None) -> Said:
    """One due day judged."""
    if not case.due.subject or due is None:
        reason = case.due.reason or "not_subject"
        return Said("not_assessable", f"本年度不负公开义务（{case.due.statutory_basis}）。", reason=reason)
    seen = publication(case)
    stand = timing(case, seen, due)
    where = f"应于 {due} 前公开（{basis}）"
    facts = (f"due={due}", f"status={stand.status}", f"known={stand.reason}")
    match stand.status:
        case "not_due":
            return Said("not_assessable", f"{where}，尚未到期。", reason="not_yet", basis=facts)
        case "could_not_look":
            return Said("not_assessable", f"{where}，{_dark(stand)}。", reason=stand.reason, basis=facts)
        case "overdue":
            return _overdue(where, stand, facts)
        case _:
            return _published(where, stand, facts)


def _dark(stand: Standing) -> str:
    since = f"自 {stand.since} 起" if stand.since else "从未"
    seen = "未能有效查看" if stand.since else "能有效查看"
    reasons = "、".join(f"{reason} {count} 次" for reason, count in stand.failures) or "查看次数不足"
    return f"{since}{seen}（{reasons}）"


def _overdue(where: str, stand: Standing, facts: tuple[str, ...]) -> Said:
    absent = stand.publication.absent
    assert absent is not None
    message = (
        f"{where}，截至 {beijing_day(absent.started_at)} 未见公开，"
        f"逾期至少 {stand.days_late_min} 天、至多 {stand.days_late_max} 天。"
    )
    basis = (*facts, *stand.deciding)
    return Said("fail", message, "", None, str(stand.days_late_min), str(stand.days_late_max), stand.deciding, basis)


def _published(where: str, stand: Standing, facts: tuple[str, ...]) -> Said:
    seen = stand.publication
    message = f"{where}，{_interval(seen)}，{_lateness(stand)}。"
    basis = (*facts, *stand.deciding, *(f"{c.source}={c.value}" for c in seen.claims if c.is_publication))
    evidence = (*stand.deciding, *(e for claim in seen.claims for e in claim.evidence))
    answer: Answer = "fail" if stand.status == "late" else "pass"
    least, most = str(stand.days_late_min), str(stand.days_late_max)
    return Said(answer, message, "", stand.reason, least, most, tuple(dict.fromkeys(evidence)), basis)


def _interval(seen: Publication) -> str:
    before = f"{seen.earliest} 查看时未见，" if seen.earliest else "此前未曾有效查看，"
    return f"{before}{seen.latest} 首次见到"


def _lateness(stand: Standing) -> str:
    claim = stand.publication.best_claim
    said = f"，{SOURCES[claim.source]}为 {claim.value}" if claim else ""
    bounds = f"迟 {stand.days_late_min} 至 {stand.days_late_max} 天"
    match stand.reason:
        case "seen":
            return "按期" + said
        case "absence":
            return bounds + said
        case "claim":
            proof = "依其自述日期" if stand.status == "late" else "依其自述日期按期，未经查看证实"
            return f"{proof}（至多{bounds}）{said}"
        case "no_date":
            return f"无可信的公开日期，不认定迟延（至多迟 {stand.days_late_max} 天）{said}"
        case _:
            return f"自述日期存疑，不认定迟延（至多迟 {stand.days_late_max} 天）{said}"


def _working_day(case: Case) -> Iterator[Said]:
    for name, day in (("statutory", case.due.statutory_on), ("local", case.due.local_on)):
        if day is None:
            continue
        working = is_working_day(day)
        if working is None:
            yield Said("not_assessable", f"{day} 的放假安排尚未公布，无法判断是否工作日。", name, "no_calendar")
        elif working:
            yield Said("pass", f"{day} 为工作日。", name, basis=(str(day),))
        else:
            yield Said("fail", f"截止日 {day} 为非工作日；条例无顺延规定，不顺延，仅提示。", name, basis=(str(day),))


def _claims(case: Case) -> Iterator[Said]:
    seen = publication(case)
    if seen.seen is None:
        yield Said("not_assessable", "尚未见到报告。", reason="not_seen")
        return
    if not seen.claims:
        yield Said("not_assessable", "报告与页面均无日期。", reason="no_date")
    for claim in seen.claims:
        yield _claim(claim, seen)


def _claim(claim: ClaimedDate, seen: Publication) -> Said:
    words = f"{SOURCES[claim.source]}为 {claim.value}"
    facts = (f"{claim.source}={claim.value}",)
    if not claim.faults:
        return Said("pass", f"{words}，与查看记录不矛盾。", claim.source, left=str(claim.value), basis=facts)
    against = "、".join(FAULTS[fault] for fault in claim.faults)
    looks = tuple(look.look_id for look in (seen.absent, seen.seen) if look)
    message = f"{words}，{against}（{_interval(seen)}）。"
    return Said(
        "fail", message, claim.source, ",".join(claim.faults), str(claim.value), None, (*claim.evidence, *looks),
        (*facts, *claim.faults),
    )  # fmt: skip


def _agreement(case: Case) -> Iterator[Said]:
    claims = [claim for claim in publication(case).claims if claim.is_publication]
    if len({claim.source for claim in claims}) < 2:
        yield Said("not_assessable", "公开日期少于两个来源。", reason="one_source")
        return
    facts = tuple(f"{claim.source}={claim.value}" for claim in claims)
    words = "，".join(f"{SOURCES[claim.source]} {claim.value}" for claim in claims)
    evidence = tuple(e for claim in claims for e in claim.evidence)
    same = len({claim.value for claim in claims}) == 1
    note = "各来源公开日期一致" if same else "各来源公开日期不一致"
    yield Said("pass" if same else "fail", f"{note}：{words}。", evidence=evidence, basis=facts)


ARTICLE = "《政府信息公开条例》第四十九条"
CLOCKS = "查看记录与各来源日期的比对；条例第四十九条"
RULES: tuple[Rule, ...] = (
    Rule("T_STATUTORY", 1, "error", "法定期限", ARTICLE, _statutory, "timeliness"),
    Rule("T_LOCAL", 1, "warning", "当地期限", "当地通知规定的日期，见名录 due_local、due_basis", _local, "timeliness"),
    Rule(
        "T_WORKDAY",
        1,
        "info",
        "截止日是否工作日",
        "国务院办公厅每年部分节假日安排；条例无顺延规定",
        _working_day,
        "timeliness",
    ),
    Rule("T_CLAIMED_DATE", 1, "warning", "自述日期是否可信", CLOCKS, _claims, "timeliness"),
    Rule("T_DATES_AGREE", 1, "info", "各来源公开日期是否一致", CLOCKS, _agreement, "timeliness"),
)
