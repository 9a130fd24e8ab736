# ruff: noqa: E501 - markup reads better on a line
"""Pages a server gave out unfinished: orders and blanks of publishing programs in the place of rows; and next pages that only a header names."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import LIST, PAST, UL, P, R, li

from crawler.page.pages import Page
from crawler.page.unfinished import undone
from crawler.pager.announced import announced_next
from spiders.families import recognise
from spiders.listing.remarks import Remarks

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}

# fmt: off
LEFT = [
    # (whose order or blank, what is left of it beside the old rows)
    ("TRS", "<TRS_DOCUMENTS ID='1' NUM='20'></TRS_DOCUMENTS>"), ("TRS, with its fields", "<ul><TRS_DOCUMENTS NUM=20><li><TRS_DOCUMENT FIELD='DOCTITLE' AUTOLINK='true'/></li></TRS_DOCUMENTS></ul>"),
    ("TRS of old", "<WCM:Documents num=10></WCM:Documents>"), ("Hanweb", "<!--<$[信息列表]>begin--><!--<$[信息列表]>end-->"), ("a server's include", "<!--#include virtual=\"/nb/list.html\" -->"),
    ("ASP", "<ul><% do while not rs.eof %><li><a href='<%=rs(\"url\")%>'><%=rs(\"title\")%></a></li><% loop %></ul>"), ("ASP.NET", "<asp:Repeater ID='r' runat='server'></asp:Repeater>"), ("Razor", "@foreach(var x in Model.List){<li>@x.Title</li>}"),
    ("JSP", "<c:forEach items='${list}' var='x'><li>${x.title}</li></c:forEach>"), ("Struts", "<s:iterator value='list'><li><s:property value='title'/></li></s:iterator>"), ("Velocity", "#foreach($x in $list)<li><a href='$x.url'>$x.title</a></li>#end"),
    ("FreeMarker", "<@cms_content_page channelId='7'></@cms_content_page>"), ("FreeMarker in brackets", "[@cms_content_page channelId='7'][#list tags as a]<li><a href='${a.url}'>${a.title}</a></li>[/#list][/@cms_content_page]"),
    ("Thymeleaf", "<ul><li th:each='x : ${list}'><a th:href='${x.url}' th:text='${x.title}'>标题</a></li></ul>"), ("PHP", "<?php foreach($a as $b){ ?><li></li><?php } ?>"), ("Twig", "{% for x in list %}<li><a href='{{ x.url }}'>{{ x.title }}</a></li>{% endfor %}"),
    ("Blade", "@foreach($list as $x)<li><a href='{{$x->url}}'>{{$x->title}}</a></li>@endforeach"), ("ThinkPHP", "{volist name='list' id='vo'}<li><a href='{$vo.url}'>{$vo.title}</a></li>{/volist}"),
    ("DedeCMS", "{dede:arclist row='10'}<li><a href='[field:arcurl/]'>[field:title/]</a></li>{/dede:arclist}"), ("PbootCMS", "<ul>{pboot:list num=10}<li><a href='[list:link]'>[list:title]</a></li>{/pboot:list}</ul>"),
    ("EmpireCMS", "<ul><li><a href='[!--titleurl--]'>[!--title--]</a></li></ul>"), ("PHPCMS", "{pc:content action='lists' catid='12'}{loop $data $r}<li><a href='{$r[url]}'>{$r[title]}</a></li>{/loop}{/pc}"),
    ("SiteServer", "<stl:contents pageNum='10'></stl:contents>"), ("another program", "<ul><cms:contentList channelId='12'><li></li></cms:contentList></ul>"), ("a pattern", "<ul><li><a href='{{item.url}}'>{{item.title}}</a></li></ul>"),
    ("Vue", "<ul id='app'><li v-for='x in list'><a :href='x.url'>{{x.title}}</a></li></ul>"), ("Vue, in boxes", "<div class='item' v-for='x in list'><a :href='x.url' v-text='x.title'></a></div>"), ("a template's string", "<ul><li><a href='${item.url}'>${item.title}</a></li></ul>"),
]
FINISHED = [
    # (what it is, the old rows and what stands around them)
    ("TRS's element around its rows", f"<TRS_DOCUMENTS NUM=20>{UL(PAST)}</TRS_DOCUMENTS>"), ("UCAP's element around its rows", f"<cmspro_documents>{UL(PAST)}</cmspro_documents>"),
    ("rows and the pattern of further ones", UL(PAST, "<li ms-for='x in rows'><a ms-attr='{href:x.url}'>{{x.title}}</a></li>")), ("the menu's order", f"<div class='nav'><TRS_CHANNELS></TRS_CHANNELS></div>{UL(PAST)}"),
    ("the head's order", f"<!--#include virtual='/include/head.html'-->{UL(PAST)}"), ("a page's own words", f"<%@ page contentType=\"text/html;charset=UTF-8\" language=\"java\" %>{UL(PAST)}"),
    ("words searched for", f"<div class='search'><a v-for='w in words'>{{{{w}}}}</a></div>{UL(PAST)}"), ("the foot", f"{UL(PAST)}<div class='footer'><a href='${{link}}'>${{copyright}}</a></div>"),
    ("how often it was read", f"{UL(PAST)}<p>浏览次数：{{{{hits}}}}</p>"), ("who reads it", f"{UL(PAST)}<div id='login'><a>欢迎您，{{{{user.name}}}}</a></div>"), ("the weather", f"{UL(PAST)}<span>{{{{weather.temp}}}}℃</span>"),
    ("a pattern for scripts", f"{UL(PAST)}<script type='text/html'><span>{{{{d.name}}}}</span><% if(d){{ %><b></b><% }} %></script>"), ("a pattern in a template", f"{UL(PAST)}<template><a href='{{{{x.url}}}}'>{{{{x.title}}}}</a></template>"),
    ("a remark", f"<!--{{{{title}}}} <% for %>-->{UL(PAST)}"), ("what Word leaves", f"{UL(PAST)}<p><o:p></o:p><st1:chsdate>2024</st1:chsdate><w:sdtContent>x</w:sdtContent></p>"),
]
HEADERS = [
    # (the Link header, the page it names)
    ("</nb/p2.html>; rel=\"next\"", "/nb/p2.html"), ("</nb/p2.html>; rel=next", "/nb/p2.html"), ("</nb/>; rel=\"first\", </nb/p2.html>; rel=\"last next\"", "/nb/p2.html"), ("<p2.html>;title=\"a, b\";rel=\"next\"", "/nb/p2.html"),
    ("</nb/p2.html>; rel=\"prev\"", None), ("</nb/>; rel=\"next\"", None), ("</x.css>; rel=preload; as=style, <https://x.gov.cn/wp-json/>; rel=\"https://api.w.org/\"", None), ("", None), ("next", None), ("<http://[>; rel=next", None),
]
# fmt: on


@pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize(("whose", "left"), LEFT, ids=[each[0] for each in LEFT])
def test_what_a_server_left_undone_leaves_the_look_open(tmp_path, whose, left, before):
    body = left + UL(PAST) if before else UL(PAST) + left
    look = play(Situation(whose, {LIST: P(body), **PASTS}, NOT_ABSENT), tmp_path)
    assert look.outcome == "unknown", (whose, look.control)


@pytest.mark.parametrize(("what", "body"), FINISHED, ids=[each[0] for each in FINISHED])
def test_what_is_no_part_of_the_list_may_be_unfinished(tmp_path, what, body):
    look = play(Situation(what, {LIST: P(body), **PASTS}, "absent"), tmp_path)
    assert look.outcome == "absent", (what, look.reason, look.detail)


@pytest.mark.parametrize(("header", "path"), HEADERS)
def test_the_next_page_a_header_names(header, path):
    page = Page("http://www.example.gov.cn/nb/", 200, P(UL(PAST)).encode(), {"link": header})
    assert announced_next(page) == (path and f"http://www.example.gov.cn{path}")


@pytest.mark.parametrize(("second", "want"), [(UL(li("示例县教育局2021年政府信息公开年报", "2022-01-18", "/nb/a21.html")), "absent"), (UL(li("示例县教育局2024年政府信息公开年报", "2025-01-18", R)), "seen"), (None, "unknown")])  # fmt: skip
def test_a_page_that_only_a_header_names_is_of_the_list(tmp_path, second, want):
    first = (200, P(UL(PAST)), {"Link": '</nb/p2.html>; rel="next"'})
    answers = {LIST: first, "/nb/p2.html": P(second) if second else (500, "x"), **PASTS}
    assert play(Situation("", answers, want), tmp_path).outcome == want


def test_an_order_is_told_as_it_stands():
    page = Page("http://www.example.gov.cn/nb/", 200, P("<TRS_DOCUMENTS NUM='20'></TRS_DOCUMENTS>").encode())
    assert undone(page) == "<TRS_DOCUMENTS NUM='20'>"


@pytest.mark.parametrize("data", ["gkmlpt", "epoint"])
def test_a_pattern_is_in_order_where_its_data_are_asked_for(data):
    shells = {
        "gkmlpt": ("/gkmlpt/annualreport#9", "<script>window._CONFIG={SID:'7',TREE:[]}</script>"),
        "epoint": ("/govInfoPub.html?categorynum=3", "<script src='/js/webBuilderCommon.js'></script>"),
    }
    path, script = shells[data]
    rows = "<ul><li v-for='x in rows'><a :href='x.url'>{{x.title}}</a></li></ul>"
    page = Page(f"http://www.example.gov.cn{path}", 200, P(rows + script).encode())
    family = recognise(page)
    remarks = Remarks()
    remarks.note(page, family.read(page))
    assert (family.key, remarks.beyond) == (data, [])
    assert undone(page) is not None
