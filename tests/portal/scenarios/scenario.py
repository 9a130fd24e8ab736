"""What a scenario is: portals, whoever owes a report there, and what each crawl of the season must conclude.

The season has four crawls: one before the due day (31 January 2026) and three after it, on three days.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.answers import Answer
from portal.families import TRS
from portal.site import Fault, Item, Site, history, on, report


def at(text: str) -> datetime:
    """A moment in Beijing: ``02-04 12:00`` of 2026, or a whole ISO moment."""
    return datetime.fromisoformat(f"{text}+08:00" if text[:2] == "20" else f"2026-{text}+08:00")


CRAWLS = (at("01-12 10:00"), at("02-03 10:00"), at("02-04 10:00"), at("02-05 10:00"))
DAY0, DAY1, DAY2, DAY3 = CRAWLS
YEAR = 2025
A = "青禾县财政局"
PAST = history(A, 2017, 2024)
ALWAYS = datetime.fromisoformat("2000-01-01T00:00:00+08:00")


@dataclass(frozen=True, slots=True)
class Owed:
    """One agency of a portal: what each crawl concludes (``seen``, ``absent`` or the reason of unknown), and its status."""

    looks: tuple[str, ...]
    status: str
    name: str = A
    column: str | None = None
    """Its column's path; None means the family's, empty means to be discovered."""
    near_miss: bool = False
    """The report is found outside the column."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """More fields of its register row."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """``beside`` is a second host; ``site`` may be made from its address."""

    name: str
    why: str
    site: Site | Callable[[str], Site]
    owed: tuple[Owed, ...]
    beside: Site | None = None
    tls: str | bytes | None = None
    """A key of ``tls.old()``, or the raw bytes of a server that speaks no proper TLS."""
    profile: str = "default"
    closed: bool = False
    """Nobody listens at the address."""
    portal: Mapping[str, Any] = field(default_factory=dict)
    """More fields of the portal's register row."""


def looks(*parts: str) -> tuple[str, ...]:
    """Four conclusions from one (always), two (before, after) or four."""
    match parts:
        case (same,):
            return (same,) * 4
        case (before, after):
            return (before, after, after, after)
    assert len(parts) == 4
    return parts


def one(
    name: str, why: str, site: Site | Callable[[str], Site], expected: tuple[str, ...], status: str, **more: Any
) -> Scenario:
    """A scenario with one agency; what belongs to ``Owed`` goes there, the rest to the scenario."""
    own = {key: more.pop(key) for key in ("name_", "column", "near_miss", "fields") if key in more}
    if "name_" in own:
        own["name"] = own.pop("name_")
    return Scenario(name, why, site, (Owed(expected, status, **own),), **more)


def trs(*items: Item, faults: tuple[Fault, ...] = (), **more: Any) -> Site:
    """The plainest portal: TRS, the reports of 2017 to 2024, and what is given."""
    return Site(A, TRS, (*PAST, *items), faults, **more)


def fault(answer: Answer, part: str = "", since: datetime = DAY1, **more: Any) -> Site:
    """The plainest portal with a fault from the second crawl on."""
    return trs(faults=(on(part, answer, since),), **more)


def new(published: str, **more: Any) -> Item:
    """The report asked for, published at a moment."""
    return report(A, YEAR, at(published), **more)


IN_TIME = "01-20 09:30"
LATE = "02-04 15:00"
"""After the third crawl and before the fourth."""
NEVER = looks("absent")
DARK = "could_not_look"
