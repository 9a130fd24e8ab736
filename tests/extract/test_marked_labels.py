"""Labels in a statutory table that give their figures to another year or body: these are in doubt, no others."""

from random import Random

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import as_html, as_tabs

from extract.documents import Document
from extract.read_report import read_report

VALUES, _ = report_texts("2021", Random(3))
TEXTS = {key: str(value) for key, value in VALUES.items()}
APPLICATIONS, DISCLOSURE, REVIEWS = "applications", "proactive_disclosure", "reviews_and_litigation"

LABELS = [
    (APPLICATIONS, "自然人", "2022年自然人", {"natural_person"}, "a column of another year"),
    (APPLICATIONS, "自然人", "自然人（全县）", {"natural_person"}, "a column of its county"),
    (APPLICATIONS, "予以公开", "予以公开（2022年）", {"granted"}, "a row of another year"),
    (APPLICATIONS, "本年新收", "全县本年新收", {"new_received"}, "a row of its county"),
    (APPLICATIONS, "予以公开", "予以公开12022年", {"granted"}, "a year whose digits run on is none of its own"),
    (DISCLOSURE, "本年制发件数", "上年制发件数", {"made"}, "another year in words"),
    (DISCLOSURE, "本年处理决定数量", "累计处理决定数量", {"decisions"}, "more than the year"),
    (
        DISCLOSURE,
        "信息内容",
        "信息内容（2022年）",
        {"made", "repealed", "in_force", "decisions", "amount_wan_yuan"},
        "all",
    ),
    (DISCLOSURE, "规章", "规章（上年）", {"rules"}, "a row"),
    (REVIEWS, "结果维持", "结果维持（2022年）", {"upheld"}, "heads over one column each"),
    (DISCLOSURE, "现行有效件数", "现行有效件数（截至2023年12月31日）", set(), "its own year"),
    (DISCLOSURE, "现行有效件数", "现行有效件数（历史累计）", set(), "what is in force was added up over the years"),
    (APPLICATIONS, "自然人", "自然人（2023年）", set(), "the same"),
    (DISCLOSURE, "本年制发件数", "本年制发件数（含局属单位）", set(), "what is counted in"),
    (APPLICATIONS, "上年结转", "上年度结转", set(), "a label of the form"),
]


@pytest.mark.parametrize(("table", "label", "marked", "doubted", "why"), LABELS)
@pytest.mark.parametrize("written", [as_html, as_tabs])
def test_figures_beside_and_below_marked_labels(table, label, marked, doubted, why, written):
    sheets = draw_report("2021", TEXTS)
    for cell in (cell for sheet in sheets if sheet.table == table for line in sheet.lines for cell in line):
        cell.text = cell.text.replace(label, marked)
    cells = read_report(Document(written(sheets, 2023))).cells
    sure = [cell for cell in cells if cell.state == "number"]
    assert all(cell.value == VALUES[cell.table, cell.row, cell.column] for cell in sure)
    assert not [cell for cell in sure if cell.table == table and {cell.row, cell.column} & doubted], why
    if not doubted:
        assert len(sure) == len(VALUES), why
    elif written is as_html and why != "all":
        assert len({(cell.row, cell.column) for cell in sure if cell.table == table}) == sum(
            key[0] == table and not {key[1], key[2]} & doubted for key in VALUES
        ), why
