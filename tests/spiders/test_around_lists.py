# ruff: noqa: E501 - markup reads better on a line
"""What portals put around a list: it is no part of the list, and takes nothing away from what the list says."""

import pytest
from portal_double import Situation, page, play, report
from portal_pieces import BEFORE, LAST, NAV, NEW, PAST, SIDE, UL, P, R, li

FOOT = "<div class='footer'><p>主办：示例县教育局 承办：示例县信息中心</p><p>网站标识码：1101010001 <a href='http://beian.miit.gov.cn'>京ICP备12345678号</a><img src='/ga.png'></p><p>电话：010-12345678 <a href='/map.html'>网站地图</a></p></div>"
MENU = "<ul class='side'><li><a href='/zn/'>政府信息公开指南</a></li><li><a href='/zd/'>政府信息公开制度</a></li><li class='on'><a href='/nb/'>政府信息公开年报</a></li><li><a href='/ysq/'>依申请公开</a></li></ul>"
HOT = "".join(f"<li><a href='/xw/{n}.html'>我县召开第{n}次会议</a></li>" for n in range(10, 20))
AROUND = {
    "a search": "<form action='/search'><input name='q'><button>搜索</button></form><div>热搜词：<a href='/s?q=年报'>年报</a></div>",
    "a frame with the weather": "<iframe src='https://i.tianqi.com/index.php?c=code&id=12' width='300' height='30'></iframe>",
    "a frame with the menu": "<iframe src='/common/left.html' width='200' height='600'></iframe>",
    "frames with head and foot": "<iframe src='/common/header.html' height='120'></iframe><iframe src='/common/footer.html' height='180'></iframe>",
    "a map": "<iframe src='https://map.example.com/embed?x=1' width='600' height='300'></iframe>",
    "counters": "<script src='https://hm.baidu.com/hm.js?1'></script><script>$.ajax({url:'/api/visit',success:function(r){$('#n').text(r)}})</script>访问量：<span id='n'></span>",
    "a badge": "<script>document.write(unescape(\"%3Cscript src='https://dcs.conac.cn/js/1.js'%3E%3C/script%3E\"));</script>",
    "helps": "<a href='javascript:;' onclick='aria.start()'>无障碍</a><a href='/big5/'>繁体</a><a href='/en/'>English</a>",
    "a robot": "<div class='robot'><a href='https://znwd.example.gov.cn/'>智能问答</a></div>",
    "where we are": "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; <span>政府信息公开年报</span></div>",
    "a menu": MENU,
    "a menu of years": "<ul class='side'><li class='on'><a href='/nb/'>政府信息公开年报</a><ul><li><a href='/nb/?y=2023'>2023年</a></li><li><a href='/nb/?y=2022'>2022年</a></li></ul></li></ul>",
    "a menu of bodies": "<ul class='organs'><li><a href='/zfb/'>县政府办公室</a></li><li><a href='/fgj/'>县发展和改革局</a></li></ul>",
    "news": SIDE,
    "news without days": f"<div class='hot'><h3>热点信息</h3><ul>{HOT}</ul></div>",
    "notices of ours": "<div><h3>通知公告</h3><ul><li><a href='/tz/1.html'>示例县教育局关于做好2025年春季工作的通知</a><span>2025-01-12</span></li></ul><a href='/tz/'>更多</a></div>",
    "links of friends": "<div>友情链接：<a href='http://www.moe.gov.cn'>教育部</a> <a href='http://jyt.example.gov.cn'>省教育厅</a></div>",
    "a choice of friends": "<select onchange='window.open(this.value)'><option>友情链接</option><option value='http://www.moe.gov.cn'>教育部</option></select>",
    "a foot": FOOT,
    "one page in words": "<div class='page'>共3条记录 1/1页 首页 上一页 下一页 尾页</div>",
    "one page by a call": "<div id='page'></div><script>createPageHTML(1,0,'index','html');</script>",
    "an empty pager and its count": "<div id='pageDec' class='page'></div><script>var pageCount=1;var curPage=1;</script>",
    "a pager of layui": "<div id='demo'></div><script>layui.laypage.render({elem:'demo',count:3,limit:15,curr:1})</script>",
    "buttons to share": "<div class='bdsharebuttonbox'><a href='#' data-cmd='more'></a><a href='#' data-cmd='weixin'></a></div>",
    "print and close": "<a href='javascript:window.print()'>打印本页</a><a href='javascript:window.close()'>关闭窗口</a>",
    "a way back": "<a href='javascript:history.back()'>返回</a><a href='#top' id='top'>返回顶部</a>",
    "a slide show": "<div class='swiper-container'><div class='swiper-slide'><a href='/z1/'><img src='/1.jpg'></a></div><div class='swiper-slide'><a href='/z2/'><img src='/2.jpg'></a></div><div class='swiper-pagination'></div></div>",
    "an old browser's notice": "<!--[if lt IE 9]><script src='/h5.js'></script><![endif]--><noscript>您的浏览器不支持JavaScript，请启用后浏览</noscript>",
    "words on the law": "<div>根据《中华人民共和国政府信息公开条例》第五十条规定，现将本机关政府信息公开工作年度报告予以公布。</div>",
    "a heading": "<h1>示例县教育局政府信息公开年报</h1>",
    "what scripts are told": '<script>var channelName=\'政府信息公开年报\';var site={"name":"示例县教育局","pageSize":15}</script>',
    "hidden fields": "<input type='hidden' id='pageIndex' value='1'><input type='hidden' id='totalCount' value='3'><input type='hidden' id='pageCount' value='1'>",
    "a form to write to us": "<form action='/fk' method='post'><textarea name='c'></textarea><input name='code'><img src='/captcha.jpg'><button>提交</button></form>",
    "today": "<div>今天是2025年2月10日 星期一</div>",
    "other columns": "<a href='/fzzf/'>法治政府建设年度报告</a><a href='/wzgz/'>政府网站工作年度报表</a>",
    "earlier reports apart": "<a href='/nb/old/'>历年年报</a>",
}
LED_TO = {
    "/common/left.html": page(MENU),
    "/common/header.html": page("<h1>示例县</h1>"),
    "/common/footer.html": page(FOOT),
    "/nb/?y=2023": P(UL(li(LAST, "2024-01-18", "/nb/a23.html"))),
    "/nb/?y=2022": P(UL(li(BEFORE, "2023-01-18", "/nb/a22.html"))),
    "/nb/old/": P(UL(PAST)),
    "/nb/a23.html": report(year=2023),
    "/nb/w.html": report("示例县水利局"),
}
WATER = li("示例县水利局2024年政府信息公开工作年度报告", "2025-01-16", "/nb/w.html")


@pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_what_stands_around_a_list_changes_nothing(tmp_path, around, before):
    for new, want in (("", "absent"), (NEW, "seen")):
        rows = UL(WATER, new, PAST)
        listed = P(around + rows if before else rows + around, nav=NAV)
        situation = Situation("", LED_TO | {"/nb/": listed, R: report()}, want, beside=("示例县水利局",))
        look = play(situation, tmp_path / want)
        assert look.outcome == want, look
