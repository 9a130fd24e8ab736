"""A run of judging over evidence in memory: what is issued, corrected and held, and what rulings do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from casework import at, check, found, look, report, stored
from county import ABSENT, County
from rule_rows.originality import WATER, essay

from extract.report import Section
from monitor.brakes import Brakes
from monitor.duties import NotJudgeable
from monitor.rules import RULES


@pytest.fixture
def county():
    made = County("a")
    yield made
    made.ledger.close()


def test_running_twice_issues_nothing_new(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    assert county.judge("2023-02-07").issued == 1
    again = county.judge("2023-02-07")
    assert (again.issued, again.corrected, again.judged) == (0, 0, 1)


def test_an_overdue_report_that_comes_in_is_news_not_a_correction(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    county.judge("2023-02-07")
    county.memory.add("a", look("2023-02-10", "seen"), reports=[stored("2023-02-10")])
    outcome = county.judge("2023-02-11")
    assert (outcome.issued, outcome.corrected) == (1, 0)
    assert county.shown["a", 2022].status == "late"


def test_an_exemption_withdraws_what_was_said(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    county.judge("2023-02-07")
    county.rule("exempt", "2023-02-08")
    assert county.judge("2023-02-09").corrected == 1
    assert county.shown["a", 2022].status == "not_due"
    [correction] = county.ledger.corrections.all()
    assert (correction.cause, correction.withdraws) == ("ruling", "a-2022-1")
    assert county.judge("2023-02-10").corrected == 0, "a correction is made once"


def test_an_extension_moves_the_day(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    county.judge("2023-02-07")
    county.rule("extend", "2023-02-08", until=date(2023, 2, 15))
    county.judge("2023-02-09")
    assert (county.shown["a", 2022].status, str(county.shown["a", 2022].due_on)) == ("not_due", "2023-02-15")


def test_an_extension_never_makes_the_day_earlier(county):
    """However it came into the ledger: nobody is held to a day before the statute's."""
    county.memory.add("a", *(look(d) for d in ("2023-01-20", "2023-01-21", "2023-01-22")))
    county.judge("2023-01-22")
    county.rule("extend", "2023-01-22", until=date(2023, 1, 15))
    county.judge("2023-01-23")
    assert (county.shown["a", 2022].status, str(county.shown["a", 2022].due_on)) == ("not_due", "2023-01-31")


def test_an_extension_that_passed_is_judged_from_its_own_day(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    county.judge("2023-02-07")
    county.rule("extend", "2023-02-08", until=date(2023, 2, 15))
    county.memory.add("a", *(look(d) for d in ("2023-02-16", "2023-02-17", "2023-02-20")))
    county.judge("2023-02-21")
    verdict = county.shown["a", 2022]
    assert (verdict.status, verdict.days_late_min, verdict.days_late_max) == ("overdue", 5, 6)


def test_a_dismissed_status_is_no_longer_said_and_more_looks_do_not_reopen_it(county):
    county.memory.add("a", *(look(d) for d in ABSENT))
    county.judge("2023-02-07")
    county.rule("dismiss", "2023-02-08", rule="T_STATUTORY")
    county.judge("2023-02-09")
    county.memory.add("a", look("2023-02-12"), look("2023-02-13"))
    county.judge("2023-02-14")
    assert (county.shown["a", 2022].status, county.shown["a", 2022].reason) == ("could_not_look", "dismissed")


def one_failure(value, day="2023-01-20"):
    content = report(checks=(check("T4_SUM", "fail", value, 9, cells=("review.total",)),), cells=(_cell(value),))
    return stored(day, content, report_id=f"r{value}")


def _cell(value):
    from casework import cell

    return cell("reviews_and_litigation.review.total", value)


def with_cell(value, day="2023-01-20"):
    made = one_failure(value, day)
    checks = tuple(replace(c, table="reviews_and_litigation") for c in made.report.checks)
    return replace(made, report=replace(made.report, checks=checks))


SUBJECT = "reviews_and_litigation"


def test_a_dismissed_finding_stays_dismissed_until_its_figures_change(county):
    county.memory.add("a", look("2023-01-20", "seen"), reports=[with_cell(4)])
    county.judge("2023-02-07")
    county.rule("dismiss", "2023-02-08", rule="T4_SUM", subject=SUBJECT)
    assert county.judge("2023-02-09").corrected == 1

    def finding():
        return next(f for f in county.shown["a", 2022].findings if f.rule == "T4_SUM")

    assert (finding().answer, finding().reason) == ("not_assessable", "dismissed")
    county.memory.add("a", reports=[with_cell(4, "2023-02-10")])  # archived again, unchanged
    county.judge("2023-02-11")
    assert finding().ruled == "dismissed"
    edited = with_cell(5, "2023-02-12")
    county.memory.add("a", look("2023-02-12", "seen"), reports=[edited])
    county.judge("2023-02-13")
    assert (finding().answer, finding().ruled) == ("fail", "reopened")


def test_a_figure_mended_by_a_new_version_is_no_correction(county):
    county.memory.add("a", look("2023-01-20", "seen"), reports=[with_cell(4)])
    county.judge("2023-02-07")
    mended = stored("2023-02-12", report(checks=(check("T4_SUM", "pass", 9, 9),)))
    county.memory.add("a", look("2023-02-12", "seen"), reports=[mended])
    assert county.judge("2023-02-13").corrected == 0


def test_the_same_document_read_otherwise_is_a_correction(county):
    county.memory.add("a", look("2023-01-20", "seen"), reports=[with_cell(4)])
    county.judge("2023-02-07")
    county.memory.read.clear()
    mended = stored("2023-01-20", report(checks=(check("T4_SUM", "pass", 9, 9, table=SUBJECT),)), report_id="reread")
    county.memory.add("a", reports=[mended])
    assert county.judge("2023-02-08").corrected == 1
    assert county.ledger.corrections.all()[0].cause == "reading"


def test_a_rule_that_changes_its_mind_is_a_correction(county):
    county.memory.add("a", look("2023-01-20", "seen"), reports=[with_cell(4)])
    county.judge("2023-02-07")
    assert county.judge("2023-02-08", rules=()).corrected == 1
    assert county.ledger.corrections.all()[0].cause == "rules"


def test_an_outage_pulls_the_brake_once_and_a_release_holds():
    county = County(*"abcdefghij")
    for agency in county.agencies:
        county.memory.add(agency, look("2023-01-10"))
    assert county.judge("2023-01-10").holds == []
    for agency in "abc":
        county.memory.add(agency, look("2023-01-15", "unknown:dns"))
    [hold] = county.judge("2023-01-15").holds
    assert (hold.kind, hold.agencies) == ("dark", ("a", "b", "c"))
    assert county.judge("2023-01-16").holds == [], "it is held already"
    county.ledger.holds.release(hold.hold_id, "王某", "平台维护", at("2023-01-16"))
    assert county.judge("2023-01-17").holds == [], "a person has seen just these"
    county.memory.add("d", look("2023-01-18", "unknown:dns"))
    assert len(county.judge("2023-01-18").holds) == 1, "one more is news"
    county.ledger.close()


def test_many_statuses_turning_at_once_pull_the_brake():
    county = County(*"abcdefghij")
    for agency in county.agencies:
        county.memory.add(agency, look("2023-01-10"))
    county.judge("2023-01-10")
    for agency in "abc":
        county.memory.add(agency, *(look(d) for d in ABSENT))
    for agency in "defghij":
        county.memory.add(agency, look("2023-01-20", "seen"), reports=[stored("2023-01-20")])
    [hold] = county.judge("2023-02-07").holds
    assert (hold.kind, hold.agencies) == ("flips", ("a", "b", "c"))
    county.ledger.close()


@pytest.mark.parametrize(
    ("agencies", "dark", "pulled", "because"),
    [
        (10, 1, False, "one agency is no outage"),
        (2, 2, False, "a share of two says nothing"),
        (20, 3, False, "three of twenty is 15 %, not more"),
        (19, 3, True, "three of nineteen is more"),
        (3, 3, True, "all of three"),
    ],
)
def test_brake_thresholds(agencies, dark, pulled, because):
    brakes = Brakes(0.2, 0.15)
    for number in range(agencies):
        brakes.count("510000", 2022, str(number), flipped=False, dark=number < dark)
    assert bool(list(brakes.pulled())) is pulled, because


def test_docket_is_everybody_for_the_season_and_the_looked_at_for_other_years():
    county = County("a", "b")
    county.memory.add("a", look("2022-01-10"), year=2021)
    county.judge("2023-02-07")
    assert set(county.shown) == {("a", 2021), ("a", 2022), ("b", 2022)}
    county.ledger.close()


def test_a_year_outside_the_range_is_refused(county):
    with pytest.raises(NotJudgeable):
        county.judge("2023-02-07", year=2040)


def test_a_near_miss_is_seen(county):
    row = found("2023-01-20", in_column=False)
    county.memory.add("a", look("2023-01-20", "seen", found=(row,)), reports=[stored("2023-01-20", found=row)])
    county.judge("2023-02-07")
    assert county.shown["a", 2022].status == "on_time"


def test_a_run_that_was_killed_is_followed_by_one_that_says_the_rest(county):
    county.memory.add("a", *(look(d) for d in ABSENT))

    def fail(verdicts):
        raise KeyboardInterrupt

    county.put, put = fail, county.put
    with pytest.raises(KeyboardInterrupt):
        county.judge("2023-02-07")
    county.put = put
    assert county.judge("2023-02-07").issued == 1
    first, second = county.ledger.runs.all()
    assert (first.ended_at, second.outcome) == (None, "good")
    assert second.started_at - first.started_at == timedelta(0)


def test_a_ruling_survives_a_new_version_of_its_rule(county):
    county.memory.add("a", look("2023-01-20", "seen"), reports=[with_cell(4)])
    county.judge("2023-02-07")
    county.rule("dismiss", "2023-02-08", rule="T4_SUM", subject=SUBJECT)
    later = tuple(replace(rule, version=rule.version + 1) if rule.id == "T4_SUM" else rule for rule in RULES)
    county.judge("2023-02-09", rules=later)
    [finding] = [f for f in county.shown["a", 2022].findings if f.rule == "T4_SUM"]
    assert (finding.version, finding.ruled) == (2, "dismissed")


def told(text):
    return report(sections=(Section(1, "一、总体情况", text),))


def test_who_copied_a_neighbour_is_found_in_the_whole_year():
    county = County(*"abcdefgh")
    for number, agency in enumerate("abcdefgh"):
        text = WATER if agency in "ah" else essay(f"第{chr(0x4E10 + number)}类")
        county.memory.add(agency, look("2023-01-20", "seen"), reports=[stored("2023-01-20", told(text))])
    county.judge("2023-02-07")
    answers = {
        agency: next(f for f in county.shown[agency, 2022].findings if f.rule == "O_OTHERS") for agency in "abcdefgh"
    }
    assert {agency for agency, finding in answers.items() if finding.answer == "fail"} == {"a", "h"}
    assert "围绕水利" in answers["h"].message
    county.ledger.close()
