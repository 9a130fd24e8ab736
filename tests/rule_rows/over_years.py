from dataclasses import replace

from casework import AGENCY, case, cells, last_year, read

from rule_rows import Row

OTHER = replace(AGENCY, agency_id="xian-wujia", name="某县物价局")
IN, OUT = "applications__carried_over_in__total", "applications__carried_over_out__total"
ND = "proactive_disclosure__normative_documents__"


def this(**values):
    return read(cells=cells(**values))


def stock(made, repealed, in_force):
    return this(**{f"{ND}made": made, f"{ND}repealed": repealed, f"{ND}in_force": in_force})


ROWS = [
    Row("X_CARRY", "taken over as handed on", case(**this(**{IN: 3}), previous=last_year(**{OUT: 3})), "pass", "total"),
    Row(
        "X_CARRY",
        "one got lost",
        case(**this(**{IN: 2}), previous=last_year(**{OUT: 3})),
        "fail",
        "total",
        words="相差 -1",
    ),
    Row("X_CARRY", "no report last year", case(**this(**{IN: 2})), "not_assessable", reason="no_previous"),
    Row(
        "X_CARRY",
        "last year's cell is blank",
        case(**this(**{IN: 2}), previous=last_year(**{OUT: "blank", "applications__granted__total": 1})),
        "not_assessable",
        "total",
    ),
    Row(
        "X_CARRY",
        "two bodies merged: both handed on",
        case(**this(**{IN: 5}), previous=last_year(**{OUT: 3}), predecessors=(last_year(OTHER, **{OUT: 2}),)),
        "pass",
        "total",
    ),
    Row(
        "X_CARRY",
        "the merged body's report cannot be read",
        case(
            **this(**{IN: 3}),
            previous=last_year(**{OUT: 3}),
            predecessors=(case(agency=OTHER, report_year=2021),),
        ),
        "not_assessable",
        reason="previous_unreadable",
    ),
    Row(
        "X_IN_FORCE",
        "10 + 2 - 1",
        case(**stock(2, 1, 11), previous=last_year(**{f"{ND}in_force": 10})),
        "pass",
        "normative_documents",
    ),
    Row(
        "X_IN_FORCE",
        "10 + 2 - 1 is not 12",
        case(**stock(2, 1, 12), previous=last_year(**{f"{ND}in_force": 10})),
        "fail",
        "normative_documents",
    ),
    Row(
        "X_IN_FORCE",
        "last year's form counted something else",
        case(**stock(2, 1, 12), previous=last_year(**{f"{ND}disclosed_total": 10})),
        "not_assessable",
        "normative_documents",
    ),
    Row(
        "X_IN_FORCE",
        "merged during the year",
        case(
            **stock(2, 1, 12),
            previous=last_year(**{f"{ND}in_force": 10}),
            predecessors=(last_year(OTHER, **{f"{ND}in_force": 1}),),
        ),
        "not_assessable",
        "normative_documents",
        "merged",
    ),
    Row(
        "X_ITEMS",
        "20 + 3",
        case(
            **this(proactive_disclosure__licensing__items_prev_year=23),
            previous=last_year(
                proactive_disclosure__licensing__items_prev_year=20, proactive_disclosure__licensing__items_change=3
            ),
        ),
        "pass",
        "licensing",
    ),
    Row(
        "X_ITEMS",
        "20 - 3 is not 23",
        case(
            **this(proactive_disclosure__licensing__items_prev_year=23),
            previous=last_year(
                proactive_disclosure__licensing__items_prev_year=20, proactive_disclosure__licensing__items_change=-3
            ),
        ),
        "fail",
        "licensing",
    ),
    Row(
        "X_ITEMS",
        "not in this form",
        case(**this(applications__granted__total=1), previous=last_year(applications__granted__total=1)),
        "not_assessable",
        reason="not_in_form",
    ),
    Row(
        "X_SPIKE",
        "99 after 20",
        case(**this(applications__new_received__total=99), previous=last_year(applications__new_received__total=20)),
        "pass",
        "applications.new_received.total",
    ),
    Row(
        "X_SPIKE",
        "100 after 20",
        case(**this(applications__new_received__total=100), previous=last_year(applications__new_received__total=20)),
        "fail",
        "applications.new_received.total",
    ),
    Row(
        "X_SPIKE",
        "none after 20",
        case(**this(applications__new_received__total=0), previous=last_year(applications__new_received__total=20)),
        "fail",
        "applications.new_received.total",
    ),
    Row(
        "X_SPIKE",
        "10 after 1 says nothing",
        case(**this(applications__new_received__total=10), previous=last_year(applications__new_received__total=1)),
        "pass",
        "applications.new_received.total",
    ),
    Row(
        "X_SPIKE",
        "no figure last year",
        case(**this(applications__new_received__total=10), previous=last_year(applications__granted__total=1)),
        "not_assessable",
        "applications.new_received.total",
    ),
]
