# ruff: noqa: E501 - tables read better with a row on a line
"""Rows that are not ours are not taken for ours; what only stands beside a list leaves no doubt about it."""

import pytest
from portal_double import NOT_ABSENT, NOT_SEEN, Situation, agency, page, play, report
from portal_pieces import BEFORE, BOD, LAST, LIST, PAST, T24, UL, P, R, li

SITUATIONS: list[Situation] = []


def ns(name, answers, want=NOT_SEEN, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def ab(name, answers):
    SITUATIONS.append(Situation(name, answers, "absent"))


# fmt: off
# what is another body's, another year's or no report is not taken for ours
ns("kindergarten row", {LIST:P(UL(li("示例县教育局机关幼儿园2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育局机关幼儿园")})
ns("education supervision", {LIST:P(UL(li("示例县人民政府教育督导室2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县人民政府教育督导室")})
ns("another county same field", {LIST:P(UL(li("样本县教育局2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("样本县教育局")})
ns("draft for comments", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年度报告（征求意见稿）","2025-01-15",R),PAST)),R:page("<h1>征求意见</h1><p>"+"公开征求意见。"*80+"</p>")})
ns("half year", {LIST:P(UL(li("示例县教育局2024年1-6月政府信息公开工作报告","2025-01-15",R),PAST)),R:page("<h1>示例县教育局2024年1-6月政府信息公开工作报告</h1><p>"+"情况说明。"*80+"</p>")})
ns("work report of another kind", {LIST:P(UL(li("示例县教育局2024年度法治政府建设情况报告","2025-01-15",R),PAST)),R:page("<h1>x</h1><p>"+"法治。"*180+"</p>")})
ns("rewarding notice", {LIST:P(UL(li("关于2024年政府信息公开工作年度报告评比结果的通报","2025-01-15",R),PAST)),R:page("<h1>x</h1><p>"+"通报。"*180+"</p>")})
ns("unnamed row, page another's", {LIST:P(UL(li(T24,"2025-01-15",R),PAST)),R:report("示例县水利局")})
ns("unnamed row, page last year's", {LIST:P(UL(li("政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report(year=2023)})
ns("loose name, two rivals", {LIST:P(UL(li("教育局2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例市教育局")},who=[agency(), agency("city", "示例市教育局")])
ns("no place named, page another county's", {LIST:P(UL(li("教育局2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("样本县教育局")})
ns("a body and a year, page another county's", {LIST:P(UL(li("教育局2024","2025-01-15",R),PAST)),R:report("样本县教育局").replace("</p>","予以公开，结果维持，尚未审结。</p>").replace("_示例县","_示例县教育局")})
ns("row of next year", {LIST:P(UL(li("示例县教育局2025年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report(year=2025)})
ns("heading of the year column with an empty list is no report", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/y24/'>2024年</a></li><li><a href='/y23/'>2023年</a></li></ul>"),"/y24/":page("<h1>示例县教育局2024年政府信息公开年报</h1><ul class='list'></ul>","示例县教育局2024年政府信息公开年报"),"/y23/":report(year=2023)})
ns("cell names another, page silent", {LIST:P("<table>"+"".join(f"<tr><td>{b}</td><td><a href='/n{i}.pdf'>{T24}</a></td><td>2025-01-1{i}</td></tr>" for i,b in enumerate(BOD))+"</table>")},beside=BOD)
ns("cell says ours but page another's", {LIST:P("<table>"+"".join(f"<tr><td>{b}</td><td><a href='/n{i}.html'>{T24}</a></td><td>2025-01-1{i}</td></tr>" for i,b in enumerate(["示例县教育局",*BOD[:3]]))+"</table>"),"/n0.html":report("示例县水利局")},beside=BOD)
ns("parent's part of the platform", {LIST:P(UL(li("示例县教育局2023年政府信息公开工作年度报告","2024-01-15","/nb/a23.html"))),"/":page("<ul><li><a href='/x.html'>示例市教育局2024年政府信息公开工作年度报告</a><i>2025-01-02</i></li><li><a href='/y.html'>通知</a><i>2025-01-02</i></li></ul>")})
ns("news about publishing", {LIST:P(UL(li("示例县教育局发布2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:page("<h1>示例县教育局发布2024年政府信息公开工作年度报告</h1><p>"+"近日，我局发布年度报告，受到好评。"*30+"</p>")}, NOT_ABSENT)
# what stands beside a list and does not make it doubtful
ab("plain with footer friendly links", {LIST:P(UL(PAST)+"<div class='links'><select onchange='open(this.value)'><option>--友情链接--</option><option value='http://www.gov.cn'>中国政府网</option><option value='http://jyj.example.gov.cn/'>市教育局</option></select><a href='http://slj.example.gov.cn/'>示例县水利局</a></div>")})
ab("script with page words", {LIST:P(UL(PAST)+"<script>var pageName='list';function goPage(n){location='?p='+n}</script>")})
ab("lots of news rows of the year in the column", {LIST:P(UL(*[li(f"示例县教育局召开2024年第{n}次会议",f"2025-01-{n:02}",f"/n{n}.html") for n in range(1,25)],PAST))})
ab("rows of budget and results", {LIST:P(UL(li("示例县教育局2024年部门预算公开","2025-01-18","/y.html"),li("示例县教育局2024年度部门决算公开报告","2025-01-19","/j.html"),li("示例县教育局2024年招生信息公开","2025-01-20","/z.html"),PAST)),"/z.html":page("<h1>招生</h1><p>"+"招生计划。"*80+"</p>"),"/j.html":page("<h1>决算</h1><p>"+"决算。"*100+"</p>")})
ab("30 other bodies' rows", {LIST:P(UL(*[li(f"示例县{b}2024年政府信息公开工作年度报告","2025-01-12",f"/o{i}.html") for i,b in enumerate(["水利局","体育局","民政局","司法局","审计局","统计局","医疗保障局","第一中学","人民医院","城投公司","融媒体中心","机关事务中心","红十字会","残疾人联合会","开发区管委会","青石镇人民政府","白水街道办事处","税务局","气象局","烟草专卖局","供电公司","公积金中心","公安局交警大队","消防救援大队","信访局","档案馆","图书馆","文化馆","博物馆","职业高中"])],PAST))})
ab("pages 1 of 1 in words", {LIST:P(UL(PAST)+"<div>共 2 条 共1页 当前第1页 首页 上一页 下一页 尾页</div>")})
ab("tabs linking to other columns with digits", {LIST:P("<div class='tabs'><a href='/zn/'>1 指南</a><a href='/zd/'>2 制度</a></div>"+UL(PAST))})
ab("serial numbers in cells", {LIST:P("<table class='page-table'><tr><td>1</td><td><a href='/a23.html'>"+LAST+"</a></td><td>2024-01-18</td></tr><tr><td>2</td><td><a href='/a22.html'>"+BEFORE+"</a></td><td>2023-01-18</td></tr></table>")})
ab("year tabs, all rows embedded", {LIST:P("<ul class='tab'><li class='on'>全部</li><li onclick='f(2023)'>2023年</li><li onclick='f(2022)'>2022年</li></ul>"+UL(PAST))})
ab("jquery ui and swiper scripts", {LIST:P(UL(PAST)+"<script>var swiper=new Swiper('.s',{pagination:{el:'.swiper-pagination'}});</script>")})
ab("share and print buttons", {LIST:P(UL(PAST)+"<a href='javascript:print()'>打印</a><a href='javascript:close()'>关闭</a><a href='javascript:;' class='next-article'>下一篇</a>")})
ab("old rows and a pattern in comments", {LIST:P(UL(PAST)+"<!-- <li><a href='/x.html'>示例县教育局2018年政府信息公开工作年度报告</a></li> --><!-- <li><a href='{{url}}'>{{title}}公开</a></li> -->")})
ab("visit counter by ajax", {LIST:P(UL(PAST)+"<script>$.get('/hits?c=1',function(d){$('#hits').text(d)})</script>")})
ab("search form with captcha words", {LIST:P(UL(PAST)+"<form>请输入关键字<input></form>")})
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_row_is_what_it_is(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
