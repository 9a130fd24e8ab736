"""Brakes: a jurisdiction where too much changed at once, or too little could be seen, is held back for a person."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

LEAST = 3
"""A share of very few agencies says nothing: a brake needs at least so many agencies affected."""

_AGAINST = {
    # from -> the statuses that nothing in the ordinary course of a season leads to, for many agencies at once
    "not_due": {"overdue", "late"},
    "could_not_look": {"overdue"},
    "overdue": {"on_time", "could_not_look", "not_due"},
    "late": {"on_time", "overdue", "could_not_look", "unreadable", "not_due"},
    "on_time": {"late", "overdue", "could_not_look", "unreadable", "not_due"},
    "unreadable": {"overdue", "could_not_look", "not_due"},
}


def is_flip(before: str | None, now: str) -> bool:
    """Whether a change of status counts for the brake: towards an accusation, or back from what was said.

    >>> is_flip("not_due", "on_time"), is_flip("on_time", "overdue"), is_flip(None, "overdue")
    (False, True, False)
    """
    return before is not None and now in _AGAINST[before]


@dataclass(slots=True)
class _Count:
    agencies: int = 0
    flipped: list[str] = field(default_factory=list)
    dark: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A brake that closed: ``flips`` or ``dark``, over which agencies, and why, in Chinese."""

    jurisdiction: str
    report_year: int
    kind: str
    agencies: tuple[str, ...]
    reason: str


class Brakes:
    """Counts agencies as they are judged; small, whatever the number of agencies."""

    def __init__(self, flip_share: float, dark_share: float) -> None:
        """Shares from 0 to 1 beyond which a jurisdiction is held."""
        self._flip_share, self._dark_share = flip_share, dark_share
        self._counts: defaultdict[tuple[str, int], _Count] = defaultdict(_Count)

    def count(self, jurisdiction: str, report_year: int, agency_id: str, *, flipped: bool, dark: bool) -> None:
        """Count one agency that owes a report."""
        count = self._counts[jurisdiction, report_year]
        count.agencies += 1
        if flipped:
            count.flipped.append(agency_id)
        if dark:
            count.dark.append(agency_id)

    def pulled(self) -> Iterator[Pulled]:
        """The brakes that close, by jurisdiction and year."""
        for (jurisdiction, year), count in sorted(self._counts.items()):
            for kind, affected, share, words in (
                ("flips", count.flipped, self._flip_share, "状态同时变化"),
                ("dark", count.dark, self._dark_share, "无法查看"),
            ):
                if len(affected) >= LEAST and len(affected) > share * count.agencies:
                    reason = (
                        f"{jurisdiction} {year}年度：{count.agencies} 家中 {len(affected)} 家{words}，"
                        f"超过 {share:.0%}，暂缓发布，待人工核实。"
                    )
                    yield Pulled(jurisdiction, year, kind, tuple(sorted(affected)), reason)
