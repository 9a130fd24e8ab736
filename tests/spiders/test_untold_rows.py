# ruff: noqa: E501 - tables read better with a row on a line
"""Rows that do not say what they are: pictures, 正文, 下载, another language. Opened, seen or left open; never absence.

Each is played with the report behind it, with a page that fails, and with one that is plainly something else.
"""

import pytest
from portal_double import HOST, NOT_ABSENT, Double, Situation, agency, page, play, report, visit
from portal_pieces import BEFORE, BOD, LAST, LIST, NEW, OURS, PAST, UL, P, R, li

from crawler.column.choosing import hidden_choices
from crawler.page.framing import foreign_frames, frames
from crawler.page.pages import Page, text_of
from crawler.title.vague import says_little
from spiders.row import beside
from spiders.row.markup_rows import html_rows

IMG = "<img src='/i/t.png'>"
PDF = (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
PASTS = {"/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
ELSE = page("<h1>关于放假的通知</h1><p>" + "有关事项通知如下，请遵照执行。" * 60 + "</p>")

# fmt: off
LINKS = [
    # (what stands in the list, the link)
    ("a picture", f"<a href='{R}'>{IMG}</a>"),
    ("a picture called by its file", f"<a href='{R}'><img src='/i/t.png' alt='1.png'></a>"),
    ("an icon of a font", f"<a href='{R}'><i class='icon-doc'></i></a>"),
    ("a character of an icon font", f"<a href='{R}'>&#xe601;</a>"),
    ("a background", f"<a href='{R}' style='background:url(/i/t.png)'></a>"),
    ("a drawing", f"<a href='{R}'><svg><path d='M0'/></svg></a>"),
    ("an arrow", f"<a href='{R}'>&gt;&gt;</a>"),
    ("[图]", f"<a href='{R}'>[图]</a>"),
    ("only a click", f"<span onclick=\"window.open('{R}')\">{IMG}</span>"),
    *((words, f"<a href='{R}'>{words}</a>") for words in (
        "正文", "全文", "详情", "点击查看", "附件", "附件下载", "PDF", "报告", "公开情况", "通知公告", "…", "示例县…",
        "年报2024", "2024年报", "年度报告（二〇二四）", "24年报告", "MMXXIV年报", "贰零贰肆年年报", "甲辰年年度报告", "第十七期年度报告",
        "自查报告暨年度报告", "2024年自查报告暨年度报告", "政务公开年度工作报告", "2024年政府信息公开", "2024年法定公开报告",
        "2024年度报表", "政府信息公开情况统计表(2024)", "示例县教育局年度报告", "教育局", "2024.01-2024.12报告", "nb2024.pdf",
        "Annual Report on Government Information Disclosure 2024", "Annual Report", "2024 nian bao", "མི་རིགས", "2024-يىللىق دوكلات",
        "?????2024??????????", "绀轰緥鍘挎暀鑲插眬2024骞存斂搴\ufffd",
    )),
]


@pytest.mark.parametrize(("what", "link"), LINKS, ids=[each[0] for each in LINKS])
@pytest.mark.parametrize("day", ["<span>2025-01-15</span>", ""], ids=["dated", "undated"])
def test_a_row_that_says_little_is_opened(tmp_path, what, link, day):
    listed = {LIST: P(UL(f"<li>{link}{day}</li>", PAST)), **PASTS}
    for name, target, others, want in (("report", report(), (), NOT_ABSENT), ("fails", (500, "x"), (), NOT_ABSENT), ("shared", report(), BOD, NOT_ABSENT), ("else", ELSE, (), "absent")):
        situation = Situation(name, {**listed, R: target}, want, beside=others)
        look = play(situation, tmp_path / name)
        assert situation.allows(look), (what, name, look.outcome, look.reason, look.detail)


PLACES = [
    # (where it stands, the list's page, further answers, what the look ends in)
    ("the title describes the picture", UL(f"<li><a href='{R}'><img src='/i/t.png' alt='{OURS}'></a></li>", PAST), {}, "seen"),
    ("the title is the row's attribute", UL(f"<li title='{OURS}'><a href='{R}'>{IMG}</a></li>", PAST), {}, "seen"),
    ("the title is for readers aloud", UL(f"<li><a href='{R}' aria-label='{OURS}'>{IMG}</a></li>", PAST), {}, "seen"),
    ("the title is kept for a script", UL(f"<li><a href='{R}' data-title='{OURS}'></a></li>", PAST), {}, "seen"),
    ("下载 below the heading of the year", f"<h3>2024年</h3>{UL('<li><a href=/nb/x.pdf>下载</a></li>')}<h3>2023年</h3>{UL(PAST)}", {"/nb/x.pdf": PDF}, NOT_ABSENT),
    ("正文 below the heading of the year", f"<h3>2024年</h3>{UL(f'<li><a href={R}>报告正文</a></li>')}<h3>2023年</h3>{UL(PAST)}", {}, "seen"),
    ("a picture below the heading of the year", f"<h3>二〇二四年</h3>{UL(f'<li><a href={R}>{IMG}</a></li>')}<h3>2023年</h3>{UL(PAST)}", {}, "seen"),
    ("a summary that opens", f"<details><summary>2024年</summary><ul><li><a href='{R}'>正文</a></li></ul></details>{UL(PAST)}", {}, "seen"),
    ("a table of bodies by years, ticked", "<table><tr><th>单位</th><th>2023年</th><th>2024年</th></tr>" + "".join(f"<tr><td>{b}</td><td><a href='/n/{i}-23.html'>✓</a></td><td><a href='/n/{i}-24.html'>✓</a></td></tr>" for i, b in enumerate(["示例县教育局", *BOD])) + "</table>" + UL(PAST), {"/n/0-24.html": report()}, "seen"),
    ("a table of bodies by years, pictures", "<table><tr><th>单位</th><th>2023年</th><th>2024年</th></tr>" + "".join(f"<tr><td>{b}</td><td><a href='/n/{i}-23.html'>{IMG}</a></td><td><a href='/n/{i}-24.html'>{IMG}</a></td></tr>" for i, b in enumerate(["示例县教育局", *BOD])) + "</table>" + UL(PAST), {"/n/0-24.html": report()}, "seen"),
    ("one body's table of years", f"<table><tr><th>2023年</th><th>2024年</th></tr><tr><td><a href='/nb/a23.html'>✓</a></td><td><a href='{R}'>✓</a></td></tr></table>{UL(PAST)}", {}, "seen"),
    ("a line for each year", "<table><tr><th>年度</th><th>下载</th></tr><tr><td>2024</td><td><a href='/x.pdf'>PDF</a></td></tr><tr><td>2023</td><td><a href='/y.pdf'>PDF</a></td></tr></table>" + UL(PAST), {"/x.pdf": PDF, "/y.pdf": PDF}, NOT_ABSENT),
    ("rows below the names of offices", f"<h3>示例县教育局</h3>{UL(li('2024年报', '2025-01-15', R), li('2023年报', '2024-01-15', '/nb/a23.html'))}<h3>示例县水利局</h3>{UL(li('2023年报', '2024-01-15', '/w.html'))}", {}, NOT_ABSENT),
    ("a folder of the year", UL(li("2024年度", "2025-01-15", "/nb/2024/"), PAST), {"/nb/2024/": P(UL(NEW) + "<p>" + "栏目说明。" * 60 + "</p>")}, NOT_ABSENT),
    ("a folder called 更多", UL(li("更多2024", "2025-01-15", "/nb/2024/"), PAST), {"/nb/2024/": P(UL(NEW) + "<p>" + "栏目说明。" * 60 + "</p>")}, NOT_ABSENT),
    ("a folder with nothing of ours", UL(li("其他文件", "2025-01-15", "/nb/qt/"), PAST), {"/nb/qt/": ELSE}, "absent"),
    ("a button in the row", UL("<li><form action='/nb/a24.html'><button>2024年报告</button></form></li>", PAST), {}, NOT_ABSENT),
    ("a year in Chinese digits is a folder", UL("<li><a href='/nb/y24/'>二〇二四年</a></li>", PAST), {"/nb/y24/": P(UL(NEW))}, "seen"),
    ("a stranger's frame beside the rows", UL(PAST) + "<iframe src='http://platform.example.com/list?id=3' width=700 height=500></iframe>", {}, "offsite"),
    ("a stranger's frame written by a script", UL(PAST) + "<script>document.write(\"<iframe src='http://platform.example.com/list' width='700'></iframe>\")</script>", {}, "offsite"),
    ("tabs a script fills", "<div class='tabs'><span data-id='7' class='on'>历年年报</span><span data-id='8'>最新年报</span></div>" + UL(PAST), {}, "pager_broken"),
    ("a calendar of days", "<table class='rl'>" + "".join(f"<tr>{''.join(f'<td><a href=/d/{w * 7 + d}.html>{w * 7 + d}</a></td>' for d in range(1, 8))}</tr>" for w in range(4)) + "</table>" + UL(PAST), {}, NOT_ABSENT),
    # what stands in and beside clean lists and leaves nothing open
    ("icons of the page's head and foot", f"<div class='top'><a href='/wx.html'>{IMG}</a><a href='/wb.html'>{IMG}</a></div>{UL(PAST)}<div class='foot'><a href='http://bszs.conac.cn/x'>{IMG}</a></div>", {}, "absent"),
    ("a picture within an old row", UL(f"<li><a href='/nb/a23.html'>{LAST}<img src='/new.gif'></a><span>2024-01-18</span></li>", li(BEFORE, "2023-01-18", "/nb/a22.html")), {}, "absent"),
    ("a picture before each old row", UL(f"<li><a href='/nb/a23.html'>{IMG}</a><a href='/nb/a23.html'>{LAST}</a><span>2024-01-18</span></li>", f"<li><a href='/nb/a22.html'>{IMG}</a><a href='/nb/a22.html'>{BEFORE}</a><span>2023-01-18</span></li>"), {}, "absent"),
    ("a file's icon behind each old row", UL(f"<li><a href='/nb/a23.html'>{LAST}</a><a href='/nb/a23.pdf'>{IMG}</a><span>2024-01-18</span></li>", f"<li><a href='/nb/a22.html'>{BEFORE}</a><a href='/nb/a22.pdf'>{IMG}</a><span>2023-01-18</span></li>"), {}, "absent"),
    ("a file's icon behind other news", UL(f"<li><a href='/n1.html'>示例县教育局2024年部门预算</a><a href='/n1.pdf'>{IMG}</a><span>2025-01-19</span></li>", PAST), {}, "absent"),
    ("an old picture row", UL(f"<li><a href='/o.html'>{IMG}</a><span>2021-01-15</span></li>", PAST), {}, "absent"),
    ("English, and of an earlier year", UL(li("Annual Report 2022", "2023-01-15", "/e.html"), PAST), {}, "absent"),
    ("readable news of the season", UL(*(li(t, "2025-01-18", f"/z{n}.html") for n, t in enumerate(("关于做好2025年寒假工作的通知", "示例县教育局2024年部门预算", "示例县教育局2024年度法治政府建设情况", "2024年教育统计年报", "政府信息公开指南"))), PAST), {}, "absent"),
    ("small frames of strangers", UL(PAST) + "<iframe src='http://bszs.conac.cn/sitename?x' width=50 height=50></iframe><iframe src='http://www.weather.example.com/w' width=700 height=300></iframe><div class='footer'><iframe src='http://platform.example.com/x' width=700 height=90></iframe></div>", {}, "absent"),
    ("tabs whose rows are all there", "<ul class='tab'><li class='on' data-id='1'>部门年报</li><li data-id='2'>乡镇年报</li></ul><div><div class='con1'>" + UL(PAST) + "</div><div class='con2'>" + UL(li("示例县青石镇人民政府2024年政府信息公开工作年度报告", "2025-01-15", "/q.html")) + "</div></div>", {}, "absent"),
    ("tabs of other columns", "<ul class='tab'><li class='on' data-id='1'>政府信息公开年报</li><li data-id='2'>政府信息公开指南</li></ul>" + UL(PAST), {}, "absent"),
    ("a table of figures", UL(PAST) + "<table>" + "".join(f"<tr><td>{n}</td></tr>" for n in range(1, 32)) + "</table>", {}, "absent"),
]
# fmt: on


@pytest.mark.parametrize(("where", "body", "more", "want"), PLACES, ids=[each[0] for each in PLACES])
def test_where_a_row_that_says_little_stands(tmp_path, where, body, more, want):
    look = play(Situation(where, {LIST: P(body), R: report(), **PASTS, **more}, want), tmp_path)
    assert look.outcome != "absent" if want == NOT_ABSENT else want in (look.outcome, look.reason), (look.outcome, look.reason, look.detail)  # fmt: skip


def test_records_without_a_title_are_rows(tmp_path):
    said = '{"total":2,"articles":[{"title":"%s","url":"/gkmlpt/content/1/1/post_1.html","create_time":1705536000},%s]}'
    silent = '{"title":"","url":"/gkmlpt/content/1/2/post_2.html","create_time":1736899200}'
    start = "<script>window._CONFIG={SID:'7',TREE:[]}</script>"
    answers = {"/gkmlpt/annualreport#9": page(start), "/gkmlpt/api/all/9?page=1&sid=7": said % (LAST, silent)}
    who = agency(column_url=f"{HOST}/gkmlpt/annualreport#9")
    for target, outcome in ((report(), "seen"), ((500, "x"), "unknown"), (ELSE, "absent")):
        double = Double({**answers, "/gkmlpt/content/1/2/post_2.html": target})
        (look,) = visit(double, tmp_path / outcome, [(who, 2024)])
        assert look.outcome == outcome, look.detail


# fmt: off
LITTLE = [
    # (title, whether it says too little to be something else, why)
    ("", True, "nothing at all"), ("2024", True, "a number"), ("Report", True, "another language"), ("正文", True, "any document's"),
    ("年报2024", True, "no more than the column's name"), ("自查报告暨年度报告", True, "one of two may be the report"),
    ("示例县教育局年度工作总结", True, "a body and general words"), ("2024年公开工作情况", True, "of whatever was made public"),
    ("某某乱\ufffd码的标题文字", True, "garbled"), ("第三方评估报告", False, "an assessment's"), ("自查报告", False, "an assessment's"),
    ("2024年部门决算", False, "accounts"), ("政府信息公开目录", False, "a catalogue"), ("政府信息公开指南", False, "a guide"),
    ("召开第三次工作会议", False, "a meeting"), ("关于做好春节期间值班工作的通知", False, "a notice"), ("2024年统计年报", False, "statistics"),
    ("法治政府建设年度报告", False, "another report"), ("示例县中小学校名单", False, "a list of schools"),
]
# fmt: on


@pytest.mark.parametrize(("title", "expected", "why"), LITTLE)
def test_what_says_little(title, expected, why):
    assert says_little(title) is expected, why


# fmt: off
FRAMES = [
    # (markup, frames that may be read, frames of strangers)
    ("<iframe src='/l.html'></iframe>", 1, 0), ("<iframe src='http://zwgk.other.gov.cn/l'></iframe>", 1, 0),
    ("<iframe src='http://a.example.com/l'></iframe>", 0, 1), ("<iframe src='http://a.example.com/l' style='width:10px'></iframe>", 0, 0),
    ("<iframe src='http://a.example.com/l' width='100%' height='600px'></iframe>", 0, 1), ("<iframe src='http://a.example.com/player?v=1'></iframe>", 0, 0),
    ("<iframe style='display:none' src='http://a.example.com/l'></iframe>", 0, 0), ("<div id='footer'><iframe src='http://a.example.com/l'></iframe></div>", 0, 0),
    ("<script>w('<iframe src=\\'http://a.example.com/l\\'></iframe>')</script>", 0, 1), ("<script>w('<iframe src=\\'/l.html\\'></iframe>')</script>", 0, 0),
]
# fmt: on


@pytest.mark.parametrize(("markup", "near", "strange"), FRAMES)
def test_frames_are_told_apart(markup, near, strange):
    made = Page(f"{HOST}/nb/", 200, page(markup).encode())
    assert (len(frames(made)), len(foreign_frames(made))) == (near, strange)


def test_tabs_that_lead_somewhere_hide_nothing():
    for tabs, hidden in (
        ("<ul class='tab'><li class='on'><a href='/a/'>部门年报</a></li><li><a href='/b/'>乡镇年报</a></li></ul>", ()),
        ("<ul class='tab'><li class='on'>部门年报</li><li onclick='f(2)'>乡镇年报</li></ul>", ("乡镇年报",)),
    ):
        assert hidden_choices(Page(f"{HOST}/nb/", 200, page(tabs).encode())) == hidden


def test_the_heads_of_rows_are_sought_once(monkeypatch):
    asked = []
    monkeypatch.setattr(beside, "text_of", lambda element: asked.append(element) or text_of(element))
    for count in (100, 400):
        asked.clear()
        pictures = (f"<li><a href='/p{n}.html'>{IMG}</a></li>" for n in range(count))
        rows = html_rows(Page(f"{HOST}/nb/", 200, P(UL(PAST, *pictures)).encode()))
        assert sum(row.loose for row in rows) == count
        assert len(asked) < 10 * count, "not once for every pair of rows"
