"""Which row of a list is a report of which body and year: decided by its text, never by the column it stands in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from crawler.title.agency_names import Names
from crawler.title.calling import calls, is_generic, is_of_another_kind
from crawler.title.lookalikes import MAY_HOLD_IT
from crawler.title.names import shorten
from crawler.title.resembling import extends, resembles
from crawler.title.titles import ENDS_EARLY, IN_ITS_NAME, OF_TWO_YEARS, Reading, read_title

__all__ = ["Asked", "Fit", "Reading", "Row", "Whose", "fit", "named_fit", "read_title"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list as a family read it: the text of its link (or its title attribute) and what is beside it."""

    url: str
    title: str
    list_date: date | None = None
    in_list: bool = True
    """False for a link elsewhere on the page: a near miss when it is a report."""
    body: str = ""
    """The body named beside the link, in a neighbouring cell; empty when none is."""
    year: int | None = None
    """The year that heads the rows, where the title names none."""
    loose: bool = False
    """A link of the list that is no row of it by its text: not counted, and not left aside either."""
    veiled: bool = False
    """Kept from the reader's eyes: a pattern that a script fills, or a row of another page; its own page must tell."""


_UNSURE = ("weak", "near", "odd")
Fit = Literal["ours", "maybe", "misdated", "other_body", "other_year", "lookalike", "unrelated"]


@dataclass(frozen=True, slots=True)
class Asked:
    """An agency and year looked for, with the names of the other agencies a loose name could mean instead."""

    agency_id: str
    year: int
    names: Names
    others: tuple[Names, ...] = ()
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Whose each complete name is, among the agencies of the portal: what most titles are settled by."""


Whose = Literal["ours", "maybe", "other_body"]


def fit(reading: Reading, asked: Asked, list_date: date | None = None, whose: Whose | None = None) -> Fit:
    """Whether a title is the report asked for. ``maybe``: the page itself must say whose and which year it is.
    ``misdated``: a report of another year by its title, listed in the season of the year asked for.

    ``whose`` is named_fit's answer for the body the title names, when it is already known.
    """
    if reading.kind == "unrelated":
        return "unrelated"
    if reading.kind == "lookalike":
        held = reading.why in MAY_HOLD_IT and reading.year == asked.year
        return "maybe" if held and (whose or named_fit(reading.named, asked)) == "ours" else "lookalike"
    if reading.kind == "year" or (reading.kind == "collection" and reading.why not in (IN_ITS_NAME, OF_TWO_YEARS)):
        return "unrelated"
    if reading.kind == "collection" and (whose or named_fit(reading.named, asked)) != "ours":
        return "unrelated"  # 各乡镇 are many, 下各镇 is one
    if reading.kind == "cut":
        return _fit_cut(reading, asked, list_date)
    whose = whose or named_fit(reading.named, asked)
    if whose == "other_body":
        former = reading.also and reading.year == asked.year and named_fit(reading.also, asked) == "ours"
        return "maybe" if former else "other_body"
    if reading.year is None:
        if list_date is None:
            # without a body it is the name of the column, not of a report
            return "maybe" if reading.named and whose == "ours" else "unrelated"
        return "maybe" if list_date.year in (asked.year + 1, asked.year + 2) else "other_year"
    if reading.year == asked.year + 1 and list_date is not None and list_date.year == reading.year:
        return "maybe"  # no report of a year comes out in that year: the title carries the year of publication
    if reading.year == asked.year - 1 and list_date is not None and list_date.year == asked.year + 1:
        return "maybe"  # last year's number on a report of the season: a title copied forward, or a late report
    if reading.year != asked.year:
        return "misdated" if list_date is not None and list_date.year == asked.year + 1 else "other_year"
    if list_date is not None and list_date.year <= asked.year:
        return (
            "maybe"  # listed before the year was over: the title carries the year of publication, or the day is wrong
        )
    return "maybe" if whose == "maybe" or reading.kind in _UNSURE or reading.why == OF_TWO_YEARS else "ours"


def _fit_cut(reading: Reading, asked: Asked, list_date: date | None) -> Fit:
    """A cut title is the report's when the shown part of its body's name begins one of the agency's names."""
    if reading.year is not None and reading.year != asked.year:
        return "other_year"
    if reading.year is None and list_date is not None and list_date.year not in (asked.year + 1, asked.year + 2):
        return "unrelated"
    if reading.year is not None:
        whose = named_fit(reading.named, asked)
        sure = whose == "ours" or (whose == "maybe" and reading.why != ENDS_EARLY)
        return "maybe" if sure else "other_body"
    shown = shorten(reading.named)
    mine = not shown or any(name.startswith(shown) for name in asked.names.exact | asked.names.loose)
    return "maybe" if mine else "unrelated"


def named_fit(named: str, asked: Asked) -> Whose:
    """Whether a body named is the agency asked for; a name that could be two agencies', or nobody's, is ``maybe``."""
    if not named:
        return "maybe"
    owners = asked.known.get(shorten(named))
    if owners:
        mine = asked.agency_id in owners
        return "other_body" if not mine else "ours" if len(owners) == 1 else "maybe"
    how = calls(named, asked.names)
    if how == "exact":
        return "ours"
    if is_jointly(named, asked):
        return "maybe"  # a report of several bodies
    if how == "loose":
        rivals = any(calls(named, other) != "other" for other in asked.others)
        return "maybe" if rivals or is_generic(named) else "ours"
    if resembles(named, asked.names) or extends(named, asked.names):
        return "maybe"
    if not is_generic(named) or is_of_another_kind(named, asked.names):
        return "other_body"
    return "other_body" if any(calls(named, other) != "other" for other in asked.others) else "maybe"


def is_jointly(named: str, asked: Asked) -> bool:
    """Whether several bodies are named, of which the agency is one: 示例县教育局、示例县体育局."""
    parts = [part for part in re.split(r"[、,，;；/]|以及", named) if part]
    return len(parts) > 1 and any(calls(part, asked.names) == "exact" for part in parts)
