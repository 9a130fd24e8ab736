"""A document test is a directory: the input as published, and what a person reads in it (``expected.json``).

The pages are ours; the figures are those of real reports, transcribed from the originals and not from our own reading.
"""

import json
from pathlib import Path

import pytest

from extract.documents import Document
from extract.json_shape import to_json
from extract.read_report import read_report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
DIRECTORIES = sorted(path.parent for path in FIXTURES.glob("*/*/expected.json"))


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_report_is_read_as_a_person_reads_it(directory):
    expected = json.loads((directory / "expected.json").read_text("utf-8"))
    report = read_report(Document((directory / expected["input"]).read_bytes(), expected["input"]))
    shape = to_json(report)
    assert shape["tables"] == expected["tables"], expected["about"]
    assert {name: shape[name] for name in ("title", "agency", "report_year", "form")} == {
        name: expected[name] for name in ("title", "agency", "report_year", "form")
    }
    odd = {f"{c.table}.{c.row}.{c.column}": c.state for c in report.cells if c.state != "number"}
    assert odd == expected["states"]
    assert [section["number"] for section in shape["sections"]] == [1, 2, 3, 4, 5, 6]


def test_the_candidates_of_the_sixteen_cells_and_the_check_that_cannot_be_made():
    page = (FIXTURES / "2021" / "markdown-sixteen-cells" / "report.md").read_bytes()
    report = read_report(Document(page))
    (cell,) = [each for each in report.cells if each.state == "ambiguous"]
    assert {int(value) for value in cell.candidates} == {0, 4}
    assert "T4_SUM" in cell.note, "an identity ranks the candidates, says so, and decides nothing"
    (check,) = [each for each in report.checks if each.verdict != "pass"]
    assert (check.rule, check.row, check.verdict) == ("T4_SUM", "litigation_after_review", "not_assessable")


def test_a_report_that_does_not_add_up_fails_its_own_identities():
    page = (FIXTURES / "2019" / "word-pasted-page" / "page.html").read_bytes()
    failed = [(c.rule, c.column) for c in read_report(Document(page)).checks if c.verdict == "fail"]
    assert failed == [("T3_RESULT_SUM", "natural_person"), ("T3_RESULT_SUM", "total")]
