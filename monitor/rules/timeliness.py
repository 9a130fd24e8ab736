"""Whether a report came in time, against the statute and against the local notice, and how far its dates hold."""

from collections.abc import Iterator
from datetime import date

from monitor.cases import Case
from monitor.findings import Answer
from monitor.publication import ClaimedDate, Publication, publication
from monitor.rules.rule import Rule, Said
from monitor.status import UNPROVEN, VOUCHED_DAYS, Standing, timing
from monitor.words import REASON, said
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
    reasons = "、".join(f"{said(REASON, reason)} {count} 次" for reason, count in stand.failures) or "查看次数不足"
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
    answer: Answer = "fail" if stand.status == "late" else "not_assessable" if stand.reason in UNPROVEN else "pass"
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
        case "claim_unvouched":
            return f"自述日期晚于期限，但首次查看已在其后 {VOUCHED_DAYS} 天以上，无从印证，不认定迟延{said}"
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
    Rule(
        id="T_STATUTORY",
        version=1,
        severity="error",
        family="timeliness",
        title="法定期限",
        about="查看记录证明期限前已公开、或期限后未见而后见到、或多次查看均未见，分别为通过、不符、不符。"
        "只有自述日期时，日期在期限前为通过，在期限后且见到不迟于其后 31 天为不符；"
        "证明不足、无可信日期时不作判断，不认定迟延。",
        example="应于 1 月 31 日前公开，2 月 3 日、4 日、6 日三次有效查看均未见：不符（逾期至少 6 天）。",
        citation=ARTICLE,
        check=_statutory,
    ),
    Rule(
        id="T_LOCAL",
        version=1,
        severity="warning",
        family="timeliness",
        title="当地期限",
        about="与法定期限同样判断，依据为当地通知的较早日期；乡镇街道无当地日期时按通例 1 月 31 日提示。",
        example="当地通知要求 1 月 15 日前，18 日未见、20 日见到：不符（迟 3 至 5 天），仅作提示。",
        citation="当地通知规定的日期，见名录 due_local、due_basis",
        check=_local,
    ),
    Rule(
        id="T_WORKDAY",
        version=1,
        severity="info",
        family="timeliness",
        title="截止日是否工作日",
        about="截止日是否工作日；不顺延，只标明，供措辞参考；放假安排未公布的年份不作判断。",
        example="2021 年 1 月 31 日为星期日：标明。",
        citation="国务院办公厅每年部分节假日安排；条例无顺延规定",
        check=_working_day,
    ),
    Rule(
        id="T_CLAIMED_DATE",
        version=1,
        severity="warning",
        family="timeliness",
        title="自述日期是否可信",
        about="每个自述日期与查看记录比对；矛盾只列明，不取舍。",
        example="页面标注 1 月 30 日，而 2 月 3 日有效查看时尚无该报告：不符。",
        citation=CLOCKS,
        check=_claims,
    ),
    Rule(
        id="T_DATES_AGREE",
        version=1,
        severity="info",
        family="timeliness",
        title="各来源公开日期是否一致",
        about="同一报告在元数据、页面、列表、网址中的公开日期是否相同。",
        example="网址 t20230112，页面标注 2023-01-19：不符。",
        citation=CLOCKS,
        check=_agreement,
    ),
)
