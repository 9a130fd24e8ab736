"""A verdict: the status, what every rule says, and a fingerprint that is the same for the same evidence."""

from dataclasses import replace

import pytest
from casework import case, check, look, report, stored

from extract.report import ReadError
from monitor.cases import undated
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


SET_BACK = [
    # (looks in the order they were written: day and outcome; status, reason; why)
    ((("2023-02-02", "absent"), ("2023-02-03", "absent"), ("2023-01-15", "seen")), "on_time", "no_date",
     "a look dated before an absence that was written earlier proves no punctuality, and the absence no lateness"),
    ((("2023-02-02", "absent"), ("2023-02-03", "absent"), ("2023-01-15", "seen"), ("2023-02-06", "seen")),
     "on_time", "no_date", "nor does the next one whose day is certain"),
    ((("2023-02-02", "absent"), ("2023-02-04", "absent"), ("2023-02-06", "absent"), ("2023-01-14", "absent")),
     "could_not_look", "not_looked", "three absences of a clock that ran ahead are no proof"),
    ((("2023-02-02", "absent"), ("2023-02-04", "absent"), ("2023-02-06", "absent")),
     "overdue", "absent", "a clock that never went back"),
    ((("2023-01-12", "absent"), ("2023-01-20", "seen")), "on_time", "seen", "nor here"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "status", "reason", "why"), SET_BACK)
def test_a_clock_that_was_set_back_dates_nothing(written, status, reason, why):
    looks = tuple(look(day, outcome) for day, outcome in written)
    reports = [stored(looks[-1].started_at.date().isoformat(), report())] if status == "on_time" else []
    verdict = judge(case("2023-03-01", looks=looks, reports=reports, undated=undated(looks)))
    assert (verdict.status, verdict.reason) == (status, reason), why
    assert "None" not in "".join(each.message for each in verdict.findings)


def test_clocks_of_several_machines_may_differ_a_little():
    looks = (look("2023-02-03", clock="09:30"), look("2023-02-03", clock="09:00"))
    assert undated(looks) == frozenset()


def test_an_answer_without_a_byte_takes_the_place_of_no_report():
    nothing = report(error=ReadError("empty", "no bytes"), cells=(), is_annual_report=False)
    read, empty = stored("2023-01-20", report()), stored("2023-02-20", nothing)
    same = replace(empty, capture=replace(empty.capture, url=read.capture.url, length=0))
    given = {"looks": [look("2023-01-20", "seen"), look("2023-02-20", "seen")]}
    assert judge(case("2023-03-01", reports=[read, same], **given)).status == "on_time"
    longer = replace(same, capture=replace(same.capture, length=9))
    verdict = judge(case("2023-03-01", reports=[read, longer], **given))
    assert (verdict.status, verdict.reason) == ("unreadable", "empty")
