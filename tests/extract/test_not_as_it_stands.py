"""Figures a page shows otherwise than its source has them: by styles, pictures, scripts. None may be read wrong."""

import html
import json

import pytest
from lxml import etree
from mutating import YEARS, Original
from writing import as_html

from extract.documents import Document, Reading
from extract.grids import Paragraph
from extract.markup.paths import element_at
from extract.markup.scripted import may_be_filled
from extract.read_report import read_report
from extract.reader import read_content
from extract.showing.one_cell import page_with_cell

REPORT = Original(5)
VALUE = REPORT.values["applications", "new_received", "total"]
PAGE = as_html(REPORT.sheets(), YEARS[REPORT.form]).decode()
DATA_CELL = f"<td>{VALUE}</td>"


def read(page):
    return read_report(Document(page.encode()))


def total(page):
    cells = read(page).cells
    return next(cell for cell in cells if (cell.row, cell.column) == ("new_received", "total"))


PARTS = [
    ("<span style='display:none'>9</span>{}", "number", "takes no room"),
    ("<span hidden>9</span>{}", "number", "the same"),
    ("<span style='visibility:hidden'>9</span>{}", "unreadable", "keeps its room"),
    ("<span style='opacity: 0'>9</span>{}", "unreadable", "seen through"),
    ("<span style='opacity: 0.9'></span>{}", "number", "hardly seen through"),
    ("<span style='font-size:0px'>9</span>{}", "unreadable", "too small to see"),
    ("<span style='font-size:0.9em'>{}</span>", "number", "small"),
    ("<span style='color:#FFF'>9</span>{}", "unreadable", "white on white"),
    ("<span style='color:white;background:#fff'>9</span>{}", "unreadable", "white on white, said twice"),
    ("<span style='color:#fff;background:#036'>{}</span>", "number", "white on blue"),
    ("<span style='color:transparent'>9</span>{}", "unreadable", "no colour"),
    ("<span style='color:black'>{}</span>", "number", "black"),
    ("<font color='#ffffff'>9</font>{}", "unreadable", "white by an old attribute"),
    ("<font color='red'>{}</font>", "number", "red"),
    ("<span style='position:absolute;left:-999px'>9</span>{}", "unreadable", "off the page"),
    ("<span style='display:inline-block;width:0;overflow:hidden'>9</span>{}", "unreadable", "cut off"),
    ("<span style='line-height:0;height:0'>{}</span>", "number", "no height, and not cut off"),
    ("<span style='text-indent:-7.65pt'>{}</span>", "number", "a hanging indent of Word"),
    ("<span style='text-indent:-999px'>9</span>{}", "unreadable", "far to the left"),
    ("<span style='float:right'>9</span>{}", "unreadable", "seen behind the others"),
    ("<bdo dir='rtl'>{}</bdo>", "unreadable", "digits backwards"),
    ("<i style='order:2'>9</i>{}", "unreadable", "in another order"),
    ("<span style='border:0;list-order:1'>{}</span>", "number", "no order"),
    ("<ruby>{}<rt>1</rt></ruby>", "unreadable", "a small figure above"),
    ("<img src=n.png>", "unreadable", "a picture may show a figure"),
    ("<img src=p.gif width=1>{}", "number", "a spacer shows none"),
    ("<svg><text>{}</text></svg>", "unreadable", "drawn"),
    ("<span data-bind='n'></span>", "unreadable", "a script fills it"),
    ("<span v-text='n'></span>", "unreadable", "a script fills it"),
    ("<span style='font-size:9pt'></span>", "blank", "nothing there"),
    ("<span id='_GoBack'></span>", "blank", "a bookmark of Word"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "state", "why"), PARTS)
def test_parts_of_a_cell(part, state, why):
    cell = total(PAGE.replace(DATA_CELL, f"<td>{part.format(VALUE)}</td>", 1))
    assert (cell.state, cell.value) == (state, VALUE if state == "number" else None), why


SENT_WITHOUT = [
    ("<span class='counter' data-to='{}'>0</span>", "unreadable", "runs up to what its attribute says"),
    ("<span data-count='{}'>0</span>", "unreadable", "whatever the attribute is called"),
    ("<b class='timer'>0</b>", "unreadable", "by a script of its own"),
    ("<count-up end='{}'>0</count-up>", "unreadable", "an element a script defines"),
    ("<meter value='{}'>0</meter>", "unreadable", "drawn as a gauge, the text is not shown"),
    ("<span v-text='n'>0</span>", "unreadable", "bound"),
    ("<span data-bind='text: n'>--</span>", "unreadable", "bound, a dash meanwhile"),
    ("<i id=total>0</i><script>document.getElementById('total').innerText = n</script>", "unreadable", "written to"),
    ("<i id=total>0</i><script>$('#total').css('color', 'red')</script>", "zero", "coloured"),
    ("<span style='--num:{}'></span>", "unreadable", "a style sheet draws it"),
    ("<span data-value='0'>0</span>", "zero", "the attribute says so too"),
    ("<span data-row='{}' data-col=7>0</span>", "zero", "where it stands"),
    ("<span class='account'>0</span>", "zero", "no counter"),
    ("<span data-to='{0}'>{0}</span>", "number", "there already"),
]


@pytest.mark.parametrize(("part", "state", "why"), SENT_WITHOUT)
def test_figures_a_page_is_sent_without(part, state, why):
    cell = total(PAGE.replace(DATA_CELL, f"<td>{part.format(VALUE)}</td>", 1))
    expected = {"zero": ("number", 0), "number": ("number", VALUE), "unreadable": ("unreadable", None)}
    assert (cell.state, cell.value) == expected[state], why


def test_a_number_without_end_is_passed_over_in_one_way():
    cell = etree.fromstring(f"<td data-to='{'1' * 100_000}x'>0</td>")
    assert may_be_filled(cell, "0", frozenset()) is None


def test_counters_that_begin_with_their_figures_are_read():
    page = PAGE.replace("<td>", "<td class=counter>")
    assert "<td class=counter>0</td>" in page
    assert [cell.value for cell in read(page).cells] == [cell.value for cell in read(PAGE).cells]


SHEETS = [
    (".x{display:none}", "number", "hidden by a class"),
    ("table td span.x , .y { DISPLAY : NONE }", "number", "below elements, in capitals"),
    ("@media screen{.x{display:none}}", "number", "on every screen"),
    ("@media print{.x{display:none}}", None, "on paper only: the nine is seen"),
    ("@media (max-width:600px){.x{display:none}}", None, "on small screens only: the nine is seen"),
    (".x{display:none}.x{display:inline}", None, "shown again: the nine is seen"),
    (".x{display:none!important}.x{display:inline}", "number", "not to be shown again"),
    ("/* .x{display:none} */", None, "a comment: the nine is seen"),
    (".x{color:#fff}", "unreadable", "white on white"),
    (".x{color:#fff;background:#036}", None, "white on blue: the nine is seen"),
    (".x{background-clip:padding-box;transform:none}", None, "nothing cut off, nothing turned: the nine is seen"),
    (".x{display:inline-block;width:0;overflow:hidden}", "unreadable", "cut off"),
    (".x{clip: auto;overflow:hidden}", None, "not cut off: the nine is seen"),
    (".x{visibility:hidden}", "unreadable", "keeps its room"),
    ("td::before{content:'7'}", "unreadable", "a digit drawn by a style"),
    ("td::before{content:''}", None, "nothing drawn: the nine is seen"),
    ("td:hover{display:none}", None, "only under the pointer: the nine is seen"),
    ("#menu .x{display:none}", None, "elsewhere: the nine is seen"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "state", "why"), SHEETS)
def test_what_style_sheets_do(sheet, state, why):
    page = PAGE.replace(DATA_CELL, f"<td><span class=x>9</span>{VALUE}</td>", 1)
    cell = total(page.replace("<head>", f"<head><style>{sheet}</style>", 1))
    value = {"number": VALUE, None: int(f"9{VALUE}")}.get(state)
    assert (cell.state, cell.value) == (state or "number", value), why


HIDDEN_ROWS = ["style='display:none'", "style='visibility:collapse'", "class=gone", "hidden", "class=away"]


@pytest.mark.parametrize("how", HIDDEN_ROWS)
def test_a_hidden_row_is_not_read(how):
    row = next(part for part in PAGE.split("<tr>") if "本年新收政府信息公开申请数量" in part)
    copy = row.replace(DATA_CELL, "<td>77777</td>", 1)
    page = PAGE.replace(f"<tr>{row}", f"<tr {how}>{copy}<tr>{row}", 1)
    cell = total(
        page.replace("<head>", "<head><style>.gone{display:none}.away{position:absolute;left:-9999px}</style>", 1)
    )
    assert (cell.state, cell.value) == ("number", VALUE)


def test_a_copy_for_small_screens_that_differs_is_not_read_on_a_large_one():
    old = PAGE[PAGE.index("<table") : PAGE.rindex("</table>") + 8]
    copy = f"<div class=wide>{old}</div><div class=small>{old.replace(DATA_CELL, '<td>77777</td>', 1)}</div>"
    sheet = "<style>.small{display:none}@media (max-width:600px){.wide{display:none}.small{display:block}}</style>"
    page = PAGE.replace(old, copy).replace("<head>", f"<head>{sheet}", 1)
    assert total(page).value == VALUE


KEPT = [
    ("<script>document.write({json})</script>", "written by a script"),
    ("<script>var data = {{content: {json}}}</script>", "kept in a variable"),
    ("<script type='text/html'>{table}</script>", "a template of a script"),
    ("<textarea hidden>{escaped}</textarea>", "a field"),
    ("<iframe srcdoc='{escaped}'></iframe>", "a frame's own attribute"),
    ("<div><template shadowrootmode=open>{table}</template></div>", "a shadow tree"),
]


@pytest.mark.parametrize(("holder", "why"), KEPT)
def test_tables_a_page_keeps_as_strings_are_read_where_they_are_shown(holder, why):
    old = PAGE[PAGE.index("<table") : PAGE.rindex("</table>") + 8]
    kept = holder.format(table=old, json=json.dumps(old), escaped=html.escape(old))
    report, whole = read(PAGE.replace(old, kept)), read(PAGE)
    assert [cell.value for cell in report.cells] == [cell.value for cell in whole.cells], why
    assert (report.title, report.agency, report.report_year) == (whole.title, whole.agency, whole.report_year), why


@pytest.mark.parametrize(("holder", "why"), KEPT)
def test_places_in_strings_open_in_two_steps(holder, why):
    old = PAGE[PAGE.index("<table") : PAGE.rindex("</table>") + 8]
    kept = holder.format(table=old, json=json.dumps(old), escaped=html.escape(old))
    page = PAGE.replace(old, f"<div>{kept}</div><div id=own>云溪</div>").encode()
    source, content = etree.fromstring(page, etree.HTMLParser()), read_content(Document(page), Reading())
    for cell in read_report(Document(page)).cells:
        held, inside = cell.place.path.split("!")
        assert len(source.xpath(held)) == 1, why
        assert inside.startswith("/html/body/table[3]/") == (cell.table == "reviews_and_litigation")
        assert element_at(content.main, cell.place.path).text == cell.raw
    (own,) = (block for block in content.blocks if isinstance(block, Paragraph) and block.text == "云溪")
    assert source.xpath(own.place.path)[0].get("id") == "own"
    assert page_with_cell(content, cell.place.path).count('id="cell"') == 1


def test_three_tables_written_by_three_scripts():
    parts = PAGE.split("</table>")
    assert len(parts) == 4
    page = "</table>".join(parts)
    for table in [part[part.index("<table") :] + "</table>" for part in parts[:-1]]:
        page = page.replace(table, f"<script>document.write(`{table}`)</script>")
    assert [cell.value for cell in read(page).cells] == [cell.value for cell in read(PAGE).cells]


def test_a_list_kept_in_a_script_is_no_report():
    rows = "".join(f"<tr><td>{n}</td><td>某公告</td></tr>" for n in range(20))
    page = f"<html><body><p>某县</p><script>var a='<table>{rows}</table>'</script></body></html>"
    assert read(page).cells == ()
