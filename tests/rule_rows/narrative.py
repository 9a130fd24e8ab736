from dataclasses import replace
from decimal import Decimal

from casework import AGENCY, case, cells, read

from extract.report import Claim, Section
from rule_rows import Row

GOVERNMENT = replace(AGENCY, kind="people_government")
T2, T3, T4 = "proactive_disclosure__", "applications__", "reviews_and_litigation__"


def told(kind, value, scope=None, agency=AGENCY, **values):
    claim = Claim(kind, Decimal(value), f"全年共有{value}件。", 1, scope)
    return case(agency=agency, **read(claims=(claim,), cells=cells(**values)))


def applications(kind, value, **more):
    given = {
        f"{T3}new_received__total": 7,
        f"{T3}carried_over_in__total": 1,
        f"{T3}results_total__total": 8,
        f"{T3}carried_over_out__total": 0,
    }
    return told(kind, value, **more, **given)


def disputes(kind, value, review=0, direct=0, after=0):
    totals = {
        f"{T4}review__total": review,
        f"{T4}litigation_direct__total": direct,
        f"{T4}litigation_after_review__total": after,
    }
    return told(kind, value, **totals)


def text(*sentences):
    return case(**read(sections=(Section(1, "一、总体情况", "".join(sentences)),)))


def results(kind, value, **values):
    return told(kind, value, **{f"{T3}{name}__total": n for name, n in values.items()})


REFUSED = {
    f"refused_{w}": 0
    for w in (
        "state_secret",
        "law_prohibits",
        "security_stability",
        "third_party_rights",
        "internal_affairs",
        "process_info",
        "enforcement_file",
        "admin_inquiry",
    )
}

ROWS = [
    Row("N_APPLICATIONS", "7 new", applications("applications_received", 7), "pass", "applications_received"),
    Row(
        "N_APPLICATIONS",
        "8 in hand, last year's one included",
        applications("applications_received", 8),
        "pass",
        "applications_received",
    ),
    Row(
        "N_APPLICATIONS",
        "neither",
        applications("applications_received", 9),
        "fail",
        "applications_received",
        words="文中 9（“全年共有9件。”），表中 7 或 8",
    ),
    Row("N_APPLICATIONS", "7 answered of 8", applications("applications_answered", 7), "fail", "applications_answered"),
    Row("N_APPLICATIONS", "none left over", applications("carried_over_out", 0), "pass", "carried_over_out"),
    Row("N_APPLICATIONS", "nothing said", applications("reviews", 0), "not_assessable", reason="no_claim"),
    Row(
        "N_APPLICATIONS",
        "the whole county's, in a department's report",
        applications("applications_received", 70, scope="全县"),
        "not_assessable",
        "applications_received",
        "other_scope",
    ),
    Row(
        "N_APPLICATIONS",
        "the whole county's, in its government's report",
        applications("applications_received", 70, scope="全县", agency=GOVERNMENT),
        "fail",
        "applications_received",
    ),
    Row(
        "N_APPLICATIONS",
        "the office's own in a report on the whole district",
        applications("applications_received", 17, scope="政府办代表", agency=GOVERNMENT),
        "not_assessable",
        "applications_received",
        "other_scope",
    ),
    Row(
        "N_REVIEW_LITIGATION", "none and none", disputes("reviews_and_litigation", 0), "pass", "reviews_and_litigation"
    ),
    Row(
        "N_REVIEW_LITIGATION",
        "none said, four in the table",
        disputes("reviews_and_litigation", 0, after=4),
        "fail",
        "reviews_and_litigation",
    ),
    Row(
        "N_REVIEW_LITIGATION", "suits of both kinds", disputes("litigation", 5, direct=2, after=3), "pass", "litigation"
    ),
    Row("N_REVIEW_LITIGATION", "nothing said of either", disputes("fee_yuan", 5), "not_assessable", reason="no_claim"),
    Row(
        "N_RESULT_BREAKDOWN",
        "granted and partly",
        results("results_granted_or_partially", 275, granted=272, partially_granted=3),
        "pass",
        "results_granted_or_partially",
    ),
    Row(
        "N_RESULT_BREAKDOWN",
        "258 said, 275 in the table",
        results("results_granted_or_partially", 258, granted=272, partially_granted=3),
        "fail",
        "results_granted_or_partially",
    ),
    Row(
        "N_RESULT_BREAKDOWN",
        "refused, eight rows",
        results("results_refused", 35, **REFUSED | {"refused_admin_inquiry": 35}),
        "pass",
        "results_refused",
    ),
    Row("N_RESULT_BREAKDOWN", "nothing said", results("reviews", 0, granted=1), "not_assessable"),
    Row(
        "N_NORMATIVE_DOCS",
        "436 and 436",
        told("normative_documents_in_force", 436, **{f"{T2}normative_documents__in_force": 436}),
        "pass",
    ),
    Row(
        "N_NORMATIVE_DOCS",
        "647 against 436",
        told("normative_documents_in_force", 647, **{f"{T2}normative_documents__in_force": 436}),
        "fail",
    ),
    Row(
        "N_NORMATIVE_DOCS",
        "nothing said",
        told("reviews", 0, **{f"{T2}normative_documents__in_force": 436}),
        "not_assessable",
    ),
    Row("N_INTERNAL", "60 = 56 + 4", text("共制发公文60个，其中主动公开56个，不予公开4个。"), "pass"),
    Row(
        "N_INTERNAL",
        "parts beyond the whole",
        text("共制发公文60个，其中主动公开58个，不予公开4个。"),
        "fail",
        words="分项合计 62",
    ),
    Row(
        "N_INTERNAL",
        "parts may not be all",
        text("共制发公文60个，其中主动公开50个，不予公开4个。"),
        "not_assessable",
        reason="parts_incomplete",
    ),
    Row(
        "N_INTERNAL",
        "parts within parts",
        text("共制发公文60个，其中主动公开58个（含解读3个），不予公开4个。"),
        "not_assessable",
        reason="no_claim",
    ),
]
