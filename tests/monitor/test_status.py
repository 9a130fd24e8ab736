"""The six statuses: rows of looks and dates, and what may be said of them."""

from dataclasses import replace

import pytest
from casework import AGENCY, case, claimed, found, look, report, stored

from extract.report import ReadError
from monitor.status import standing

THREE = ("2023-02-03", "2023-02-04", "2023-02-06")


def dates(*claims):
    return report(dates=tuple(claimed(source, day) for source, day in claims))


def closed(day, reason):
    """A look that saw the row and could, or could not, open what it leads to."""
    return look(day, "seen", found=(found(day, captures=(), unopened=reason),))


def seen(day, *claims):
    return {"looks": (look(day, "seen"),), "reports": (stored(day, dates(*claims)),)}


@pytest.mark.parametrize(
    ("because", "given", "status", "reason", "bounds"),
    [
        ("before the due day nothing is owed", {"today": "2023-01-31"}, "not_due", "not_yet", (None, None)),
        (
            "not even after absences in January",
            {"today": "2023-01-31", "looks": [look("2023-01-30"), look("2023-01-31")]},
            "not_due",
            "not_yet",
            (None, None),
        ),
        ("nobody looked", {}, "could_not_look", "not_looked", (None, None)),
        (
            "two absences are not enough",
            {"looks": [look(d) for d in THREE[:2]]},
            "could_not_look",
            "not_enough_looks",
            (None, None),
        ),
        (
            "three on one day are not enough",
            {"looks": [look("2023-02-03", clock=c) for c in ("08:00", "12:00", "18:00")]},
            "could_not_look",
            "not_enough_looks",
            (None, None),
        ),
        (
            "three on three days are",
            {"today": "2023-02-07", "looks": [look(d) for d in THREE]},
            "overdue",
            "absent",
            (6, 7),
        ),
        (
            "absences before and on the due day prove nothing",
            {"looks": [look(d) for d in ("2023-01-29", "2023-01-30", "2023-01-31")]},
            "could_not_look",
            "not_looked",
            (None, None),
        ),
        (
            "went dark the day before the deadline",
            {"looks": [look("2023-01-30"), *(look(d, "unknown:timeout") for d in THREE)]},
            "could_not_look",
            "timeout",
            (None, None),
        ),
        (
            "proof made before it went dark still stands, open to today",
            {"today": "2023-02-20", "looks": [*(look(d) for d in THREE), look("2023-02-10", "unknown:blocked")]},
            "overdue",
            "absent",
            (6, 20),
        ),
        ("seen on the due day", seen("2023-01-31"), "on_time", "seen", (0, 0)),
        (
            "absent on 3 Feb, seen on 10 Feb, claims 30 Jan",
            {
                "looks": [look("2023-02-03"), look("2023-02-10", "seen")],
                "reports": [stored("2023-02-10", dates(("label", "2023-01-30")))],
            },
            "late",
            "absence",
            (3, 10),
        ),
        ("first seen after the due day, no date", seen("2023-02-10"), "on_time", "no_date", (0, 10)),
        (
            "a signature is no publication",
            seen("2023-02-10", ("signature", "2023-02-08")),
            "on_time",
            "no_date",
            (0, 10),
        ),
        (
            "claims to be in time, nothing against it",
            seen("2023-02-10", ("meta", "2023-01-30")),
            "on_time",
            "claim",
            (0, 10),
        ),
        ("says itself that it was late", seen("2023-02-10", ("meta", "2023-02-08")), "late", "claim", (8, 10)),
        (
            "says itself that it was late, to who looks a month later",
            seen("2023-03-11", ("meta", "2023-02-08")),
            "late",
            "claim",
            (8, 39),
        ),
        (
            "a first look in November cannot vouch for a day in February",
            {"today": "2023-11-05"} | seen("2023-11-05", ("label", "2023-02-08")),
            "on_time",
            "claim_unvouched",
            (0, 278),
        ),
        (
            "two claims on both sides of the day",
            seen("2023-02-10", ("label", "2023-02-08"), ("meta", "2023-01-30")),
            "on_time",
            "claim",
            (0, 10),
        ),
        (
            "claims a day before the last good absence, which was before the due day",
            {
                "looks": [look("2023-01-30"), look("2023-02-10", "seen")],
                "reports": [stored("2023-02-10", dates(("label", "2023-01-20")))],
            },
            "on_time",
            "claim_contradicted",
            (0, 10),
        ),
        (
            "claims a day before the year ended",
            seen("2023-02-10", ("meta", "2022-12-31")),
            "on_time",
            "claim_contradicted",
            (0, 10),
        ),
        (
            "claims a day of a later year, as a moved portal does",
            {"today": "2026-01-05"} | seen("2026-01-05", ("meta", "2025-03-01")),
            "on_time",
            "claim_contradicted",
            (0, 1070),
        ),
        (
            "absent on the due day itself: published that evening at best",
            {"looks": [look("2023-01-31"), look("2023-02-02", "seen")], "reports": [stored("2023-02-02")]},
            "on_time",
            "no_date",
            (0, 2),
        ),
        (
            "the row was seen, its page was not fetched",
            {"looks": [look("2023-01-20", "seen")]},
            "unreadable",
            "not_fetched",
            (0, 0),
        ),
        (
            "the row was seen, its page asked for a captcha",
            {"looks": [closed("2023-01-20", "blocked.captcha")]},
            "unreadable",
            "not_opened.blocked.captcha",
            (0, 0),
        ),
        (
            "not opened at first, then opened without a reading: the newest look says why",
            {"looks": [closed("2023-01-20", "timeout"), closed("2023-01-22", None)]},
            "unreadable",
            "not_fetched",
            (0, 0),
        ),
        (
            "not opened at first, read two days after: nothing stays of it",
            {"looks": [closed("2023-01-20", "timeout"), closed("2023-01-22", None)], "reports": [stored("2023-01-22")]},
            "on_time",
            "seen",
            (0, 0),
        ),
        (
            "read once, and refused since",
            {"looks": [closed("2023-01-20", None), closed("2023-01-22", "timeout")], "reports": [stored("2023-01-20")]},
            "on_time",
            "seen",
            (0, 0),
        ),
        (
            "the page says only: see the file, and the file did not open",
            {"looks": [closed("2023-01-20", "http.not_found")], "reports": [stored("2023-01-20", report(cells=()))]},
            "unreadable",
            "not_opened.http.not_found",
            (0, 0),
        ),
        (
            "a picture only",
            {
                "looks": [look("2023-01-20", "seen")],
                "reports": [stored("2023-01-20", report(cells=(), error=ReadError("needs_ocr", "x")))],
            },
            "unreadable",
            "needs_ocr",
            (0, 0),
        ),
        (
            "text without tables",
            {"looks": [look("2023-01-20", "seen")], "reports": [stored("2023-01-20", report(cells=()))]},
            "unreadable",
            "no_tables",
            (0, 0),
        ),
        (
            "an interpretation of the report",
            {
                "looks": [look("2023-01-20", "seen")],
                "reports": [stored("2023-01-20", report(cells=(), is_annual_report=False))],
            },
            "unreadable",
            "not_annual_report",
            (0, 0),
        ),
    ],
)
def test_status(because, given, status, reason, bounds):
    stand = standing(case(**given))
    assert (stand.status, stand.reason) == (status, reason), because
    assert (stand.days_late_min, stand.days_late_max) == bounds, because


def test_public_institutions_owe_nothing():
    stand = standing(case(agency=replace(AGENCY, kind="public_institution"), looks=[look(d) for d in THREE]))
    assert (stand.status, stand.reason) == ("not_due", "public_institution")


def test_a_townships_silence_in_february_is_not_overdue():
    stand = standing(case("2023-02-20", [look(d) for d in THREE], agency=replace(AGENCY, kind="township_government")))
    assert stand.status == "not_due"


def test_darkness_says_since_when_and_why():
    looks = [look("2023-01-30"), *(look(d, "unknown:timeout") for d in THREE), look("2023-02-08", "unknown:blocked")]
    stand = standing(case(looks=looks))
    assert str(stand.since) == "2023-01-30"
    assert stand.failures == (("timeout", 3), ("blocked", 1))


def test_list_and_address_dates_are_claims():
    row = found("2023-02-10", list_date=None, url_date=claimed("url", "2023-01-30").value)
    stand = standing(case(looks=[look("2023-02-10", "seen", found=(row,))], reports=[stored("2023-02-10")]))
    assert (stand.status, stand.reason) == ("on_time", "claim")


def test_looks_after_today_do_not_count():
    assert standing(case("2023-02-05", [look(d) for d in THREE])).status == "could_not_look"


def test_due_days_are_beijing_days():
    late_evening = look("2023-01-31", "seen", clock="23:57")  # 15:57 UTC, and over before midnight
    assert standing(case(looks=[late_evening], reports=[stored("2023-01-31")])).days_late_max == 0
    after_midnight = look("2023-01-31", "seen", clock="23:59")  # ends on 1 February in Beijing
    assert standing(case(looks=[after_midnight], reports=[stored("2023-01-31")])).days_late_max == 1


def interpretation_first(*later):
    """An interpretation was taken for the report on 20 January; what came later is given."""
    row = found("2023-01-20", url="http://xian.example/jd.html")
    looks = [look("2023-01-20", "seen", found=(row,)), *later]
    text = stored("2023-01-20", report(is_annual_report=False, cells=()), found=row)
    return looks, text


def test_an_interpretation_seen_in_time_does_not_make_a_late_report_timely():
    looks, text = interpretation_first(look("2023-02-03"), look("2023-02-10", "seen"))
    stand = standing(case(looks=looks, reports=[text, stored("2023-02-10")]))
    assert (stand.status, stand.days_late_min, stand.days_late_max) == ("late", 3, 10)


def test_an_interpretation_alone_is_for_a_person_to_check():
    looks, text = interpretation_first(*(look(day) for day in THREE))
    assert (standing(case(looks=looks, reports=[text])).reason) == "not_annual_report"


def test_last_years_report_under_this_years_name_is_for_a_person_to_check():
    stand = standing(case(looks=[look("2023-01-20", "seen")], reports=[stored("2023-01-20", report(report_year=2021))]))
    assert (stand.status, stand.reason) == ("unreadable", "other_year")


def test_a_report_that_names_no_year_is_taken_as_listed():
    stand = standing(case(looks=[look("2023-01-20", "seen")], reports=[stored("2023-01-20", report(report_year=None))]))
    assert stand.status == "on_time"
