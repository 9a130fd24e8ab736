"""Facts as a letter: headed blocks of lines, each with its links. Both parts of the mail print exactly this."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from monitor.digest import headlines, lines
from monitor.digest.facts import Facts
from monitor.digest.lines import Line, Voice
from monitor.words import Language

NAMED = 20
"""How many agencies a block names before it counts the rest and links to all."""


@dataclass(frozen=True, slots=True)
class Block:
    """One section of the letter. ``tone`` is ``plain``, ``amber``, ``red`` or ``green``; never the only sign."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""
    tone: str = "plain"
    full_url: str = ""
    """Where the whole of it can be seen."""
    more: int = 0
    more_url: str = ""
    more_words: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest in words, in one language."""

    subject: str
    title: str
    period: str
    headline: str
    compared: str
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    language: Language
    links: tuple[tuple[str, str], ...] = field(default=())
    simulated: bool = False

    def shortened(self, named: int) -> "Letter":
        """The same letter naming at most so many agencies per section; the others are counted and linked."""
        return replace(self, blocks=tuple(_shortened(block, named, self.language) for block in self.blocks))


def _shortened(block: Block, named: int, language: Language) -> Block:
    rest = block.more + max(0, len(block.lines) - named)
    if rest == block.more:
        return block
    words = f"另有 {rest} 项，见全部列表" if language == "zh" else f"{rest} more, see the full list"
    return replace(block, lines=block.lines[:named], more=rest, more_words=words, more_url=block.full_url)


def write_letter(facts: Facts, voice: Voice, footer: Sequence[str], *, simulated: bool = False) -> Letter:
    """The letter of the facts; sections without anything to say are left out, coverage never is."""
    voice = replace(voice, year=facts.report_year)
    blocks = [block for block in (make(facts, voice) for make in SECTIONS) if block]
    return Letter(
        subject=headlines.subject(facts, voice),
        title=headlines.title(facts, voice),
        period=headlines.period(facts, voice),
        headline=headlines.headline(facts, voice),
        compared=headlines.compared(facts, voice),
        blocks=tuple(blocks),
        footer=tuple(footer),
        language=voice.language,
        links=(
            (voice.say("全部状态", "All statuses"), voice.at.set_of("status", report_year=facts.report_year)),
            (voice.say("浏览首页", "Browse"), voice.at.home()),
        ),
        simulated=simulated,
    )


def _block(voice: Voice, key: str, title: str, rows: Iterable[Line], **more: str) -> Block | None:
    """A block that names at most ``NAMED`` lines and counts the others; None when there are no lines."""
    every = tuple(rows)
    if not every:
        return None
    whole = Block(
        key=key,
        title=f"{title}（{len(every)}）" if voice.language == "zh" else f"{title} ({len(every)})",
        lines=every,
        note=more.get("note", ""),
        tone=more.get("tone", "plain"),
        full_url=more.get("url") or voice.at.home(),
    )
    return _shortened(whole, NAMED, voice.language)


def _coverage(facts: Facts, voice: Voice) -> Block:
    """How complete this is, before any name is named. One cause is told once, with the names folded below it."""
    health = facts.health
    note = voice.say(
        f"应查看 {health.expected} 个机关：最近一次能够查看的 {health.looked} 个，无法查看的 {len(health.unseen)} 个。",
        f"{health.looked} of {health.expected} could be looked at last time; {len(health.unseen)} could not.",
    )
    ordered = sorted(health.unseen, key=lambda each: (each.portal, each.reason, each.agency.agency_id))
    causes = [(key, list(group)) for key, group in groupby(ordered, key=lambda each: (each.portal, each.reason))]
    causes.sort(key=lambda cause: -len(cause[1]))
    rows = [lines.outage(start, end, voice) for start, end in health.outages]
    rows += [lines.cause(portal, reason, unseen, voice) for (portal, reason), unseen in causes]
    whole = Block(
        key="coverage",
        title=voice.say("查看情况", "Coverage"),
        lines=tuple(rows),
        note=note,
        tone="amber" if rows else "plain",
        full_url=voice.at.set_of("could_not_look"),
    )
    return _shortened(whole, NAMED, voice.language)


def _corrections(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.correction(each, voice) for each in facts.corrections)
    note = voice.say("以下为我们此前告知、现予撤回的内容。", "What we said before and take back.")
    return _block(voice, "corrections", voice.say("更正", "Corrections"), rows, note=note, tone="amber")


def _new_overdue(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.overdue(said, facts, voice) for said in facts.new_overdue)
    note = voice.say(
        "在期限之后的多次有效查看中均未见公开；“未见”不等于“没有”，处理前请核实。",
        "Not found in several good looks after the due day; please verify before acting.",
    )
    url = voice.at.set_of("overdue", report_year=facts.report_year)
    return _block(voice, "new_overdue", voice.say("新逾期", "Newly overdue"), rows, note=note, tone="amber", url=url)


def _published(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.published(said, voice) for said in facts.published)
    url = voice.at.set_of("status", report_year=facts.report_year, first_seen_at__gt=facts.period.start.isoformat())
    return _block(voice, "published", voice.say("新公开", "Newly published"), rows, tone="green", url=url)


def _edits(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.edit(each, voice) for each in facts.edits)
    url = voice.at.set_of("edited_after_publication", report_year=facts.report_year)
    return _block(voice, "edits", voice.say("公开后改动", "Edited after publication"), rows, tone="amber", url=url)


def _imbalances(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.faults(change, voice) for change in facts.imbalances)
    passed, failed, unknown = facts.checks
    note = voice.say(
        f"{facts.report_year}年度全部报告的检查：通过 {passed}，不符 {failed}，无法判断 {unknown}。",
        f"All checks on reports of {facts.report_year}: {passed} pass, {failed} fail, {unknown} not assessable.",
    )
    url = voice.at.set_of("imbalances", report_year=facts.report_year)
    title = voice.say("新增勾稽不平、结转不符", "New imbalances")
    return _block(voice, "imbalances", title, rows, note=note, tone="amber", url=url)


def _resolved(facts: Facts, voice: Voice) -> Block | None:
    rows = [lines.resolved(change, voice) for change in facts.resolved]
    rows += [lines.seen_again(said, voice) for said in facts.seen_again]
    return _block(voice, "resolved", voice.say("已解决", "Resolved"), rows, tone="green")


def _due_soon(facts: Facts, voice: Voice) -> Block | None:
    if not facts.due_soon:
        return None
    ordered = sorted(facts.due_soon, key=lambda s: (str(s.now.due_on), s.agency.kind, s.agency.agency_id))
    groups = groupby(ordered, key=lambda s: (s.now.due_on, s.agency.kind))
    rows = [lines.soon(due_on, kind, list(group), voice) for (due_on, kind), group in groups]
    title = voice.say(f"将到期，尚未见公开（{len(ordered)}）", f"Due soon, not seen yet ({len(ordered)})")
    url = voice.at.set_of("status", status="not_due", report_year=facts.report_year)
    return _shortened(Block("due_soon", title, tuple(rows), full_url=url), NAMED, voice.language)


def _still_overdue(facts: Facts, voice: Voice) -> Block | None:
    rows = (lines.overdue(said, facts, voice) for said in facts.still_overdue)
    url = voice.at.set_of("overdue", _sort="due_on")
    return _block(voice, "still_overdue", voice.say("仍逾期", "Still overdue"), rows, tone="amber", url=url)


def _to_check(facts: Facts, voice: Voice) -> Block | None:
    rows = [lines.unreadable(said, voice) for said in facts.to_check]
    rows += [lines.faults(change, voice) for change in facts.warnings]
    note = voice.say("待办清单，不是结论：请人工核对后再用。", "A work list, not findings.")
    url = voice.at.set_of("findings", answer="fail", severity__in="warning,prompt", report_year=facts.report_year)
    return _block(voice, "to_check", voice.say("待人工核对", "To be checked by a person"), rows, note=note, url=url)


SECTIONS: tuple[Callable[[Facts, Voice], Block | None], ...] = (
    _coverage,
    _corrections,
    _new_overdue,
    _published,
    _edits,
    _imbalances,
    _resolved,
    _due_soon,
    _still_overdue,
    _to_check,
)
"""The order of the letter: what it rests on before any accusation, corrections before new names."""
