"""The catalogue: every rule there is, as a value. A new rule is a new line in a module, or a new module here."""

from monitor.rules import (
    access,
    arithmetic,
    blanks,
    contents,
    edits,
    fees,
    hierarchy,
    narrative,
    originality,
    over_years,
    peers,
    sections,
    statements,
    table_two,
    timeliness,
)
from monitor.rules.rule import Family, Rule

RULES: tuple[Rule, ...] = (
    *timeliness.RULES,
    *arithmetic.RULES,
    *blanks.RULES,
    *contents.RULES,
    *sections.RULES,
    *access.RULES,
    *table_two.RULES,
    *over_years.RULES,
    *peers.RULES,
    *hierarchy.RULES,
    *edits.RULES,
    *narrative.RULES,
    *fees.RULES,
    *statements.RULES,
    *originality.RULES,
)


def ids(family: Family) -> frozenset[str]:
    """The rules of one family."""
    return frozenset(rule.id for rule in RULES if rule.family == family)
