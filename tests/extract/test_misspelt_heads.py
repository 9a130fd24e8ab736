"""Heads of columns with a typing error: known by the heads beside them, and only by these."""

from collections import Counter

import pytest
from drawing import balanced, draw_report
from writing import SHAPES

from extract.documents import Document
from extract.read_report import read_report
from extract.report import APPLICATIONS, REVIEWS


def read(*changes):
    """A report of which every third figure is blank, its heads changed: without them no blank can be placed."""
    figures = balanced("2021", lambda most: most // 2)
    texts = {ident: "" if at % 3 == 0 else str(figures[ident]) for at, ident in enumerate(figures)}
    page = SHAPES["html"](draw_report("2021", texts), 2023).decode()
    for old, new in changes:
        assert f">{old}<" in page
        page = page.replace(f">{old}<", f">{new}<")
    report = read_report(Document(page.encode()))
    states = {cell.state for cell in report.cells if texts[cell.table, cell.row, cell.column] == ""}
    figures_read = {cell.raw for cell in report.cells if cell.state == "number"}
    assert all(
        cell.raw == texts[cell.table, cell.row, cell.column]
        for cell in report.cells
        if cell.state in ("number", "blank")
    )
    assert figures_read
    return report, states


@pytest.mark.parametrize(
    "changes",
    [
        [("自然人", "自然入")], [("商业企业", "商业企亚")], [("科研机构", "科研机枸")],
        [("社会公益组织", "社会公盖组识")],
        [("其他", "其也")], [("总计", "总汁")], [("法人或其他组织", "法人或具他组织")],
        [("法人或其他组织", "法人和其它组织")],
        [("自然人", "自燃人"), ("科研机构", "科研机枸")],
        [("结果维持", "结果维特")], [("尚未审结", "尚末审结")],
    ],
    ids=lambda changes: " ".join(new for _, new in changes),
)  # fmt: skip
def test_a_misspelt_head_is_told_and_its_column_read(changes):
    report, states = read(*changes)
    assert states == {"blank"}
    assert {note.rsplit(": ", 1)[1] for note in report.notes} == {new for _, new in changes}


@pytest.mark.parametrize(
    ("changes", "table"),
    [
        ([("其他", "其中")], APPLICATIONS),
        ([("总计", "小计")], APPLICATIONS),
        ([("商业企业", "上年件数")], APPLICATIONS),
        ([("商业企业", "商业企亚"), ("科研机构", "科研机枸")], APPLICATIONS),  # of five heads two
        ([("商业企业", "科研机构"), ("科研机构", "商亚企业")], APPLICATIONS),  # turned
        ([("结果维持", "结果")], REVIEWS),
        ([("其他", "其")], APPLICATIONS),  # half of a name
        ([("结果维持", "结果维特"), ("尚未审结", "尚末审结")], REVIEWS),  # of five heads two
    ],
    ids=lambda value: " ".join(new for _, new in value) if isinstance(value, list) else value,
)
def test_another_word_is_no_misspelt_head(changes, table):
    report, _ = read(*changes)
    states = Counter(cell.state for cell in report.cells if cell.table == table)
    assert states["blank"] == 0
    assert not report.notes


def test_a_header_as_the_form_prints_it_has_no_note():
    report, states = read()
    assert states == {"blank"}
    assert report.notes == ()
