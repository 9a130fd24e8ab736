"""Every rule against its rows, and the rows against the rules: each has one for each of its three answers."""

import importlib
import pkgutil

import pytest
import rule_rows

from monitor.rules import RULES
from monitor.rules.rule import Rule

BY_ID = {rule.id: rule for rule in RULES}
MODULES = [importlib.import_module(f"rule_rows.{found.name}") for found in pkgutil.iter_modules(rule_rows.__path__)]
ROWS = [row for module in MODULES for row in module.ROWS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.because}")
def test_row(row):
    findings = list(BY_ID[row.rule].findings(row.case))
    asked = [f for f in findings if row.subject is None or f.subject == row.subject]
    assert asked, f"nothing said about {row.subject}, only {[f.subject for f in findings]}"
    for finding in asked:
        assert (finding.answer, finding.message) == (row.answer, finding.message), row.because
        if row.reason:
            assert finding.reason == row.reason, row.because
        assert row.words in finding.message, row.because


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_rows_for_its_three_answers(rule: Rule):
    assert {row.answer for row in ROWS if row.rule == rule.id} == {"pass", "fail", "not_assessable"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.because}")
def test_what_is_said_can_be_stored(row):
    """One finding per subject, a sentence for people, a reason when nothing can be said, and no accusation."""
    findings = list(BY_ID[row.rule].findings(row.case))
    assert len({finding.subject for finding in findings}) == len(findings)
    for finding in findings:
        assert finding.message
        assert "未公开" not in finding.message
        assert (finding.answer == "not_assessable") == bool(finding.reason) or finding.rule.startswith("T_")
