"""Whose report it is, and of which year, by what stands above its text and below it: heads as portals print them."""

import html
from decimal import Decimal

import pytest
from drawing import balanced, draw_report
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

FOOT = "主办单位：云溪市人民政府办公室 建设单位：云溪市大数据中心 技术支持单位：云溪软件公司 网站标识码：3707000001"
HEADS = [
    ("云溪县财政局2023年政府信息公开工作年度报告", "云溪县财政局", 2023, "a title"),
    ("云溪县征收工作办公室关于2023年度政府信息公开情况的报告", "云溪县征收工作办公室", 2023, "a report on how it is"),
    ("关于2023年度政府信息公开情况的报告", None, 2023, "of nobody: the foot names who runs the site"),
    ("根据条例要求，编制本报告。", None, None, "the same, of no year"),
    ("图片来源：云溪市宣传中心\n根据条例要求，编制本报告。", None, None, "where a picture is from"),
    ("来源：云溪县水利局\n根据条例要求，编制本报告。", "云溪县水利局", None, "the page says where it is from"),
    ("云溪市公安局2023年政府信息\n公开工作年度报告", "云溪市公安局", 2023, "a title broken inside its subject"),
    ("云溪街道办事处2023年度政府\n信息公开工作年度报告", "云溪街道办事处", 2023, "the same, elsewhere"),
    ("公报标题云溪市卫健委2023年政府信息公开工作年度报告", "云溪市卫健委", 2023, "a label grown into the title"),
    ("| 主题分类 | 区政府组成部门信息公开年度报告 | 体裁分类 |", None, None, "a line of an index"),
    (">> 政务公开 | >> 2023年度政府信息公开年度报告 | >> 市级部门", None, 2023, "a path of columns names no body"),
    ("（2024年1月13日）\n编制说明：本报告依据条例编制。", None, None, "a day above the text is no report year"),
    ("根据有关要求，云溪市林业局编制了2023年政府信息公开年度报告。", None, 2023, "the preface says the year"),
    ("按《关于做好2022年政府信息公开年度报告编制工作的通知》编制本报告。", None, None, "a notice's year"),
    ("现将云溪回族镇2023年度政府信息公开工作报告如下：", "云溪回族镇", 2023, "the preface says both"),
    ("云溪县财政局2023年政府信息公开年报\n现公布2022年政府信息公开年度报告。", "云溪县财政局", 2023, "the title first"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "agency", "year", "because"), HEADS)
def test_whose_and_of_which_year(head, agency, year, because):
    values = balanced("2021", lambda most: most // 2)
    sheets = draw_report("2021", {ident: f"{Decimal(value):f}" for ident, value in values.items()})
    body = as_html(sheets, 2023).decode().partition("<p>一、总体情况")
    below = (body[1] + body[2]).replace("<p>2024年1月20日</p>", f"<div>{FOOT}</div>")
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in head.split("\n"))
    report = read_report(Document(f"<html><body>{lines}{below}".encode()))
    assert report.is_annual_report
    assert (report.agency, report.report_year) == (agency, year), because
