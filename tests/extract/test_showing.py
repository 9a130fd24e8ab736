"""Where a figure came from: the source around it, and the marked copy."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from click.testing import CliRunner
from drawing import balanced, draw_report
from pdf_writing import as_pdf
from writing import SHAPES

from extract.documents import Document, Reading
from extract.grids import BoxPlace, GridPlace
from extract.read_report import read_report
from extract.reader import read_content
from extract.showing.around import element_at, find_cell, show_cell
from extract.showing.marked_page import marked_html
from extract.showing.marks import COLOURS
from monitor.cli.extract import extract


def report_in(shape):
    values = balanced("2021", lambda most: most // 2)
    texts = {ident: str(value) for ident, value in values.items()}
    texts["applications", "granted", "total"] = "99999"  # contradicts its row
    texts["applications", "granted", "natural_person"] = "约5"
    document = Document(SHAPES[shape](draw_report("2021", texts), 2023), "report")
    return document, read_content(document, Reading()), read_report(document)


@pytest.mark.parametrize("shape", ["html", "html_word", "html_inner", "html_layout", "script", "div"])
def test_every_path_leads_to_the_element_that_prints_the_figure(shape):
    _, content, report = report_in(shape)
    for cell in report.cells:
        assert isinstance(cell.place, GridPlace)
        element = element_at(content, cell.place.path)
        assert "".join("".join(element.itertext()).split()) == cell.raw, cell


@pytest.mark.parametrize(
    ("shape", "expected"),
    [("tabs", "> "), ("html", "<tr>"), ("markdown", "99999"), ("csv", "> ")],
)
def test_the_source_around_a_cell_is_shown_raw(shape, expected):
    document, content, report = report_in(shape)
    (cell,) = find_cell(report, "granted.total")
    shown = show_cell(cell, document, content)
    assert "99999" in shown
    assert expected in shown


def test_a_cell_can_be_named_in_full_or_by_what_is_enough():
    _, _, report = report_in("html")
    assert find_cell(report, "applications.granted.total") == find_cell(report, "granted.total")
    assert len(find_cell(report, "granted")) == 7
    assert find_cell(report, "granted.nothing") == []


@pytest.mark.parametrize("shape", ["html", "script", "tabs", "lines", "csv"])
def test_the_marked_copy_marks_right_failed_and_unread(shape):
    _, content, report = report_in(shape)
    page = marked_html(content, report).decode()
    body = page.split("</div>", 1)[1]  # after the legend
    marked = {mark: len(re.findall(f"background: ?{colour}", body)) for mark, colour in COLOURS.items()}
    assert marked["unread"] >= 1
    assert marked["failed"] >= 2, "the contradicted total and the cells of its column"
    assert sum(marked.values()) == 200


def test_the_command_shows_and_marks(tmp_path):
    document, _, _ = report_in("html")
    page = tmp_path / "report.html"
    page.write_bytes(document.content)
    out = tmp_path / "marked.html"
    done = CliRunner().invoke(
        extract, [str(page), "--show", "granted.total", "--mark", str(out)], standalone_mode=False
    )
    assert done.exception is None
    assert "99999" in done.output
    assert COLOURS["failed"] in out.read_text("utf-8")


def test_an_unknown_cell_is_a_usage_error(tmp_path):
    document, _, _ = report_in("html")
    page = tmp_path / "report.html"
    page.write_bytes(document.content)
    done = CliRunner().invoke(extract, [str(page), "--show", "nothing"])
    assert done.exit_code == 2
    assert "applications.granted.total" in done.output


def test_the_row_is_shown_with_the_cell_in_brackets_and_a_long_row_as_the_cell_alone():
    document, content, report = report_in("html")
    (cell,) = find_cell(report, "granted.total")
    assert "（一）予以公开 | " in show_cell(cell, document, content)
    assert "【99999】" in show_cell(cell, document, content)
    style = "margin:0cm;" * 40
    long = Document(document.content.replace(b"<td>", f'<td style="{style}">'.encode()), "long")
    shown = show_cell(cell, long, read_content(long, Reading()))
    assert shown.count("<td") == 1
    assert ">99999</td>" in shown


def packed(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return Document(made.getvalue(), "pack.zip")


def test_a_cell_of_a_document_in_an_archive_names_the_document_and_shows_its_lines():
    document, _, report = report_in("tabs")
    pack = packed("县水务局年报.txt", document.content)
    (cell,) = find_cell(report, "granted.total")
    shown = show_cell(cell, pack, read_content(pack, Reading()))
    assert "压缩包内 县水务局年报.txt" in shown
    assert re.search(r"^>.*99999", shown, re.MULTILINE)


def test_a_page_of_a_pdf_in_an_archive_is_marked(tmp_path):
    values = balanced("2021", lambda most: most // 2)
    pdf = as_pdf(draw_report("2021", {ident: str(value) for ident, value in values.items()}), 2023)
    pack, out = tmp_path / "pack.zip", tmp_path / "marked.png"
    pack.write_bytes(packed("年报.pdf", pdf).content)
    done = CliRunner().invoke(extract, [str(pack), "--mark", str(out)], standalone_mode=False)
    assert done.exception is None
    assert sorted(path.name for path in tmp_path.glob("marked-*.png"))


def test_the_marked_copy_acts_not_and_its_lists_lead_to_the_cells():
    document, _, _ = report_in("html")
    wrapped = document.content.replace(b"<body>", b"<body><form onsubmit='go()'><script>location='http://x/'</script>")
    acting = Document(wrapped.replace(b"<head>", b"<head><meta http-equiv=refresh content='0;url=http://x/'>"), "page")
    page = marked_html(read_content(acting, Reading()), read_report(acting)).decode()
    for word in ("<script", "<form", "onsubmit", "refresh", "http://x/"):
        assert word not in page
    assert re.search(
        r'<a href="#applications[.][a-z_.]+">表三总计一列：办理结果总计 [0-9]+，各种结果之和 [0-9]+</a>', page
    )
    for name in re.findall(r'href="#([^"]+)"', page):
        assert page.count(f'id="{name}"') == 1, name


def test_a_picture_is_marked_with_frames_over_it():
    _, content, report = report_in("html")
    cells = tuple(replace(cell, place=BoxPlace(1, (10, 20, 30, 40))) for cell in report.cells)
    picture = Document(b"\x89PNG\r\n\x1a\n" + b"0" * 40, "scan.png")
    scanned = replace(content, reader="scan", media_type="image/png", main=None)
    page = marked_html(scanned, replace(report, cells=cells), picture).decode()
    assert '<img src="data:image/png;base64,' in page
    assert page.count("left:10px;top:20px;width:20px;height:20px") == 200


def test_a_style_with_a_control_character_is_marked_as_well():
    document, _, _ = report_in("html")
    spoilt = Document(document.content.replace(b"<td", b'<td style="color: red\x01"'), "report")
    content, report = read_content(spoilt, Reading()), read_report(spoilt)
    assert COLOURS["right"].encode() in marked_html(content, report)
    assert show_cell(next(cell for cell in report.cells if cell.value), spoilt, content)
