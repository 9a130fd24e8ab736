# ruff: noqa: E501 - tables read better with a row on a line
"""Answers in data of several makers: what they say beside their records, and lists that scripts show beside others."""

import json

import pytest
from portal_double import NOT_ABSENT, Situation, page, play, report
from portal_pieces import BEFORE, LAST, LIST, OURS, PAST, UL, P, R

SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


J = {"Content-Type": "application/json"}


# fmt: off
# ---- data
def D(rows): return [{"title": t, "url": u, "date": d} for t, u, d in rows]
pastD=D([(LAST,"/nb/a23.html","2024-01-18"),(BEFORE,"/nb/a22.html","2023-01-18")])
for n,v in {
 "pages 3":{"code":0,"data":{"records":pastD,"pages":3,"current":1,"size":2}},
 "hasNextPage":{"data":{"list":pastD,"hasNextPage":True}},
 "next address":{"rows":pastD,"next":"/api?page=2"},
 "pageCount":{"list":pastD,"pageCount":"3","pageNo":"1"},
 "totalPage":{"list":pastD,"pageNo":1,"totalPage":3},
 "last false":{"content":pastD,"last":False,"totalPages":3,"number":0},
 "nextCursor":{"items":pastD,"nextCursor":"abc"},
 "count":{"count":23,"list":pastD},
 "totalNum":{"totalNum":23,"list":pastD},
 "totalHits":{"totalHits":23,"list":pastD},
 "code 500 with rows":{"code":500,"msg":"系统异常","data":pastD},
 "two arrays, shorter has ours":{"top":D([(OURS,R,"2025-01-15")]),"list":pastD},
 "nested by year":{"2024":D([(OURS,R,"2025-01-15")]),"2023":pastD},
}.items():
    s("json column: "+n, {LIST:(200,json.dumps(v,ensure_ascii=False),J),R:report()},NOT_ABSENT)
s("json column, whole", {LIST:(200,json.dumps({"total":2,"list":pastD},ensure_ascii=False),J)},"absent")
s("json other keys", {LIST:(200,json.dumps({"rows":[{"bt":OURS,"lj":R},{"bt":LAST,"lj":"/nb/a23.html"}]},ensure_ascii=False),J),R:report()},NOT_ABSENT)
s("embedded data: pages 3", {LIST:P("<div id='l'></div><script>var list="+json.dumps(pastD,ensure_ascii=False)+";var pages=3;</script>")},NOT_ABSENT)
s("embedded data: two arrays, ours in the smaller", {LIST:P("<div id='l'></div><script>var top1="+json.dumps(D([(OURS,R,'2025-01-15')]),ensure_ascii=False)+";var list="+json.dumps(pastD,ensure_ascii=False)+";</script>"),R:report()},NOT_ABSENT)
s("csrf post list beside static old rows", {LIST:P("<meta name='csrf-token' content='x'><div id='newest'></div>"+UL(PAST)+"<script>$.ajax({type:'POST',url:'/api/list',headers:{'X-CSRF-TOKEN':t},success:function(d){$('#newest').html(d)}})</script>")},NOT_ABSENT)
s("newest by script into a named ul", {LIST:P("<ul id='top'></ul>"+UL(PAST)+"<script src='/js/list.js'></script>")},NOT_ABSENT)
s("newest by external script into div", {LIST:P("<div id='newList'></div>"+UL(PAST)+"<script src='/js/list.js'></script>")},NOT_ABSENT)
s("xml list", {LIST:(200,"<?xml version='1.0' encoding='utf-8'?><list><item><bt>"+LAST+"</bt><dz>/nb/a23.html</dz></item></list>",{"Content-Type":"text/xml"})},NOT_ABSENT)
# ---- gkmlpt
def gk(v,start="<script>window._CONFIG={SID:'7',TREE:[]}</script>",col="/gkmlpt/annualreport#9",want=NOT_ABSENT,name="",more=None,**kw):
    s("gkmlpt: "+name,{"/gkmlpt/annualreport#9":page(start),"/gkmlpt/api/all/9?page=1&sid=7":(200,json.dumps(v,ensure_ascii=False),J),**(more or {})},want,column=col,**kw)
def art(t,u,e,**k): return {"title":t,"url":u,"create_time":e,**k}
gp=[art(LAST,"/gkmlpt/content/1/1/post_1.html",1705536000)]
go=art(OURS,"/gkmlpt/content/1/2/post_2.html",1736899200)
gk({"total":1,"articles":gp},want="absent",name="not yet")
gk({"total":1,"articles":gp,"classify":{"id":9,"name":"政府信息公开年报","jump_url":"http://zwgk.example.gov.cn/nb/","post_count":1}},name="column jumps elsewhere")
gk({"total":1,"articles":gp,"classify":{"id":9,"name":"政府信息公开年报","jump_url":"","post_count":3}},want="absent",name="post_count larger")
gk({"total":"2","articles":gp},name="total as string, larger")
gk({"articles":gp},name="no total", want="absent")
gk({"total":2,"articles":[*gp, dict(go, type="url", url="https://www.other.gov.cn/x.html")]},name="ours outside",want="seen",more={"https://www.other.gov.cn/x.html":report()})
gk({"total":101,"articles":gp*1+[art(f"通知{i}",f"/p{i}.html",1705536000) for i in range(99)]},name="page 2 is 404")
gk({"articles":[*gp,*(art(f"通知{i}",f"/p{i}.html",1705536000) for i in range(99))]},name="no total and a full page, page 2 is 404")
gk({"total":1,"articles":gp},start="<script>window._CONFIG={SID:'7',TREE:[{\"id\":9,\"name\":\"政府信息公开年报\",\"children\":[{\"id\":12,\"name\":\"2024年\"},{\"id\":11,\"name\":\"2023年\"}]}]}</script>",name="years below the column in the tree")
def tree(nodes): return "<script>window._CONFIG={SID:'7',TREE:["+nodes+"]}</script>"
year24={"/gkmlpt/annualreport#12":page(tree("")),"/gkmlpt/api/all/12?page=1&sid=7":(200,json.dumps({"total":1,"articles":[go]},ensure_ascii=False),J),"/gkmlpt/content/1/2/post_2.html":report()}
for n,nodes in {
 "under another key":'{"id":9,"name":"政府信息公开年报","sub":[{"id":12,"name":"2024年"}]}',
 "named by their reports":'{"id":9,"name":"政府信息公开年报","children":[{"id":12,"name":"2024年年报"}]}',
 "named by kinds":'{"id":9,"name":"政府信息公开年报","children":[{"id":12,"name":"本级年报"}]}',
 "by their parent":'{"id":9,"name":"政府信息公开年报","parent_id":1},{"id":12,"name":"2024年","parent_id":9}',
}.items():
    gk({"total":1,"articles":gp},start=tree(nodes),name="columns below "+n,want="seen",more=year24)
gk({"total":101,"articles":[go,*gp*1]},name="page 2 is gone, ours on page 1",want="seen",more={"/gkmlpt/content/1/2/post_2.html":report()})
# ---- jpaas
JP="<script url=\"/api-gateway/jpaas-publish-server/front/page/build/unit\" querydata=\"{'parseType':'bulidstatic','webId':'8','tplSetId':'5','pageType':'column','tagId':'x','pageId':'9'}\"></script>"
class Begins(dict):
    def get(self, path, default=None):
        return next((self[e] for e in self if path==e or (e.endswith("*") and path.startswith(e[:-1]))), default)
def jp(html): return (200,json.dumps({"success":True,"data":{"html":html}},ensure_ascii=False),J)
def jl(t,y): return f"<li><a href='/art/{y}/1/15/art_1_{y}.html'>{t}</a><span>{y}-01-15</span></li>"
s("jpaas: count before rows", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":jp("<ul>"+jl(LAST,2024)+"</ul><div class='pagination' count='23' rows='1'></div>")}),NOT_ABSENT)
s("jpaas: pager of two classes", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":jp("<ul>"+jl(LAST,2024)+"</ul><div class='pagination box' data-count='23' data-rows='1'></div>")}),NOT_ABSENT)
s("jpaas: page 2 the same", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":jp("<ul>"+jl(LAST,2024)+"</ul><div class='pagination' rows='1' count='2'></div>")}),NOT_ABSENT)
s("jpaas: entities in querydata", Begins({LIST:page(JP.replace("'","&quot;"),"政府信息公开年报"),"/api-gateway*":jp("<ul>"+jl(OURS,2025)+jl(LAST,2024)+"</ul><div class='pagination' rows='15' count='2'></div>"),"/art/2025/1/15/art_1_2025.html":report()}),"seen")
MENU=JP.replace("'tagId':'x'","'tagId':'menu'")
UM="/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=8&tplSetId=5&pageType=column&tagId=menu*"
s("jpaas: two units, first is the menu", Begins({LIST:page(MENU+JP,"政府信息公开年报"),UM:jp("<ul>"+jl(LAST,2024)+"</ul>"),"/api-gateway*":jp("<ul>"+jl(OURS,2025)+"</ul><div class='pagination' rows='15' count='1'></div>"),"/art/2025/1/15/art_1_2025.html":report()}),"seen")
s("jpaas: two units, the second fails", Begins({LIST:page(MENU+JP,"政府信息公开年报"),UM:jp("<ul>"+jl(LAST,2024)+"</ul>"),"/api-gateway*":(500,"x")}),NOT_ABSENT)
s("jpaas: two units, not yet", Begins({LIST:page(MENU+JP,"政府信息公开年报"),UM:jp("<ul><li><a href='/zn/'>指南</a></li></ul>"),"/api-gateway*":jp("<ul>"+jl(LAST,2024)+"</ul><div class='pagination' rows='15' count='1'></div>")}),"absent")
s("jpaas: static old rows and a unit", Begins({LIST:page(UL(PAST)+JP,"政府信息公开年报"),"/api-gateway*":jp("<ul>"+jl(OURS,2025)+"</ul><div class='pagination' rows='15' count='1'></div>"),"/art/2025/1/15/art_1_2025.html":report()}),NOT_ABSENT)
# ---- jx
def jx(rows,count,extra="var websiteCode='jxs';var channelCode='c1';"): return page("<script>var listData={articleList:"+json.dumps(rows,ensure_ascii=False)+",articleCount:"+count+"};"+extra+"loadPageData(params,1)</script>","政府信息公开年报")
def jr(t,n,d): return {"title":t,"urls":json.dumps({"pc":f"/jx/content_{n}.html"}),"pubDate":d}
s("jx: whole", {LIST:jx([jr(LAST,23,"2024-01-18 10:00"),jr(BEFORE,22,"2023-01-18 10:00")],"2")},"absent")
s("jx: count as a string, larger", {LIST:jx([jr(LAST,23,"2024-01-18 10:00")],"'2'"),"/queryList":(200,json.dumps({"data":{"results":[{"source":jr(OURS,24,"2025-01-15")}],"total":2}},ensure_ascii=False),J),"/jx/content_24.html":report()},"seen")
s("jx: query says error", {LIST:jx([jr(LAST,23,"2024-01-18 10:00")],"2"),"/queryList":(200,'{"code":500,"msg":"非法访问"}',J)},NOT_ABSENT)
s("jx: query repeats page 1", {LIST:jx([jr(LAST,23,"2024-01-18 10:00")],"2"),"/queryList":(200,json.dumps({"data":{"results":[{"source":jr(LAST,23,"2024-01-18")}],"total":2}},ensure_ascii=False),J)},NOT_ABSENT)
s("jx: empty later", {LIST:jx([jr(LAST,23,"2024-01-18 10:00")],"3"),"/queryList":(200,json.dumps({"data":{"results":[]}}),J)},NOT_ABSENT)
s("jx: no count", {LIST:page("<script>var listData={articleList:"+json.dumps([jr(f"示例县教育局{y}年政府信息公开工作年度报告",y,f"{y+1}-01-18") for y in range(1974,2024)],ensure_ascii=False)+"};loadPageData(params,1)</script>","政府信息公开年报")},NOT_ABSENT)
# ---- hanweb
HX="/module/xxgk/search.jsp"
hx=page("<script>var infotypeId='A02';var jdid='1';var area='11';var divid='div7';</script><a href='/module/xxgk/search.jsp'></a>","政府信息公开年报")
def hrow(t,n,d): return f"<tr class='tr_main_value_odd'><td>{n}</td><td><a href='/art/{d[:4]}/1/15/art_7_{n}.html' title='{t}'>{t}</a></td><td>{d}</td></tr>"
s("xxgk: two pages, the second fails", {"/col/col7/index.html":hx,HX:[(200,"<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共2页</td></tr></table>"),(500,"x")]},NOT_ABSENT,column="/col/col7/index.html")
s("xxgk: ignores currpage", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共2页</td></tr></table>"},NOT_ABSENT,column="/col/col7/index.html")
s("xxgk: total larger than rows", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共1页 共2条</td></tr></table>"},NOT_ABSENT,column="/col/col7/index.html")
s("xxgk: a count behind the pages", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共1页&nbsp;2条</td></tr></table>"},NOT_ABSENT,column="/col/col7/index.html")
s("xxgk: a size of pages behind them", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共1页 15条/页</td></tr></table>"},"absent",column="/col/col7/index.html")
s("xxgk: ours is a file", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+hrow(OURS,2,"2025-01-15").replace("/art/2025/1/15/art_7_2.html",R)+"</table>",R:report()},"seen",column="/col/col7/index.html")
s("xxgk: marks in the name", {"/col/col7/index.html":hx,HX:"<table>"+hrow(LAST,1,"2024-01-15")+hrow(OURS.replace("教育局","&lt;font color=red&gt;教育局&lt;/font&gt;"),2,"2025-01-15")+"</table>","/art/2025/1/15/art_7_2.html":report()},"seen",column="/col/col7/index.html")
s("xxgk: the second page is empty", {"/col/col7/index.html":hx,HX:["<table>"+hrow(LAST,1,"2024-01-15")+"<tr><td class='tb_title'>共2页</td></tr></table>","<table><tr><td class='tb_title'>共2页</td></tr></table>"]},NOT_ABSENT,column="/col/col7/index.html")
s("xxgk: login page", {"/col/col7/index.html":hx,HX:page("<form>请登录</form>")},NOT_ABSENT,column="/col/col7/index.html")
def ds(recs,total,pages,nx=""): return "<script type='text/xml'><datastore>"+(f"<nextgroup><![CDATA[<a href=\"{nx}\"></a>]]></nextgroup>" if nx else "")+f"<totalrecord>{total}</totalrecord><totalpage>{pages}</totalpage><recordset>"+"".join(f"<record><![CDATA[{r}]]></record>" for r in recs)+"</recordset></datastore></script>"
def hr(t,y): return f"<li><a href='/art/{y}/1/15/art_7_{y}.html' title='{t}'>{t}</a><b>{y}-01-15</b></li>"
NX="/module/web/jpage/dataproxy.jsp?page=2&appid=1&webid=1&path=/&columnid=7&unitid=9&webname=x&permissiontype=0"
s("jpage: next group ignores page", {LIST:page(ds([hr(LAST,2024)],3,3,NX),"政府信息公开年报"),NX:"<datastore><totalrecord>3</totalrecord><totalpage>3</totalpage><recordset><record><![CDATA["+hr(LAST,2024)+"]]></record></recordset></datastore>"},NOT_ABSENT)
s("jpage: next group has ours", {LIST:page(ds([hr(LAST,2024)],2,2,NX),"政府信息公开年报"),NX:"<datastore><totalrecord>2</totalrecord><totalpage>2</totalpage><recordset><record><![CDATA["+hr(OURS,2025)+"]]></record></recordset></datastore>","/art/2025/1/15/art_7_2025.html":report()},"seen")
s("jpage: two stores on a page", {LIST:page(ds(["<li><a href='/art/2025/1/2/art_3_1.html'>我县召开会议</a><b>2025-01-02</b></li>"],1,1)+ds([hr(LAST,2024)],2,1),"政府信息公开年报")},NOT_ABSENT)
s("jpage: empty store and static rows", {LIST:page(ds([],0,0)+UL(PAST),"政府信息公开年报")},"absent")
# ---- lonsun
LS="/site/label/8888?labelName=publicInfoList&siteId=5&pageSize=15&pageIndex=%d&organId=77&type=3&isDate=true&dateFormat=yyyy-MM-dd"
def lrow(t,n,d): return f"<li><a class='title' href='/public/77/{n}.html' title='{t}'>{t}</a><span>{d}</span></li>"
def lp(rows,tail=""): return page("<meta name='SiteId' content='5'><a href='/public/column/77?type=4'>x</a><ul class='xxgk_nav_list'>"+rows+"</ul>"+tail,"政府信息公开年报")
LC="/public/column/77?type=3&action=list"
s("lonsun: login instead of the fragment", {LC:lp("")+"<script>Ls.pagination()</script>",LS%1:page("<form>请登录</form>")},NOT_ABSENT,column=LC)
def lf(pages,total): return "<ul>"+lrow(LAST,1,"2024-01-15")+"</ul><script>Ls.pagination('#p',function(i){var href='/site/label/8888?labelName=publicInfoList&pageSize=15&pageIndex='+i;},"+f"{pages}, 1, {total});</script>"
s("lonsun: the fragment counts more", {LC:lp(""),LS%1:lf(1,2)},NOT_ABSENT,column=LC)
s("lonsun: the fragment counts what it has", {LC:lp(""),LS%1:lf(1,1)},"absent",column=LC)
s("lonsun: the fragment says the size of a page", {LC:lp(""),LS%1:lf(1,15)},"absent",column=LC)
s("lonsun: fragment ignores pageIndex", {LC:lp(""),LS%1:"<ul>"+"".join(lrow(f"示例县教育局{y}年政府信息公开工作年度报告",y,f"{y+1}-01-15") for y in range(2009,2024))+"</ul>",LS%2:"<ul>"+"".join(lrow(f"示例县教育局{y}年政府信息公开工作年度报告",y,f"{y+1}-01-15") for y in range(2009,2024))+"</ul>"},NOT_ABSENT,column=LC)
s("lonsun: 15 static rows and an empty pager", {LC:lp("".join(lrow(f"示例县教育局{y}年政府信息公开工作年度报告",y,f"{y+1}-01-15") for y in range(2009,2024)),"<div id='page_public_info'></div><script src='/assets/js/pager.js'></script>")},NOT_ABSENT,column=LC)
s("lonsun: 15 static rows, nothing else", {LC:lp("".join(lrow(f"示例县教育局{y}年政府信息公开工作年度报告",y,f"{y+1}-01-15") for y in range(2009,2024)))},"absent",column=LC)
# ---- ucap
UC="<meta name='channelId' content='a3f1c9d07be54e2f8c11d2b6a0e47f90'>"
s("ucap: one page whole", {LIST:page(UC+UL(PAST)+"<script>createPageHTML('page_div',1,1,'list','shtml',2);</script>")},"absent")
s("ucap: total larger", {LIST:page(UC+UL(PAST)+"<script>createPageHTML('page_div',1,1,'list','shtml',23);</script>")},NOT_ABSENT)
s("ucap: placeholders null.shtml", {LIST:page(UC+"<ul id=body></ul>"),"/common/search/a3f1c9d07be54e2f8c11d2b6a0e47f90?_isAgg=true&_isJson=true&_pageSize=20&_template=index&page=1":(200,json.dumps({"data":{"total":2,"results":[{"title":OURS,"url":"null.shtml"},{"title":LAST,"url":"/c1/202401/x.shtml"}]}},ensure_ascii=False),J)},"seen")
s("ucap: error in data", {LIST:page(UC+"<ul id=body></ul>"),"/common/search/a3f1c9d07be54e2f8c11d2b6a0e47f90?_isAgg=true&_isJson=true&_pageSize=20&_template=index&page=1":(200,'{"code":"500","data":{}}',J)},NOT_ABSENT)
# ---- epoint
EP="/govInfoPub.html?categorynum=003&deptcode=7"
ec="var siteInfo={siteGuid:'g-1',projectName:'EWB'};"
EL="/EWB/rest/lightfrontaction/getgovinfolist"
s("epoint: custom is a string", {EP:page("<script src='/js/webBuilderCommon.js'></script>","政府信息公开年报"),"/js/webBuilderCommon.js":ec,EL:(200,json.dumps({"custom":json.dumps({"data":[{"title":OURS,"infourl":R},{"title":LAST,"infourl":"/a23.html"}],"total":2},ensure_ascii=False)},ensure_ascii=False),J),R:report()},"seen",column=EP)
def el(*rows): return (200,json.dumps({"custom":{"total":len(rows),"data":[{"title":t,"infourl":u,"infodate":d} for t,u,d in rows]}},ensure_ascii=False),J)
e23=(LAST,"/a23.html","2024-01-18")
for n,answers in {"counted from 1":lambda *rows:[el(),el(*rows)],"wrapped in params":lambda *rows:[el(),el(),el(*rows)]}.items():
    begun={EP:page("<script src='/js/webBuilderCommon.js'></script>","政府信息公开年报"),"/js/webBuilderCommon.js":ec}
    s("epoint: "+n, {**begun,EL:answers((OURS,R,"2025-01-15"),e23),R:report()},"seen",column=EP)
    s("epoint: "+n+", not yet", {**begun,EL:answers(e23)},"absent",column=EP)
s("epoint: whole at once", {**begun,EL:[el(e23),el(e23),(500,"x")]},"absent",column=EP)
s("epoint: no total and ten rows", {**begun,EL:[(200,json.dumps({"custom":{"data":[{"title":LAST,"infourl":f"/a{n}.html","infodate":"2024-01-18"} for n in range(10)]}},ensure_ascii=False),J),(500,"x")]},NOT_ABSENT,column=EP)
s("epoint: empty however it is asked", {**begun,EL:el()},"unknown",column=EP)
s("epoint: status fail", {EP:page("<script src='/js/webBuilderCommon.js'></script>","政府信息公开年报"),"/js/webBuilderCommon.js":ec,EL:(200,'{"status":{"code":0,"text":"鉴权失败"},"custom":{}}',J)},NOT_ABSENT,column=EP)
# ---- meetfine etc
MF="/opennessAnnualReport/?branch_id=57"
def mf(rows,tail=""): return page("<div><a href='/opennessGuide/?branch_id=57'>公开指南</a><a href='/opennessAnnualReport/?branch_id=57'>公开年报</a></div><div class='zfxxgk_list'><ul>"+rows+"</ul></div>"+tail,"公开年报-示例县教育局")
m23=f"<li><a href='/OpennessContent/show/800.html'>{LAST}</a><span>2024-01-15</span></li>"
m24=f"<li><a href='/OpennessContent/show/900.html'>{OURS}</a><span>2025-01-15</span></li>"
s("meetfine: alias, script pager", {MF:mf(m23,"<div class='pagination'>共2页<a onclick='go(2)'>下一页</a></div><a href='/OpennessContent/showList/57/3/page_1.html'>更多</a>"),"/OpennessContent/showList/57/3/page_1.html":mf(m23,"<div class='pagination'>共2页<a onclick='go(2)'>下一页</a></div>"),"/OpennessContent/showList/57/3/page_2.html":mf(m24,"<div class='pagination'>共2页</div>"),"/OpennessContent/show/900.html":report()},"seen",column=MF)
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
