"""The six statuses, from looks and readings only through the case."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from crawler.looks import Look
from monitor.cases import Case, has_tables, newest_versions
from monitor.findings import Status
from monitor.publication import Publication, dated, publication
from monitor.workdays import beijing_day

VOUCHED_DAYS = 31
"""A day after the due day that a report claims for itself counts as late only when we saw the report so soon after it.

Who looks for the first time in November cannot know whether the pages were dated anew when a portal moved in May.
"""
UNPROVEN = frozenset({"no_date", "claim_contradicted", "claim_unvouched"})
"""Reasons of ``on_time`` that say only: nothing proves that it was late."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its reason, the bounds of lateness in days, and the looks that decide it.

    ``reason`` is a stable word: for ``on_time`` and ``late`` how it is known (``seen``, ``absence``, ``claim``,
    ``no_date``, ``claim_contradicted``, ``claim_unvouched``), otherwise why. ``since`` is the day since when nothing
    could be seen.
    ``deciding`` is the least evidence that carries the status: it does not grow with every further look.
    """

    status: Status
    reason: str | None
    publication: Publication
    days_late_min: int | None = None
    days_late_max: int | None = None
    deciding: tuple[str, ...] = ()
    since: date | None = None
    failures: tuple[tuple[str, int], ...] = ()
    """Reasons of the looks that failed since the last good one, with their number, most frequent first."""


def standing(case: Case) -> Standing:
    """Where an agency stands for a report year, as known on the case's day."""
    seen = publication(case)
    if not case.due.subject:
        return Standing("not_due", case.due.reason, seen)
    due = case.due.on
    assert due is not None, "an agency that owes something has a day"
    timed = timing(case, seen, due)
    return timed if seen.seen is None else _readable(case, timed)


def timing(case: Case, seen: Publication, due: date) -> Standing:
    """The standing against one due day, statutory or local, whatever could be read."""
    return _not_seen(case, seen, due) if seen.seen is None else _timed(seen, due)


def _not_seen(case: Case, seen: Publication, due: date) -> Standing:
    if case.today <= due:
        return Standing("not_due", "not_yet", seen)
    absences = [look for look in dated(case) if look.outcome == "absent" and beijing_day(look.started_at) > due]
    proof = proof_of_absence(absences, case.proof.looks, case.proof.days)
    if proof:
        least = (beijing_day(absences[-1].started_at) - due).days
        most = (case.today - due).days
        return Standing("overdue", "absent", seen, least, most, tuple(look.look_id for look in proof))
    return _in_the_dark(case, seen, absences, due)


def proof_of_absence(absences: list[Look], looks: int, days: int) -> list[Look]:
    """The first looks that together are enough proof, or none when all of them are not enough."""
    for count in range(looks, len(absences) + 1):
        first = absences[:count]
        if len({beijing_day(look.started_at) for look in first}) >= days:
            return first
    return []


def _in_the_dark(case: Case, seen: Publication, absences: list[Look], due: date) -> Standing:
    """Past the due day without proof either way: since when, and what the looks since then ran into."""
    since = beijing_day(seen.last_good.ended_at) if seen.last_good else None
    failed = [look for look in case.looks if look.outcome == "unknown" and _after(look, seen.last_good)]
    counts = Counter(look.reason or "unknown" for look in failed)
    failures = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    too_few = "not_enough_looks" if absences else "not_looked"
    reason = failures[0][0] if failures else too_few
    return Standing("could_not_look", reason, seen, None, None, (str(due),), since, failures)


def _after(look: Look, good: Look | None) -> bool:
    return good is None or look.ended_at > good.ended_at


def _timed(seen: Publication, due: date) -> Standing:
    """On time or late, for a report that was seen; never late without proof (no date, no penalty)."""
    assert seen.seen is not None
    assert seen.latest is not None
    deciding = tuple(look.look_id for look in (seen.absent, seen.seen) if look)
    most = max(0, (seen.latest - due).days)
    if seen.latest <= due:
        return Standing("on_time", "seen", seen, 0, 0, (seen.seen.look_id,))
    if seen.earliest and seen.earliest > due:
        return Standing("late", "absence", seen, (seen.earliest - due).days, most, deciding)
    sound = [c for c in seen.claims if c.is_publication and not c.faults]
    if not sound:
        doubted = any(c.is_publication for c in seen.claims)
        return Standing("on_time", "claim_contradicted" if doubted else "no_date", seen, 0, most, deciding)
    if all(claim.value > due for claim in sound):
        earliest = min(claim.value for claim in sound)
        if (seen.latest - earliest).days > VOUCHED_DAYS:
            return Standing("on_time", "claim_unvouched", seen, 0, most, deciding)
        # said by the publisher against its own interest, and nothing speaks against it
        return Standing("late", "claim", seen, (earliest - due).days, most, deciding)
    return Standing("on_time", "claim", seen, 0, most, deciding)


def _readable(case: Case, timed: Standing) -> Standing:
    """The same standing, or ``unreadable`` with the same bounds when no figures of the report could be read."""
    if case.reading is not None:
        return timed
    return Standing(
        "unreadable",
        unreadable_because(case),
        timed.publication,
        timed.days_late_min,
        timed.days_late_max,
        timed.deciding,
    )


def unreadable_because(case: Case) -> str:
    """Why nothing could be read: ``not_opened.<reason>`` of a look, ``not_fetched``, a reader's own kind,
    ``not_annual_report``, ``no_tables``, or ``other_year``: what was found is an annual report, but by its own words
    not of this year.
    """
    closed = _unopened(case)
    if not case.reports:
        return closed or "not_fetched"
    newest = newest_versions(case.reports)
    if any(stored.report.is_annual_report and has_tables(stored.report) for stored in newest):
        return "other_year"
    errors = [stored.report.error.kind for stored in newest if stored.report.error]
    if closed and not errors:
        return closed
    if any(stored.report.is_annual_report and not stored.report.error for stored in newest):
        return errors[-1] if errors else "no_tables"
    return errors[-1] if errors else "not_annual_report"


def _unopened(case: Case) -> str | None:
    """Why the newest look that saw the report could not open it, or a file of it; the next visit tries again."""
    listed = [look for look in case.looks if look.found]
    why = next((found.unopened for found in listed[-1].found if found.unopened), None) if listed else None
    return f"not_opened.{why}" if why else None
