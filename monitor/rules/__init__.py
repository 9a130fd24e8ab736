"""The catalogue: every rule there is, as a value. A new rule is a new line in a module, or a new module here."""

from monitor.rules import arithmetic, timeliness
from monitor.rules.rule import Rule

RULES: tuple[Rule, ...] = (*timeliness.RULES, *arithmetic.RULES)
