# ruff: noqa: E501 - tables read better with a row on a line
"""Rows kept from the eye, frames that show nothing, columns that send their readers elsewhere."""

import pytest
from portal_double import NOT_ABSENT, NOT_SEEN, Situation, page, play, report
from portal_pieces import LIST, NAV, NEW, OURS, PAST, UL, P, R

SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def lst(extra="", *rows):
    return P(UL(*(rows or [PAST])) + extra)


# fmt: off
T='<table><tr><th>年度</th><th>名称</th><th>日期</th></tr>%s</table>'
def rw(y, h): return f"<tr><td>{y}</td><td><a href='{h}'>政府信息公开工作年度报告</a></td><td>{y+1}-01-15</td></tr>"
s("year in the cell, ours", {LIST:P(T%(rw(2024,R)+rw(2023,'/nb/a23.html'))),R:report(),"/nb/a23.html":report(year=2023)},"seen")
s("year in the cell, not yet", {LIST:P(T%(rw(2023,'/nb/a23.html')+rw(2022,'/nb/a22.html'))),"/nb/a23.html":report(year=2023),"/nb/a22.html":report(year=2022)},"absent")
s("row in template", {LIST:P(UL(PAST)+f"<template><ul class='lst'>{NEW}</ul></template>"),R:report()}, "seen")
s("map area alt", {LIST:P(UL(PAST)+f"<map name=m><area href='{R}' alt='{OURS}'></map>"),R:report()},"seen")
s("iframe srcdoc", {LIST:P(UL(PAST)+f"<iframe srcdoc=\"<ul><li><a href='{R}'>{OURS}</a></li></ul>\" width=800 height=600></iframe>"),R:report()}, NOT_ABSENT)
s("iframe lazy data-original", {LIST:P(UL(PAST)+"<iframe data-original='/in.html' width=800 height=600></iframe>"),"/in.html":P(UL(NEW)),R:report()}, NOT_ABSENT)
s("iframe set by script", {LIST:P(UL(PAST)+"<iframe id='f' width=800 height=600></iframe><script>document.getElementById('f').src='/in.html'</script>"),"/in.html":P(UL(NEW)),R:report()}, NOT_ABSENT)
s("empty frame beside", {LIST:P(UL(PAST)+"<iframe src='/in.html' width=800 height=600></iframe>"),"/in.html":""}, NOT_ABSENT)
s("frame of whitespace html", {LIST:P(UL(PAST)+"<iframe src='/in.html' width=800 height=600></iframe>"),"/in.html":"<html><body></body></html>"}, NOT_ABSENT)
s("frame of a picture show", {LIST:P(UL(PAST)+"<iframe src='/pics.html' width=300 height=200></iframe>"),"/pics.html":page("<img src=1.jpg><img src=2.jpg>")},"absent")
s("hidden row display none, ours", {LIST:P(UL(f"<li style='display:none'><a href='{R}'>{OURS}</a><span>2025-01-15</span></li>",PAST))}, NOT_ABSENT)
s("hidden sample row of ours, dead link", {LIST:P(UL(f"<li hidden><a href='/demo.html'>{OURS}</a><span>2025-01-15</span></li>",PAST))}, NOT_SEEN)
s("moved: refresh 30 s with old rows", {LIST:page("<meta http-equiv='refresh' content='30;url=/new/'>"+NAV+UL(PAST)+"<p>本栏目已迁移</p>"),"/new/":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("moved: refresh 3 s with old rows", {LIST:page("<meta http-equiv='refresh' content='3;url=/new/'>"+NAV+UL(PAST)),"/new/":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("refresh to itself", {LIST:page("<meta http-equiv='refresh' content='300'>"+NAV+UL(PAST))},"absent")
s("moved: script timeout with old rows", {LIST:P(UL(PAST)+"<script>setTimeout(\"location.href='/new/'\",3000)</script>"),"/new/":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("moved: script at once with old rows", {LIST:P(UL(PAST)+"<script>window.location.href='/new/';</script>"),"/new/":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("mobile redirect only", {LIST:P(UL(PAST)+"<script>if(/Android|iPhone/i.test(navigator.userAgent)){window.location.href='/m/nb/';}</script>")},"absent")
s("moved: words without a link", {LIST:P("<p>2024年及以后的政府信息公开年报请到省政务公开统一平台查看。</p>"+UL(PAST))}, NOT_ABSENT)
s("moved: words, plain address", {LIST:P("<p>本栏目已停止更新，新栏目地址：http://zwgk.example.gov.cn/nb/</p>"+UL(PAST))}, NOT_ABSENT)
s("moved: stop words", {LIST:P("<div class='tip'>温馨提示：本栏目自2024年10月起不再更新</div>"+UL(PAST))}, NOT_ABSENT)
s("archive column by title", {LIST:P(UL(PAST),"历史年报（2023年以前）_示例县教育局")}, NOT_ABSENT)
s("an introduction that names the portal itself", {LIST: P("<p>本栏目公布历年年度报告，请登录本网站（http://www.example.gov.cn/）查阅。</p>" + UL(PAST))}, "absent")
s("an introduction that names the archives", {LIST: P("<p>年度报告可在县档案馆、县图书馆查阅。</p>" + UL(PAST))}, "absent")
s("a wish for a newer browser", {LIST: P("<p>为更好地浏览本网站，请停止使用IE6浏览器</p>" + UL(PAST))}, "absent")
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
