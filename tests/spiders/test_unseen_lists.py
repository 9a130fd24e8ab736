# ruff: noqa: E501 - tables read better with a row on a line
"""Lists, titles and pagers of portals nobody here has seen: a report that stands there is never called absent."""

import gzip

import pytest
from portal_double import HOST, NOT_ABSENT, NOT_SEEN, Situation, agency, page, play, report
from portal_pieces import BEFORE, BOD, LAST, LIST, NEW, OURS, PAST, SIDE, T23, T24, UL, P, R, li, tab

NA = NOT_ABSENT
SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def pager(name, markup, want, page2=None, path2=None):
    """A list whose second page has the report."""
    a = {LIST: P(UL(PAST) + markup), R: report()}
    if path2:
        a[path2] = P(UL(NEW) + (page2 or ""))
    s("pager: " + name, a, want)


# fmt: off
# markup
s("dl list", {LIST:P(f"<dl><dt><a href='{R}'>{OURS}</a></dt><dd>2025-01-15</dd><dt><a href='/nb/a23.html'>{LAST}</a></dt><dd>2024-01-18</dd></dl>"),R:report()},"seen")
s("p list", {LIST:P(f"<p>·<a href='{R}'>{OURS}</a>（2025-01-15）</p><p>·<a href='/nb/a23.html'>{LAST}</a>（2024-01-18）</p>"),R:report()},"seen")
s("table cells, file rows, ours there", {LIST:P(tab(*[(b,T24,"2025-01-10",f"/nb/{i}.pdf") for i,b in enumerate(BOD)],("示例县教育局",T24,"2025-01-15","/nb/x.pdf"),*[(b,T23,"2024-01-10",f"/nb/l{i}.pdf") for i,b in enumerate(BOD)])), "/nb/x.pdf":(200,b"%PDF-1.4",{"Content-Type":"application/pdf"})},"seen", beside=BOD)
s("table cells, ours missing, last year's there", {LIST:P(tab(*[(b,T24,"2025-01-10",f"/nb/{i}.pdf") for i,b in enumerate(BOD)],*[(b,T23,"2024-01-10",f"/nb/l{i}.pdf") for i,b in enumerate([*BOD, "示例县教育局"])]))},"absent", beside=BOD)
s("table cells, short name in cell", {LIST:P(tab(("县教育局",T24,"2025-01-15","/nb/x.pdf"),*[(b,T24,"2025-01-10",f"/nb/{i}.pdf") for i,b in enumerate(BOD)],)), "/nb/x.pdf":(200,b"%PDF-1.4",{"Content-Type":"application/pdf"})},"seen", beside=BOD)
s("matrix of bodies and years", {LIST:P("<table><tr><th>单位</th><th>2024年</th><th>2023年</th></tr>"+"".join(f"<tr><td>{b}</td><td><a href='/nb/{i}-24.html'>查看</a></td><td><a href='/nb/{i}-23.html'>查看</a></td></tr>" for i,b in enumerate(["示例县教育局",*BOD]))+"</table>"),"/nb/0-24.html":report()},NA, beside=BOD)
s("matrix, year as link text", {LIST:P("<table>"+"".join(f"<tr><td>{b}</td><td><a href='/nb/{i}-24.html'>2024年</a></td><td><a href='/nb/{i}-23.html'>2023年</a></td></tr>" for i,b in enumerate(["示例县教育局",*BOD]))+"</table>"),"/nb/0-24.html":report()},NA, beside=BOD)
s("year in heading, rows are bodies", {LIST:P("<h3>2024年</h3><ul>"+"".join(f"<li><a href='/nb/{i}.html'>{b}</a></li>" for i,b in enumerate(["示例县教育局",*BOD]))+"</ul><h3>2023年</h3><ul>"+"".join(f"<li><a href='/nb/l{i}.html'>{b}</a></li>" for i,b in enumerate(["示例县教育局",*BOD]))+"</ul>"),"/nb/0.html":report()},NA, beside=BOD)
s("year sub-column whose rows are bodies", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/2024/'>2024年</a></li><li><a href='/nb/2023/'>2023年</a></li></ul>"),"/nb/2024/":P("<ul>"+"".join(f"<li><a href='/nb/{i}.html'>{b}</a><span>2025-01-10</span></li>" for i,b in enumerate(["示例县教育局",*BOD]))+"</ul>"),"/nb/0.html":report()},"seen", beside=BOD)
s("year sub-column whose rows are bodies, ours missing", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/2024/'>2024年</a></li><li><a href='/nb/2023/'>2023年</a></li></ul>"),"/nb/2024/":P("<ul>"+"".join(f"<li><a href='/nb/{i}.html'>{b}</a><span>2025-01-10</span></li>" for i,b in enumerate(BOD))+"</ul>"),"/nb/2023/":P("<ul>"+"".join(f"<li><a href='/nb/l{i}.html'>{b}</a><span>2024-01-10</span></li>" for i,b in enumerate(["示例县教育局",*BOD]))+"</ul>"),"/nb/l0.html":report(year=2023)},NOT_SEEN, beside=BOD)
s("heading year + unnamed rows 年度报告", {LIST:P("<h3>2024年</h3><ul class='l'><li><a href='/nb/a24.html'>政府信息公开工作年度报告</a></li></ul><h3>2023年</h3><ul class='l'><li><a href='/nb/a23.html'>政府信息公开工作年度报告</a></li></ul><h3>2022年</h3><ul class='l'><li><a href='/nb/a22.html'>示例县教育局2022年政府信息公开工作年度报告</a></li></ul>"),R:report()},NA)
s("unnamed undated row without year", {LIST:P(UL(f"<li><a href='{R}'>政府信息公开工作年度报告</a></li>", PAST)),R:report()},NA)
s("unnamed row dated MM-DD", {LIST:P(UL(f"<li><a href='{R}'>政府信息公开年度报告</a><span>01-15</span></li>", PAST)),R:report()},NA)
s("row opened by view(id)", {LIST:P(UL("<li><a href='javascript:void(0)' onclick=\"view('8812')\">2024年政府信息公开工作年度报告</a><span>2025-01-15</span></li>", PAST))},NA)
s("li with data-href", {LIST:P(UL(f"<li class='go' data-href='/nb/a24.html'>{T24}<span>2025-01-15</span></li>", PAST))},NA)
s("pinned", {LIST:P(UL(li("[置顶]"+OURS,"2025-01-15",R),PAST)),R:report()},"seen")
s("body in brackets before", {LIST:P(UL(li("[县教育局]"+T24,"2025-01-15","/nb/x.pdf"),PAST)),"/nb/x.pdf":(200,b"%PDF-1.4",{"Content-Type":"application/pdf"})},"seen",beside=BOD)
s("others in brackets", {LIST:P(UL(*[li(f"【{b}】{T24}","2025-01-15",f"/nb/{i}.pdf") for i,b in enumerate(BOD)],PAST))},"absent",beside=BOD)
for t in ["示例县教育局2024年度政府信息公开工作年度报告","示例县教育局二〇二四年政府信息公开工作年度报告","示例县教育局二○二四年度政府信息公开工作年度报告","示例县教育局二零二四年政府信息公开年报","示例县教育局二0二四年政府信息公开年报","示例县教育局２０２４年政府信息公开工作年度报告","示例县教育局 2024 年 政府信息公开 工作年度报告","示例县教育局政府信息公开工作年度报告（2024年）","示例县教育局政府信息公开工作2024年度报告","2024年政府信息公开年度报告——示例县教育局","示例县教育局：2024年政府信息公开年度报告","附件：示例县教育局2024年政府信息公开工作年度报告.pdf","附件1：示例县教育局2024年政府信息公开工作年度报告.docx","（一）示例县教育局2024年政府信息公开工作年度报告","2025-01-15 示例县教育局2024年政府信息公开工作年度报告","示例县教育局关于2024年度政府信息公开工作情况的报告","关于示例县教育局2024年政府信息公开工作情况的报告","示例县教育局2024年政府信息公开工作报告","示例县教育局2024年信息公开工作年度报告","示例县教育局2024年政务公开年度报告","示例县教育局2024年政府信息公开工作年报（含统计表）","中共示例县委教育工作委员会示例县教育局2024年政府信息公开工作年度报告","示例县教育局（示例县体育局）2024年政府信息公开工作年度报告","县教育局2024年政府信息公开工作年度报告","教育局2024年政府信息公开工作年度报告","示例教育局2024年政府信息公开工作年度报告","大样市示例县教育局2024年政府信息公开工作年度报告","示例县教育局24年政府信息公开工作年度报告","示例县教育局政府信息公开2024年年度报告","2024示例县教育局政府信息公开年度报告","《示例县教育局2024年政府信息公开工作年度报告》","示例县教育局机关2024年政府信息公开工作年度报告","示例县教育局2024年政府信息公开工作年度报告（更正版）","【年报】示例县教育局2024年政府信息公开工作年度报告","示例县教育局2024年度政府信息公开年度报告（2024.1.1-2024.12.31）","2024年度报告","示例县教育局2024年年报","示例县教育局2024年度信息公开报告","示例县教育局2024年依法主动公开政府信息年度报告","关于公布示例县教育局2024年政府信息公开工作年度报告的公告","示例县教育局2024年政府信息公开工作年度报告发布"]:
    s("title: "+t, {LIST:P(UL(li(t,"2025-01-15",R),PAST)),R:report()},"seen")
# the same, with page that cannot be opened -> never absent
for t in ["示例县教育局24年政府信息公开工作年度报告","示例县教育局机关2024年政府信息公开工作年度报告","示例县教育局2024年度信息公开报告","示例县教育局2024年依法公开政府信息报告","示例县教育局2024年年报","中共示例县委教育工作委员会示例县教育局2024年政府信息公开工作年度报告","示例县教育系统2024年政府信息公开工作年度报告"]:
    s("title, page fails: "+t, {LIST:P(UL(li(t,"2025-01-15",R),PAST)),R:(500,"x")},NA)
# wrong seen
for t in ["示例县教育局2024年政府信息公开工作要点","示例县教育局2024年政府信息公开工作年度报告解读","示例县教育局2024年上半年政府信息公开工作报告","示例县教育局2024年政府信息公开工作年度报告编制说明","示例县教育局2024年政府网站工作年度报表","示例县教育局2024年法治政府建设年度报告","样本市教育局2024年政府信息公开工作年度报告","示例县教育局幼儿园2024年政府信息公开工作年度报告","示例县职业教育中心2024年信息公开年度报告","关于报送2024年政府信息公开工作年度报告的函","示例县教育局2024年第四季度政府信息公开工作报告","示例县教育局2024年政务公开工作总结"]:
    s("not ours: "+t, {LIST:P(UL(li(t,"2025-01-15",R),PAST)),R:page("<h1>"+t+"</h1><p>"+"为深入贯彻落实有关要求，现将有关情况说明如下。"*20+"</p>",t)},"absent")
for t in ["示例县教育局幼儿园2024年政府信息公开工作年度报告","示例县职业教育中心2024年信息公开年度报告","样本市教育局2024年政府信息公开工作年度报告"]:
    who=t.split("2024")[0]
    s("not ours (report page): "+t, {LIST:P(UL(li(t,"2025-01-15",R),PAST)),R:report(who)},"absent")
s("unnamed row leads to another's", {LIST:P(UL(li(T24,"2025-01-15",R),PAST)),R:report("示例县水利局")},NOT_SEEN,beside=BOD)
# pagers
pager("下一页 onclick", "<div class='p'><a onclick='goto(2)'>下一页</a></div>", NA)
pager("numbers onclick, no 下一页", "<div class='pages'><a class='on'>1</a><a onclick='go(2)'>2</a><a onclick='go(3)'>3</a></div>", NA)
pager("doPostBack numbers", "<div id='AspNetPager1'><span>1</span> <a href=\"javascript:__doPostBack('AspNetPager1','2')\">2</a> <a href=\"javascript:__doPostBack('AspNetPager1','3')\">3</a></div>", NA)
pager("next as image", "<div class='pg'><a href='/nb/?p=2'><img src='n.gif' alt='下一页'></a></div>", "seen", path2="/nb/?p=2")
pager("next as >", "<div class='pagination'><a href='/nb/?p=1'>1</a><a href='/nb/?p=2'>&gt;</a></div>", "seen", path2="/nb/?p=2")
pager("next as »", "<div class='pagination'><a href='/nb/?p=2'>»</a></div>", NA, path2="/nb/?p=2")
pager("后页", "<div class='pagination'><a href='/nb/?p=2'>后页</a></div>", NA, path2="/nb/?p=2")
pager("下一頁", "<div class='pagination'><a href='/nb/?p=2'>下一頁</a></div>", NA, path2="/nb/?p=2")
pager("下一页> with arrows", "<div class='pagination'><a href='/nb/?p=2'>下一页 →</a></div>", NA, path2="/nb/?p=2")
pager("尾页 only", "<div class='pagination'><a href='/nb/?p=3'>尾页</a></div>", NA, path2="/nb/?p=2")
pager("[1][2][3]", "<div class='pagination'>[1] <a href='/nb/?p=2'>[2]</a> <a href='/nb/?p=3'>[3]</a></div>", NA, path2="/nb/?p=2")
pager("第2页 links", "<div class='pagination'><a href='/nb/?p=2'>第2页</a> <a href='/nb/?p=3'>第3页</a></div>", NA, path2="/nb/?p=2")
pager("select", "<select onchange='location=this.value'><option value='/nb/'>第1页</option><option value='/nb/?p=2'>第2页</option></select>", NA, path2="/nb/?p=2")
pager("select numbers", "跳转到<select name='page' onchange='jump()'><option selected>1</option><option>2</option><option>3</option></select>页", NA)
pager("共3页 第1页", "<div>共3页 第1页</div>", NA)
pager("1/3", "<div class='pages'>1/3</div>", NA)
pager("1/3页", "<div class='pages'>1/3页</div>", NA)
pager("总页数：3", "<div>总页数：3</div>", NA)
pager("共23条 每页10条", "<div>共23条，每页10条</div>", NA)
pager("共有23条记录", "<div>共有23条记录</div>", NA)
pager("form POST submit", "<form method='post' action='/nb/'><input type='hidden' name='page' value='2'><input type='submit' value='下一页'></form>", NA)
pager("button", "<button type='button' id='nextBtn'>下一页</button>", NA)
pager("createPageHTML vars", "<script>var m_nRecordCount=23;var countPage0=3;createPageHTML(countPage0,currentPage0,'index','html');</script>", NA)
pager("createPageHTML(total,'index') odd", "<script>createPageHTML('3','0','index','html');</script>", NA)
pager("createPageHTML single quoted numbers ok", "<script>createPageHTML(3, 0, 'nb', 'htm', 'x', 23);</script>", "seen", path2="/nb/nb_1.htm")
pager("laypage", "<div id='pg'></div><script>laypage.render({elem:'pg',count:45,limit:15,curr:1,jump:function(o){}});</script>", NA)
pager("jq pagination", "<div id='pg'></div><script>$('#pg').pagination({pageCount:3,jump:true,callback:function(){}})</script>", NA)
pager("jq pagination args", "<div class='M-box'></div><script>$('.M-box').pagination(45,{items_per_page:15,callback:cb});</script>", NA)
pager("setPage", "<div class='pagination'></div><script>$('.pagination').pagination('setPage',1,3)</script>", NA)
pager("Page obj", "<script>new Page({id:'pagination',pageTotal:45,pageAmount:15,dataTotal:45,curPage:1})</script>", NA)
pager("kkpager", "<div id='kkpager'></div><script>kkpager.generPageHtml({pno:1,total:3,totalRecords:45})</script>", NA)
pager("pageDec", "<script src='/js/pageDec.js'></script><script>pageDec(3,1,'index','html')</script>", NA)
pager("var PageCount", "<script>var PageCount=3;var pageIndex=1;showPage();</script>", NA)
pager("nPageCount", "<script>var nPageCount = 3; var nCurrIndex = 0;</script>", NA)
pager("totalpage", "<script>var totalpage=3;var page=1;</script>", NA)
pager("vsb", "<div class='pb_sys_common'><span class='p_pages'><span class='p_no_d'>1</span><span class='p_no'><a href='nb/1.htm'>2</a></span><span class='p_next p_fun'><a href='nb/1.htm'>下页</a></span></span><span class='p_t'>共12条</span></div>", NA, path2="/nb/nb/1.htm")
pager("load more 查看更多", "<div class='more' onclick='more()'>查看更多</div>", NA)
pager("load more a", "<a href='javascript:;' class='loadmore'>点击查看更多</a>", NA)
pager("more link", "<a class='more' href='/nb/list.html'>更多&gt;&gt;</a>", NA, path2="/nb/list.html")
pager("more link text", "<h3>政府信息公开年报<a href='/nb/list.html'>更多</a></h3>", NA, path2="/nb/list.html")
pager("MORE+", "<a class='more' href='/nb/list.html'>MORE+</a>", NA, path2="/nb/list.html")
pager("page 2 equals page 1", "<a href='/nb/?p=2'>下一页</a>", NA)
SITUATIONS[-1].answers["/nb/?p=2"] = SITUATIONS[-1].answers[LIST]
pager("page 2 is empty", "<a href='/nb/?p=2'>下一页</a>", NA)
SITUATIONS[-1].answers["/nb/?p=2"] = P("<p>暂无</p>")
# years
s("year dropdown with urls", {LIST:P("<select onchange='location.href=this.value'><option value='/nb/?y=2023' selected>2023</option><option value='/nb/?y=2024'>2024</option></select>"+UL(PAST)),"/nb/?y=2024":P(UL(NEW)),R:report()},NA)
s("year dropdown without urls", {LIST:P("<select id='year' onchange='q()'><option selected>2023年</option><option>2024年</option></select>"+UL(PAST))},NA)
s("year tabs onclick", {LIST:P("<div class='tab'><a class='on' href='javascript:;'>2023年</a><a href='javascript:;' onclick='show(2024)'>2024年</a></div>"+UL(PAST))},NA)
s("year tabs li", {LIST:P("<ul class='tab'><li data-y='2024'>2024年</li><li class='on' data-y='2023'>2023年</li></ul>"+UL(PAST))},NA)
s("year links, unheaded, one", {LIST:P("<div class='ny'><a href='/nb/2024/'>2024年度</a></div>"+UL(PAST)),"/nb/2024/":P(UL(NEW)),R:report()},NA)
s("year link long text", {LIST:P("<div class='ny'><a href='/nb/2024/'>2024年度政府信息公开年报</a><a href='/nb/2023/'>2023年度政府信息公开年报</a></div>"+UL(PAST)),"/nb/2024/":P(UL(NEW),"2024年度政府信息公开年报"),R:report()},"seen",beside=BOD)
# frames etc
s("iframe + side news, not shorter", {LIST:P("<iframe src='/frame/list.html'></iframe>"+SIDE),"/frame/list.html":P(UL(NEW,PAST)),R:report()},NA,previous={HOST+LIST:2})
s("iframe other host + side news", {LIST:P("<iframe src='http://other.gov.cn/list.html'></iframe>"+SIDE)},NA,previous={HOST+LIST:2})
s("js list + side news, not shorter", {LIST:P("<div id='list'></div><script src='/js/list.js'></script>"+SIDE)},NA,previous={HOST+LIST:2})
s("maintenance in the template + side news", {LIST:P("<div class='main'>系统维护中，请稍后访问</div>"+SIDE)},NA,previous={HOST+LIST:2})
s("暂无 in the template + side news", {LIST:P("<div class='main'>暂无数据</div>"+SIDE)},NA,previous={HOST+LIST:2})
s("login in the template", {LIST:P("<form action='/sso'>请登录 <input type='password'></form>"+SIDE)},NA,previous={HOST+LIST:2})
s("another county's column at the address", {LIST:P(UL(li("样本县教育局2024年政府信息公开工作年度报告","2025-01-15","/x/1.html"),li("样本县教育局2023年政府信息公开工作年度报告","2024-01-15","/x/2.html"),li("样本县教育局2022年政府信息公开工作年度报告","2023-01-15","/x/3.html")),"政府信息公开年报_样本县教育局")},NA,previous={HOST+LIST:2})
s("frameset", {LIST:"<html><head><title>年报</title></head><frameset cols='20%,80%'><frame src='left.html'><frame src='list.html'></frameset></html>","/nb/list.html":P(UL(NEW,PAST)),"/nb/left.html":P(""),R:report()},"seen")
s("base href", {LIST:page("<base href='/deep/dir/'>"+UL(f"<li><a href='a.html'>{OURS}</a><span>2025-01-15</span></li>",PAST)),"/deep/dir/a.html":report()},"seen")
s("protocol relative", {LIST:P(UL(li(OURS,"2025-01-15","//www.example.gov.cn/nb/a24.html"),PAST)),R:report()},"seen")
s("uppercase host", {LIST:P(UL(li(OURS,"2025-01-15","HTTP://WWW.EXAMPLE.GOV.CN/nb/a24.html"),PAST)),R:report()},"seen")
s("whitespace href", {LIST:P(UL(li(OURS,"2025-01-15","\n  /nb/a24.html \n"),PAST)),R:report()},"seen")
s("chinese href", {LIST:P(UL(li(OURS,"2025-01-15","/nb/年报 2024.pdf"),PAST)),"/nb/%E5%B9%B4%E6%8A%A5%202024.pdf":(200,b"%PDF-1.4",{"Content-Type":"application/pdf"})},"seen")
s("newline inside href", {LIST:P(UL(li(OURS,"2025-01-15","/nb/\na24.html"),PAST)),R:report()},"seen")
s("js open", {LIST:P(UL(li(OURS,"2025-01-15","javascript:window.open(&quot;/nb/a24.html&quot;)"),PAST)),R:report()},"seen")
s("cookie needed", {LIST:(302,"",{"Location":LIST,"Set-Cookie":"s=1"})},NA)
s("gzip without header", {LIST:(200,gzip.compress(P(UL(NEW,PAST)).encode())),R:report()},NA)
s("api error json", {LIST:(200,'{"code":500,"msg":"系统异常","data":[]}',{"Content-Type":"application/json"})},NA,previous={HOST+LIST:2})
s("parking page", {LIST:page("<h1>域名停靠</h1>"+"".join(f"<li><a href='/{n}'>链接{n}</a><span>2025-01-02</span></li>" for n in range(9)),"domain")},NA,previous={HOST+LIST:2})
s("sso title", {LIST:page("<h1>统一身份认证平台</h1><form><input type=password></form>","统一身份认证")},NA,previous={HOST+LIST:2})
s("jsessionid", {LIST:P(UL(li(OURS,"2025-01-15","/nb/a24.html;jsessionid=AB12"),PAST)),"/nb/a24.html;jsessionid=AB12":report(),R:report()},"seen")
# parent's name
gov = agency("gov", "示例县人民政府", kind="people_government")
off = agency("off","示例县人民政府办公室")
s("gov asked, office's row", {LIST:P(UL(li("示例县人民政府办公室2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县人民政府2023年政府信息公开工作年度报告","2024-01-15","/nb/g23.html"))),R:report("示例县人民政府办公室")},NA,who=[gov])
s("gov asked, office's row, both registered", {LIST:P(UL(li("示例县人民政府办公室2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县人民政府2023年政府信息公开工作年度报告","2024-01-15","/nb/g23.html"))),R:report("示例县人民政府办公室")},"absent",who=[gov, off])
s("gov asked, row 示例县", {LIST:P(UL(li("示例县2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县人民政府2023年政府信息公开工作年度报告","2024-01-15","/nb/g23.html"))),R:report("示例县")},"seen",who=[gov])
s("office asked, gov's row, gov not registered", {LIST:P(UL(li("示例县2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县人民政府办公室2023年政府信息公开工作年度报告","2024-01-15","/nb/g23.html"))),R:report("示例县人民政府")},NA,who=[off])
# short report pages
SHORT=page(f"<h1>{OURS}</h1><div class='TRS_Editor'><p>一、总体情况 2024年，主动公开政府信息12条。二、主动公开政府信息情况</p><p><a href='/nb/f.pdf'>{OURS}.pdf</a></p></div>",OURS+"_示例县")
s("column is the (short) report itself", {LIST:SHORT},"seen")
s("year link leads to a short report", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/24.html'>2024年</a></li><li><a href='/nb/23.html'>2023年</a></li></ul>"),"/nb/24.html":SHORT,"/nb/23.html":SHORT.replace("2024","2023")},"seen")
s("doubtful row leads to short report", {LIST:P(UL(li(T24,"2025-01-15",R),PAST)),R:SHORT},"seen",beside=BOD)
s("doubtful row, file page only names in title", {LIST:P(UL(li(T24,"2025-01-15",R),PAST)),R:page("<div class='con'><h2>"+OURS+"</h2><a href='/f.docx'>附件</a></div>",OURS)},"seen",beside=BOD)
# dates
for d in ["2025/01/15","25-01-15","2025年1月15日","[2025-1-15]","2025.01.15","01-15","15日"]:
    s("date "+d, {LIST:P(UL(li(OURS,d,R),li(LAST,d.replace("2025","2024"),"/nb/a23.html"))),R:report()},"seen")
s("split day", {LIST:P("<ul class='l'>"+"".join(f"<li><div class='d'><b>15</b><i>{y+1}-01</i></div><a href='/nb/a{y%100}.html'>示例县教育局{y}年政府信息公开工作年度报告</a></li>" for y in (2024,2023))+"</ul>"),R:report()},"seen")
s("random query", {LIST:P(UL(PAST)+"<a href='/nb/?p=2'>下一页</a>"),"/nb/?p=2":P(UL(li(OURS,"2025-01-15",R+"?t=1")))},"seen")
s("oldest first, paged", {LIST:P(UL(li(BEFORE,"2023-01-18","/nb/a22.html"),li(LAST,"2024-01-18","/nb/a23.html"))+"<a href='/nb/?p=2'>下一页</a>"),"/nb/?p=2":P(UL(NEW)+"<a href='/nb/'>上一页</a>"),R:report()},"seen")
s("two blocks, each with more", {LIST:P("<div class='a'><h3>县政府年报<a href='/nb/zf/'>更多</a></h3>"+UL(li("示例县人民政府2024年政府信息公开工作年度报告","2025-03-01","/g.html"))+"</div><div class='b'><h3>部门年报<a href='/nb/bm/'>更多</a></h3><ul class='x'>"+"".join(li(f"{b}2024年政府信息公开工作年度报告","2025-01-10",f"/{i}.html") for i,b in enumerate(BOD))+li(LAST,"2024-01-18","/l.html")+"</ul></div>"),"/nb/bm/":P(UL(NEW,PAST)),R:report()},NA,beside=BOD)
s("last year's report re-dated", {LIST:P(UL(li(LAST,"2025-01-20","/nb/a23.html"),li(BEFORE,"2023-01-18","/nb/a22.html"))),"/nb/a23.html":report(year=2023)},"absent")
s("wrong year in the title", {LIST:P(UL(li(LAST,"2025-01-20","/nb/a24.html"),li(LAST,"2024-01-20","/nb/a23.html"),li(BEFORE,"2023-01-18","/nb/a22.html"))),"/nb/a24.html":report(year=2024),"/nb/a23.html":report(year=2023)},"seen")
s("report linked twice with different titles", {LIST:P(UL(NEW,li("【PDF】"+OURS,"2025-01-15","/nb/a.pdf"),PAST)),R:report()},"seen")
s("all rows are text, no links", {LIST:P("<ul><li>"+OURS+" 2025-01-15</li><li>"+LAST+" 2024-01-15</li></ul>")},NA)
s("unlinked sole unnamed", {LIST:P(UL("<li><span>"+T24+"</span><em>2025-01-15</em></li>",PAST))},NA)
s("rows in document.write", {LIST:P("<script>document.write(\"<ul class='lst'>"+NEW.replace("'",'\\\'')+"</ul>\")</script>"+UL(PAST))},NA)
s("rows in template by json of other keys", {LIST:P("<div id='l'></div><script>var rows=[{\"bt2\":\"x\",\"lj\":\"/a\"}];</script>")},NA)

# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
