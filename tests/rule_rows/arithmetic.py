from casework import case, check, read

from rule_rows import Row


def applied(rule, verdict, left=None, right=None, **more):
    return case(**read(checks=(check(rule, verdict, left, right, **more),)))


ROWS = [
    row
    for rule in ("T3_ROW_SUM", "T3_BALANCE", "T3_RESULT_SUM", "T4_SUM")
    for row in (
        Row(rule, "both sides alike", applied(rule, "pass", 8, 8), "pass"),
        Row(rule, "one more on the left", applied(rule, "fail", 8, 7), "fail", words="相差 1"),
        Row(rule, "a blank cell", applied(rule, "not_assessable", reason="blank"), "not_assessable", reason="blank"),
        Row(rule, "nothing was read", case(), "not_assessable", reason="no_reading"),
        Row(rule, "the form has no such identity", case(**read()), "not_assessable", reason="not_in_form"),
    )
]
