# ruff: noqa: E501 - tables read better with a row on a line
"""Lists that are not all there by their own markup: scripts among and beside them, orders a server left, old copies, broken tags, shared addresses."""

import pytest
from portal_double import HOST, NOT_ABSENT, Situation, page, play, report
from portal_pieces import BEFORE, BOD, LAST, LIST, NEW, OURS, PAST, T24, UL, P, R, li

from crawler.fetch.cached import stale_copy
from crawler.page.pages import Page
from crawler.page.unfinished import undone
from crawler.pager.pagers import read_pager

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
SITE = "<script src='/js/site.js'></script>"
TITLES = {2024: OURS, 2023: LAST, 2022: BEFORE}

# fmt: off
BESIDE = [
    # (what is with the old rows, markup with %s for them, what the look ends in)
    ("rows put before", "<ul id='l'>%s</ul><script>$.post('/l',{t:1},function(d){$('#l').prepend(d)})</script>", NOT_ABSENT), ("rows put into the class", "<ul class='lst'>%s</ul><script>fetch('/l').then(r=>r.text()).then(d=>document.querySelector('.lst').insertAdjacentHTML('afterbegin',d))</script>", NOT_ABSENT),
    ("a flow of rows", "<ul id='l'>%s</ul><script>layui.flow.load({elem:'#l',done:function(p,next){$.get('/l?p='+p,next)}})</script>", NOT_ABSENT), ("a pattern of rows", "<ul>%s</ul><script type='text/html' id='t'><li><a href='{{x.url}}'>{{x.title}}</a></li></script><script>$.post('/l',function(d){laytpl(t.innerHTML).render(d)})</script>", NOT_ABSENT),
    ("a pattern of words", "<ul>%s</ul><script type='text/html' id='t'><a href='{{x.url}}'>{{x.word}}</a></script><script>$.post('/hot',function(d){f(d)})</script>", "absent"), ("an answer to a call", "<ul>%s</ul><script src='/api/list?callback=show&col=5'></script>", NOT_ABSENT), ("a counter's answer", "<ul>%s</ul><script src='/api/hits?callback=show'></script>", "absent"), ("a map's answer", "<ul>%s</ul><script src='http://api.map.example.com/api?callback=init'></script>", "absent"),
    ("a script of the column", "<ul>%s</ul><script src='/nb/nblist.js'></script>", NOT_ABSENT), ("a script of the site", "<ul>%s</ul><script src='/js/list.js'></script>", "absent"), ("a script among the rows", "<ul><script src='/x/n.js'></script>%s</ul>", NOT_ABSENT), ("a script that writes among the rows", "<ul><script>document.write(more)</script>%s</ul>", NOT_ABSENT), ("a remark among the rows", "<ul><script>var n=2;</script>%s</ul>", "absent"),
    ("an empty list beside", "<div class='new'><ul class='newlist'></ul></div><ul>%s</ul>" + SITE, NOT_ABSENT), ("an empty list at the edge", "<div class='relatbox'><ul class='newlist'></ul></div><ul>%s</ul>" + SITE, "absent"), ("an empty menu beside", "<div class='x'><ul class='tabs'></ul></div><ul>%s</ul>" + SITE, "absent"),
    ("an order of the server's", "<!--#include virtual='/nb/new.html' --><ul>%s</ul>", "list_data_broken"), ("an order about the foot", "<ul>%s</ul><!--#include virtual='/inc/footer.html' -->", "absent"), ("a cache's order", "<esi:include src='/nb/new'/><ul>%s</ul>", "list_data_broken"), ("a page's source", "<ul>%s</ul><#list rows as r>${r.title}</#list>", "list_data_broken"),
    ("a tree of years", "<div id='t'></div><ul>%s</ul><script>var z=[{id:2,pId:1,name:'2024年',url:'/nb/2024/'},{id:3,pId:1,name:'2023年',url:'/nb/'}]</script>", "seen"), ("a tree by calls", "<ul>%s</ul><script>d.add(1,0,'2024年','/nb/2024/');d.add(2,0,'2023年','/nb/')</script>", "seen"), ("a tree with addresses first", "<ul>%s</ul><script>t([{href:'/nb/2024/',title:'2024年度'}])</script>", "seen"),
    ("a year folded up", "<h3 onclick='open(2024)'>2024年</h3><ul></ul><h3 onclick='open(2023)'>2023年</h3><ul>%s</ul>", NOT_ABSENT),
    ("a title in a broken tag", "<ul><li><a href='/nb/a24.html'" + OURS + "</a></li>%s</ul>", NOT_ABSENT), ("a title behind an open quote", "<ul><li><a href='/nb/a24.html>" + OURS + "</a></li>%s</ul>", NOT_ABSENT), ("a title in an attribute", "<ul><li aria-label='" + OURS + "'></li>%s</ul>", NOT_ABSENT), ("a title turned round", "<bdo dir='rtl'>" + OURS[::-1] + "</bdo><ul>%s</ul>", NOT_ABSENT), ("another's title in an attribute", "<ul><li aria-label='示例县水利局" + T24 + "'></li>%s</ul>", "absent"), ("an old title in a broken tag", "<ul><li><a href='/nb/a22.html'" + OURS.replace("2024", "2019") + "</a></li>%s</ul>", "absent"),
    ("days in lines of their own", "<dl><dt><a href='/w.html'>示例县教育局2025年部门预算</a></dt><dd>2025-01-30</dd>" + "".join(f"<dt><a href='/nb/a{y % 100}.html'>{TITLES[y]}</a></dt><dd>{y + 1}-01-18</dd>" for y in (2023, 2022)) + "</dl><!--%s-->", "absent"),
    ("earlier reports apart", "<ul>" + li("示例县水利局" + T24, "2025-01-12", "/w.html") + li("示例县民政局" + T24, "2025-01-12", "/m.html") + "</ul><a href='/nb/old/'>历年年报</a><!--%s-->", "absent"),
]
ROWS = [
    # (what the rows are like, their list, what the look ends in)
    ("two reports at one address, the new one last", UL(*(li(TITLES[y], f"{y + 1}-01-18", f"/nb/a{min(y, 2023) % 100}.html") for y in (2022, 2023, 2024))), "seen"), ("all at one address", UL(*(li(TITLES[y], f"{y + 1}-01-18", "/nb/view.jsp") for y in (2022, 2023, 2024))), NOT_ABSENT), ("all behind one hash", UL(*(li(TITLES[y], f"{y + 1}-01-18", f"/nb/#/d/{y}") for y in (2022, 2023, 2024))), NOT_ABSENT),
    ("an icon and a title", "<table>" + "".join(f"<tr><td>{n}</td><td><a href='/nb/a{y % 100}.html'><img src='/i/pdf.gif'></a><a href='/nb/a{y % 100}.html'>{TITLES[y]}</a></td><td>{y + 1}-01-18</td></tr>" for n, y in enumerate((2024, 2023, 2022), 1)) + "</table>", "seen"),
    ("a button behind each title", "".join(f"<div class='i'><div>{TITLES[y]} <a href='/nb/a{y % 100}.html'>[查看]</a></div><i>{y + 1}-01-18</i></div>" for y in (2024, 2023, 2022)), "seen"), ("the same, not yet", UL(*(f"<li>{TITLES[y]} <a href='/nb/a{y % 100}.html'>[查看]</a><span>{y + 1}-01-18</span></li>" for y in (2023, 2022))), "absent"),
    ("cards that are links", "".join(f"<a class='card' href='/nb/a{y % 100}.html'><h4>{TITLES[y]}</h4><p>{'根据条例要求，现公布本报告，对照2022年情况。' * 4}</p><i>{y + 1}-01-18</i></a>" for y in (2024, 2023, 2022)), "seen"), ("the same cards, not yet", "<div class='cs'>" + "".join(f"<a class='card' href='/nb/a{y % 100}.html'><h4>{TITLES[y]}</h4><p>{'根据条例要求，现公布本报告。' * 4}</p><i>{y + 1}-01-18</i></a>" for y in (2023, 2022)) + "</div>", "absent"),
]
SPANS = "<table><tr><th>年度</th><th>单位</th><th>年报</th></tr>" + "".join(f"<tr>{f'<td rowspan=3>{y}年</td>' * (n == 0)}<td>{who}</td><td><a href='/d/{n}-{y}.html'>查看</a></td></tr>" for y in (2024, 2023) for n, who in enumerate((BOD[0], "示例县教育局", BOD[1]))) + "</table>"
PAGERS = [
    # (address, call, current, pages, next)
    ("/nb/", 'createPageHTML(46,4,0,"index","html")', 1, 4, "/nb/index_1.html"), ("/nb/index_3.html", 'createPageHTML(46,4,3,"index","html")', 4, 4, None), ("/nb/", 'createPageHTML("index","html",4,0)', 1, 4, "/nb/index_1.html"), ("/nb/", 'createPageHTML(0,4,"index","html")', 1, 4, "/nb/index_1.html"),
    ("/nb/list.shtml", "createPageHTML('page_div',46,4,1,'list','shtml')", 1, 4, "/nb/list_2.shtml"), ("/nb/list_4.shtml", "createPageHTML('page_div',46,4,4,'list','shtml')", 4, 4, None), ("/nb/", 'createPageHTML(15,1,0,"index","html")', 1, 1, None), ("/nb/", 'createPageHTML(34,0,"index","html")', 1, 34, "/nb/index_1.html"), ("/nb/", 'createPageHTML(1,0,"index","html")', 1, 1, None),
]
COPIES = [({"age": "600"}, False), ({"age": "86400"}, False), ({"age": "260000"}, True), ({"age": "x"}, False), ({"warning": '110 - "Response is Stale"'}, True), ({"warning": '214 proxy "Transformed"'}, False), ({"x-cache": "HIT"}, False)]
ORDERS = [("<!--#include virtual='/nb/l.html'-->", True), ("<!--#include file='top.inc'-->", False), ("<!-- include -->", False), ("<?php include 'l.php' ?>", True), ("<?xml version='1.0'?>", False), ("<%@ include file='list.jsp' %>", True), ("<%@ page language='java' %>", False), ("<jsp:include page='/l.jsp'/>", True)]
# fmt: on


def ends(look, want):
    return look.outcome != "absent" if want == NOT_ABSENT else want in (look.outcome, look.reason)


@pytest.mark.parametrize(("what", "markup", "want"), BESIDE, ids=[each[0] for each in BESIDE])
def test_what_stands_with_a_list(tmp_path, what, markup, want):
    answers = {LIST: P(markup % PAST), "/nb/2024/": P(UL(NEW)), "/nb/old/": P(UL(PAST), "历年年报"), **PASTS}
    look = play(Situation(what, answers, want, beside=BOD[:3]), tmp_path)
    assert ends(look, want), (look.outcome, look.reason, look.detail)


@pytest.mark.parametrize(("what", "rows", "want"), ROWS, ids=[each[0] for each in ROWS])
def test_rows_of_odd_makes(tmp_path, what, rows, want):
    look = play(Situation(what, {LIST: P(rows), "/nb/view.jsp": report(year=2023), **PASTS}, want), tmp_path)
    assert ends(look, want), (look.outcome, look.reason, look.detail)


@pytest.mark.parametrize("who", [1, 0], ids=["ours", "nobody's"])
def test_a_year_at_the_side_of_many_lines_is_that_of_each(tmp_path, who):
    table = (
        SPANS
        if who
        else SPANS.replace("<td>示例县教育局</td><td><a href='/d/1-2024.html'>查看</a></td>", "<td></td><td></td>")
    )
    bodies = {0: BOD[0], 1: "示例县教育局", 2: BOD[1]}
    reports = {f"/d/{n}-{y}.html": report(name, y) for n, name in bodies.items() for y in (2024, 2023)}
    look = play(Situation("", {LIST: P(table), **reports}, "", beside=BOD), tmp_path)
    assert look.outcome == ("seen" if who else "absent"), (look.reason, look.detail)


@pytest.mark.parametrize(("address", "call", "current", "pages", "following"), PAGERS)
def test_the_arguments_of_a_pager_stand_in_any_order(address, call, current, pages, following):
    paging = read_pager(Page(HOST + address, 200, page(f"<script>{call}</script>").encode()))
    assert (paging.current, paging.pages, paging.next_url) == (current, pages, following and HOST + following)


@pytest.mark.parametrize(("headers", "expected"), COPIES)
def test_an_old_copy_is_told_by_the_cache(headers, expected):
    assert bool(stale_copy(Page(f"{HOST}/nb/", 200, b"x", headers))) is expected


def test_nothing_is_absent_in_an_old_copy(tmp_path):
    for rows, outcome in ((PAST, "unknown"), (NEW + PAST, "seen")):
        answers = {**PASTS, LIST: (200, P(UL(rows)), {"Age": "999999"})}
        assert play(Situation("", answers, ""), tmp_path / outcome).outcome == outcome


@pytest.mark.parametrize(("markup", "expected"), ORDERS)
def test_an_order_to_the_server_is_told(markup, expected):
    assert bool(undone(Page(f"{HOST}/nb/", 200, P(markup).encode()))) is expected


STICKY = li("示例县教育局政府信息公开指南", "2019-05-01", "/zn.html")


@pytest.mark.parametrize(("told", "outcome"), [(4, "absent"), (3, "absent"), (5, "unknown"), (2, "unknown")])
def test_a_row_on_every_page_may_be_left_out_of_the_total(tmp_path, told, outcome):
    rows = [
        li(f"示例县教育局{y}年政府信息公开工作年度报告", f"{y + 1}-01-18", f"/nb/a{y % 100}.html")
        for y in (2023, 2022, 2021)
    ]
    call = f"<script>createPageHTML('page_div',%d,%d,'index','html',{told})</script>"
    pages = {
        "/nb/index.html": P(UL(STICKY, *rows[:2]) + call % (2, 1)),
        "/nb/index_2.html": P(UL(STICKY, rows[2]) + call % (2, 2)),
    }
    look = play(
        Situation("", {**PASTS, **pages, "/zn.html": page("<p>指南</p>")}, "", column="/nb/index.html"), tmp_path
    )
    assert look.outcome == outcome, (look.reason, look.detail)
