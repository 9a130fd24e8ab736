"""Where a figure came from: the source around it, and the marked copy."""

import re

import pytest
from click.testing import CliRunner
from drawing import balanced, draw_report
from writing import SHAPES

from extract.documents import Document, Reading
from extract.grids import GridPlace
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
