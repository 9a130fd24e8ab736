"""What a rule is: a pure generator of answers with a name, a version, a citation and a severity."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from monitor.cases import Case
from monitor.findings import Answer, Finding, Severity

Family = Literal[
    "timeliness", "arithmetic", "completeness", "accessibility", "consistency", "narrative", "originality", "edits",
    "hierarchy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a rule, before it carries the rule's name.

    ``basis`` holds the facts it rests on (``applications.granted.total=5``), without ids that change when the same
    document is archived again: what a person ruled on this answer holds as long as these facts do.
    """

    answer: Answer
    message: str
    subject: str = ""
    reason: str | None = None
    left: str | None = None
    right: str | None = None
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. Its meaning never changes without its ``version`` and an entry in the CHANGELOG."""

    id: str
    version: int
    severity: Severity
    family: Family
    title: str
    """For people, in Chinese; so are the three after it."""
    about: str
    """What it compares, and when it does not judge."""
    example: str
    """A case that does not pass."""
    citation: str
    """The article, the form's printed words, or the official check it comes from."""
    check: Callable[[Case], Iterator[Said]]

    def findings(self, case: Case) -> Iterator[Finding]:
        """Every answer on a case, with the rule's name on it."""
        for said in self.check(case):
            yield Finding(
                self.id,
                self.version,
                self.severity,
                said.answer,
                said.subject,
                said.reason,
                said.message,
                said.left,
                said.right,
                said.evidence,
                said.basis,
            )
