"""The agency's own statistics among the statutory tables: they take no figure, give none and cast no doubt."""

import io
import re
from random import Random

import openpyxl
import pytest
from drawing import draw_report, expanded
from sampling import report_texts
from writing import SECTIONS, as_html

from extract.align.anothers import is_anothers
from extract.align.lines import lines_of
from extract.documents import Document, Reading
from extract.grids import Grid
from extract.read_report import read_report
from extract.reader import read_content

VALUES, _ = report_texts("2021", Random(3))
PAGE = as_html(draw_report("2021", {key: str(value or "") for key, value in VALUES.items()}), 2023).decode()
BY_CHANNEL = [["渠道", "信息条数"], ["政府网站", "211"], ["微信公众号", "98"], ["其他", "3"], ["总计", "312"]]
BY_KIND = [["序号", "公开类别", "公开数量"], ["1", "机构职能", "23"], ["2", "行政许可", "45"], ["3", "行政处罚", "17"]]
NO_HEAD = [["主动公开政府信息", "条", "356"], ["政策解读", "篇", "8"]]
CUT_OFF = [["要求缴纳费用、行政机关不再处理", "0", "2", "0"]]


def table(rows):
    return "<table>" + "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows) + "</table>"


ALONE = [
    (BY_CHANNEL, True, "other words head its columns and its rows"),
    (NO_HEAD, True, "every figure has words of its own"),
    (BY_KIND, True, "names of the form's rows under other heads"),
    (BY_KIND[1:], False, "names of the form's rows under no head: rows cut off"),
    ([["申请方式", "当面", "网络", "总计"], ["申请数量", "1", "4", "5"]], True, "a piece of a label under other heads"),
    ([["申请数量", "1", "4", "5"]], False, "the same under none"),
    ([["信息内容", "本年处理决定数量"], ["行政许可", "45"]], False, "the form's head"),
    ([["政策解读", "8"], ["", "5"]], False, "a figure without words"),
    (CUT_OFF, False, "the second half of a label and its figures"),
    ([["受理数", *"1234567"]], False, "as many figures as a row of applications has"),
    ([["工作说明", "从略"]], False, "no figure at all: nothing can be told"),
]


@pytest.mark.parametrize(("rows", "own", "why"), ALONE)
def test_whose_a_table_is(rows, own, why):
    (grid,) = (b for b in read_content(Document(table(rows).encode()), Reading()).blocks if isinstance(b, Grid))
    assert is_anothers(list(lines_of(grid))) is own, why


@pytest.mark.parametrize("place", ["<p>二、", "<p>三、", "<p>四、", "<p>五、"])
@pytest.mark.parametrize("rows", [BY_CHANNEL, BY_KIND, NO_HEAD])
def test_nothing_is_lost_or_doubted_beside_it(rows, place):
    report = read_report(Document(PAGE.replace(place, table(rows) + place).encode()))
    found = {(cell.table, cell.row, cell.column): cell.value or 0 for cell in report.cells}
    assert found == VALUES
    assert {cell.state for cell in report.cells} == {"number", "blank"}


ABOVE = [
    ("附：上年度数据", False, "of another year"),
    ("附件2：局属单位情况表", False, "of the bodies below this one"),
    ("去年同期统计数据：", False, "a caption"),
    ("本表含局属单位数据", True, "of both"),
    ("二、上年结转政府信息公开申请数量", True, "a label torn from its table"),
    ("附：政府信息公开情况统计表", True, "its own"),
    ("附：2022年度统计数据", False, "another year's"),
    ("二〇二二年数据如下：", False, "the same in numerals"),
    ("2022年", False, "a year alone"),
    ("2022年1月1日至2022年12月31日", False, "another period"),
    ("2022年</p><p>单位：件", False, "over a line that says no more of it"),
    ("2023年数据", True, "the report's own year"),
    ("2022年</p><p>2023年", True, "the last year named is its own"),
    ("2024年</p><p>2023年</p><p>2022年", True, "a list of years leads to pages"),
    ("与2022年相比有所增长", True, "a sentence that compares"),
    ("《条例》（2019年修订）第五十条", True, "a rule of a year"),
    ("2022年12月31日", True, "a day on which something was done"),
    ("前一年度情况统计表", False, "another year in words"),
    ("附：县档案馆数据", False, "another body's"),
    ("（一）县档案馆", False, "its name alone"),
    ("附：县财政局情况表", True, "a short form of its own name"),
    ("填报单位：县档案馆", False, "whose figures they are"),
    ("填报单位：县财政局（盖章）", True, "its own seal"),
    ("2022.1.1—2022.12.31", False, "a period in figures"),
    ("2022", False, "a year in figures"),
    ("22年数据", False, "a year cut short"),
    ("上年度：", False, "no more than the year before"),
    ("上年度：</p><p>本年度：", True, "this year's below"),
    ("2021年版格式", True, "the year of a form"),
    ("填报示例：", False, "figures of an example"),
    ("2023年上半年数据", False, "of half the year"),
    ("2023年1-6月", False, "the same"),
    ("2023年1-12月", True, "of the whole year"),
    ("第四季度", False, "of a quarter"),
    ("1至6月", False, "months without their year"),
    ("2023年7—12月", False, "the second half"),
    ("一月至十二月", True, "the whole year"),
    ("2019—2023年", False, "several years"),
    ("2024年1-6月数据", False, "of a later year"),
    ("2024年1月", True, "when it was published"),
    ("更正前：", False, "what was corrected"),
    ("更正前：</p><p>更正后：", True, "as it was corrected"),
    ("附件1：县档案馆统计表</p><p>附件2：县财政局统计表", True, "the agency's own annex after another's"),
    ("县人民政府", True, "the name of a portal"),
    ("附件：全县汇总", False, "of its county"),
    ("各乡镇汇总表", False, "of the bodies below its county"),
    ("全县汇总</p><p>局本级", True, "its own below"),
    ("以下为2022年数据，供参考。", False, "a sentence that points at the tables"),
    ("下表为本局情况。", True, "the same, at its own"),
    ("2008年以来累计数据", False, "of more than the year"),
    ("2024年度工作计划数", False, "what is planned"),
    ("统计期限：2022年1月1日至2022年12月31日。", False, "a period beside the report's own"),
    ("统计期限：2023年1月1日至2023年12月31日。", True, "its own once more"),
    ("统计期限：2023年1月1日至2023年3月31日。", False, "of a quarter"),
]


@pytest.mark.parametrize(("line", "read", "why"), ABOVE)
def test_a_line_above_tables_may_say_that_they_are_of_others(line, read, why):
    begins = PAGE.index("<p>二、")
    above, tables = PAGE[:begins], [f"<table>{each.split('</table>')[0]}</table>" for each in PAGE.split("<table")[1:]]
    report = read_report(Document(f"{above}<p>{line}</p>{''.join(tables)}".replace("<table> ", "<table ").encode()))
    assert {cell.state for cell in report.cells} == ({"number", "blank"} if read else set()), why


AROUND = [
    ("二、主动公开政府信息情况", "附：2022年数据", 0, "in the middle of its own text"),
    ("六、其他需要报告的事项", "附：2022年数据</p><p>二、主动公开政府信息情况", 0, "headings begin anew"),
    ("二、主动公开政府信息情况", "阶段性数据", 0, "a word that is none of a report's"),
    ("二、主动公开政府信息情况", "（一）制发规范性文件情况统计", 200, "all words are its own"),
    ("二、主动公开政府信息情况", "公开渠道建设", 200, "no caption of figures"),
    ("一、总体情况", "2022年情况</p><p>二、主动公开政府信息情况", 200, "the next heading ends it"),
    ("总体情况", "2022年情况</p><p>主动公开政府信息情况", 200, "headings without their numbers"),
]


@pytest.mark.parametrize(("above", "caption", "cells", "why"), AROUND)
def test_how_far_a_caption_reaches(above, caption, cells, why):
    tables = "".join(f"<table{each.split('</table>')[0]}</table>" for each in PAGE.split("<table")[1:])
    text = f"<p>云溪县财政局2023年政府信息公开工作年度报告</p><p>{above}</p><p>{caption}</p>{tables}"
    report = read_report(Document(text.encode()))
    assert sum(cell.state in ("number", "blank") for cell in report.cells) == cells, why
    assert [each.raw for each in report.unread if each.what == "table"] == [caption.split("<")[0]] * (0 if cells else 3)


SLIPS = [
    ("2022", "", 200, 2023, "in the preface a slip, which the readings of the year show"),
    ("2022", "一、总体情况", 200, 2023, "the same below the first heading"),
    ("2022", "三、收到和处理政府信息公开申请情况", 25, 2023, "directly above tables it is theirs"),
]


@pytest.mark.parametrize(("year", "below", "cells", "read_as", "why"), SLIPS)
def test_the_only_period_of_a_report_may_be_a_slip(year, below, cells, read_as, why):
    period = next(text for text in PAGE.split("<p>") if "统计期限" in text)
    page = PAGE.replace(f"<p>{period}", "")
    slip = f"<p>{period.replace('2023', year)}"
    at = page.index("</p>", page.index(below)) + 4 if below else page.index("<p>一、")
    report = read_report(Document(f"{page[:at]}{slip}{page[at:]}".encode()))
    assert sum(cell.state in ("number", "blank") for cell in report.cells) == cells, why
    assert (report.report_year, ("period", int(year)) in report.years) == (read_as, True), why


BELOW = [
    ("注：上表为2022年数据。", True, "another year"),
    ("注：以上数据为全县汇总数据。", True, "its county"),
    ("（以上为填报示例）", True, "an example"),
    ("注：上表为本局2023年数据。", False, "its own"),
    ("注：以上数据较2022年有所增长。", False, "a comparison"),
]


@pytest.mark.parametrize(("note", "others", "why"), BELOW)
@pytest.mark.parametrize("inside", [False, True])
def test_a_note_below_a_table_speaks_of_it(note, others, why, inside):
    """Of the table up to its heading: those before it are left."""
    first, *rest = PAGE.split("</table>")
    below = f"<tr><td colspan=10>{note}</td></tr></tbody></table>" if inside else f"</table><p>{note}</p>"
    page = f"{first}</table>{rest[0].removesuffix('</tbody>') if inside else rest[0]}{below}{rest[1]}</table>{rest[2]}"
    report = read_report(Document(page.encode()))
    assert {cell.table for cell in report.cells if cell.state == "number"} == {
        "proactive_disclosure",
        "reviews_and_litigation",
        *([] if others else ["applications"]),
    }, why


APPENDED = [
    ("附件：2023年政府信息公开统计表", True, "all words of its own"),
    ("附表1", True, "a number"),
    ("具体数据见下表：", True, "where to look"),
    ("2024年1月20日", True, "the day of signing"),
    ("单位：件", True, "a unit"),
    ("附件：县财政局情况汇总", True, "a short form of its name"),
    ("云溪县财政局", True, "its signature"),
    ("附：邻县数据", False, "a word that is none of its own"),
    ("附：2023年度未公开发布的数据", False, "the same"),
    ("《条例》施行以来累计统计", False, "more than the year"),
    ("附：县医疗保障局（代填）", False, "another body's, with a remark"),
    ("云溪县水利局</p><p>2023年政府信息公开工作年度报告", False, "the title of another body on two lines"),
    ("一、总体情况</p><p>做好公开。</p><p>二、主动公开政府信息情况", False, "the sections of a report begin anew"),
    ("二、主动公开政府信息情况", True, "headings of the tables only"),
    ("附：邻县情况</p><p>本机关未收取信息处理费。", True, "text between: no caption"),
]


@pytest.mark.parametrize(("line", "read", "why"), APPENDED)
def test_tables_below_the_last_section(line, read, why):
    begins, ends = PAGE.index("<p>二、"), PAGE.index("<p>五、")
    tables = "".join(f"<table{each.split('</table>')[0]}</table>" for each in PAGE.split("<table")[1:])
    words = "".join(f"<p>{name}</p><p>见附表。</p>" for name in SECTIONS.values())
    page = f"{PAGE[:begins]}{words}{PAGE[ends:].removesuffix('</body></html>')}<p>{line}</p>{tables}"
    report = read_report(Document(page.encode()))
    assert {cell.state for cell in report.cells} == ({"number", "blank"} if read else set()), why


FRAMES = [
    ("<caption>2022年度</caption>{}", False, "what a page itself calls the caption"),
    ("<caption>2023年度统计表</caption>{}", True, "the report's own"),
    ("<figure>{}<figcaption>全县汇总</figcaption></figure>", False, "of a figure, below its table"),
    ("<table><tr><td>2022年数据<td>单位：件</table>{}", False, "a frame of its own"),
    ("<del>{}</del>", False, "struck out"),
    ("<div style='text-decoration: line-through'>{}</div>", False, "struck out by a style"),
]


@pytest.mark.parametrize(("frame", "read", "why"), FRAMES)
def test_what_stands_around_a_table_speaks_of_it(frame, read, why):
    inside = frame.startswith("<caption>")
    page = re.sub("<table.*?</table>", lambda table: frame.format(table[0]), PAGE)
    if inside:
        page = PAGE.replace("<tbody>", f"{frame.format('')}<tbody>")
    report = read_report(Document(page.encode()))
    assert {cell.state for cell in report.cells} <= ({"number", "blank"} if read else {"unreadable"}), why
    assert bool(report.cells) or not read


COUNTYS = [
    ("附件：全县汇总", 200, "all it answers for, appended"),
    ("县本级及乡镇汇总", 200, "the same in parts"),
    ("附：各乡镇汇总表", 0, "without its departments"),
    ("附：全市汇总表", 0, "more than it answers for"),
]


@pytest.mark.parametrize(("caption", "cells", "why"), COUNTYS)
def test_a_government_reports_for_all_below_it(caption, cells, why):
    begins = PAGE.index("<p>二、")
    tables = "".join(f"<table{each.split('</table>')[0]}</table>" for each in PAGE.split("<table")[1:])
    page = f"{PAGE[:begins]}<p>六、其他需要报告的事项</p><p>无</p><p>{caption}</p>{tables}"
    report = read_report(Document(page.replace("云溪县财政局", "云溪县人民政府").encode()))
    assert sum(cell.state in ("number", "blank") for cell in report.cells) == cells, why


def test_a_table_of_contents_is_no_report():
    contents = "".join(
        f"<p>{name}</p>" for name in ("一、总体情况", *SECTIONS.values(), "五、存在的主要问题及改进情况")
    )
    page = PAGE.replace("<p>一、", f"{contents}<p>六、其他需要报告的事项</p><p>一、", 1)
    assert len(read_report(Document(page.encode())).cells) == len(VALUES)


def test_the_first_line_of_a_table_speaks_of_that_table():
    page = PAGE.replace("<tbody>", "<tbody><tr><td colspan=4>2022年度情况</td></tr>", 1)
    assert {cell.table for cell in read_report(Document(page.encode())).cells} == {
        "applications",
        "reviews_and_litigation",
    }


SHEETS = [
    (("2022", "2023"), 200, "the sheet of another year"),
    (("2023", "2022"), 200, "the same behind"),
    (("2023年表", "草稿"), 200, "a draft"),
    (("2023年表", "水利局"), 200, "another body's"),
    (("全县汇总", "2023年表"), 200, "of its county"),
    (("Sheet1", "Sheet2"), 0, "nothing tells which is meant"),
]


@pytest.mark.parametrize(("names", "cells", "why"), SHEETS)
def test_the_name_of_a_sheet_is_a_caption(names, cells, why):
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active["A1"] = "云溪县财政局2023年政府信息公开工作年度报告"
    for name in names:
        texts = {key: str(value if "2023" in name else value + 1) for key, value in VALUES.items()}
        sheet = book.create_sheet(name)
        for row in (row for drawn in draw_report("2021", texts) for row in expanded(drawn)):
            sheet.append([cell and cell.text for cell in row])
    written = io.BytesIO()
    book.save(written)
    report = read_report(Document(written.getvalue()))
    assert sum(cell.value == VALUES[cell.table, cell.row, cell.column] for cell in report.cells) == cells, why


def test_the_report_a_page_is_titled_as_is_read_of_several():
    own = PAGE[PAGE.index("<body>") + 6 : PAGE.index("</body>")]
    other = own.replace("2023年", "2022年").replace("<td>", "<td>1", 3)
    page = f"<title>云溪县财政局2023年政府信息公开工作年度报告-云溪县政府网</title><body>{other}{own}</body>"
    report = read_report(Document(page.encode()))
    assert (report.report_year, {cell.state for cell in report.cells}) == (2023, {"number", "blank"})
    assert [each.what for each in report.unread] == ["report"]


OTHERS = [
    ("云溪县水利局2023年政府信息公开工作年度报告", 0, "another body's"),
    ("云溪县财政局2022年政府信息公开工作年度报告", 0, "another year's"),
    ("云溪县财政局2023年政府信息公开工作年度报告", 200, "its own once more"),
    ("<a href='/w.html'>云溪县水利局2023年政府信息公开工作年度报告</a>", 200, "a link"),
]


@pytest.mark.parametrize(("title", "cells", "why"), OTHERS)
def test_tables_below_the_title_of_another_are_anothers(title, cells, why):
    begins, ends = PAGE.index("<p>二、"), PAGE.index("<p>五、")
    sections = "".join(f"<p>{name}</p><p>见图。</p>" for name in SECTIONS.values())
    report_in_words = PAGE[:begins] + sections + PAGE[ends:].removesuffix("</body></html>")
    page = f"{report_in_words}<p>{title}</p>{PAGE[begins:ends]}"
    report = read_report(Document(page.encode()))
    assert (report.agency, report.report_year, len(report.cells)) == ("云溪县财政局", 2023, cells), why
