"""The catalogue: every rule there is, as a value. A new rule is a new line in a module, or a new module here."""

from monitor.rules import (
    access,
    arithmetic,
    contents,
    edits,
    hierarchy,
    narrative,
    originality,
    over_years,
    sections,
    statements,
    table_two,
    timeliness,
)
from monitor.rules.rule import Family, Rule

RULES: tuple[Rule, ...] = (
    *timeliness.RULES,
    *arithmetic.RULES,
    *contents.RULES,
    *sections.RULES,
    *access.RULES,
    *table_two.RULES,
    *over_years.RULES,
    *hierarchy.RULES,
    *edits.RULES,
    *narrative.RULES,
    *statements.RULES,
    *originality.RULES,
)


def ids(family: Family) -> frozenset[str]:
    """The rules of one family."""
    return frozenset(rule.id for rule in RULES if rule.family == family)
