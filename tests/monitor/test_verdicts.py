"""A verdict: the status, what every rule says, and a fingerprint that is the same for the same evidence."""

from casework import case, check, look, report, stored

from monitor.rules import RULES
from monitor.verdicts import judge

ABSENT = ("2023-02-03", "2023-02-04", "2023-02-06")


def test_judging_twice_says_the_same():
    given = {"looks": [look(d) for d in ABSENT]}
    assert judge(case(**given)) == judge(case(**given))


def test_order_of_looks_is_irrelevant():
    looks = [look(d) for d in ABSENT]
    assert judge(case(looks=looks)) == judge(case(looks=reversed(looks)))


def test_identities_become_findings():
    checks = (check("T3_BALANCE", "fail", 8, 7, column="total"), check("T4_SUM", "pass", 0, 0))
    verdict = judge(case(looks=[look("2023-01-20", "seen")], reports=[stored("2023-01-20", report(checks=checks))]))
    [failed] = [f for f in verdict.findings if f.rule == "T3_BALANCE"]
    assert (failed.answer, failed.severity, failed.left, failed.right) == ("fail", "error", "8", "7")
    assert "相差 1" in failed.message
    assert verdict.status == "on_time"


def test_every_rule_answers_every_case():
    for given in ({}, {"looks": [look("2023-01-20", "seen")], "reports": [stored("2023-01-20")]}):
        answered = {finding.rule for finding in judge(case(**given)).findings}
        assert answered == {rule.id for rule in RULES}


def test_words_accuse_nobody():
    verdict = judge(case(looks=[look(d) for d in ABSENT]))
    assert not any("未公开" in finding.message for finding in verdict.findings)
    assert any("截至 2023-02-06 未见公开" in finding.message for finding in verdict.findings)


def test_rules_have_unique_ids_and_citations():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.citation and rule.title and rule.version >= 1 for rule in RULES)
