"""How rules speak of statutory figures: their values, their facts, their evidence, all by ``table.row.column``."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, Cell
from extract.showing.naming import cell_name
from monitor.cases import Case
from monitor.rules.rule import Said

COLUMNS = (
    "natural_person", "commercial_enterprise", "research_institution", "social_welfare_org", "legal_service_org",
    "other_legal_person", "total",
)  # fmt: skip
_T2_ROWS = (
    "rules", "normative_documents", "licensing", "other_external_services", "penalty", "coercion",
    "administrative_fees",
)  # fmt: skip
T2, T3, T4 = DISCLOSURE, APPLICATIONS, REVIEWS


def cell(case: Case, name: str) -> Cell | None:
    """The cell of that name, in whatever state; None when the form read has no such cell."""
    return case.figures.get(_parts(name))


@cache
def _parts(name: str) -> tuple[str, str, str]:
    """The three parts of a name; there are some hundred names, asked for millions of times."""
    table, row, column = name.split(".")
    return table, row, column


def number(case: Case, name: str) -> Decimal | None:
    """The figure, or None when it is blank, ambiguous, missing or otherwise no number."""
    found = cell(case, name)
    return found.value if found is not None and found.state == "number" else None


def numbers(case: Case, names: Iterable[str]) -> tuple[Decimal, ...] | None:
    """All the figures, or None when any of them is no number."""
    found = [number(case, name) for name in names]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def fact(case: Case, name: str, year: bool = False) -> str:
    """``applications.granted.total=5``, or ``=blank``; with the report year before it when asked."""
    found = cell(case, name)
    value = "absent" if found is None else str(found.value) if found.state == "number" else found.state
    return f"{case.report_year} {name}={value}" if year else f"{name}={value}"


def evidence(case: Case, *names: str) -> tuple[str, ...]:
    """Cell ids."""
    return tuple(f"{case.reading.report_id}/{name}" for name in names) if case.reading else ()


def no_reading() -> Said:
    """The answer of every rule about figures when none could be read."""
    return Said("not_assessable", "没有可读取的统计表。", reason="no_reading")


def no_number(case: Case, names: Iterable[str], subject: str = "") -> Said:
    """The answer when a figure is needed and is no number: says which, and what stands there."""
    lacking = [name for name in names if number(case, name) is None]
    words = "、".join(cell_name(name) + state_of(cell(case, name)) for name in lacking[:5])
    facts = tuple(fact(case, name) for name in lacking)
    return Said(
        "not_assessable", f"缺少数值：{words}。", subject, "no_number", evidence=evidence(case, *lacking), basis=facts
    )


def lacks(case: Case, suffix: str) -> Said | None:
    """The answer of a rule on columns of table two that the form read lacks; None when it has any of them."""
    if case.reading is None:
        return no_reading()
    if any((T2, row, suffix) in case.figures for row in _T2_ROWS):
        return None
    return Said("not_assessable", "所用表式没有此项。", reason="not_in_form")


def state_of(found: Cell | None) -> str:
    """What stands in a cell that is no number, in words."""
    words = {
        "blank": "空白",
        "placeholder": "为占位符",
        "ambiguous": "有歧义",
        "unreadable": "不可读",
        "missing": "缺失",
    }
    return "不在表中" if found is None else words.get(found.state, found.state)
