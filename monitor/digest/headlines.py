"""The head of the letter in words: title, period, subject, headline, and how it compares with the last one."""

from monitor.digest.facts import Counts, Facts
from monitor.digest.lines import Voice


def title(facts: Facts, voice: Voice) -> str:
    """The head of the letter."""
    return voice.say(f"{facts.scope}政府信息公开工作年度报告监测", f"Annual disclosure reports: {facts.scope}")


def period(facts: Facts, voice: Voice) -> str:
    """The stretch of time in words."""
    start, end = f"{facts.period.start:%Y-%m-%d %H:%M}", f"{facts.period.end:%Y-%m-%d %H:%M}"
    return voice.say(f"{facts.period.name}（{start} 至 {end}，北京时间）", f"{facts.period.name} ({start} to {end})")


def subject(facts: Facts, voice: Voice) -> str:
    """Counts, scope and denominator, fit for filtering and for a list of mails; one line whatever the scope holds."""
    late_now = sum(1 for s in facts.published if s.before is not None and s.before.status == "overdue")
    counts = facts.counts
    name = facts.period.name
    if "W" in name:
        name = voice.say(f"第{int(name[-2:])}周", f"week {int(name[-2:])}")
    return voice.say(
        f"[年报监测·{facts.scope}] {name}：新逾期 {len(facts.new_overdue)}，补发 {late_now}，"
        f"无法查看 {counts.could_not_look}（共 {counts.total}）",
        f"[gouji {facts.scope}] {name}: {len(facts.new_overdue)} newly overdue, {late_now} published late, "
        f"{counts.could_not_look} not seen (of {counts.total})",
    )


def headline(facts: Facts, voice: Voice) -> str:
    """Everything in one line."""
    c = facts.counts
    return voice.say(
        f"{facts.report_year}年度报告：应公开 {c.owed}，已公开 {c.published}（按时 {c.on_time}，迟 {c.late}，"
        f"数据无法读取 {c.unreadable}），逾期未见公开 {c.overdue}，无法查看 {c.could_not_look}；"
        f"未到期或不适用 {c.not_due}。",
        f"Reports of {facts.report_year}: {c.owed} due, {c.published} published ({c.on_time} on time, {c.late} late, "
        f"{c.unreadable} unreadable), {c.overdue} overdue, {c.could_not_look} could not be looked at; "
        f"{c.not_due} not due or not subject.",
    )


def compared(facts: Facts, voice: Voice) -> str:
    """The difference from last time in one line."""
    if facts.counts_before is None:
        return voice.say("首期，无上期可比。", "First digest: nothing to compare with.")
    pairs = (
        ("published", "已公开", "published"),
        ("overdue", "逾期", "overdue"),
        ("could_not_look", "无法查看", "not seen"),
    )
    changes = [_delta(facts.counts, facts.counts_before, name, voice.say(zh, en)) for name, zh, en in pairs]
    return voice.say("较上期：", "Since last time: ") + voice.say("，", ", ").join(changes) + voice.say("。", ".")


def _delta(now: Counts, before: Counts, name: str, words: str) -> str:
    change = getattr(now, name) - getattr(before, name)
    return f"{words} {change:+d}" if change else f"{words} ±0"
