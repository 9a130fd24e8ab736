# ruff: noqa: E501 - tables read better with a row on a line
"""Titles that no text of a page holds: kept by scripts in codes and pieces, in data and templates, shown by plug-ins and pictures."""

import base64
import json
from urllib.parse import quote

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import BEFORE, LAST, LIST, OURS, PAST, UL, P, R, li

from crawler.page.encoded import readable
from crawler.page.pages import Page
from crawler.page.plugins import plugins
from spiders.unseen.kept_texts import ANY_YEAR, kept_texts

ROW = f"<li><a href='{R}'>{OURS}</a><span>2025-01-15</span></li>"
TITLED = json.dumps([{"title": OURS, "url": R}], ensure_ascii=False)


def b64(text, charset="utf-8"):
    return base64.b64encode(text.encode(charset)).decode()


def codes(text, form):
    return "".join(form.format(ord(each)) for each in text)


# fmt: off
ENCODED = [
    # (how, the script that shows it)
    ("base64", f"show(atob('{b64(OURS)}'))"), ("base64 of a row", f"add(Base64.decode('{b64(ROW)}'))"), ("base64 of data", f"JSON.parse(b64('{b64(TITLED)}'))"),
    ("base64 of escaped data", f"JSON.parse(b64('{b64(json.dumps([{'title': OURS}]))}'))"), ("base64 of GBK", f"gbk(atob('{b64(OURS, 'gbk')}'))"),
    ("base64 of UTF-16", f"wide('{b64(OURS, 'utf-16-le')}')"), ("base64 of addresses", f"decodeURIComponent(atob('{b64(quote(OURS))}'))"),
    ("base64 for addresses", f"d('{base64.urlsafe_b64encode(OURS.encode()).decode().rstrip('=')}')"),
    ("percent", f"w(decodeURIComponent('{quote(ROW)}'))"), ("percent of GBK", f"w(dec('{quote(ROW.encode('gbk'))}'))"), ("percent twice", f"w(d(d('{quote(quote(ROW))}')))"),
    ("%u", f"w(unescape('{codes(OURS, '%u{:04X}')}'))"), ("entities", f"w('{codes(OURS, '&#{};')}')"), ("entities twice", f"w('{codes(OURS, '&amp;#{};')}')"),
    ("\\u", f"w('{codes(OURS, chr(92) + 'u{:04x}')}')"), ("\\u twice", f"w('{codes(OURS, chr(92) * 2 + 'u{:04x}')}')"), ("\\u{}", f"w('{codes(OURS, chr(92) + 'u{{{:x}}}')}')"),
    ("\\x", f"w(utf8('{''.join(f'{chr(92)}x{each:02x}' for each in OURS.encode())}'))"), ("hexadecimal", f"w(hex('{OURS.encode().hex()}'))"),
    ("fromCharCode", f"w(String.fromCharCode({','.join(str(ord(each)) for each in OURS)}))"), ("codes in an array", f"w([{','.join(hex(ord(each)) for each in OURS)}].map(f))"),
    ("reversed", f"w('{OURS[::-1]}'.split('').reverse().join(''))"), ("split", f"w('{'|'.join(OURS)}'.split('|').join(''))"), ("characters", f"w([{','.join(repr(each) for each in OURS)}].join(''))"),
    ("pieces", "w(['示例县教育局','2024年','政府信息公开','工作年度报告'].join(''))"), ("concat", "w('示例县教育局'.concat('2024年','政府信息公开','工作年度报告'))"),
    ("a template", "var y=2024;w(`<li>示例县教育局${y}年政府信息公开工作年度报告</li>`)"), ("last year, whichever that is", "w(`示例县教育局${new Date().getFullYear()-1}年政府信息公开工作年度报告`)"),
    ("last year, added", "w('示例县教育局'+(now.getFullYear()-1)+'年政府信息公开工作年度报告')"), ("blanks to fill", "w('{0}{1}年政府信息公开工作年度报告'.format('示例县教育局','2024'))"),
    ("packed", f"eval(function(p,a,c,k,e,d){{return p}}('0(1)',2,2,'write|{OURS}'.split('|'),0,{{}}))"),
]
KEPT = [
    # (where, what stands beside the list, what the look ends in)
    ("an attribute", f"<div id='x' data-rows='{b64(ROW)}'></div>", NOT_ABSENT), ("a field", f"<input type='hidden' value='{b64(ROW)}'>", NOT_ABSENT),
    ("a frame that is its own address", f"<iframe src='data:text/html;base64,{b64(ROW)}'></iframe>", "ambiguous_row"), ("the same in plain", f"<iframe src='data:text/html,{quote(ROW)}'></iframe>", "ambiguous_row"),
    ("a stylesheet", f"<style>.r:after{{content:'{OURS}'}}</style><div><a class='r'></a></div>", "ambiguous_row"), ("a stylesheet's codes", f"<style>.r:after{{content:'{codes(OURS, chr(92) + '{:x} ')}'}}</style>", "ambiguous_row"),
    ("a stylesheet shows an attribute", f"<style>.r:after{{content:attr(data-t)}}</style><p class='r' data-t='{OURS}'></p>", "ambiguous_row"),
    ("an older title in base64", f"<script>w('{b64(BEFORE)}')</script>", "absent"), ("another office's", f"<script>w('{b64(OURS.replace('教育', '水利'))}')</script>", "absent"),
    ("a key", f"<script>key='{base64.b64encode(bytes(range(64))).decode()}'</script>", "absent"), ("a picture in base64", f"<img src='data:image/png;base64,{base64.b64encode(bytes(range(256)) * 4).decode()}' alt='logo'>", "absent"),
    ("an icon of a stylesheet", "<style>.i:after{content:'\\e601'}</style>", "absent"), ("a script of numbers", "<script>var d=[2024,2025,31,28,31,30,31,30,31];</script>", "absent"),
    ("a title of another year put together", "<script>w(['示例县教育局','2019年','政府信息公开','年度报告'].join(''))</script>", "absent"),
]
RECORDS = [("whole", {"title": OURS, "url": R}), ("cut", {"title": "示例县教育局2024年政…", "url": R}), ("cut in the name", {"title": "示例县教育…", "url": R}), ("silent", {"url": R, "date": "2025-01-15"}), ("null", {"title": None, "url": R}), ("of other keys", {"bt": OURS, "lj": R})]
for tag in ("textarea", "template", "noscript", "xmp", "pre style='display:none'", "div hidden", "script type='text/plain'", "script type='application/json'"):
    end = tag.split()[0]
    KEPT += [(f"{tag}: {what}", f"<{tag}>{json.dumps([record, {'title': LAST, 'url': '/nb/a23.html'}], ensure_ascii=False)}</{end}>", NOT_ABSENT) for what, record in RECORDS]
    KEPT += [(f"{tag}: nothing new", f"<{tag}>{json.dumps([{'title': LAST, 'url': '/nb/a23.html'}])}</{end}>", "absent"), (f"{tag}: a row", f"<{tag}>{ROW}</{end}>", NOT_ABSENT), (f"{tag}: news", f"<{tag}><li><a href='/x.html'>我县召开会议</a></li></{end}>", "absent")]
    if end not in ("pre", "div"):
        KEPT.append((f"{tag}: a cut row", f"<{tag}><li><a href='{R}'>示例县教育局2024年政…</a></li></{end}>", NOT_ABSENT))
KEPT += [("a menu in data", "<script>var m=[{'name':'政府信息公开年报','url':'/nb/'},{'name':'','url':'/s.html'}]</script>".replace("'", '"'), "absent")]
SILENT = [
    # (a line of the list or what stands beside it, what the look ends in)
    ("<li><img src='/i/24.jpg'></li>", "ambiguous_row"), ("<li><img src='/i/24.jpg' alt=''><span>2025-01-15</span></li>", "ambiguous_row"), ("<li><svg width='300'><path d='M0'/></svg></li>", "ambiguous_row"),
    ("<li><canvas></canvas></li>", "ambiguous_row"), ("<li style='background:url(/i/24.jpg)'></li>", "ambiguous_row"), ("<li onclick='go(24)'></li>", "ambiguous_row"), ("<li class='r24'><i>2025-01-15</i></li>", "ambiguous_row"),
    ("<li><img src='/i/19.jpg'><span>2020-01-15</span></li>", "absent"), ("<li class='line'></li>", "absent"), ("<li><img src='/images/line.gif'></li>", "absent"), ("<li><img src='/i/x.png' width='8'></li>", "absent"),
    ("</ul><p><img src='/upload/24.jpg'></p><ul>", "ambiguous_row"), ("</ul><p><img src='./W020250115350825039697.jpg'></p><ul>", "ambiguous_row"), ("</ul><div class='share'><img src='/upload/qr.png'></div><ul>", "absent"),
    ("</ul><div class='foot'><img src='/upload/gongan.png'></div><ul>", "absent"), ("</ul><p><img src='/images/title.jpg'></p><ul>", "absent"), ("</ul><p><a href='/'><img src='/upload/home.jpg'></a></p><ul>", "absent"),
]
PLUGINS = [
    # (markup, whether a list may be in it)
    ("<embed src='/f/list.swf?xml=/l.xml' width=600 height=400>", True), ("<object classid='clsid:D27CDB6E-AE6D-11cf-96B8-444553540000' height=400><param name='movie' value='/f/nb.swf'></object>", True),
    ("<script>swfobject.embedSWF('/f/nblist.swf','l','600','400','9')</script>", True), ("<applet code='List.class' height=400></applet>", True), ("<object type='application/x-silverlight-2' height=400></object>", True),
    ("<object classid='CLSID:0ECD9B64-23AA-11d0-B351-00A0C9055D8E' height=300></object>", True), ("<div class='banner'><embed src='/images/a.swf' height=400></div>", False), ("<embed src='/images/top.swf' height=300>", False),
    ("<embed src='/f/x.swf' width=1000 height=120>", False), ("<object data='/v/zs.mp4' type='video/mp4' height=300></object>", False), ("<embed src='/player.swf?f=a.flv' height=400>", False), ("<embed src='/nb/l.html' height=400>", False),
    ("<script>swfobject.embedSWF('/images/banner.swf','b','1000','300','9')</script>", False), ("<script>swfobject.embedSWF('/f/x.swf','b','1000','100','9')</script>", False),
]
# fmt: on


def look_at(folder, body, **more):
    answers = {
        LIST: P(body),
        R: report(),
        "/nb/a23.html": report(year=2023),
        "/nb/a22.html": report(year=2022),
        **more,
    }
    return play(Situation("", answers, ""), folder)


def ends(look, want):
    return look.outcome != "absent" if want == NOT_ABSENT else want in (look.outcome, look.reason)


@pytest.mark.parametrize(("how", "script"), ENCODED, ids=[each[0] for each in ENCODED])
def test_a_title_in_codes_or_pieces_is_there(tmp_path, how, script):
    look = look_at(tmp_path, f"{UL(PAST)}<script>{script}</script>")
    assert look.outcome != "absent", (how, look.control)


@pytest.mark.parametrize(("where", "beside", "want"), KEPT, ids=[each[0] for each in KEPT])
def test_what_a_page_keeps_for_its_scripts_is_there(tmp_path, where, beside, want):
    look = look_at(tmp_path, f"{UL(PAST)}{beside}<script>show()</script>")
    assert ends(look, want), (where, look.outcome, look.reason, look.detail)


@pytest.mark.parametrize(("shown", "want"), SILENT)
def test_what_says_nothing_in_a_list_is_something(tmp_path, shown, want):
    look = look_at(tmp_path, f"<div class='con'>{UL(shown, li(LAST, '2024-01-18', '/nb/a23.html'), li(BEFORE, '2023-01-18', '/nb/a22.html'))}</div>")  # fmt: skip
    assert ends(look, want), (look.outcome, look.reason, look.detail)


@pytest.mark.parametrize(("markup", "expected"), PLUGINS)
def test_what_only_a_plugin_shows(markup, expected):
    assert bool(plugins(Page("http://www.example.gov.cn/nb/", 200, P(UL(PAST) + markup).encode()))) is expected


def test_a_list_in_a_plugin_leaves_the_look_open(tmp_path):
    look = look_at(tmp_path, UL(PAST) + PLUGINS[0][0])
    assert (look.reason, "list.swf" in (look.detail or "")) == ("family_not_recognised", True)


def test_what_is_no_text_stays_as_it_is():
    for text in (
        "var a=[1,2,3,4,5,6,7];",
        "key='AAECAwQFBgcICQoLDA0ODxAREhM='",
        "d='%41%42'",
        "c:'\\e601'",
        "0123456789abcdef01234567",
        "months=[01,02,03,04,05,06,07]",
        "codes=[0x110000,012,0099,7,8,9,99]",
    ):
        assert readable(text) == text


def test_halves_of_characters_are_put_together_and_never_left_alone():
    assert readable("'\\ud83d\\ude00 \\ud800'") == "'😀 \N{REPLACEMENT CHARACTER}'"


def test_a_year_put_in_by_a_script_is_any_year():
    page = Page(
        "http://www.example.gov.cn/nb/", 200, P("<script>w('示例县教育局'+y()+'年政府信息公开年报')</script>").encode()
    )
    assert f"示例县教育局{ANY_YEAR}年政府信息公开年报" in list(kept_texts(page))
