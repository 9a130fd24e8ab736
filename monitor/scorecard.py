"""What assessors ask for, per agency: five dimensions with their denominators, and points where a rubric gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.findings import Finding, Verdict
from monitor.rubrics import Item, Rubric

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "timeliness": ("T_STATUTORY", "T_LOCAL"),
    "completeness": (
        "SECTIONS", "SECTION_EMPTY", "FORM_YEAR", "PERIOD", "TITLE_FORM", "CELL_COUNT", "BLANK_CELLS", "FEE_STATEMENT",
        "ART50_GOVERNMENT_ITEMS",
    ),
    "arithmetic": ("T3_ROW_SUM", "T3_BALANCE", "T3_RESULT_SUM", "T4_SUM", "NONNEG_INT"),
    "originality": ("O_LAST_YEAR", "O_OTHERS"),
    "accessibility": ("P_COLUMN", "P_TEXT", "P_DATE", "P_DOWNLOAD", "P_REMOVED"),
}  # fmt: skip
WORDS = {
    "timeliness": "时限",
    "completeness": "完整",
    "arithmetic": "勾稽",
    "originality": "原创",
    "accessibility": "可及",
}
NOT_ASKED = frozenset({"no_local_day", "not_a_government", "before_fee", "extended"})
"""Reasons that mean a rule has nothing to ask of this body: neither passed nor left open."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Answers of one dimension: the denominator is ``passed + failed``; ``open`` names what could not be assessed."""

    name: str
    passed: int
    failed: int
    open: tuple[str, ...]
    """Rule and reason of each answer that could not be given: ``T3_BALANCE: blank``."""

    @property
    def share(self) -> float | None:
        """From 0 to 1; None when nothing could be assessed."""
        return self.passed / (self.passed + self.failed) if self.passed + self.failed else None


@dataclass(frozen=True, slots=True)
class Points:
    """Points by a rubric: ``earned`` of ``assessable``, which is the whole less what could not be assessed."""

    earned: float
    assessable: float
    total: float
    deductions: tuple[str, ...]
    open: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One agency and year."""

    agency_id: str
    report_year: int
    dimensions: tuple[Dimension, ...]
    points: Points | None


def score(verdict: Verdict, rubric: Rubric | None = None) -> Scorecard:
    """The scorecard of a verdict; points only where a rubric is given."""
    dimensions = tuple(_dimension(name, rules, verdict.findings) for name, rules in DIMENSIONS.items())
    points = _points(rubric, verdict.findings, dimensions) if rubric else None
    return Scorecard(verdict.agency_id, verdict.report_year, dimensions, points)


def _dimension(name: str, rules: Sequence[str], findings: Iterable[Finding]) -> Dimension:
    own = [f for f in findings if f.rule in rules and f.reason not in NOT_ASKED]
    answers = [f.answer for f in own]
    left = dict.fromkeys(f"{f.rule}: {f.reason}" for f in own if f.answer == "not_assessable")
    return Dimension(name, answers.count("pass"), answers.count("fail"), tuple(left))


def _points(rubric: Rubric, findings: Sequence[Finding], dimensions: Sequence[Dimension]) -> Points:
    by_name = {dimension.name: dimension for dimension in dimensions}
    deducted, gained, possible = 0.0, 0.0, 0.0
    deductions: list[str] = []
    left: list[str] = []
    for item in rubric.items:
        if item.deduct is not None:
            taken = _deducted(item, findings)
            if taken is None:
                left.append(item.words)
            elif taken:
                deductions.append(f"{item.words} -{taken:g}")
                deducted += taken
            continue
        share = by_name[item.dimension or ""].share
        if share is None:
            left.append(item.words)
        else:
            gained += share * (item.points or 0)
            possible += item.points or 0
    if any(item.deduct is not None for item in rubric.items):
        gained, possible = gained + rubric.base, possible + rubric.base
    earned = max(0.0, gained - deducted)
    return Points(round(earned, 2), round(possible, 2), rubric.total, tuple(deductions), tuple(left), rubric.basis)


def _deducted(item: Item, findings: Sequence[Finding]) -> float | None:
    """What an item takes away; None when none of its rules could answer."""
    answers = [f.answer for f in findings if f.rule in item.rules and f.reason not in NOT_ASKED]
    if "fail" in answers:
        return item.deduct
    return 0.0 if "pass" in answers else None
