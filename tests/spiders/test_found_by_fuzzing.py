# ruff: noqa: E501 - markup reads better on a line
"""Pages that benchmarks/fuzz_lists.py found to break a rule, each cut down to what broke it."""

import json
import sys
from pathlib import Path

import pytest
from portal_double import HOST, Double, Situation, agency, play, report, visit
from portal_pieces import LAST, LIST, NEW, OURS, PAST, UL, P, R, li

from crawler.column.leaving import moves
from crawler.page.attachments import attachments
from crawler.page.encoded import paired
from crawler.page.obstacles import shell_target
from crawler.page.pages import Page
from crawler.title.links import read_title
from spiders.families import FAMILIES
from spiders.listing.remarks import Remarks
from spiders.unseen.unlinked import unlinked

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from fuzz_lists import KINDS, Cases
from portal_fixtures import PORTALS, still_shows

XXGK = "<table><tr class='tr_main_value_odd'><td>1</td><td><a href='/art/2024/1/13/art_8801_20237.html' mc='示例县教育局2023年政府信息公开工作年度报告'>示例县…</a></td><td>2024-01-13</td></tr></table>"
RAISED = [
    # (what, markup)
    ("an attribute whose name is none", "<datastore><record><![CDATA[<li><a {x=1 href='/a.html'>x</a></li>]]></record></datastore>"),
    ("half a character in a script's data", "<script>var rows=[{\"title\":\"\\ud800年报\",\"url\":\"/a\\udfff.html\"}]</script>"),
    ("addresses that are none", f"<iframe src='http://['></iframe><div class='x'><a href='/a.html'><img src='http://['></a><img src='http://[::'></div>{UL(PAST)}"),
    ("sizes without end", f"<div><img src='/u/1.png' width='{'9' * 5000}' style='height:{'9' * 5000}px'>{UL(PAST)}</div>"),
    ("half a character in a reference", f"<ul><li><a href='/&#xd800;.html'>{OURS}&#xd800;</a></li></ul>"),
]  # fmt: skip


def test_years_in_a_row_are_read_in_one_way():
    assert read_title("示例县水利局2014年政府信息公开工作" + "2023年" * 40 + "工作年度").year == 2014


@pytest.mark.parametrize("holder", ["<script>{}x()</script>", "<meta http-equiv=refresh content='{}x'>"])
def test_blanks_are_passed_over_in_one_way(holder):
    page = Page(f"{HOST}{LIST}", 200, P(holder.format(" " * 200_000)).encode())
    assert (moves(page), shell_target(page)) == ((), None)


@pytest.mark.parametrize(("what", "markup"), RAISED, ids=[each[0] for each in RAISED])
def test_no_page_raises(what, markup):
    page = Page(f"{HOST}{LIST}", 200, P(markup).encode())
    for family in FAMILIES:
        attachments(page)
        read, remarks = family.read(page), Remarks()
        remarks.note(page, read)
        for row in (*read.rows, *remarks.kept):
            assert f"{row.title}{row.url}".encode(), what


def test_halves_of_characters_in_data_are_replaced(tmp_path):
    said = {
        "total": 1,
        "articles": [{"title": OURS, "url": "/gkmlpt/content/1/1/post_1.html", "create_time": 1736899200}],
    }
    data = json.dumps(said).replace("post_1", "post_\\ud800").replace("\\u62a5\\u544a", "\\u62a5\\u544a\\udc00")
    answers = {"/gkmlpt/annualreport#9": P("<script>window._CONFIG={SID:'7',TREE:[]}</script>"), "/gkmlpt/api/all/9?page=1&sid=7": data}  # fmt: skip
    (look,) = visit(Double(answers), tmp_path, [(agency(column_url=f"{HOST}/gkmlpt/annualreport#9"), 2024)])
    assert [found.unopened for found in look.found] == ["http.not_found"], "the row is there, its address leads nowhere"
    assert paired(r'"\ud83d\ude00 \ud800"') == r'"\ud83d\ude00 \ufffd"'


@pytest.mark.parametrize(("new", "want"), [(NEW, "seen"), ("", "absent")])
def test_rows_beside_data_of_a_family_are_rows(tmp_path, new, want):
    listed = P(XXGK + UL(new, PAST))
    answers = {LIST: listed, R: report(), "/nb/a23.html": report(year=2023)}
    assert play(Situation("", answers, want), tmp_path).outcome == want


@pytest.mark.parametrize("portal", ["generic_inline", "gkmlpt", "epoint", "ucap_json"])
def test_a_described_picture_on_a_page_whose_list_is_data_is_a_row(tmp_path, portal):
    fixture = next(each for each in PORTALS if each.folder.name == portal)
    first = next(each for each in fixture.answers if b"</body>" in fixture.body(each))
    other = fixture.title.replace("水利", "民政")
    for name, picture, want in (("ours", fixture.title, "seen"), ("another one's", other, "absent")):
        shown = f"<a href='/x24.html'><img src='/i.jpg' alt='{picture}'></a></body>".encode()
        changes = {
            each["file"]: fixture.body(each).replace(fixture.title.encode(), other.encode()) for each in fixture.answers
        }
        changes[first["file"]] = changes[first["file"]].replace(b"</body>", shown)
        assert fixture.visited_with(changes, tmp_path / name).outcome == want, name


def test_every_fixture_keeps_its_report_where_nothing_is_changed(tmp_path):
    for portal in PORTALS:
        content = next(body for each in portal.answers if portal.title.encode() in (body := portal.body(each)))
        start, end = portal.row_in(content)
        assert still_shows(portal, content)
        assert portal.title.encode() in content[start:end]
        assert portal.visited(content, tmp_path / portal.folder.name).outcome == "seen"


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_cases_of_each_kind(kind):
    cases = Cases(kind, 0)
    for number in range(20):
        assert cases.read(cases[number])


OTHER = "示例县教育局2022年政府信息公开工作年度报告"
SHOWN = [
    # (what, markup, whether the report is told as a row without a link)
    ("a link called otherwise by its attribute", f"<ul><li><a href='/a.html' title='{OURS}'>{OTHER}</a></li><li>{OURS}</li></ul>", True),
    ("one called so by both", f"<ul><li><a href='/a.html' title='{OURS}'>{OURS[:9]}…</a></li><li>{OURS}</li></ul>", False),
    ("a link that lets in what follows it", f"<div><a href='/'>首页 <title>政府</a><ul><li><a href='/a.html'>{OURS}</a></li></ul>", True),
    ("one that ends", f"<div><a href='/'>首页</a><ul><li><a href='/a.html'>{OURS}</a></li></ul>", False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "markup", "is_told"), SHOWN, ids=[each[0] for each in SHOWN])
def test_a_row_that_no_link_leads_to_is_told(what, markup, is_told):
    assert (OURS in unlinked(Page(f"{HOST}{LIST}", 200, P(markup).encode()))) == is_told, what


def test_a_list_with_pieces_of_another_encoding_is_read(tmp_path):
    pieces = "公开".encode("gb18030") * 9
    listed = P(UL(NEW, PAST)).encode().replace(b"<ul", b"<!--" + pieces + b"--><ul", 1)
    assert (
        play(Situation("", {LIST: listed, R: report(), "/nb/a23.html": report(year=2023)}, ""), tmp_path).outcome
        == "seen"
    )


def test_a_list_without_the_report_would_be_told(tmp_path):
    old = P(UL(li(LAST, "2024-01-18", "/nb/a23.html")))
    assert play(Situation("", {LIST: old, "/nb/a23.html": report(year=2023)}, ""), tmp_path).outcome == "absent"
