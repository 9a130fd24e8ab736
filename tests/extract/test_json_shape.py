"""The JSON of the contract, there and back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from damage import DAMAGES, printed
from drawing import draw_report
from hypothesis import given, settings
from hypothesis import strategies as st
from sampling import FORMS, SEEDS, report_texts
from writing import SHAPES

from extract.documents import Document
from extract.grids import BoxPlace, GridPlace, LinePlace
from extract.json_shape import from_json, to_json
from extract.read_report import read_report
from extract.report import Cell, Report


@given(
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(sorted(SHAPES)),
    SEEDS,
    st.lists(st.sampled_from(DAMAGES), max_size=3),
)
@settings(max_examples=40, derandomize=True, deadline=None, database=None)
def test_any_report_comes_back_whole(form, shape, random, damages):
    _, texts = report_texts(form, random)
    page = printed(draw_report(form, texts))
    for damage in damages:
        damage(page, lambda most: random.randint(0, most))
    report = read_report(Document(SHAPES[shape](page.sheets, FORMS[form]), "a.html"))
    assert from_json(json.loads(json.dumps(to_json(report)))) == report


@pytest.mark.parametrize("value", ["0", "12345678901234567890", "7539.443252", "0.1", "1234567890123456.789", "-415"])
@pytest.mark.parametrize(
    "place", [None, LinePlace(3), GridPlace(1, 2, 3), GridPlace(1, 2, 3, "/html"), BoxPlace(1, (0.5, 1, 2, 3))]
)
def test_values_and_places_are_exact(value, place):
    cell = Cell("applications", "granted", "total", "number", Decimal(value), value, place, (Decimal(value),), "x")
    report = Report("s", "0", "text/html", "html", True, cells=(cell,), period=(date(2021, 1, 1), date(2021, 12, 31)))
    assert from_json(json.loads(json.dumps(to_json(report)))) == report


def test_a_document_that_cannot_be_read_says_why():
    shape = to_json(read_report(Document(b"", "empty.html")))
    assert shape["error"]["kind"] == "empty"
    assert (shape["source"], shape["tables"], shape["cells"]) == ("empty.html", {}, [])


def test_the_contract_names_its_fields():
    shape = to_json(read_report(Document("<p>规章</p>".encode(), "a.html")))
    promised = [
        "source",
        "sha256",
        "media_type",
        "reader",
        "is_annual_report",
        "form",
        "table_forms",
        "title",
        "agency",
        "report_year",
        "period",
        "dates",
        "sections",
        "tables",
        "cells",
        "unread",
        "checks",
    ]
    assert [name for name in promised if name not in shape] == []
