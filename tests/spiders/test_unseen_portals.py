# ruff: noqa: E501 - tables read better with a row on a line
"""Portals of further makers, odd columns and odd pages: what stands there is seen, or the look says that it cannot tell."""

import json

import pytest
from portal_double import HOST, NOT_ABSENT, Situation, page, play, report
from portal_pieces import BEFORE, BOD, LAST, LIST, NEW, OURS, PAST, T24, UL, P, R, li

NA = NOT_ABSENT
SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


# fmt: off
# MeetFine


def mf(rows):
    return page("<div class='open_menu'><a href='/opennessGuide/?branch_id=57'>公开指南</a><a href='/opennessAnnualReport/?branch_id=57'>公开年报</a></div><div class='zfxxgk_list'><ul>"+rows+"</ul></div>","公开年报-示例县教育局")


s("meetfine", {"/opennessAnnualReport/?branch_id=57":mf("<li><a href='/OpennessContent/show/900.html' title='"+OURS+"'>"+OURS+"</a><span class='date'>2025-01-15</span></li><li><a href='/OpennessContent/show/800.html'>"+LAST+"</a><span>2024-01-15</span></li>"),"/OpennessContent/show/900.html":report()},"seen",column="/opennessAnnualReport/?branch_id=57")
s("meetfine not yet", {"/opennessAnnualReport/?branch_id=57":mf("<li><a href='/OpennessContent/show/800.html'>"+LAST+"</a><span>2024-01-15</span></li>")},"absent",column="/opennessAnnualReport/?branch_id=57")
s("meetfine paged", {"/OpennessContent/showList/57/3/page_1.html":mf("<li><a href='/OpennessContent/show/800.html'>"+LAST+"</a><span>2024-01-15</span></li>")+"<div class='pagination'><a class='current'>1</a><a href='/OpennessContent/showList/57/3/page_2.html'>2</a></div>","/OpennessContent/showList/57/3/page_2.html":mf("<li><a href='/OpennessContent/show/900.html'>"+OURS+"</a><span>2025-01-15</span></li>")+"<div class='pagination'><a href='/OpennessContent/showList/57/3/page_1.html'>1</a><a class='current'>2</a></div>","/OpennessContent/show/900.html":report()},"seen",column="/OpennessContent/showList/57/3/page_1.html")
# VSB


def vsb(rows,p):
    return page("<div class='list'><ul>"+rows+"</ul></div>"+p,"信息公开年报-示例县教育局")


s("vsb descending", {"/xxgk/nb.htm":vsb("<li id='line_u7_0'><a href='../info/1024/800.htm'>"+LAST+"</a><span>2024-01-15</span></li>","<div class='pb_sys_common pb_sys_normal'><span class='p_t'>共3条</span><span class='p_no_d'>1</span><span class='p_no'><a href='nb/1.htm'>2</a></span><span class='p_next p_fun'><a href='nb/1.htm'>下页</a></span><span class='p_last p_fun'><a href='nb/1.htm'>尾页</a></span></div>"),"/xxgk/nb/1.htm":vsb("<li id='line_u7_0'><a href='../../info/1024/900.htm'>"+OURS+"</a><span>2025-01-15</span></li><li id='line_u7_1'><a href='../../info/1024/700.htm'>"+BEFORE+"</a><span>2023-01-15</span></li>","<div class='pb_sys_common'><span class='p_t'>共3条</span><span class='p_no'><a href='../nb.htm'>1</a></span><span class='p_no_d'>2</span></div>"),"/info/1024/900.htm":report()},"seen",column="/xxgk/nb.htm")
s("vsb list.jsp", {"/list.jsp?wbtreeid=1024":vsb("<li><a href='/info/1024/800.htm'>"+LAST+"</a><span>2024-01-15</span></li>","<form name='_newscontent_fromname' action='/list.jsp' method='get'><table><tr><td>共 12 条 1/2</td><td><a href='?totalpage=2&PAGENUM=2&wbtreeid=1024'>下页</a> <a href='?totalpage=2&PAGENUM=2&wbtreeid=1024'>尾页</a></td></tr></table></form>"),"/list.jsp?totalpage=2&PAGENUM=2&wbtreeid=1024":vsb("<li><a href='/info/1024/900.htm'>"+OURS+"</a><span>2025-01-15</span></li>",""),"/info/1024/900.htm":report()},"seen",column="/list.jsp?wbtreeid=1024")
# eportal


def ep(rows,p):
    return page("<div class='portlet' pagemoduleid='3f1'><div class='easysite-list-modelone'><ul class='portlet-list'>"+rows+"</ul></div>"+p+"</div>","政府信息公开年报")


s("eportal", {"/eportal/ui?pageId=310":ep("<li><a href='/eportal/ui?pageId=310&articleKey=8'>"+LAST+"</a><span>2024-01-15</span></li>","<div class='easysite-pager'><span class='easysite-total-page'><b>1</b>/<b>2</b></span><a onclick=\"queryArticleByCondition(this,'/eportal/ui?pageId=310&amp;currentPage=2&amp;moduleId=3f1a&amp;staticRequest=yes')\" tagname='/eportal/ui?pageId=310&amp;currentPage=2&amp;moduleId=3f1a&amp;staticRequest=yes' href='javascript:void(0)'>下一页</a></div>")},NA,column="/eportal/ui?pageId=310")
s("eportal one page", {"/eportal/ui?pageId=310":ep("<li><a href='/eportal/ui?pageId=310&articleKey=9'>"+OURS+"</a><span>2025-01-15</span></li><li><a href='/eportal/ui?pageId=310&articleKey=8'>"+LAST+"</a><span>2024-01-15</span></li>",""),"/eportal/ui?pageId=310&articleKey=9":report()},"seen",column="/eportal/ui?pageId=310")
s("eportal one page, not yet", {"/eportal/ui?pageId=310":ep("<li><a href='/eportal/ui?pageId=310&articleKey=8'>"+LAST+"</a><span>2024-01-15</span></li>","<div class='easysite-pager'><span>1</span>/<span>1</span> 共1页</div>")},"absent",column="/eportal/ui?pageId=310")
# iList
s("ilist", {"/info/iList.jsp?site_id=1&cat_id=99":page("<table class='ilist'><tr><td><a href='/info/1/900.htm'>"+OURS+"</a></td><td>2025-01-15</td></tr><tr><td><a href='/info/1/800.htm'>"+LAST+"</a></td><td>2024-01-15</td></tr></table><div>当前第1页 共1页</div>","政府信息公开年报"),"/info/1/900.htm":report()},"seen",column="/info/iList.jsp?site_id=1&cat_id=99")
s("ilist paged by cur_page", {"/info/iList.jsp?site_id=1&cat_id=99":page("<ul><li><a href='/info/1/800.htm'>"+LAST+"</a><i>2024-01-15</i></li></ul><div>共2页 <a href='/info/iList.jsp?site_id=1&amp;cat_id=99&amp;cur_page=2'>下一页</a></div>","政府信息公开年报"),"/info/iList.jsp?site_id=1&cat_id=99&cur_page=2":page("<ul><li><a href='/info/1/900.htm'>"+OURS+"</a><i>2025-01-15</i></li></ul><div>共2页</div>","政府信息公开年报"),"/info/1/900.htm":report()},"seen",column="/info/iList.jsp?site_id=1&cat_id=99")
# shandong pagedContent: all rows in the HTML
s("pagedContent", {LIST:P("<div class='page-content'><ul>"+"".join(f"<li class='pagedContent'><a href='/a{y}.html'>示例县教育局{y}年政府信息公开工作年度报告</a><span>{y+1}-01-15</span></li>" for y in range(2023,2003,-1))+"</ul></div><script>var totalCount=20;var perSize=15;var startPage=1;var endPage=2;var logicTotalPage=2;</script>")},"absent")
# fujian with template row
s("template row of avalon", {LIST:P("<ul class='gl-ul'>"+li(LAST,"2024-01-15","/a23.html")+li(BEFORE,"2023-01-15","/a22.html")+"<li ms-for='el in @list'><a ms-attr=\"{href:@el.url}\" href=''>{{el.title}}</a><span>{{el.time}}</span></li></ul>")},"absent")
s("huzhou inline dataList", {LIST:P("<div id='list'></div><script>var dataList=[{\"title\":\""+OURS+"\",\"url\":\"/a24.html\",\"date\":\"2025-01-15\"},{\"title\":\""+LAST+"\",\"url\":\"/a23.html\",\"date\":\"2024-01-15\"}];</script>"),"/a24.html":report()},"seen")
s("inline data, more of it elsewhere", {LIST:P("<ul>"+PAST+"</ul><script>var dataList=[{\"title\":\""+OURS+"\",\"url\":\"/a24.html\",\"date\":\"2025-01-15\"}];</script>"),"/a24.html":report()},NA)
s("aspnet pager text", {LIST:P(UL(PAST)+"<div id='Body_AspNetPager1'>第 1 页 共 2 页 <a href='NewsLsit.aspx?ClassID=602&page=2'>下一页</a></div>"),"/nb/NewsLsit.aspx?ClassID=602&page=2":P(UL(NEW)+"<div id='Body_AspNetPager1'>第 2 页 共 2 页</div>"),R:report()},"seen")
# TrueCMS jsonp
s("truecms script", {LIST:P("<div id='listDiv'></div><script>$.ajax({url:'/TrueCMS/messageController/getMessage.do',dataType:'jsonp',data:{startrecord:1,endrecord:45,perpage:15}})</script>")},NA)
# hanweb with no next, totalrecord larger
s("hanweb total larger", {LIST:page("<script type='text/xml'><datastore><nextgroup></nextgroup><totalrecord>9</totalrecord><totalpage>1</totalpage><recordset><record><![CDATA[<li><a href='/art/2024/1/15/art_1_1.html'>"+LAST+"</a><b>2024-01-15</b></li>]]></record></recordset></datastore></script>")},NA)
s("hanweb jpage without store", {LIST:page("<div id='1680'></div>"+UL(PAST)+"<script src='/module/jslib/jpage/jpage.js'></script><script>new JPage({columnid:1680,proxyurl:'/module/web/jpage/dataproxy.jsp',perpage:15});</script>")},NA)
# jpaas error
JP="<script url=\"/api-gateway/jpaas-publish-server/front/page/build/unit\" querydata=\"{'parseType':'bulidstatic','webId':'8','tplSetId':'5','pageType':'column','tagId':'x','pageId':'9'}\"></script>"


class Begins(dict):
    """Answers by address; one that ends in * is of every address that begins so."""

    def get(self, path, default=None):
        return next((self[each] for each in self if path == each or (each.endswith("*") and path.startswith(each[:-1]))), default)


s("jpaas api says code 500 with 200", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":(200,'{"success":false,"code":500,"message":"x"}',{"Content-Type":"application/json"})}),NA)
s("jpaas api empty html", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":(200,'{"success":true,"data":{"html":""}}',{"Content-Type":"application/json"})}),NA)
s("jpaas html without pagination element, 15 rows", Begins({LIST:page(JP,"政府信息公开年报"),"/api-gateway*":(200,json.dumps({"success":True,"data":{"html":"<ul>"+"".join(f"<li><a href='/art/{y}/art_{y}.html'>示例县教育局{y}年政府信息公开工作年度报告</a><span>{y+1}-01-15</span></li>" for y in range(2023,2008,-1))+"</ul><div class='page'>下一页</div>"}}),{"Content-Type":"application/json"})}),NA)
s("gkmlpt api code 500", Begins({"/gkmlpt/annualreport":page("<div id=app></div><script>window._CONFIG={SID:'175',TREE:[{\"id\":2629,\"name\":\"政府信息公开年报\"}]}</script>","x"),"/gkmlpt/api*":(200,'{"code":500}',{"Content-Type":"application/json"})}),NA,column="/gkmlpt/annualreport#2629")
s("ucap search capped", Begins({LIST:"<html><head><title>政府信息公开年报</title><meta name='channelId' content='a3f1c9d07be54e2f8c11d2b6a0e47f90'></head><body><ul id=body></ul></body></html>","/common/search/*":(200,json.dumps({"data":{"results":[{"title":LAST,"url":"/c1/202401/1.shtml","publishedTimeStr":"2024-01-15"}],"total":5}}),{"Content-Type":"application/json"})}),NA)
# tracker
s("row text has extra body label", {LIST:P("<ul>"+f"<li><a href='{R}'>{T24}</a><span class='src'>来源：县教育局</span><span>2025-01-15</span></li><li><a href='/w.pdf'>{T24}</a><span class='src'>来源：县水利局</span><span>2025-01-12</span></li></ul>"),R:report()},"seen",beside=BOD)
s("publisher column says the same", {LIST:P("<table>"+"".join(f"<tr><td><a href='/r{i}.html'>{T24}</a></td><td>县政府办</td><td>2025-01-{i+10}</td></tr>" for i in range(5))+PAST+"</table>"),"/r3.html":report(),**{f"/r{i}.html":report(BOD[i]) for i in (0,1,2,4)}},"seen",beside=BOD)
# redesign
s("column page lists other years only as tabs with urls", {LIST:P("<div class='years'><a href='/nb/2025/'>2025</a><a href='/nb/2024/'>2024</a><a href='/nb/2023/'>2023</a></div>"+UL(li(LAST,"2024-01-18","/nb/a23.html"))),"/nb/2024/":P(UL(NEW)),R:report()},"seen")
s("matrix year as link, ours last", {LIST:P("<table>"+"".join(f"<tr><td>{b}</td><td><a href='/nb/{i}-24.html'>2024年</a></td><td><a href='/nb/{i}-23.html'>2023年</a></td></tr>" for i,b in enumerate([*BOD,"示例县教育局"]))+"</table>"),"/nb/6-24.html":report(),"/nb/0-24.html":report(BOD[0]),"/nb/0-23.html":report(BOD[0],2023)},NA,beside=BOD)
s("matrix of bodies and years, with 查看", {LIST:P("<table><tr><th>单位</th><th>2024年</th><th>2023年</th></tr>"+"".join(f"<tr><td>{b}</td><td><a href='/nb/{i}-24.html'>查看</a></td><td><a href='/nb/{i}-23.html'>查看</a></td></tr>" for i,b in enumerate(["示例县教育局",*BOD]))+"</table>"+UL(PAST)),"/nb/0-24.html":report()},NA, beside=BOD)
s("list of agencies instead of reports", {LIST:P("<ul>"+"".join(f"<li><a href='/bm/{i}/'>{b}</a></li>" for i,b in enumerate([*BOD,"示例县教育局"]))+"</ul>"),"/bm/6/":P(UL(NEW,PAST),"示例县教育局年报"),R:report()},"seen",beside=BOD)
# nested columns
s("sub columns by body kind", {LIST:P("<ul class='sub'><li><a href='/nb/bm/'>部门年报</a></li><li><a href='/nb/xz/'>乡镇年报</a></li></ul>"+UL(li("示例县人民政府2023年政府信息公开工作年度报告","2024-03-01","/g23.html"),li("示例县人民政府2022年政府信息公开工作年度报告","2023-03-01","/g22.html"))),"/nb/bm/":P(UL(NEW,PAST),"部门年报"),R:report()},"seen",beside=BOD)
s("sub columns by body kind, earlier ones in the parent", {LIST:P("<ul class='sub'><li><a href='/nb/bm/'>部门年报</a></li><li><a href='/nb/xz/'>乡镇年报</a></li></ul>"+UL(PAST,li("示例县人民政府2022年政府信息公开工作年度报告","2023-03-01","/g22.html"))),"/nb/bm/":P(UL(NEW),"部门年报"),R:report()},NA,beside=BOD)
s("collection row of the year", {LIST:P(UL(li("示例县2024年政府信息公开年报汇总","2025-02-01","/hz/"),PAST)),"/hz/":P(UL(NEW)),R:report()},"seen",beside=BOD)
s("collection row: 各部门2024年年报", {LIST:P(UL(li("示例县各部门2024年政府信息公开工作年度报告","2025-02-01","/hz.html"),PAST)),"/hz.html":page("<h1>示例县各部门2024年政府信息公开工作年度报告</h1>"+"".join(f"<p><a href='/f{i}.pdf'>{i}.{b}.pdf</a></p>" for i,b in enumerate([*BOD,"示例县教育局"])),"x")},NA,beside=BOD)
s("collection: 部门年报 zip", {LIST:P(UL(li("2024年度县直部门政府信息公开年度报告","2025-02-01","/hz.zip"),PAST)),"/hz.zip":(200,b"PK\x03\x04x",{"Content-Type":"application/zip"})},NA,beside=BOD)
s("collection: 全县2024年", {LIST:P(UL(li("示例县2024年各单位政府信息公开年报","2025-02-01","/hz.html"),PAST)),"/hz.html":(500,"x")},NA,beside=BOD)
# list read but next year's rows hidden by JS filter default year
s("tabs by year embedded", {LIST:P("<ul class='tab'><li class='on'>2024年</li><li>2023年</li></ul><div>"+UL(NEW)+"</div><div style='display:none'>"+UL(PAST)+"</div>"),R:report()},"seen")
s("tabs by year embedded, not ours", {LIST:P("<ul class='tab'><li class='on'>2024年</li><li>2023年</li></ul><div>"+UL(li(BOD[0]+T24,"2025-01-12","/w"))+"</div><div style='display:none'>"+UL(PAST)+"</div>")},"absent",beside=BOD)
# redirect of the report etc
s("row leads to pdf viewer", {LIST:P(UL(li(OURS,"2025-01-15","/pdfjs/web/viewer.html?file=/f/a24.pdf"),PAST))},"seen")
s("row without name leads to a viewer page", {LIST:P(UL(li(T24,"2025-01-15","/pdfjs/web/viewer.html?file=/f/a24.pdf"),PAST)),"/pdfjs/web/viewer.html?file=/f/a24.pdf":"<html><head><title>PDF.js viewer</title></head><body><div id=viewer></div><script src=viewer.js></script></body></html>"},NA,beside=BOD)
s("short page: report is an attachment, no words", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/24.html'>2024年</a></li><li><a href='/nb/23.html'>2023年</a></li></ul>"),"/nb/24.html":page("<h1>"+OURS+"</h1><div class='TRS_Editor'><p><a href='/nb/P020250115.pdf'>附件下载</a></p></div>",OURS),"/nb/23.html":page("<h1>"+LAST+"</h1><div class='TRS_Editor'><p><a href='/nb/P020240115.pdf'>附件下载</a></p></div>",LAST)},"seen")
s("short page: town report of 600 chars", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/24.html'>2024年</a></li><li><a href='/nb/23.html'>2023年</a></li></ul>"),"/nb/24.html":page("<h1>"+OURS+"</h1><div class='TRS_Editor'><p>"+"一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况。"+"我局认真落实条例。"*40+"</p></div>",OURS),"/nb/23.html":page("<h1>"+LAST+"</h1><div class='TRS_Editor'><p>"+"一、总体情况 二、主动公开政府信息情况。"+"我局认真落实条例。"*40+"</p></div>",LAST)},"seen")
s("short page: picture only", {LIST:P("<h3>政府信息公开年报</h3><ul><li><a href='/nb/24.html'>2024年</a></li><li><a href='/nb/23.html'>2023年</a></li></ul>"),"/nb/24.html":page("<h1>"+OURS+"</h1><div class='TRS_Editor'><p><img src='/nb/W020250115.png'></p></div>",OURS),"/nb/23.html":page("<h1>"+LAST+"</h1><div class='TRS_Editor'><p><img src='/nb/W020240115.png'></p></div>",LAST)},"seen")
s("doubtful row leads to a shell", {LIST:P(UL(li(T24,"2025-01-15",R),PAST)),R:"<html><body><div id='app'></div><script src='/js/app.js'></script></body></html>"},NA,beside=BOD)
s("wrong link: our row leads to last year's report", {LIST:P(UL(li(OURS,"2025-01-15","/nb/a23.html"),PAST)),"/nb/a23.html":report(year=2023)},"seen")
s("two of the same row, one dead", {LIST:P(UL(li(OURS,"2025-01-15","/dead.html"),li(OURS,"2025-01-15",R),PAST)),R:report()},"seen")
s("crlf and odd spaces in the title", {LIST:P(UL(li("示例县教育局\n   2024年\t政府信息公开\u3000工作年度报告\u200b","2025-01-15",R),PAST)),R:report()},"seen")
s("title with html entities", {LIST:P(UL(li("示例县教育局&nbsp;2024年&ldquo;政府信息公开&rdquo;工作年度报告","2025-01-15",R),PAST)),R:report()},"seen")
s("cut at the year, no title attribute", {LIST:P(UL(li("示例县教育局20...","2025-01-15",R),PAST)),R:report()},"seen")
s("cut in the middle of the name", {LIST:P(UL(li("示例县教…","2025-01-15",R),PAST)),R:report()},"seen")
s("cut without dots", {LIST:P(UL(li("示例县教育局2024年政府信息公开","2025-01-15",R),PAST)),R:report()},"seen")
s("cut without dots at 年度", {LIST:P(UL(li("示例县教育局2024年政府信息公开工作年","2025-01-15",R),PAST)),R:report()},"seen")
s("row says only the body and year", {LIST:P(UL(li("示例县教育局2024年","2025-01-15",R),PAST)),R:report()},"seen")
s("row says only the body, dated", {LIST:P(UL(li("示例县教育局","2025-01-15",R),PAST)),R:report()},NA)
s("row says only 2024, dated", {LIST:P(UL(li("2024年度","2025-01-15",R),PAST)),R:report()},"seen")
s("row says 2024年工作报告", {LIST:P(UL(li("2024年工作报告","2025-01-15",R),PAST)),R:report()},NA)
s("row says 年度报告（2024）", {LIST:P(UL(li("年度报告（2024）","2025-01-15",R),PAST)),R:report()},"seen")
s("row says 2024年度公开报告", {LIST:P(UL(li("示例县教育局2024年度公开报告","2025-01-15",R),PAST)),R:report()},"seen")
s("english/pinyin file name", {LIST:P(UL(li("jyj2024nb.pdf","2025-01-15","/nb/jyj2024nb.pdf"),PAST)),"/nb/jyj2024nb.pdf":(200,b"%PDF-1.4",{"Content-Type":"application/pdf"})},NA)
s("row in a traditional frameset of another host", {LIST:"<html><head><title>政府信息公开年报</title></head><frameset><frame src='http://other.gov.cn/list.html'></frameset></html>"},NA)
s("meta refresh with text", {LIST:"<html><head><meta http-equiv='refresh' content='3; url=/nb2/'></head><body>正在跳转，请稍候</body></html>","/nb2/":P(UL(NEW,PAST)),R:report()},"seen")
s("ajax fragment html list named in script", {LIST:P("<div id='list'></div><script>$('#list').load('/nb/list_frag.html')</script>"),"/nb/list_frag.html":UL(NEW,PAST),R:report()},NA)
s("rss/xml list", {LIST:(200,"<?xml version='1.0'?><rss><channel><item><title>"+OURS+"</title><link>"+HOST+R+"</link></item></channel></rss>",{"Content-Type":"text/xml"})},NA)
s("206 partial", {LIST:(206,P(UL(PAST)))},NA)
s("200 with body of other charset", {LIST:(200,P(UL(PAST,NEW)).encode("utf-16"))},NA)
s("page with BOM twice", {LIST:(200,b"\xef\xbb\xbf\xef\xbb\xbf"+P(UL(NEW,PAST)).encode()),R:report()},"seen")
s("null bytes", {LIST:(200,P(UL(NEW,PAST)).encode().replace(b"<ul",b"\x00<ul")),R:report()},"seen")
s("unclosed tags", {LIST:P("<ul class=lst><li><a href="+R+">"+OURS+"<span>2025-01-15<li><a href=/nb/a23.html>"+LAST+"<span>2024-01-18</ul>"),R:report()},"seen")
s("uppercase tags", {LIST:P("<UL><LI><A HREF='"+R+"'>"+OURS+"</A><SPAN>2025-01-15</SPAN></LI><LI><A HREF='/nb/a23.html'>"+LAST+"</A><SPAN>2024-01-18</SPAN></LI></UL>"),R:report()},"seen")
s("xhtml self closing", {LIST:P("<ul class='lst'>"+NEW+PAST+"<li/></ul>"),R:report()},"seen")
s("list commented out, new list by iframe", {LIST:P("<!--"+UL(PAST)+"--><iframe src='/f.html' id='listFrame'></iframe>"),"/f.html":P(UL(PAST,NEW)),R:report()},"seen")
s("rows and a frame with the real list", {LIST:P(UL(li("示例县教育局权责清单","2024-05-01","/q.html"),li("示例县教育局机构职能","2024-05-01","/j.html"))+"<iframe src='/f.html'></iframe>"),"/f.html":P(UL(PAST,NEW)),R:report()},"seen")
s("hidden by display none row of next year template", {LIST:P(UL("<li style='display:none'><a href='#'>标题</a><span>日期</span></li>",PAST))},"absent")
s("more text inside nav only", {LIST:P("<div class='news'><h3>通知公告<a href='/tz/'>更多</a></h3><ul class='n'><li><a href='/n1.html'>关于放假的通知</a><i>2025-01-01</i></li></ul></div><div class='main'>"+UL(PAST)+"</div>")},"absent")
s("carousel dots beside", {LIST:P("<div class='slide'><ul><li><a href='/p1.html'><img src='1.jpg'></a></li></ul><ol><li class='on'>1</li><li>2</li><li>3</li></ol></div>"+UL(PAST))},"absent")
s("footer 1/1 and home page pager disabled", {LIST:P(UL(PAST)+"<div class='page'><a href='javascript:;' class='disabled'>上一页</a><a class='on'>1</a><a href='javascript:;' class='disabled'>下一页</a></div>")},"absent")
s("pager all to itself", {LIST:P(UL(PAST)+"<div class='page'><a href='/nb/'>首页</a><a href='/nb/index.html'>上一页</a><a href='/nb/index.html'>下一页</a><a href='/nb/index.html'>尾页</a></div>")},"absent")
s("calendar beside", {LIST:P("<table class='calendar'><tr>"+"".join(f"<td><a onclick='day({d})'>{d}</a></td>" for d in range(1,32))+"</tr></table>"+UL(PAST))},"absent")
s("year-select of a search form", {LIST:P("<form action='/s'><select name='year'><option value=''>年份</option><option>2025</option><option>2024</option><option>2023</option></select></form>"+UL(PAST))},NA)
s("date split in spans with year", {LIST:P("<ul class='l'>"+"".join(f"<li><a href='/nb/a{y%100}.html'>示例县教育局{y}年政府信息公开工作年度报告</a><div class='date'><span>{y+1}</span><em>01-15</em></div></li>" for y in (2023,2022))+"</ul>")},"absent")
s("2024 in the address of copyright", {LIST:P(UL(PAST)+"<div>版权所有 © <span>2024</span></div>")},"absent")
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
