# ruff: noqa: E501 - tables read better with a row on a line
"""Lists that came through spoiled, or whole in an odd way: told by what the page itself says of its length and its ends."""

import pytest
from portal_double import HOST, NOT_ABSENT, Situation, agency, page, play, report
from portal_pieces import BEFORE, LAST, LIST, NEW, OURS, PAST, T24, UL, P, R, li

SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def T(rows, number, of=3):
    return P(f"<ul class='lst'>{rows}</ul><script>createPageHTML({of}, {number}, 'index', 'html');</script>")


def N(rows, here, of=3, **named):
    numbers = "".join(f"<span>{n}</span>" if n == here else f"<a href='/nb/{n}.html'>{n}</a>" for n in range(1, of + 1))
    return P(UL(rows) + f"<div class='pages'>{numbers}</div>", **named)


OTHER = [
    li(f"示例县{body}2023年政府信息公开工作年度报告", "2024-01-12", f"/o/{n}.html")
    for n, body in enumerate(["水利局", "体育局", "民政局", "司法局", "审计局", "统计局"])
]
MANY = "".join(
    li(f"示例县教育局{year}年政府信息公开工作年度报告", f"{year + 1}-01-18", f"/nb/a{year}.html")
    for year in range(2023, 2003, -1)
)
SHORT = "<h2>二、主动公开政府信息情况</h2><table><tr><td>规章</td><td>0</td></tr></table><table><tr><td>（一）予以公开</td><td>0</td></tr></table><table><tr><td>结果维持</td><td>尚未审结</td></tr></table>"
TOWN = "示例县白水镇人民政府"
CLERK = agency("town", TOWN, "township_government")

# fmt: off
# the newest rows are what is missing
s("first page without rows, pager goes on", {LIST:T("",0),"/nb/index_1.html":T(PAST,1),"/nb/index_2.html":T(OTHER[0]+OTHER[1],2)},NOT_ABSENT)
s("middle page without rows", {LIST:T(OTHER[0]+OTHER[1],0),"/nb/index_1.html":T("",1),"/nb/index_2.html":T(PAST,2)},NOT_ABSENT)
s("first page says 暂无 and goes on", {LIST:T("<li>数据库连接失败</li>",0,2),"/nb/index_1.html":T(PAST,1,2)},NOT_ABSENT)
s("the beginning of the page is lost", {LIST:P(UL(NEW,PAST))[P(UL(NEW,PAST)).index("</li>"):]},NOT_ABSENT)
s("the beginning of the second page is lost", {LIST:T(PAST,0,2),"/nb/index_1.html":T(NEW+OTHER[0]+OTHER[1],1,2).partition("</li>")[2]},NOT_ABSENT)
s("the page ends within its rows", {LIST:P(UL(PAST,NEW)).partition("2023-01-18")[0]},NOT_ABSENT)
s("a script's error in place of a list, its frame whole", {LIST:P("<ul class='lst'></ul><p>java.lang.NullPointerException</p>")},NOT_ABSENT)
s("rows of another column under the same address", {LIST:P(UL(*[li(f"我县召开第{n}次会议研究部署重点工作",f"2025-01-{n:02}",f"/x/{n}.html") for n in range(1,9)]),title="新闻动态")},NOT_ABSENT)
s("another city's column under the address", {LIST:P(UL(*[li(f"样本市林业局{y}年政府信息公开工作年度报告",f"{y+1}-01-18",f"/x/{y}.html") for y in range(2020,2024)]),title="政府信息公开年报_样本市")},NOT_ABSENT)
s("an older copy of the list than was seen", {LIST:P(UL(PAST))},NOT_ABSENT,previous={HOST+LIST:3})
s("closed for maintenance in the site's own frame", {LIST:P("<h2>系统维护</h2><p>网站正在维护，部分栏目暂无数据，请稍后访问。</p>")},NOT_ABSENT)
s("moved to another site, says a notice", {LIST:page("<h1>网站关停公告</h1><p>本网站已迁移至示例市人民政府网站，现予以关停。</p>","网站关停公告")},NOT_ABSENT)
s("about to leave for another site", {LIST:page("<p>您访问的链接即将离开“示例县人民政府”门户网站，是否继续？</p><a href='http://other.gov.cn/'>继续访问</a>","提示")},NOT_ABSENT)
s("a hijacked page with dated rows", {LIST:page(UL(li("最新注册大全","2025-01-01","/a/1.html"),li("官网入口","2025-01-02","/a/2.html")),"娱乐")},NOT_ABSENT)
s("blocked, naming the column", {LIST:page("<h2>访问拦截</h2><p>您访问的页面“政府信息公开年报”存在风险，本次请求已被拦截。</p>","访问拦截")},NOT_ABSENT)
# whole, though a pager cannot be followed
s("next leads to the page itself, one of one", {LIST:P(UL(PAST)+"<div class='page'>共2条 1/1页 <a href='/nb/?cur_page=1'>下一页</a><a href='/nb/?cur_page=1'>尾页</a></div>"),"/nb/?cur_page=1":P(UL(PAST)+"<div class='page'>共2条 1/1页 <a href='/nb/?cur_page=1'>下一页</a></div>")},"absent")
s("next leads to the page itself, one of three", {LIST:P(UL(PAST)+"<div class='page'>共32条 1/3页 <a href='/nb/?cur_page=2'>下一页</a></div>"),"/nb/?cur_page=2":P(UL(PAST)+"<div class='page'>共32条 1/3页 <a href='/nb/?cur_page=2'>下一页</a></div>")},NOT_ABSENT)
s("next leads to the page itself, nothing counted", {LIST:P(UL(PAST)+"<div class='page'><a href='/nb/?p=1'>下一页</a></div>"),"/nb/?p=1":P(UL(PAST)+"<div class='page'><a href='/nb/?p=1'>下一页</a></div>")},NOT_ABSENT)
s("three numbered pages, none linking itself", {LIST:N(OTHER[0]+OTHER[1],1),"/nb/2.html":N(PAST,2),"/nb/3.html":N(OTHER[2]+OTHER[3],3)},"absent")
s("three numbered pages, ours on the last", {LIST:N(OTHER[0]+OTHER[1],1),"/nb/2.html":N(PAST,2),"/nb/3.html":N(OTHER[2]+NEW,3),R:report()},"seen")
s("three numbered pages, the last one gone", {LIST:N(OTHER[0]+OTHER[1],1),"/nb/2.html":N(PAST,2)},NOT_ABSENT)
s("all rows on the page, a script shows 15 at a time", {LIST:P(UL(MANY)+"<div id='pages'></div><script>var totalCount=20;var perSize=15;var logicTotalPage=2;showPage(1);</script>")},"absent")
s("all rows of one page only, a script turns", {LIST:P(UL(PAST)+"<script>var totalCount=2;var pageSize=2;var logicTotalPage=2;showPage(1);</script>")},NOT_ABSENT)
s("last page of as many as declared, 下一页 greyed", {LIST:P(UL(PAST)+"<div class='page'>共<b>2</b>页 <a href='/nb/?currentPage=2'>下一页</a></div>"),"/nb/?currentPage=2":P(UL(OTHER[0],OTHER[1])+"<div class='page'>共<b>2</b>页 <span onclick='go(1)'>上一页</span><span>下一页</span></div>")},"absent")
s("more pages declared than turned", {LIST:P(UL(PAST)+"<div class='page'>共<b>3</b>页 <a href='/nb/?currentPage=2'>下一页</a></div>"),"/nb/?currentPage=2":P(UL(OTHER[0],OTHER[1])+"<div class='page'>共<b>3</b>页 <span>下一页</span></div>")},NOT_ABSENT)
# rows whose page must say what they are
s("cut title, the page's own title cut too", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年度…","2025-01-15",R),PAST)),R:page("<h1>示例县教育局2024年政府信息公开工作年度…</h1><p>统计期限自2024年1月1日起至2024年12月31日止。</p>"+SHORT.replace("<h2>","<h2>一、总体情况</h2><h2>"),"示例县教育局2024年政府信息公开工作年度…")},"seen")
s("cut title, the page a short report of another", {LIST:P(UL(li("2024年政府信息公开工作年度…","2025-01-15",R),PAST)),R:page("<h1>示例县水利局2024年政府信息公开工作年度报告</h1>"+SHORT.replace("<h2>","<h2>一、总体情况</h2><h2>"))},"absent",beside=["示例县水利局"])
s("cut title, the page gone", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年度…","2025-01-15",R),PAST))},NOT_ABSENT)
s("news of a prize", {LIST:P(UL(li("示例县教育局政府信息公开工作年度报告获评2024年度全市优秀","2025-01-15",R),PAST)),R:page("<h1>喜报</h1><p>"+"我局工作受到好评。"*40+"</p>")},"absent")
s("an answer about the report", {LIST:P(UL(li("关于示例县教育局2024年政府信息公开工作年度报告的批复","2025-01-15",R),PAST)),R:page("<h1>批复</h1><p>"+"原则同意，请认真组织实施。"*30+"</p>")},"absent")
s("an answer about the report, its page gone", {LIST:P(UL(li("关于示例县教育局2024年政府信息公开工作年度报告的批复","2025-01-15",R),PAST))},"unknown")
s("odd words behind the phrase, the report itself", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年度报告情况","2025-01-15",R),PAST)),R:report()},"seen")
s("a draft with all its tables", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年度报告（征求意见稿）","2025-01-15",R),PAST)),R:report().replace("年度报告","年度报告（征求意见稿）")},"unknown")
# columns of one kind of body, divided by years
YEARS = page("<ul class='sub'><li><a href='/nb/2024n/'>2024年</a></li><li><a href='/nb/2023n/'>2023年</a></li></ul>","乡镇街道年报")
def towns(year, *names): return page(UL(*[li(f"{name}{year}年政府信息公开工作年度报告",f"{year+1}-01-15",f"/nb/{year}n/{n}.html") for n, name in enumerate(names)]),f"{year}年")
for name, now, want in (("a town in the year's directory", (TOWN,"示例县河口镇人民政府"), "seen"), ("a town not in the year's directory", ("示例县大柳镇人民政府","示例县河口镇人民政府"), "absent")):
    s(name, {LIST:YEARS,"/nb/2024n/":towns(2024,*now),"/nb/2023n/":towns(2023,TOWN,"示例县河口镇人民政府"),"/nb/2024n/0.html":report(TOWN)},want,who=[CLERK])
s("a town's year that cannot be opened", {LIST:YEARS,"/nb/2023n/":towns(2023,TOWN)},NOT_ABSENT,who=[CLERK])
# whose a nameless row is
def unnamed(text, who="样本市林业局"): return page(f"<h1>{T24}</h1><p>来源：{who}</p><p>{text}统计期限自2024年1月1日起至2024年12月31日止。</p>"+"一、总体情况。二、主动公开政府信息情况。"*80,T24).replace("主办单位：示例县人民政府","")
NAMELESS = UL(*[li(f"{year}年政府信息公开工作年度报告",f"{year+1}-01-15",f"/nb/a{year}.html") for year in (2024,2023,2022)])
s("nameless rows, the page another county's", {LIST:P(NAMELESS,title="政府信息公开年报"),"/nb/a2024.html":unnamed("本报告由样本市林业局编制，")},"unknown")
s("nameless rows, the page names nobody", {LIST:P(NAMELESS,title="政府信息公开年报"),"/nb/a2024.html":unnamed("本报告由我局编制，","本站")},"seen")
s("nameless rows, the page from the county's office", {LIST:P(NAMELESS,title="政府信息公开年报"),"/nb/a2024.html":unnamed("本报告由我局编制，","示例县人民政府办公室")},"seen")
def MATRIX(ours): return P("<table><tr><th>单位</th><th>2024年</th><th>2023年</th></tr>"+"".join(f"<tr><td>{b}</td><td>"+(f"<a href='/m/{i}_2024.html'>2024年年报</a>" if b != "示例县教育局" or ours else "暂无")+f"</td><td><a href='/m/{i}_2023.html'>2023年年报</a></td></tr>" for i, b in enumerate(["示例县水利局","示例县教育局","示例县体育局"]))+"</table>")
s("a table of bodies by years, ours in it", {LIST:MATRIX(True),"/m/1_2024.html":report()},"seen")
s("a table of bodies by years, ours 暂无", {LIST:MATRIX(False),"/m/0_2024.html":report("示例县水利局"),"/m/2_2024.html":report("示例县体育局")},"not seen")
# further pages
J = "<datastore><recordset>%s</recordset></datastore>"
def rec(t, d, h): return f"<record><![CDATA[<li><a href='{h}' title='{t}'>{t}</a><b>{d}</b></li>]]></record>"
def FORM(total): return P(f"<div id='9'><script type='text/xml'>{J % (rec(LAST,'2024-01-18','/art/2024/1/18/art_9_1.html'))}</script></div><script>$('#9').jpage({{rowid:'9',totalRecord:{total},perPage:1,proxyUrl:'/module/jpage/dataproxy.jsp',paramStr:'col=1&columnid=9&unitid=9'}});</script>")
PROXY = "/module/jpage/dataproxy.jsp?startrecord=2&endrecord=4&perpage=1"
s("records asked by a form, ours among them", {LIST:FORM(2),PROXY:J.replace("<recordset>","<totalrecord>2</totalrecord><recordset>") % rec(OURS,"2025-01-15","/art/2025/1/15/art_9_2.html"),"/art/2025/1/15/art_9_2.html":report()},"seen")
s("records asked by a form, not among them", {LIST:FORM(2),PROXY:J.replace("<recordset>","<totalrecord>2</totalrecord><recordset>") % rec(BEFORE,"2023-01-15","/art/2023/1/15/art_9_2.html")},"absent")
s("records asked by a form, fewer than promised", {LIST:FORM(3),PROXY:J.replace("<recordset>","<totalrecord>3</totalrecord><recordset>") % rec(BEFORE,"2023-01-15","/art/2023/1/15/art_9_2.html")},NOT_ABSENT)
s("records asked by a form that is refused", {LIST:FORM(2)},NOT_ABSENT)
s("a further page of another title that counts the same", {LIST:P(UL(PAST)+"<div class='page'>共3条 <a href='/nb/x2.html'>下一页</a></div>"),"/nb/x2.html":P(UL(OTHER[0])+"<div class='page'>共3条 <span>下一页</span></div>",title="示例县教育局")},"absent")
s("a further page of another title that counts otherwise", {LIST:P(UL(PAST)+"<div class='page'>共3条 <a href='/nb/x2.html'>下一页</a></div>"),"/nb/x2.html":P(UL(OTHER[0])+"<div class='page'>共9条 <span>下一页</span></div>",title="新闻动态")},NOT_ABSENT)
# the way from a home page
LOST = [agency(column_url=None)]
s("the home page's menu stands in a frame", {"/":page("<iframe src='/left_nav.html'></iframe>"),"/left_nav.html":page("<a href='/nb/'>政府信息公开年报</a>"),LIST:P(UL(NEW,PAST)),R:report()},"seen",who=LOST)
s("each department's own part, from the home page", {"/":page("<a href='/gszbm/'>市政府部门信息公开</a>"),"/gszbm/":page("<ul><li><a href='/gszbm/auto1/?id=1'>示例县水利局</a></li><li><a href='/gszbm/auto2/?id=2'>示例县教育局</a></li></ul>"),"/gszbm/auto2/?id=2":page("<a href='/gszbm/auto2/zn/'>政府信息公开指南</a><a href='/nb/'>政府信息<br>公开年报</a>"),LIST:P(UL(NEW,PAST)),R:report()},"seen",who=LOST)
s("each department's own part, not ours", {"/":page("<a href='/gszbm/'>县直部门信息公开</a>"),"/gszbm/":page("<ul><li><a href='/gszbm/auto1/?id=1'>示例县水利局</a></li></ul>"),"/gszbm/auto1/?id=1":page("<a href='/nb/'>政府信息公开年报</a>"),LIST:P(UL(*OTHER))},"unknown",who=LOST)
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_spoiled_list_proves_nothing_and_a_whole_one_does(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
