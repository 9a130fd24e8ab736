"""When a report was published: an interval from looks, beside every date the portal and the document claim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from crawler.looks import Look
from monitor.cases import Case
from monitor.workdays import beijing_day

ClaimSource = Literal["meta", "label", "list", "url", "signature", "header"]
GRADES: tuple[ClaimSource, ...] = ("meta", "label", "list", "url", "signature", "header")
"""Best evidence of the publication day first. The last two date the text and the file, not its publication."""
PUBLICATION: tuple[ClaimSource, ...] = ("meta", "label", "list", "url")

Fault = Literal["before_year_end", "before_last_absence", "after_first_seen", "after_season"]


@dataclass(frozen=True, slots=True)
class ClaimedDate:
    """A day somebody claims, who claims it, what speaks against it, and the captures or look it was read in."""

    source: ClaimSource
    value: date
    faults: tuple[Fault, ...]
    evidence: tuple[str, ...]

    @property
    def is_publication(self) -> bool:
        """Whether it claims the day of publication, and not of signing or of the file."""
        return self.source in PUBLICATION


@dataclass(frozen=True, slots=True)
class Publication:
    """What the looks say: published after ``absent`` began and before ``seen`` ended; either may be None."""

    seen: Look | None
    absent: Look | None
    """The last good look without it before it was first seen, or the last at all."""
    last_good: Look | None
    claims: tuple[ClaimedDate, ...] = ()
    by: date | None = None
    """The day on which it was certainly seen, where nobody can say when ``seen`` was made."""

    @property
    def earliest(self) -> date | None:
        """The first Beijing day on which it can have been published; None when no absence bounds it."""
        return beijing_day(self.absent.started_at) if self.absent else None

    @property
    def latest(self) -> date | None:
        """The last Beijing day on which it can have been published; None when never seen."""
        if self.by is not None:
            return self.by
        return beijing_day(self.seen.ended_at) if self.seen else None

    @property
    def best_claim(self) -> ClaimedDate | None:
        """The best-graded claim of a publication day that nothing speaks against, else the best of any."""
        sound = [c for c in self.claims if c.is_publication and not c.faults]
        return next(iter(sound or self.claims), None)


def publication(case: Case) -> Publication:
    """The interval and the claims of a case."""
    seen = first_seen(case)
    by = case.today if seen is not None and seen.look_id in case.undated else None
    absences = [look for look in dated(case) if look.outcome == "absent"]
    before = [look for look in absences if seen is None or by is not None or _before(look, seen)]
    good = [look for look in case.looks if look.outcome != "unknown"]
    bare = Publication(seen, before[-1] if before else None, good[-1] if good else None, by=by)
    return bare if seen is None else replace(bare, claims=_claims(case, bare))


def dated(case: Case) -> list[Look]:
    """The looks of which it is certain when they were made."""
    return [look for look in case.looks if look.look_id not in case.undated]


def first_seen(case: Case) -> Look | None:
    """The first look that saw the report; one of which it is certain when it was made, if there is one.

    A row that led to an interpretation or a news item was taken for the report by mistake: where another look saw more
    than that, such a look counts neither as seen nor as absent.
    """
    seen = sorted(
        (look for look in case.looks if look.outcome == "seen"), key=lambda look: look.look_id in case.undated
    )
    mistaken = _mistaken(case)
    real = [look for look in seen if not look.found or any(found.url not in mistaken for found in look.found)]
    return next(iter(real or seen), None)


def _mistaken(case: Case) -> frozenset[str]:
    """The addresses of found rows under which only documents were read that are no annual report."""
    by_row: dict[str, list[bool]] = {}
    for stored in case.reports:
        is_report = stored.report.is_annual_report or stored.report.error is not None
        by_row.setdefault(stored.found.url, []).append(is_report)
    return frozenset(url for url, answers in by_row.items() if not any(answers))


def _before(look: Look, seen: Look) -> bool:
    return look.ended_at <= seen.ended_at


def _claims(case: Case, bare: Publication) -> tuple[ClaimedDate, ...]:
    """Every claimed day once per source and value, best grade first, then the earliest heard."""
    heard: dict[tuple[ClaimSource, date], list[str]] = {}
    for source, value, evidence in _heard(case):
        heard.setdefault((source, value), []).append(evidence)
    order = sorted(heard, key=lambda key: GRADES.index(key[0]))
    return tuple(
        ClaimedDate(
            source, value, tuple(_faults(value, source, case, bare)), tuple(dict.fromkeys(heard[source, value]))
        )
        for source, value in order
    )


def _heard(case: Case) -> Iterator[tuple[ClaimSource, date, str]]:
    for look in case.looks:
        for found in look.found:
            if found.list_date:
                yield "list", found.list_date, look.look_id
            if found.url_date:
                yield "url", found.url_date, look.look_id
    for stored in case.reports:
        for claimed in stored.report.dates:
            yield claimed.source, claimed.value, stored.capture.capture_id


def _faults(value: date, source: ClaimSource, case: Case, bare: Publication) -> Iterator[Fault]:
    """What speaks against a claimed day. A text may be signed long before it is published."""
    if value <= date(case.report_year, 12, 31):
        yield "before_year_end"
    if source not in PUBLICATION:
        return
    if bare.earliest and value < bare.earliest:
        yield "before_last_absence"
    if bare.latest and value > bare.latest:
        yield "after_first_seen"
    if value.year > case.report_year + 1:
        # a portal that moves house dates everything anew: such a day shows a migration as often as a late report
        yield "after_season"
