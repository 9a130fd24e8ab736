from dataclasses import replace

from casework import AGENCY, case, cells, last_year, read

from monitor.cases import Peers
from rule_rows import Row

OTHER = replace(AGENCY, agency_id="xian-wujia", name="某县物价局")
IN, OUT = "applications__carried_over_in__total", "applications__carried_over_out__total"
ND = "proactive_disclosure__normative_documents__"


def this(**values):
    return read(cells=cells(**values))


def stock(made, repealed, in_force):
    return this(**{f"{ND}made": made, f"{ND}repealed": repealed, f"{ND}in_force": in_force})


def disclosed(new, total):
    """Ten documents the year before, by the form of 2019."""
    own = this(**{f"{ND}disclosed_new": new, f"{ND}disclosed_total": total})
    return case(**own, previous=last_year(**{f"{ND}disclosed_total": 10}))


PENALTY = "proactive_disclosure.penalty.decisions"
PENALTIES = PENALTY.replace(".", "__")

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
    Row(
        "X_CARRY",
        "a body that several others succeeded: nobody knows who took what",
        case(
            **this(**{IN: 5}),
            previous=last_year(**{OUT: 3}),
            predecessors=(last_year(replace(OTHER, successors=("a", "b")), **{OUT: 2}),),
        ),
        "not_assessable",
        reason="split",
    ),
    Row("X_IN_FORCE", "2019: 10 and 3 new are 13", disclosed(3, 13), "pass", "normative_documents"),
    Row("X_IN_FORCE", "2019: some may have been repealed", disclosed(3, 11), "pass", "normative_documents"),
    Row("X_IN_FORCE", "2019: more than were there and are new", disclosed(3, 14), "fail", "normative_documents"),
    Row(
        "X_ZERO_AMONG_PEERS",
        "no penalty where three quarters of the like have twenty or more",
        case(**this(**{PENALTIES: 0}), peers={PENALTY: Peers(6, 20)}),
        "fail",
        PENALTY,
        words="省内同类机关 6 家中四分之三以上不少于 20 件",
    ),
    Row(
        "X_ZERO_AMONG_PEERS",
        "none where many have few",
        case(**this(**{PENALTIES: 0}), peers={PENALTY: Peers(60, 19)}),
        "pass",
        PENALTY,
    ),
    Row(
        "X_ZERO_AMONG_PEERS",
        "one is not none",
        case(**this(**{PENALTIES: 1}), peers={PENALTY: Peers(60, 500)}),
        "pass",
        PENALTY,
    ),
    Row(
        "X_ZERO_AMONG_PEERS",
        "five say nothing of what is usual",
        case(**this(**{PENALTIES: 0}), peers={PENALTY: Peers(5, 500)}),
        "not_assessable",
        PENALTY,
        "too_few_peers",
    ),
    Row(
        "X_ZERO_AMONG_PEERS",
        "a blank is not zero",
        case(**this(**{PENALTIES: "blank", "applications__granted__total": 1}), peers={PENALTY: Peers(60, 500)}),
        "not_assessable",
        PENALTY,
        "no_number",
    ),
]
