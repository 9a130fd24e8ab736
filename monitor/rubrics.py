"""Rubrics of jurisdictions: which findings cost or earn how many points, from a TOML file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import data
from data.errors import DeclarationError
from monitor.rules import RULES

DIMENSION_NAMES = ("timeliness", "completeness", "arithmetic", "originality", "accessibility")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a rubric: it takes points away (``deduct``) or gives a share of ``points`` for a dimension."""

    words: str
    rules: tuple[str, ...] = ()
    deduct: float | None = None
    dimension: str | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Rubric:
    """One jurisdiction's rubric for some report years, with the document it stands in."""

    jurisdiction: str
    name: str
    first: int
    last: int
    basis: str
    total: float
    items: tuple[Item, ...]

    @property
    def base(self) -> float:
        """What deductions are taken from: the total less the points that dimensions give."""
        return self.total - sum(item.points or 0 for item in self.items)


def load_rubrics(path: Path | None = None) -> tuple[Rubric, ...]:
    """Read and check a file of rubrics (the shipped one by default). Raises DeclarationError, naming item and field."""
    place = path or data.path("scorecards.toml")
    try:
        raw = tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(place.name, str(error), "-", "TOML") from error
    return tuple(_rubric(place.name, f"scorecard {n}", table) for n, table in enumerate(raw.get("scorecard", []), 1))


def rubric_for(rubrics: tuple[Rubric, ...], division_code: str, report_year: int) -> Rubric | None:
    """The rubric of the smallest jurisdiction a division lies in, for that year."""
    fitting = [r for r in rubrics if division_code.startswith(r.jurisdiction) and r.first <= report_year <= r.last]
    return max(fitting, key=lambda rubric: len(rubric.jurisdiction), default=None)


def _rubric(file: str, where: str, table: dict[str, Any]) -> Rubric:
    years = table.get("report_years")
    if not (isinstance(years, list) and len(years) == 2 and all(isinstance(year, int) for year in years)):
        raise DeclarationError(file, where, "report_years", "[first, last]", years)
    items = tuple(_item(file, f"{where}, item {n}", item) for n, item in enumerate(table.get("item", []), 1))
    for field in ("jurisdiction", "name", "basis"):
        if not isinstance(table.get(field), str) or not table[field]:
            raise DeclarationError(file, where, field, "a text", table.get(field))
    if not isinstance(table.get("total"), int | float):
        raise DeclarationError(file, where, "total", "a number of points", table.get("total"))
    rubric = Rubric(table["jurisdiction"], table["name"], years[0], years[1], table["basis"], table["total"], items)
    if rubric.base < 0 or (rubric.base > 0 and not any(item.deduct for item in items)):
        raise DeclarationError(file, where, "total", "the sum of the points of its items", rubric.total)
    return rubric


def _item(file: str, where: str, table: dict[str, Any]) -> Item:
    known = {rule.id for rule in RULES}
    rules = table.get("rules", [])
    if unknown := sorted(set(rules) - known):
        raise DeclarationError(file, where, "rules", "ids of gouji rules", unknown[0])
    if ("deduct" in table) == ("points" in table):
        raise DeclarationError(file, where, "deduct", "either deduct or points")
    if "points" in table and table.get("dimension") not in DIMENSION_NAMES:
        raise DeclarationError(file, where, "dimension", "one of " + ", ".join(DIMENSION_NAMES), table.get("dimension"))
    return Item(table.get("words", ""), tuple(rules), table.get("deduct"), table.get("dimension"), table.get("points"))
