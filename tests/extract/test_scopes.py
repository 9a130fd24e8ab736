"""Whose figures a line above tables gathers: a government answers for all below it, a department for itself."""

import pytest

from extract.align.captions import squeezed
from extract.align.scopes import Whose, gathers_others, is_its_own
from extract.documents import Document
from extract.read_report import read_report

BUREAU, COUNTY, CITY = "云溪县财政局", "云溪县人民政府", "云溪市人民政府"
OWN, END = 3, 6
"""In the report's own section, and below its last."""

LINES = [
    (BUREAU, "各乡镇汇总表", OWN, True, "each of many bodies below"),
    (BUREAU, "各科室汇总", OWN, True, "parts of the body: nobody says that they are all of it"),
    (BUREAU, "各街道、各部门汇总", OWN, True, "of its county"),
    (BUREAU, "县直单位汇总表", OWN, True, "of its county in other words"),
    (BUREAU, "下属单位汇总", OWN, True, "added up"),
    (BUREAU, "分局汇总表", OWN, True, "many without the word each"),
    (BUREAU, "本部门汇总表", OWN, False, "itself"),
    (BUREAU, "局机关及下属单位汇总", OWN, False, "itself with those below, in its own section"),
    (BUREAU, "局机关及下属单位汇总", END, True, "the same appended: beside figures of its own"),
    (BUREAU, "含下属单位", OWN, False, "what is counted in"),
    (BUREAU, "含下属单位", END, True, "the same appended"),
    (BUREAU, "全县汇总", OWN, True, "all of its county"),
    (BUREAU, "申请情况（全县）", OWN, True, "in brackets"),
    (BUREAU, "表2 全县", OWN, True, "the number of a table before it"),
    (BUREAU, "全县财政系统数据", OWN, True, "its system"),
    (BUREAU, "本表为全县汇总数据。", OWN, True, "a sentence that points at the table"),
    (BUREAU, "市本级及各区县汇总", OWN, True, "a city and what is below it"),
    (BUREAU, "全局汇总", OWN, False, "all of the bureau"),
    (BUREAU, "全年汇总", OWN, False, "all of the year"),
    (BUREAU, "各渠道公开情况统计表", OWN, False, "each of what is no body"),
    (BUREAU, "各部门要高度重视", OWN, False, "no caption"),
    (BUREAU, "数据来源：全省政府信息公开管理系统", OWN, False, "a system of computers"),
    (BUREAU, "内设机构职能情况表", OWN, False, "a kind of information"),
    (BUREAU, "本单位情况", OWN, False, "itself"),
    (BUREAU, "单位：万元", OWN, False, "the unit of figures"),
    (BUREAU, "附件：云溪县财政局2023年数据汇总表", END, False, "its own name, which begins with its county's"),
    (BUREAU, "云溪县政府信息公开情况统计表", OWN, False, "the form its county gave out"),
    (BUREAU, "云溪县政府信息公开情况统计表", END, True, "the same appended: perhaps its county's"),
    (BUREAU, "云溪县2023年政府信息公开数据汇总表", OWN, True, "its county's, added up"),
    ("云溪县人民政府办公室", "全县汇总", OWN, True, "an office answers for itself, or for its government"),
    ("国家税务总局云溪县税务局", "全县税务系统汇总", OWN, True, "nothing says that the report is of the system"),
    ("广州海关", "关区汇总", OWN, False, "customs report on their region"),
    (None, "全县汇总", OWN, True, "nobody knows whose report it is"),
    (COUNTY, "全县汇总", OWN, False, "all it answers for"),
    (COUNTY, "附件：全县汇总", END, False, "the same appended"),
    (COUNTY, "云溪县2023年政府信息公开汇总表", END, False, "its place by name"),
    (COUNTY, "县本级及各乡镇汇总", OWN, False, "all of it in parts"),
    (COUNTY, "各乡镇、各部门汇总表", OWN, False, "the same"),
    (COUNTY, "附：各乡镇、各部门汇总表", END, True, "the same appended: perhaps without its own office"),
    (COUNTY, "各乡镇汇总表", OWN, True, "without its departments"),
    (COUNTY, "全市汇总", OWN, True, "more than it answers for"),
    (CITY, "市本级及各区县汇总", OWN, False, "all of a city"),
    ("城关镇人民政府", "全镇汇总", OWN, False, "a town"),
    ("城关街道办事处", "全街道汇总表", OWN, False, "a street"),
    ("城关街道办事处", "各社区汇总", OWN, True, "what is below it"),
    ("城关街道办事处", "街道汇总表", OWN, False, "the same in short"),
    (COUNTY, "县本级及乡镇汇总", OWN, False, "not the name of a town"),
    ("云溪经济开发区管委会", "全区汇总", OWN, False, "a zone"),
]


@pytest.mark.parametrize(("agency", "line", "section", "others", "why"), LINES)
def test_whose_figures_a_line_gathers(agency, line, section, others, why):
    whose = Whose(agency, f"{agency or ''}2023年政府信息公开工作年度报告")
    assert gathers_others(squeezed(line), whose, section) in ((True,) if others else (False, None)), why


@pytest.mark.parametrize("line", ["各部门" + "部门、单位、" * 60 + "的", "各部门" + "表" * 100_000 + "的"])
def test_a_long_row_of_bodies_is_read_in_one_way(line):
    assert gathers_others(line, Whose(BUREAU), OWN) is None


COVERED = [
    ("云溪县2023年政府信息公开工作年度报告（汇总）", "", False, "the title says so"),
    ("云溪县财政系统2023年政府信息公开工作年度报告", "", False, "a system's"),
    ("云溪县财政局2023年政府信息公开工作年度报告", "本报告所列数据包括局机关及所属事业单位。", False, "the text does"),
    ("云溪县财政局2023年政府信息公开工作年度报告", "本报告由县财政局编制。", True, "nothing does"),
    (
        "云溪县财政局2023年政府信息公开工作年度报告",
        "本报告数据为云溪县财政局2023年数据。",
        True,
        "no more than its name",
    ),
]


@pytest.mark.parametrize(("title", "text", "others", "why"), COVERED)
def test_a_report_may_be_of_many_bodies(title, text, others, why):
    assert gathers_others("全系统汇总", Whose(BUREAU, title, [text]), OWN) is others, why


@pytest.mark.parametrize(
    ("line", "own"),
    [("局本级数据", True), ("（一）本级", True), ("本机关数据", True), ("县本级数据", False), ("本县情况", False)],
)
def test_a_line_may_give_tables_back_to_the_body(line, own):
    assert is_its_own(squeezed(line)) is own


TABLE = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>"
NAMES = [
    ("下各镇", "", True, "one town whose name ends as all towns do"),
    ("云溪县各溪乡", "各溪乡2023年数据", True, "the same in front"),
    ("全州县财政局", "全州县财政局2023年数据", True, "a county whose name begins as a whole prefecture"),
    ("全州县财政局", "全州数据", False, "a whole prefecture all the same"),
    ("杨凌示范区管委会", "杨凌示范区管委会2023年统计表", True, "no example"),
    ("杨凌示范区管委会", "示例表", False, "an example all the same"),
    ("云溪县财政局", "云溪县财政局各科室汇总表", False, "its name, and each of its rooms"),
]


@pytest.mark.parametrize(("agency", "line", "own", "why"), NAMES)
def test_its_own_name_gives_nothing_to_others(agency, line, own, why):
    title = f"2023年{agency}政府信息公开工作年度报告"
    markup = (
        f"<h1>{title}</h1><p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>{line}</p>{TABLE}<p>三、收到和处理</p>"
    )
    report = read_report(Document(markup.encode()))
    assert report.agency == agency
    assert [cell.value for cell in report.cells if cell.row == "licensing"] == [7] * own, why
