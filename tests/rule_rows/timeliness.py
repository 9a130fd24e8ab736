from dataclasses import replace
from datetime import date

from casework import AGENCY, case, claimed, found, look, read, report, stored

from rule_rows import Row

THREE = [look(day) for day in ("2023-02-03", "2023-02-04", "2023-02-06")]
LOCAL = replace(AGENCY, due_local=(1, 15), due_basis="某政办函〔2023〕1号")


def dated(*claims, day="2023-01-20"):
    return read(day, dates=tuple(claimed(source, value) for source, value in claims))


ROWS = [
    Row("T_STATUTORY", "seen in time", case(**read()), "pass", words="按期"),
    Row(
        "T_STATUTORY",
        "absent three times",
        case(looks=THREE),
        "fail",
        words="截至 2023-02-06 未见公开，逾期至少 6 天、至多 89 天",
    ),
    Row("T_STATUTORY", "two absences", case(looks=THREE[:2]), "not_assessable", reason="not_enough_looks"),
    Row("T_STATUTORY", "dark", case(looks=[look("2023-02-03", "unknown:timeout")]), "not_assessable", reason="timeout"),
    Row("T_STATUTORY", "seen after the day, no date", case(**read("2023-02-10")), "not_assessable", reason="no_date"),
    Row(
        "T_STATUTORY",
        "a first look in November",
        case("2023-11-05", **dated(("label", "2023-02-08"), day="2023-11-05")),
        "not_assessable",
        reason="claim_unvouched",
        words="无从印证，不认定迟延",
    ),
    Row("T_STATUTORY", "not due", case("2023-01-31"), "not_assessable", reason="not_yet"),
    Row("T_LOCAL", "no local day", case(**read()), "not_assessable", reason="no_local_day"),
    Row("T_LOCAL", "local day kept", case(**read("2023-01-15"), agency=LOCAL), "pass"),
    Row(
        "T_LOCAL",
        "between the local and the statutory day",
        case(looks=[look("2023-01-18"), look("2023-01-20", "seen")], reports=[stored("2023-01-20")], agency=LOCAL),
        "fail",
        words="迟 3 至 5 天",
    ),
    Row(
        "T_LOCAL",
        "a township absent in February",
        case("2023-02-20", THREE, agency=replace(AGENCY, kind="township_government")),
        "fail",
        words="各地通例",
    ),
    Row("T_WORKDAY", "31 January 2023 was a Tuesday", case(), "pass", "statutory"),
    Row("T_WORKDAY", "31 January 2021 was a Sunday", case("2021-02-01", report_year=2020), "fail", "statutory"),
    Row("T_WORKDAY", "31 January 2022 was New Year's Eve", case("2022-02-01", report_year=2021), "fail", "statutory"),
    Row(
        "T_WORKDAY",
        "2030: no calendar yet",
        case("2030-02-01", report_year=2029),
        "not_assessable",
        "statutory",
        "no_calendar",
    ),
    Row("T_CLAIMED_DATE", "agrees with the looks", case(**dated(("label", "2023-01-19"))), "pass", "label"),
    Row(
        "T_CLAIMED_DATE",
        "before the year ended",
        case(**dated(("meta", "2022-12-30"))),
        "fail",
        "meta",
        words="早于报告年度结束",
    ),
    Row(
        "T_CLAIMED_DATE",
        "before the last good absence",
        case(
            looks=[look("2023-02-03"), look("2023-02-10", "seen")],
            reports=[stored("2023-02-10", report(dates=(claimed("label", "2023-01-30"),)))],
        ),
        "fail",
        "label",
        words="早于最后一次未见该报告的查看",
    ),
    Row(
        "T_CLAIMED_DATE",
        "a text signed before it was published",
        case(**dated(("signature", "2023-01-05"))),
        "pass",
        "signature",
    ),
    Row("T_CLAIMED_DATE", "nothing claimed", case(**read()), "not_assessable", reason="no_date"),
    Row("T_CLAIMED_DATE", "not seen", case(looks=THREE), "not_assessable", reason="not_seen"),
    Row("T_DATES_AGREE", "one source", case(**dated(("label", "2023-01-19"))), "not_assessable", reason="one_source"),
    Row("T_DATES_AGREE", "label and meta", case(**dated(("label", "2023-01-19"), ("meta", "2023-01-19"))), "pass"),
    Row(
        "T_DATES_AGREE",
        "address against label",
        case(
            looks=[look("2023-01-20", "seen", found=(found("2023-01-20", url_date=date(2023, 1, 12)),))],
            reports=[stored("2023-01-20", report(dates=(claimed("label", "2023-01-19"),)))],
        ),
        "fail",
    ),
]
