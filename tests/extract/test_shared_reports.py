"""The shared real reports, where they are at hand: no figure wrong, and the five read whole."""

import json
from pathlib import Path

import pytest

from extract.documents import Document, Reading
from extract.json_shape import to_json
from extract.read_report import read_report

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
MARKUP = sorted(path for kind in ("html", "js", "md", "txt") for path in (SHARED / "reports").glob(f"*.{kind}"))


def _flat(tables):
    return {
        (t, r, c): value for t, rows in tables.items() for r, columns in rows.items() for c, value in columns.items()
    }


def _truth(document: Path) -> dict:
    stem = document.name.split("_")[0] if document.parent.name == "reports" else document.name
    path = document.parent / "truth" / f"{stem}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


@pytest.mark.parametrize("document", SEEDS, ids=lambda path: path.name)
def test_the_five_reports_are_read_whole(document):
    report = read_report(Document(document.read_bytes(), document.name), Reading())
    truth = _truth(document)
    read = to_json(report)
    assert _flat(read["tables"]) == _flat(truth["tables"])
    assert read["title"] == truth["title_as_printed"]
    assert read["agency"] == truth["agency"]
    assert read["report_year"] == truth["report_year"]
    assert read["period"] == truth["period"]
    signed = [each["value"] for each in read["dates"] if each["source"] == "signature"]
    assert signed == ([truth["signature_date"]] if truth["signature_date"] else [])
    assert [section["number"] for section in read["sections"]] == [1, 2, 3, 4, 5, 6]
    assert read["table_forms"]["applications"] == truth["table_forms"]["applications"]


@pytest.mark.parametrize("document", MARKUP, ids=lambda path: path.name)
def test_no_figure_is_wrong(document):
    truth = _truth(document)
    read = _flat(to_json(read_report(Document(document.read_bytes(), document.name), Reading()))["tables"])
    expected = _flat(truth.get("tables", {}))
    wrong = {
        cell: (value, expected.get(cell))
        for cell, value in read.items()
        if value is not None and value != expected.get(cell)
    }
    assert wrong == {}
