from dataclasses import replace

from casework import AGENCY, case, cells, read

from rule_rows import Row

GOVERNMENT = replace(AGENCY, agency_id="xian-gov", name="某县人民政府", kind="people_government")
NAME = "applications.new_received.total"


def body(agency_id, value):
    given = read(cells=cells(applications__new_received__total=value)) if value is not None else {}
    return case(agency=replace(AGENCY, agency_id=agency_id, name=agency_id), **given)


def county(own, *children):
    given = read(cells=cells(applications__new_received__total=own))
    made = tuple(body(f"局{number}", value) for number, value in enumerate(children))
    return case("2023-04-30", agency=GOVERNMENT, children=made, **given)


ROWS = [
    Row("H_PARENT_LT_CHILD", "as many as the largest child", county(7, 3, 7), "pass", NAME),
    Row("H_PARENT_LT_CHILD", "fewer than one child", county(6, 3, 7), "fail", NAME, words="可能未覆盖本地区"),
    Row("H_PARENT_LT_CHILD", "a child that was not read says nothing", county(7, 3, None), "pass", NAME),
    Row("H_PARENT_LT_CHILD", "no child was read", county(7, None), "not_assessable", reason="no_children"),
    Row("H_PARENT_LT_CHILD", "a department covers itself", body("局", 3), "not_assessable", reason="not_a_government"),
    Row("H_PARENT_LT_CHILD", "own figure is ambiguous", county("ambiguous", 3), "not_assessable", reason="no_reading"),
    Row("H_SUM", "the whole is not less than its parts", county(10, 3, 7), "pass", NAME),
    Row("H_SUM", "less than its parts", county(9, 3, 7), "fail", NAME),
    Row("H_SUM", "one part is missing and named", county(9, 3, None), "not_assessable", NAME, "incomplete", "局1"),
    Row("H_SUM", "a department", body("局", 3), "not_assessable", reason="not_a_government"),
]
