"""Reports that exist only as what a converter made of a page or a paper."""

from random import Random

import pytest
from converting import KEEPING_BLANKS, WHOLE
from drawing import draw_report
from sampling import FORMS, misread, report_texts

from extract.documents import Document
from extract.grids import Content
from extract.plain.mixed_text import is_mixed
from extract.plain.unwrapped import unwrapped
from extract.prose.agencies import find_agencies
from extract.read_report import read_report


def drawn(form, seed, blank=0.0):
    random = Random(seed)
    values, texts = report_texts(form, random)
    texts = {ident: "" if random.random() < blank else text for ident, text in texts.items()}
    return values, texts, draw_report(form, texts)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", WHOLE)
def test_a_converted_report_is_read_whole(shape, form):
    values, _, sheets = drawn(form, 5)
    report = read_report(Document(WHOLE[shape](sheets, FORMS[form])))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == values
    assert (report.is_annual_report, report.agency, report.report_year) == (True, "云溪县财政局", FORMS[form])
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert [each.value.year for each in report.dates if each.source == "signature"] == [FORMS[form] + 1]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", WHOLE)
def test_blank_cells_of_a_converted_report_are_never_another_figure(shape, form):
    for seed in range(4):
        values, texts, sheets = drawn(form, seed, blank=0.1 + 0.2 * seed)
        report = read_report(Document(WHOLE[shape](sheets, FORMS[form])))
        assert misread(report, {ident: {text} for ident, text in texts.items()}, values) == []
        if shape in KEEPING_BLANKS:
            blank = {ident for ident, text in texts.items() if not text}
            assert {(c.table, c.row, c.column) for c in report.cells if c.state == "blank"} == blank


TOLD = "本报告中所列数据统计期限为2025年1月1日至12月31日。"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
)


@pytest.mark.parametrize(
    ("lines", "is_report", "why"),
    [
        ((TOLD, *HEADINGS), True, "five sections and the period"),
        (HEADINGS, False, "a notice on how to write one says no period"),
        ((TOLD, *HEADINGS[:3]), False, "some of the sections may stand in other papers"),
    ],
)
def test_a_report_that_lost_its_title_and_tables(lines, is_report, why):
    text = "\n".join(part for line in lines for part in (line, "正文。"))
    assert read_report(Document(text.encode())).is_annual_report == is_report, why


UNWRAPPED = [
    ('{"a": 1}', '{"a": 1}', "no text in it"),
    ('[{"t": "Str", "c": "规章"}]', '[{"t": "Str", "c": "规章"}]', "a tree of small pieces"),
    ("[附件] 一、总体情况", "[附件] 一、总体情况", "a bracket is no JSON"),
    ('{"title": "题", "text": "%s"}' % ("字" * 200), "标题: 题\n" + "字" * 200, "a title in a field of its own"),
    ("规章 0 0 3", "规章 0 0 3", "a row is a row"),
    ("|".join("字" * 400), " ".join("字" * 400), "torn apart, and no cells"),
]


@pytest.mark.parametrize(("text", "expected", "why"), UNWRAPPED)
def test_what_is_kept_inside_another_text(text, expected, why):
    assert unwrapped(text) == expected, why


MIXED = [
    ("# 题\n\n一、总体情况\n\n正文\n<table><tr><td>1</td></tr></table>\n正文\n", True, "markdown around a table"),
    ("<div>\n\n一、总体情况\n\n正文\n\n正文\n</div>\n", True, "text in a frame"),
    ("<p>一、总体情况</p>\n正文\n正文\n正文\n", False, "paragraphs are a page's"),
    ("<html>\n正文\n正文\n正文\n</html>", False, "a page"),
    ("let page = 1;\nlet two = 2;\nlet text = '<tr><td>1</td></tr>';\nlet b = 4;\n", False, "a script"),
    ("一、总体情况\n正文\n", False, "no element at all"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MIXED)
def test_text_with_elements_in_it(text, expected, why):
    assert is_mixed(text) == expected, why


def test_a_unit_of_figures_is_no_agency():
    texts = ["本年收费金额（单位：万元）", "单位：件", "单位：云溪县水务局"]
    assert find_agencies(None, texts, Content("text", "text/plain", ()), (), None) == (("label", "云溪县水务局"),)
