"""One line of the letter for each kind of fact, in neutral words: 未见公开, never 未公开; no exclamation marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from extract.showing.naming import cell_name
from monitor.browse.addresses import Addresses
from monitor.digest.facts import Change, Correction, Edit, Facts, Said, Unseen
from monitor.findings import Finding
from monitor.words import CAUSE, KIND, REASON, STATUS, Language, said

RED_AFTER_DAYS = 14
CELLS_SHOWN = 6
CELLS_LINKED = 4
NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language to speak, and where links lead."""

    language: Language = "zh"
    at: Addresses = field(default_factory=Addresses)
    year: int | None = None
    """The report year the letter is about; other years are said beside the name."""

    def say(self, chinese: str, english: str) -> str:
        """The one of two wordings that is ours."""
        return chinese if self.language == "zh" else english


@dataclass(frozen=True, slots=True)
class Line:
    """One item: who, what is said of them, and links as (words, address). ``tone`` never stands alone."""

    name: str
    words: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    tone: str = "plain"


def day(value: date | None) -> str:
    """A day, or a dash."""
    return value.isoformat() if value else "—"


def minute(value: datetime | None, voice: Voice) -> str:
    """A moment to the minute, or that there was none."""
    return f"{value:%Y-%m-%d %H:%M}" if value else voice.say("从未", "never")


def _name(agency_name: str, year: int, voice: Voice) -> str:
    return agency_name if year == voice.year else f"{agency_name}{voice.say(f'（{year}年度）', f' ({year})')}"


def _bounds(least: int | None, most: int | None, voice: Voice) -> str:
    """``至少 3 天，至多 10 天``."""
    if least is None or most is None:
        return ""
    if least == most:
        return voice.say(f"{least} 天", f"{least} days")
    return voice.say(f"至少 {least} 天、至多 {most} 天", f"at least {least}, at most {most} days")


def _case_links(who: Said, voice: Voice) -> tuple[tuple[str, str], ...]:
    return ((voice.say("依据", "evidence"), voice.at.agency(who.agency.agency_id, who.now.report_year)),)


def outage(start: datetime, end: datetime, voice: Voice) -> Line:
    """A stretch in which we ourselves did not look."""
    since, until = f"{start:%m-%d %H:%M}", f"{end:%m-%d %H:%M}"
    words = voice.say(f"{since} 至 {until} 未运行，此间的变化只能界定到该区间", f"did not run from {since} to {until}")
    return Line(voice.say("本系统", "gouji itself"), (words,), tone="amber")


def cause(portal: str, reason: str, unseen: Sequence[Unseen], voice: Voice) -> Line:
    """One cause with the agencies it hides."""
    names = [each.agency.name for each in unseen]
    shown = voice.say("、", ", ").join(names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        shown += voice.say(f"等 {len(names)} 个", f" and {len(names) - NAMES_SHOWN} more")
    since = [each.since for each in unseen if each.since]
    last = minute(min(since), voice) if since and len(since) == len(unseen) else minute(None, voice)
    looks = voice.at.set_of("looks", agency_id=unseen[0].agency.agency_id, _sort_desc="started_at")
    words = (
        voice.say("原因：", "cause: ") + said(REASON, reason, voice.language),
        voice.say(f"最后有效查看：{last}", f"last good look: {last}"),
        shown,
    )
    return Line(portal, words, ((voice.say("查看记录", "looks"), looks),), tone="amber")


def correction(each: Correction, voice: Voice) -> Line:
    """What we withdraw."""
    was, now = said(STATUS, each.was, voice.language), said(STATUS, each.now, voice.language)
    words = voice.say(f"此前告知“{was}”，现更正为“{now}”", f"we said “{was}”, now “{now}”")
    cause = said(CAUSE, each.cause, voice.language)
    why = voice.say(f"原因：{cause}", f"because: {cause}")
    if each.again:
        why += voice.say("（上一封邮件可能未送达，故再次列出）", " (repeated: the last mail may not have arrived)")
    link = (voice.say("依据", "evidence"), voice.at.agency(each.agency.agency_id, each.report_year))
    return Line(
        f"{each.agency.name}{voice.say(f'（{each.report_year}年度）', f' ({each.report_year})')}", (words, why), (link,)
    )


def _day_off(who: Said, voice: Voice) -> str:
    """That the due day was no working day: no excuse by the regulation, and yet to be known before acting."""
    flags = {f.subject for f in who.now.findings if f.rule == "T_WORKDAY" and f.answer == "fail"}
    words = "当日为非工作日（条例无顺延规定）", "not a working day (the regulation moves nothing)"
    return voice.say(*words) if "statutory" in flags else ""


def overdue(who: Said, facts: Facts, voice: Voice) -> Line:
    """An agency without a report after its due day."""
    now = who.now
    age = (facts.period.end.date() - now.due_on).days if now.due_on else 0
    words = [voice.say(f"期限 {day(now.due_on)}", f"due {day(now.due_on)}"), now.due_basis or "", _day_off(who, voice)]
    bounds = _bounds(now.days_late_min, now.days_late_max, voice)
    if bounds:
        words.append(voice.say(f"已过期限{bounds}", f"{bounds} past due"))
    seen = minute(now.last_good_look_at, voice)
    words.append(voice.say(f"截至 {seen} 未见公开", f"not seen as of {seen}"))
    return Line(
        _name(who.agency.name, now.report_year, voice),
        tuple(word for word in words if word),
        _case_links(who, voice),
        tone="red" if age > RED_AFTER_DAYS else "amber",
    )


def published(who: Said, voice: Voice) -> Line:
    """A report that appeared."""
    now = who.now
    words = [said(STATUS, now.status, voice.language)]
    if who.before is not None and who.before.status == "overdue":
        words.append(voice.say("补发（此前逾期）", "was overdue"))
    if now.days_late_max and now.status != "on_time":
        words.append(voice.say("迟", "late by ") + _bounds(now.days_late_min, now.days_late_max, voice))
        words += filter(None, [_day_off(who, voice)])
    last, first = minute(now.last_absent_at, voice), minute(now.first_seen_at, voice)
    words.append(voice.say(f"最后未见 {last}，首次看到 {first}", f"last absent {last}, first seen {first}"))
    if now.claimed_on:
        words.append(voice.say(f"自述日期 {day(now.claimed_on)}", f"claimed {day(now.claimed_on)}"))
    if now.status == "unreadable":
        words.append(said(REASON, now.reason, voice.language))
    links = _case_links(who, voice)
    if now.report_id:
        links += ((voice.say("报告数据", "figures"), voice.at.report(now.report_id)),)
    tone = {"on_time": "green", "late": "amber"}.get(now.status, "plain")
    return Line(_name(who.agency.name, now.report_year, voice), tuple(words), links, tone)


def edit(each: Edit, voice: Voice) -> Line:
    """What changed after publication, figure by figure."""
    words = [voice.say(f"{minute(each.seen_at, voice)} 发现改动", f"change seen {minute(each.seen_at, voice)}")]
    shown, blank = each.cells[:CELLS_SHOWN], voice.say("（空）", "(blank)")
    words += [f"{cell_name(c.cell)}：{c.before or blank} → {c.after or blank}" for c in shown]
    if len(each.cells) > CELLS_SHOWN:
        rest = len(each.cells) - CELLS_SHOWN
        words.append(voice.say(f"另 {rest} 格", f"{rest} more cells"))
    if each.sections:
        numbers = "、".join(map(str, each.sections))
        words.append(voice.say(f"正文第 {numbers} 部分有改动", f"text of sections {numbers} changed"))
    before, after = voice.say("改动前", "before"), voice.say("改动后", "after")
    links = [(before, voice.at.evidence(each.before_capture)), (after, voice.at.evidence(each.after_capture))]
    for change in shown[:CELLS_LINKED]:
        name = cell_name(change.cell)
        links += [
            (f"{name} {before}", voice.at.evidence(each.before_capture, f"{each.before_report}/{change.cell}")),
            (f"{name} {after}", voice.at.evidence(each.after_capture, f"{each.after_report}/{change.cell}")),
        ]
    return Line(_name(each.agency.name, each.report_year, voice), tuple(words), tuple(links), "amber")


def faults(change: Change, voice: Voice) -> Line:
    """Checks that fail, with their numbers and the cells."""
    who = change.said
    words = tuple(_fault(finding) for finding in change.findings[:CELLS_SHOWN])
    if len(change.findings) > CELLS_SHOWN:
        rest = len(change.findings) - CELLS_SHOWN
        words += (voice.say(f"另 {rest} 项", f"{rest} more"),)
    links = _case_links(who, voice) + _cell_links(change, voice)
    if who.now.report_id:
        links += ((voice.say("报告数据", "figures"), voice.at.report(who.now.report_id)),)
    return Line(_name(who.agency.name, who.now.report_year, voice), words, links, "amber")


def _cell_links(change: Change, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The first figures the faults rest on, each leading to where it is printed."""
    cells = [each for finding in change.findings for each in finding.evidence if each.count("/") == 1]
    parts = [each.split("/") for each in dict.fromkeys(cells)]
    named = [(report_id, cell) for report_id, cell in parts if cell.count(".") == 2]
    return tuple((cell_name(cell), voice.at.cell(report_id, cell)) for report_id, cell in named[:CELLS_LINKED])


def _fault(finding: Finding) -> str:
    words = finding.message or f"{finding.rule} {finding.subject}: {finding.left} ≠ {finding.right}"
    return words.rstrip("。")


def resolved(change: Change, voice: Voice) -> Line:
    """Checks that failed and now pass."""
    words = tuple(voice.say("已相符：", "holds now: ") + _fault(finding) for finding in change.findings[:CELLS_SHOWN])
    who = change.said
    return Line(_name(who.agency.name, who.now.report_year, voice), words, _case_links(who, voice), "green")


def seen_again(who: Said, voice: Voice) -> Line:
    """An agency that can be looked at again."""
    status = said(STATUS, who.now.status, voice.language)
    words = (voice.say(f"恢复查看：{status}", f"can be looked at again: {status}"),)
    return Line(_name(who.agency.name, who.now.report_year, voice), words, _case_links(who, voice), "green")


def soon(due_on: date | None, kind: str, who: Sequence[Said], voice: Voice) -> Line:
    """Agencies of one kind with the same due day, not seen yet."""
    names = [each.agency.name for each in who]
    shown = voice.say("、", ", ").join(names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        shown += voice.say("等", " …")
    days = [f"{day(due_on)}", f"{len(names)}", shown]
    url = voice.at.set_of("status", status="not_due", due_on=day(due_on), kind=kind)
    return Line(said(KIND, kind, voice.language), tuple(days), ((voice.say("全部", "all"), url),))


def unreadable(who: Said, voice: Voice) -> Line:
    """A report that is there and gives no figures."""
    words = (said(STATUS, "unreadable", voice.language), said(REASON, who.now.reason, voice.language))
    return Line(_name(who.agency.name, who.now.report_year, voice), words, _case_links(who, voice))
