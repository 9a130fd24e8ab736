"""Rows for every rule: what is different about a case, and what the rule answers. One module per rule module."""

from dataclasses import dataclass

from monitor.cases import Case


@dataclass(frozen=True)
class Row:
    """``subject`` None means that every finding of the rule has this answer."""

    rule: str
    because: str
    case: Case
    answer: str
    subject: str | None = None
    reason: str | None = None
    words: str = ""
