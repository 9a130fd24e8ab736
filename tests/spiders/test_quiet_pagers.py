# ruff: noqa: E501 - tables read better with a row on a line
"""Lists that go on without a word: icons, labels, scripts on scrolling, pages a pager skips."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import BEFORE, LIST, NEW, PAST, UL, P, R, li

SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def lst(extra="", *rows):
    return P(UL(*(rows or [PAST])) + extra)


# fmt: off
s("scroll: 下拉加载", {LIST:lst("<p class='tip'>向下滚动加载下一页</p><script src='/js/scroll.js'></script>")}, NOT_ABSENT)
s("scroll: script asks with page", {LIST:lst("<script>var p=1;window.addEventListener('scroll',function(){if(bottom()){p++;$.get('/nb/list.do?page='+p,function(h){$('.lst').append(h)})}})</script>")}, NOT_ABSENT)
s("scroll: back-to-top only", {LIST:lst("<script>$(window).scroll(function(){if($(this).scrollTop()>100){$('#top').show()}})</script>")},"absent")
s("pager skips a page", {LIST:lst("<div class='page'><a class='on'>1</a><a href='/nb/?p=3'>下一页</a> 共3页</div>"),"/nb/?p=3":lst("<div class='page'>共3页</div>",li(BEFORE.replace("2022","2020"),"2021-01-18","/a20.html")),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("pager skips a page, numbers shown", {LIST:lst("<div class='page'><a class='on'>1</a><a href='/nb/?p=2'>2</a><a href='/nb/?p=3'>3</a><a href='/nb/?p=3'>下一页</a></div>"),"/nb/?p=3":lst("<div class='page'><a href='/nb/'>1</a><a href='/nb/?p=2'>2</a><a class='on'>3</a></div>",li(BEFORE.replace("2022","2020"),"2021-01-18","/a20.html")),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("last page wraps to the first", {LIST:lst("<div class='page'><a href='/nb/?p=2'>下一页</a> 第1页/共2页</div>"),"/nb/?p=2":lst("<div class='page'><a href='/nb/'>下一页</a> 第2页/共2页</div>",li(BEFORE.replace("2022","2020"),"2021-01-18","/a20.html"))},"absent")
s("last page repeats the first", {LIST:lst("<div class='page'><a href='/nb/?p=2'>下一页</a> 共2页</div>"),"/nb/?p=2":lst("<div class='page'>共2页</div>")}, NOT_ABSENT)
s("next in the hash", {LIST:lst("<div class='fy'><a href='#p2'>下一页</a></div>")}, NOT_ABSENT)
s("older/newer", {LIST:lst("<div class='nav-links'><a href='/nb/?p=2'>较新的文章</a></div>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
for built in ("<li hx-get='/nb/?page=2' hx-trigger='revealed' hx-swap='outerHTML'></li>", "<turbo-frame id='p2' loading='lazy' src='/nb/?page=2'></turbo-frame>", "<include-fragment src='/nb/?page=2'></include-fragment>", "<button wire:click='loadMore'>继续</button>", "<div x-intersect='more()'></div>", "<el-pagination :total='total' @current-change='go'></el-pagination>", "<span class='ui-paginator-next' onclick=\"PrimeFaces.ab({s:'t'})\">»</span>", "<amp-list src='/nb/data.json' load-more='auto'></amp-list>", "<button @click='page++'>继续</button>"):
    s(f"built by a script: {built[:24]}", {LIST:lst(built)}, "unknown")
for built in ("<button @click='showMenu=!showMenu'>菜单</button>", "<input hx-get='/search' hx-trigger='keyup changed'>", "<el-pagination :total='2'></el-pagination>", "<span class='ui-paginator-next ui-state-disabled'>»</span>", "<turbo-frame id='p2'></turbo-frame>"):
    s(f"built, and leads nowhere: {built[:24]}", {LIST:lst(built)}, "absent")
s("更早", {LIST:lst("<a href='/nb/?before=2022'>更早</a>"),"/nb/?before=2022":lst("",NEW),R:report()}, "seen")
s("后10条", {LIST:lst("<div><a href='/nb/?start=10'>后10条</a></div>"),"/nb/?start=10":lst("",NEW),R:report()}, NOT_ABSENT)
s("查看全部", {LIST:lst("<a class='all' href='/nb/all.html'>查看全部</a>"),"/nb/all.html":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("全部>>", {LIST:lst("<a href='/nb/all.html'>全部&gt;&gt;</a>"),"/nb/all.html":P(UL(NEW,PAST)),R:report()}, NOT_ABSENT)
s("展开", {LIST:lst("<a href='javascript:void(0)' onclick='expand()'>展开全部</a>")}, NOT_ABSENT)
s("image next without alt", {LIST:lst("<div class='page'><a href='/nb/?p=2'><img src='/img/next.gif'></a></div>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("icon next", {LIST:lst("<ul class='pagination'><li class='next'><a href='/nb/?p=2'><i class='fa fa-angle-right'></i></a></li></ul>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("aria-label next", {LIST:lst("<button aria-label='下一页'><i class='icon-right'></i></button>")}, NOT_ABSENT)
s("aria-label a", {LIST:lst("<a href='/nb/?p=2' aria-label='Next'><i></i></a>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("link rel next", {LIST:P("<link rel='next' href='/nb/?p=2'>"+UL(PAST)),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("a rel next", {LIST:lst("<a rel='next' href='/nb/?p=2'>»</a>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("full-width digits", {LIST:lst("<div class='fenye'><a href='/nb/?p=2'>２</a><a href='/nb/?p=3'>３</a></div>"),"/nb/?p=2":lst("",NEW),"/nb/?p=3":lst("",li("示例县教育局2015年政府信息公开工作年度报告","2016-01-18","/a15.html")),R:report()}, NOT_ABSENT)
s("Chinese numbers", {LIST:lst("<div class='fenye'><a>第一页</a><a href='/nb/?p=2'>第二页</a></div>"),"/nb/?p=2":lst("",NEW),R:report()}, NOT_ABSENT)
s("input/total", {LIST:lst("<div>第<input value='1' size=2>/3页 <a onclick='go()'>GO</a></div>")}, NOT_ABSENT)
s("hasNext in data attr", {LIST:lst("<div id='pager' data-has-next='true' data-url='/nb/part'></div>")}, NOT_ABSENT)
s("van-list", {LIST:lst("<van-list finished-text='没有更多了' @load='onLoad'></van-list>")}, NOT_ABSENT)
s("no more", {LIST:lst("<p class='nomore'>没有更多了</p>")},"absent")
s("pager one page 1/1", {LIST:lst("<div class='page'>共2条记录 1/1页 <a href='javascript:void(0)'>首页</a> <a href='javascript:void(0)'>上一页</a> <a href='javascript:void(0)'>下一页</a> <a href='javascript:void(0)'>尾页</a></div>")},"absent")
OLD=[li(f"示例县教育局{y}年政府信息公开工作年度报告",f"{y+1}-01-18",f"/nb/a{y}.html") for y in (2021,2022,2023)]
for words in ("二","往后翻","历年年报","<i class='iconfont'>&#xe600;</i>","<img src='/img/a.png'>"):
    s("told by the address alone: "+words, {LIST:lst(f"<div><a href='/nb/index_1.html'>{words}</a></div>",*OLD),"/nb/index_1.html":lst("",NEW),R:report()}, "seen")
s("told by the address alone, numbers from 2", {"/nb/list.shtml":lst("<div><a href='/nb/list_2.shtml'>二</a><a href='/nb/list_3.shtml'>三</a></div>",*OLD),"/nb/list_2.shtml":lst("<a href='/nb/list_3.shtml'>三</a>",li(BEFORE.replace("2022","2020"),"2021-01-18","/a20")),"/nb/list_3.shtml":lst("",NEW),R:report()}, "seen", column="/nb/list.shtml")
s("told by the address alone, asked for", {LIST:lst("<div><a href='/nb/l.shtml?id=1&begin=15&pagenum=2'>&gt;</a></div>",*OLD),"/nb/l.shtml?id=1&begin=15&pagenum=2":lst("",NEW),R:report()}, "seen")
s("an address of the last page only", {LIST:lst("<div><a href='/nb/index_2.html'>尾页</a></div>",*OLD),"/nb/index_2.html":lst("",li(BEFORE.replace("2022","2020"),"2021-01-18","/a20"))}, NOT_ABSENT)
s("a year's part is no next page", {LIST:lst("<div><a href='/nb/index_1.html'>2019年</a></div>",*OLD)}, "absent")
s("another list's pages are none of this", {LIST:lst("<div><a href='/xw/index_1.html'>新闻</a></div>",*OLD)}, "absent")
s("a pager of objects", {LIST:lst("<script>new PageNav({total:2,current:0,name:'index',ext:'html'}).show()</script>",*OLD)}, NOT_ABSENT)
s("scroll: back to top beside a counter", {LIST: lst("<script>$(window).scroll(function(){if($('.page').offset().top<99){$('#top').show()}});$.get('/count?id=3');</script>")}, "absent")
for asks in ("$(window).scroll(function(){if(low())loadList(2)})","window.onscroll=function(){if(low())getMore();}","window.addEventListener('scroll',()=>{low()&&loadNextPage()})"):
    s("scroll: "+asks, {LIST: lst(f"<script>{asks}</script>")}, NOT_ABSENT)
for asks in ("$(window).scroll(function(){lazyload();showImg();})","window.onscroll=function(){document.getElementById('list').className=''}"):
    s("scroll: "+asks, {LIST: lst(f"<script>{asks}</script>")}, "absent")
def old(first,last=2024,dated=True): return [li(f"示例县教育局{y}年政府信息公开工作年度报告",f"{y+1}-01-18" if dated else "",f"/nb/a{y}.html") for y in range(first,last)]
EMPTY="<div class='page'></div>%s<script src='/js/site.js'></script>"
s("an empty pager: rising", {LIST:lst(EMPTY%"",*old(2017))}, NOT_ABSENT)
s("an empty pager: rising by title", {LIST:lst(EMPTY%"",*old(2017,dated=False))}, NOT_ABSENT)
s("an empty pager: rising, counted", {LIST:lst(EMPTY%"共7条",*old(2017))}, "absent")
s("an empty pager: rising, fewer than any page has", {LIST:lst(EMPTY%"",*old(2021))}, "absent")
s("an empty pager: falling by title", {LIST:lst(EMPTY%"",*old(2017,dated=False)[::-1])}, "absent")
s("scroll: asks for the next by number", {LIST: lst("<script>var pageNo=1;$(window).on('scroll',function(){pageNo++;$.ajax({url:'/l',data:{pageNo:pageNo}})})</script>")}, NOT_ABSENT)
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
