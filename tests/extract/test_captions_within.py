"""A line directly above a table in the report's own section may give it to another time, body or purpose."""

from random import Random

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import SECTIONS, as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
SHEETS = draw_report("2021", TEXTS)
PAGE = as_html(SHEETS, 2023).decode()
TITLE = "云溪县财政局2023年政府信息公开工作年度报告"
HEADS = tuple(SECTIONS.values())

ABOVE = [
    ("2023年1月", False, "a month of its year"),
    ("2023年12月", False, "the same"),
    ("1月份数据", False, "the same without the year"),
    ("截至6月底", False, "up to a month"),
    ("截至12月底", True, "up to the last"),
    ("2024年1月", True, "when it was published"),
    ("2024年", False, "the year after"),
    ("二〇二二", False, "a year in numerals"),
    ("2022财年", False, "a year of another kind"),
    ("2022、2023年数据", False, "of two years"),
    ("2023年、2022年", False, "the same"),
    ("季报", False, "of a quarter"),
    ("本年报表", True, "of the year"),
    ("五年来", False, "of more than the year"),
    ("历年来", False, "the same"),
    ("建局以来", False, "since something"),
    ("上年同期", False, "another time"),
    ("上期数据", False, "the same"),
    ("样式", False, "how it is to look"),
    ("填报指引", False, "how it is to be filled in"),
    ("某局数据", False, "nobody's"),
    ("××县财政局", False, "the same"),
    ("汇编", False, "a word that is none of a report's"),
    ("转载", False, "the same"),
    ("典型案例", False, "the same"),
    ("待审核", False, "not its last figures"),
    ("省局数据", False, "another body's, in two letters"),
    ("县局数据", True, "its own in short"),
    ("县政府数据", False, "of its government"),
    ("县教育局（2022）", False, "a body with a remark"),
    ("各乡镇财政所", False, "each of many"),
    ("政务公开办公室", True, "its own office"),
    ("云溪县数据", False, "its county's"),
    ("云溪县政府信息公开情况统计表", True, "a form its county gave out"),
    ("占比情况", False, "shares"),
    ("增减（%）", False, "changes"),
    ("占比", False, "shares, in one word"),
    ("所占比例（%）", False, "the same"),
    ("平均值", False, "means"),
    ("增长率", False, "changes"),
    ("同比变化：", False, "the same"),
    ("排名", False, "ranks"),
    ("单位：百件", False, "counts of another unit"),
    ("单位：件", True, "of its own"),
    ("代填</p><p>单位：件", False, "over a line that says no more of it"),
    ("代填</p><p>本年度情况如下：", True, "no caption of what is not directly below"),
    ("（一）制发规范性文件情况", True, "all words are its own"),
    ("本局无此类情形", True, "that there is nothing"),
    ("续表", True, "the rest of it"),
    ("（如下表所示）", True, "where to look"),
    ("左右滑动查看表格", True, "how to look"),
    ("法人或其他组织", True, "a head that was taken apart"),
    ("《中华人民共和国政府信息公开条例》第二十条", True, "the law of the table"),
]


FIRST = [
    ("2023年1月", False, "a month of its year"),
    ("2021—2023年", False, "of several years, its own among them"),
    ("2023年", True, "its year"),
    ("代填", False, "a word that is none of a report's"),
    ("县教育局", False, "another body"),
    ("续表", True, "the rest of it"),
    ("单位：件", True, "a unit"),
    ("云溪县财政局2023年政府信息公开情况统计表", True, "a title"),
]


@pytest.mark.parametrize(("line", "read", "why"), FIRST)
def test_a_caption_in_the_first_line_of_a_table(line, read, why):
    table = PAGE.index("<tbody>", PAGE.index("<p>三、")) + len("<tbody>")
    report = read_report(Document(f"{PAGE[:table]}<tr><td colspan=10>{line}</td></tr>{PAGE[table:]}".encode()))
    assert sum(cell.state == "number" for cell in report.cells) == (200 if read else 25), why


def test_a_caption_stands_above_a_head_that_was_taken_apart():
    """In text the first line of a table is one of its own; what stands above it is the caption all the same."""
    tables = ["\n".join("\t".join(cell.text for cell in line) for line in sheet.lines) for sheet in SHEETS]
    own, others = (
        "\n".join(
            (TITLE, "一、总体情况", "公开。", *(f"{h}\n{caption}{t}" for h, t in zip(HEADS, tables, strict=True)))
        )
        for caption in ("", "代填\n")
    )
    states = [{cell.state for cell in read_report(Document(text.encode())).cells} for text in (own, others)]
    assert states == [{"number"}, set()]


@pytest.mark.parametrize("section", ["二、", "三、", "四、"])
@pytest.mark.parametrize(("line", "read", "why"), ABOVE)
def test_a_caption_in_a_section_of_its_own(line, read, why, section):
    table = PAGE.index("<table", PAGE.index(f"<p>{section}"))
    report = read_report(Document(f"{PAGE[:table]}<p>{line}</p>{PAGE[table:]}".encode()))
    lost = 200 - sum(cell.state == "number" for cell in report.cells)
    assert lost == (0 if read else {"二、": 10, "三、": 175, "四、": 15}[section]), why
    assert read or line.split("<")[0] in [each.raw for each in report.unread if each.what == "table"]
