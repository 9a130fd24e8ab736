"""The catalogue is made from the rules, and docs/rules.md from the catalogue."""

from pathlib import Path

import pytest

from monitor.rules import RULES, ids
from monitor.rules.catalogue import FAMILIES, as_json, markdown, plain_text


def test_the_page_is_current():
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == markdown(RULES), "run: gouji rules --markdown > docs/rules.md"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule):
    for text in (rule.title, rule.about, rule.example, rule.citation):
        assert text.strip()
    assert rule.family in FAMILIES


def test_every_form_of_the_catalogue_has_every_rule():
    for text in (markdown(RULES), plain_text(RULES)):
        assert all(rule.id in text for rule in RULES)
    assert [row["id"] for row in as_json(RULES)] == [rule.id for rule in RULES]
    assert sum(len(ids(family)) for family in FAMILIES) == len(RULES)
