# ruff: noqa: E501 - tables read better with a row on a line
"""The decision: a table of facts, and the property that no failure gives absent."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.looks import Found
from crawler.outcomes import ENDS, GOOD_ENDS, AgencyFacts, ListFacts, PageFacts, decide, unknown
from crawler.reasons import REASONS

PAGE = PageFacts("http://x.gov.cn/nb/", 200, recognised=True, rows=5, titled=True)
LIST = ListFacts("http://x.gov.cn/nb/", "trs", (PAGE,), "single_page", rows_counted=5)
NONE = replace(LIST, pages=(replace(PAGE, rows=0, says_none=True),), rows_counted=0)
SEEN = Found("http://x.gov.cn/nb/1.html", "…", ())
EARLIER = AgencyFacts(earlier=1)

TABLE = [
    # (list, agency, outcome, reason or control, why)
    (LIST, EARLIER, "absent", "earlier_report", "every condition holds"),
    (LIST, AgencyFacts(previous_rows=5), "absent", "not_shorter", "as long as before"),
    (LIST, AgencyFacts(previous_rows=5, had_earlier=True), "unknown", "control_lost", "as long as before, but the earlier reports are gone"),
    (LIST, AgencyFacts(previous_rows=5, familiar=False), "unknown", "control_lost", "as long as before, with the reports of strangers"),
    (LIST, AgencyFacts(previous_rows=6), "unknown", "list_shrunk", "shorter than before"),
    (LIST, AgencyFacts(), "unknown", "control_lost", "no control"),
    (LIST, AgencyFacts(left_off=2014), "unknown", "control_lost", "the newest report listed is ten years old"),
    (LIST, AgencyFacts(left_off=2014, previous_rows=5), "unknown", "control_lost", "as long as ever, and left long ago"),
    (LIST, AgencyFacts(left_off=2014, alive="others_report"), "absent", "others_report", "others still publish there"),
    (LIST, AgencyFacts(left_off=2014, alive="still_linked"), "absent", "still_linked", "the portal still leads there"),
    (LIST, AgencyFacts(previous_rows=5, current=False), "unknown", "control_lost", "as long as before, and nothing in it of these years"),
    (LIST, AgencyFacts(earlier=1, doubts=("2024年年报",)), "unknown", "ambiguous_row", "a row nobody could settle"),
    (LIST, AgencyFacts(earlier=1, trouble="timeout"), "unknown", "timeout", "a sub-column failed"),
    (NONE, AgencyFacts(), "absent", "says_none", "the column says so"),
    (replace(NONE, family="generic"), AgencyFacts(), "unknown", "control_lost", "a page of unknown make says so: a script may have yet to fill it"),
    (replace(LIST, pages=(replace(PAGE, titled=False),)), AgencyFacts(previous_rows=5), "unknown", "control_lost", "some other page of that length"),
    (replace(NONE, pages=(replace(NONE.pages[0], titled=False),)), AgencyFacts(), "unknown", "control_lost", "some other page says so"),
    (replace(NONE, pages=(replace(PAGE, rows=0),)), EARLIER, "unknown", "empty_list", "nothing, and not said"),
    (replace(LIST, pages=()), EARLIER, "unknown", "no_column", "no page"),
    (replace(LIST, end_reason="limit"), EARLIER, "unknown", "pager_broken", "not read to its end"),
    (replace(LIST, shifted=True), EARLIER, "unknown", "list_shifted", "changed while read"),
    (replace(LIST, problem="dns"), EARLIER, "unknown", "dns", "no list at all"),
    (replace(LIST, pages=(PAGE, replace(PAGE, whole=False))), EARLIER, "unknown", "truncated", "the second page broken off"),
    (replace(LIST, pages=(PAGE, replace(PAGE, recognised=False))), EARLIER, "unknown", "family_not_recognised", "the second page is something else"),
    (replace(LIST, pages=(PAGE, replace(PAGE, status=206))), EARLIER, "unknown", "http.other", "an odd status"),
    (replace(LIST, pages=(replace(PAGE, declared_total=6),)), EARLIER, "unknown", "totals_disagree", "six declared, five read"),
    (replace(LIST, pages=(replace(PAGE, declared_total=5), replace(PAGE, declared_total=6))), EARLIER, "unknown", "list_shifted", "two totals"),
    (replace(LIST, problem="dns"), replace(EARLIER, found=(SEEN,)), "seen", "earlier_report", "seen is seen whatever failed beside it"),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "agency", "outcome", "word", "why"), TABLE)
def test_facts_decide(listed: ListFacts, agency: AgencyFacts, outcome: str, word: str | None, why: str) -> None:
    made = decide(listed, agency)
    assert made.outcome == outcome, why
    assert (made.reason if outcome == "unknown" else made.control) == word, why


def test_the_list_of_reasons_is_closed() -> None:
    with pytest.raises(KeyError):
        unknown("mood")
    assert all(words and reason.isascii() for reason, words in REASONS.items())


pages = st.builds(
    PageFacts, st.just("http://x/"), st.sampled_from([200, 200, 200, 404, 500, None]),
    st.sampled_from([None, None, None, *REASONS]), st.none(), st.booleans(), st.integers(0, 30), st.booleans(),
    st.sampled_from([None, None, 3, 30]), st.booleans(), st.booleans(),
)  # fmt: skip
lists = st.builds(
    ListFacts, st.sampled_from([None, "http://x/"]), st.just("trs"), st.lists(pages, max_size=3).map(tuple),
    st.sampled_from(sorted(ENDS)), st.sampled_from([None, None, *REASONS]), st.none(), st.booleans(),
    st.sampled_from([None, 0, 3, 30]),
)  # fmt: skip
agencies = st.builds(
    AgencyFacts, st.just(()), st.integers(0, 2), st.sampled_from([None, None, 2014]), st.sampled_from([None, "others_report", "still_linked"]),
    st.sampled_from([(), (), ("2024年年报",)]), st.sampled_from([None, 0, 3, 30]), st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, None, *REASONS]),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=list(HealthCheck))  # a busy machine is no finding
@given(lists, agencies)
def test_absent_needs_every_condition(listed: ListFacts, agency: AgencyFacts) -> None:
    made = decide(listed, agency)
    assert made.outcome in ("absent", "unknown")
    assert (made.outcome == "unknown") == (made.reason is not None)
    assert made.reason is None or made.reason in REASONS
    if made.outcome == "unknown":
        return
    assert listed.problem is None
    assert listed.end_reason in GOOD_ENDS
    assert not listed.shifted
    assert listed.list_url
    assert listed.pages
    assert all(p.status == 200 and p.problem is None and p.recognised and p.whole for p in listed.pages)
    assert listed.rows_read >= 1 or any(p.says_none for p in listed.pages)
    assert {p.declared_total for p in listed.pages} <= {None, listed.rows_read}
    assert agency.doubts == ()
    assert agency.trouble is None
    assert made.control is not None
    if agency.left_off is not None:
        assert made.control in ("earlier_report", agency.alive)
    elif made.control != "earlier_report":
        assert all(p.titled for p in listed.pages)
        assert not agency.had_earlier
    if made.control == "not_shorter":
        assert agency.familiar
        assert agency.current
        assert agency.previous_rows
