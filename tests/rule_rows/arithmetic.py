from casework import case, cell, check, read

from extract.forms import load_form
from extract.identities import check_identities
from rule_rows import Row

FORM = load_form("2021")


def sheet(guessed=(), **changes):
    """A whole report of zeros with some figures put in, its identities applied as the extractor does."""
    changed = {name.replace("__", "."): value for name, value in changes.items()}
    cells = []
    for table in FORM.tables:
        for row, column in table.cells():
            value = changed.get(f"{table.id}.{row}.{column}", 0)
            state = {"state": value} if isinstance(value, str) else {}
            cells.append(cell(f"{table.id}.{row}.{column}", value, **state))
    forms = tuple((table.id, "2021") for table in FORM.tables)
    checks = check_identities(cells, forms)
    return case(**read(cells=tuple(cells), checks=checks, table_forms=forms, forms_guessed=guessed))


def without_forms():
    return case(**read(checks=(check("OTHER", "pass", 0, 0),)))


T3 = "applications__"
NEW = {f"{T3}new_received__natural_person": 3, f"{T3}new_received__total": 3}
ANSWERED = {
    f"{T3}granted__natural_person": 3,
    f"{T3}granted__total": 3,
    f"{T3}results_total__natural_person": 3,
    f"{T3}results_total__total": 3,
}
WHOLE = NEW | ANSWERED
TYPO = WHOLE | {f"{T3}granted__natural_person": 5}

ROWS = [
    Row("T3_ROW_SUM", "three and three", sheet(**WHOLE), "pass", "applications.new_received"),
    Row(
        "T3_ROW_SUM",
        "five and none in a row whose total is three: the column misses by the same two",
        sheet(**TYPO),
        "fail",
        "applications.granted",
        words="相差 -2。线索：表三“予以公开”自然人可能多计 2",
    ),
    Row(
        "T3_ROW_SUM",
        "a blank total",
        sheet(**{f"{T3}granted__total": "blank"}),
        "not_assessable",
        "applications.granted",
        "blank",
    ),
    Row("T3_ROW_SUM", "no table", without_forms(), "not_assessable", reason="no_table"),
    Row("T3_BALANCE", "three in, three answered", sheet(**WHOLE), "pass", "applications.total"),
    Row(
        "T3_BALANCE",
        "three in, none answered, no row is wrong: one of four",
        sheet(**NEW),
        "fail",
        "applications.total",
        words="表三“结转下年度继续办理”总计之一",
    ),
    Row(
        "T3_BALANCE",
        "a typo in the first row: row and balance miss alike",
        sheet(**WHOLE | {f"{T3}new_received__natural_person": 8}),
        "fail",
        "applications.natural_person",
        words="表三“本年新收政府信息公开申请数量”自然人可能多计 5",
    ),
    Row(
        "T3_BALANCE",
        "a typo in a total: row and the total column miss alike",
        sheet(**WHOLE | {f"{T3}new_received__total": 1}),
        "fail",
        "applications.total",
        words="总计可能少计 2",
    ),
    Row(
        "T3_BALANCE",
        "an ambiguous cell",
        sheet(**{f"{T3}carried_over_out__total": "ambiguous"}),
        "not_assessable",
        "applications.total",
        "ambiguous",
    ),
    Row("T3_RESULT_SUM", "one group makes the total", sheet(**WHOLE), "pass", "applications.natural_person"),
    Row("T3_RESULT_SUM", "a typo in a group", sheet(**TYPO), "fail", "applications.natural_person", words="予以公开"),
    Row(
        "T3_RESULT_SUM",
        "a placeholder",
        sheet(**{f"{T3}granted__natural_person": "placeholder"}),
        "not_assessable",
        "applications.natural_person",
    ),
    Row("T4_SUM", "zeros", sheet(), "pass"),
    Row(
        "T4_SUM",
        "four and nothing to make it",
        sheet(reviews_and_litigation__review__total=4),
        "fail",
        "reviews_and_litigation.review",
    ),
    Row(
        "T4_SUM",
        "an unknown pending",
        sheet(reviews_and_litigation__review__pending="ambiguous"),
        "not_assessable",
        "reviews_and_litigation.review",
    ),
    Row("CELL_COUNT", "200 cells", sheet(), "pass"),
    Row("CELL_COUNT", "a blank is a cell", sheet(applications__granted__total="blank"), "pass"),
    Row(
        "CELL_COUNT",
        "one cell is not there",
        sheet(proactive_disclosure__normative_documents__in_force="missing"),
        "fail",
        "proactive_disclosure",
        words="应有 10 格，读到 9 格，缺表二“行政规范性文件”现行有效件数",
    ),
    Row(
        "CELL_COUNT",
        "how many cells there are is not known without the form",
        sheet(("applications",), applications__other_misc__total="missing"),
        "not_assessable",
        "applications",
        "no_form",
    ),
    Row("CELL_COUNT", "no table recognised", without_forms(), "not_assessable", reason="no_table"),
    Row("NONNEG_INT", "zeros", sheet(), "pass"),
    Row(
        "NONNEG_INT",
        "amounts may have decimals",
        sheet(proactive_disclosure__administrative_fees__amount_wan_yuan=4478.1715),
        "pass",
    ),
    Row("NONNEG_INT", "minus one", sheet(applications__granted__total=-1), "fail", "applications", words="总计 -1"),
    Row("NONNEG_INT", "half an application", sheet(applications__granted__total=0.5), "fail", "applications"),
    Row("NONNEG_INT", "no figures in table four", without_forms(), "not_assessable", "reviews_and_litigation"),
    Row(
        "BLANK_AS_ZERO",
        "three applicants, the total of the row blank: under that reading it misses by three",
        sheet(**WHOLE | {f"{T3}granted__total": "blank"}),
        "fail",
        "T3_ROW_SUM.applications.granted",
        words="假定 1 格空白或占位符为零：表三“予以公开”一行，总计 0，各类申请人之和 3，相差 -3。此为假定下的试算",
    ),
    Row(
        "BLANK_AS_ZERO",
        "a blank among zeros holds under that reading",
        sheet(**WHOLE | {f"{T3}granted__legal_service_org": "blank"}),
        "pass",
    ),
    Row(
        "BLANK_AS_ZERO",
        "a stroke is printed where nothing is to be counted",
        sheet(**WHOLE | {f"{T3}granted__legal_service_org": "placeholder"}),
        "pass",
        "T3_RESULT_SUM.applications.legal_service_org",
    ),
    Row(
        "BLANK_AS_ZERO",
        "an ambiguous cell stays unknown under every reading",
        sheet(**{f"{T3}granted__total": "blank", f"{T3}granted__natural_person": "ambiguous"}),
        "not_assessable",
        "T3_ROW_SUM.applications.granted",
        "no_number",
    ),
    Row("BLANK_AS_ZERO", "no blank", sheet(**WHOLE), "not_assessable", reason="no_blank"),
    Row(
        "T3_ROW_SUM",
        "the first pass does not know the reading of the second",
        sheet(**WHOLE | {f"{T3}granted__legal_service_org": "blank"}),
        "not_assessable",
        "applications.granted",
        "blank",
    ),
]
