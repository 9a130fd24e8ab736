# ruff: noqa: E501 - tables read better with a row on a line
"""Rows of reports said not to be out, columns that are the newest report, and what stands around clean lists and is no part of them."""

import pytest
from portal_double import NOT_ABSENT, NOT_SEEN, Situation, page, play, report
from portal_pieces import BOD, LAST, LIST, NEW, OURS, PAST, T23, T24, UL, P, R, li

from crawler.title.links import read_title

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
NOT_YET = page(f"<h1>{OURS}</h1><div><p>内容正在编制中，敬请期待。</p></div>", OURS)
BESIDE = "<div class='old'><h3>往年年报</h3>" + UL(f"<li><a href='/nb/a23.html'>{LAST}</a></li>") + "</div>"
PDF = (200, b"%PDF-1.4 x", {"Content-Type": "application/pdf"})

# fmt: off
TITLES = [
    # (title, kind of title)
    *((OURS + words, "near") for words in ("（待发布）", "（编制中）", "【敬请期待】", "（暂未公开）", "（已撤回）", "（作废）", "（测试）", "(样例)", "（拟稿）", "（即将公布）")),
    ("（整理中）" + OURS, "near"), (OURS + "（公开稿）", "report"), (OURS + "（正文）", "report"), ("示例市产品质量检验测试所2024年政府信息公开工作年度报告", "report"), ("示例县退役军人事务局2024年政府信息公开年报（已发布）", "report"),
]
COLUMNS = [
    # (what the column's page is, its body, what the look ends in)
    ("the report itself, with the last one beside", report().split("<body>")[1].split("</body>")[0] + BESIDE, "seen"), ("the last report, with those before", report(year=2023).split("<body>")[1].split("</body>")[0] + BESIDE, NOT_SEEN),
    ("a year's heading and a picture", "<h2>2024年度报告</h2><p><img src='/i/24.jpg'></p>" + BESIDE, NOT_ABSENT), ("a year's heading and a file's frame", "<h2>2024年度报告</h2><iframe src='/f/24.pdf' width='800' height='900'></iframe>" + BESIDE, NOT_ABSENT), ("a heading of rows", "<h2>2024年度报告</h2>" + UL(li("示例县水利局" + T24, "2025-01-12", "/w.html")) + "<h2>2023年度报告</h2>" + UL(PAST), "absent"),
    ("a way to the next year", "<div><a href='/nb/?y=2022'>上一年</a> <b>2023</b> <a href='/nb/?y=2024'>下一年</a></div>" + UL(PAST), "seen"), ("a refresh where no script runs", "<noscript><meta http-equiv='refresh' content='0;url=/no.html'></noscript>" + UL(PAST), "absent"),
]
TO_COME = (
    "2024年政府信息公开工作年度报告将于2025年3月31日前公布", "示例县教育局2024年政府信息公开工作年度报告正在编制中", "2024年政府信息公开年报尚未发布，敬请期待", "本机关2024年度政府信息公开工作年度报告拟于近期公布", "《2024年政府信息公开工作年度报告》待发布",
)
NOISE = [
    "<input hx-get='/s' hx-trigger='keyup changed' hx-target='#r'><div id='word'></div>", "<script src='/wza/wza.js'></script><div id='wza'></div>", "<script src='/js/site.js'></script><div id='back-top'></div>", "<b>Notice</b>: Undefined index: uid in <b>/var/www/head.php</b> on line <b>3</b><br>",
    "<p>年度报告纸质版可到县档案馆查阅。</p>", "<p>Warning: 本网站信息仅供参考</p>", "<h2>法治政府建设2023年专题</h2>", "<button @click='next'>›</button>",
    # what real portals have around a list, none of it a list
    "<div id='hotwords'></div><script src='/js/site.js'></script><script>$.get('/hot',function(d){$('#hotwords').html(d)})</script>", "<div id='robot'></div><script src='/robot/app.js'></script>", "<script>function find(){$.ajax({url:'/s',success:function(d){$('#result').html(d)}})}</script>", "<span id='hits'></span><script>$.getJSON('/hits?callback=?',function(d){$('#hits').text(d.n)})</script>", "<script src='/user/info?callback=showUser'></script>",
    "<script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/1.js'%3E%3C/script%3E\"));</script>", "<script>var d=new Date();document.write(d.getFullYear()+'年'+(d.getMonth()+1)+'月');</script>", "<div class='ewm'><img src='/upload/ewm2024.png'><p>扫一扫</p></div>", "<div class='banner'><img src='/upload/2024/banner.jpg'></div>", "<!--#include virtual='/include/footer.html' -->", "<!-- <li><a href='${url}'>${title}</a></li> -->",
    "<div id='float'><embed src='/images/fly.swf' width='100' height='100'></div>", "<object id='tts' classid='clsid:EEE78591-FE22-11D0-8BEF-0060081841DE' width='0' height='0'></object>", "<script>var nav=[{name:'政府信息公开指南',url:'/zn/'},{name:'政府信息公开年报',url:'/nb/'}];var years=[2023,2024,2025];</script>", "<meta name='description' content='示例县教育局政府信息公开年报栏目，提供历年政府信息公开工作年度报告'>", "<style>.a{background:url(data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk)}</style>",
    "<script type='application/ld+json'>{\"title\":\"政府信息公开年报\",\"pubDate\":\"2025-01-01T00:00:00\"}</script>", "<select onchange='window.open(this.value)'><option>--政府网站--</option><option value='http://www.x.gov.cn'>省政府网</option></select>",
]
# fmt: on


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_that_says_the_report_is_not_out(title, kind):
    assert read_title(title).kind == kind


@pytest.mark.parametrize(("target", "want"), [(NOT_YET, NOT_SEEN), (report(), "seen"), ((500, "x"), "unknown")], ids=["not out", "out all the same", "fails"])  # fmt: skip
def test_a_report_said_not_to_be_out_is_seen_by_its_page_only(tmp_path, target, want):
    rows = li(f"{OURS}（待发布）", "2025-01-20", "/x.html")
    look = play(Situation("", {**PASTS, LIST: P(UL(rows, PAST)), "/x.html": target}, want), tmp_path)
    assert look.outcome != "seen" if want == NOT_SEEN else look.outcome == want, (look.reason, look.detail)


@pytest.mark.parametrize("word", ["征求意见稿", "送审稿", "草案", "样本"])
@pytest.mark.parametrize("title", [OURS, ""], ids=["under the title of the report", "under its own"])
def test_a_draft_with_all_its_tables_is_left_open(tmp_path, word, title):
    drafted = f"{OURS}（{word}）"
    rows = li(drafted, "2025-01-20", "/x.html")
    shown = report() if title else report().replace(OURS, drafted)
    look = play(Situation("", {**PASTS, LIST: P(UL(rows, PAST)), "/x.html": shown}, "unknown"), tmp_path)
    assert (look.outcome, look.reason) == ("unknown", "ambiguous_row"), look.detail


@pytest.mark.parametrize(("what", "body", "want"), COLUMNS, ids=[each[0] for each in COLUMNS])
def test_a_column_may_be_the_newest_report(tmp_path, what, body, want):
    answers = {**PASTS, LIST: P(body), "/nb/?y=2024": P(UL(NEW)), "/f/24.pdf": PDF, "/w.html": report("示例县水利局")}
    situation = Situation(what, answers, want, beside=BOD[:1])
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)


@pytest.mark.parametrize("words", TO_COME)
@pytest.mark.parametrize("place", ["<p>{}</p>{}", "<div class='m'><div>{1}</div><h3>{0}</h3></div>", "<ul><li>{}</li>{}</ul>", "<div>{}{}</div>"])  # fmt: skip
def test_a_sentence_that_promises_a_report_shows_none(tmp_path, words, place):
    for new, outcome in (("", "absent"), (NEW, "seen")):
        rows = f"{new}{PAST}" if "<li>" in place else UL(new, PAST)
        look = play(Situation("", {**PASTS, LIST: P(place.format(words, rows))}, outcome), tmp_path / outcome)
        assert look.outcome == outcome, (look.reason, look.detail)


@pytest.mark.parametrize("words", [words.replace("将", "已").replace("拟", "已").replace("正在编制中", "").replace("尚未", "已").replace("待发布", "") for words in TO_COME])  # fmt: skip
def test_a_sentence_that_says_it_is_out_is_not_nothing(tmp_path, words):
    look = play(Situation("", {**PASTS, LIST: P(f"<p>{words}</p>" + UL(PAST))}, NOT_ABSENT), tmp_path)
    assert look.outcome != "absent"


@pytest.mark.parametrize("noise", NOISE)
def test_what_stands_around_a_list_leaves_nothing_open(tmp_path, noise):
    others = [
        li(f"示例县水利局{title}", f"{year}-01-12", f"/w{year}.html") for title, year in ((T24, 2025), (T23, 2024))
    ]
    for new, outcome in (("", "absent"), (NEW, "seen")):
        answers = {**PASTS, LIST: P(f"{noise}<div class='main'>{UL(new, *others, PAST)}</div>{noise}")}
        look = play(Situation("", answers, outcome, beside=BOD[:1]), tmp_path / outcome)
        assert look.outcome == outcome, (look.reason, look.detail)
