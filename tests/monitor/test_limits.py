"""Each limit on one document, met by a small file that asks for much: an error that says so, and the rest goes on."""

import mmap
from dataclasses import fields

import hostile
import pytest
from writing import as_html

from extract.documents import Document, Limits, Scanned, Tools
from extract.read_report import Reading, read_report
from monitor.reading_limits import limits_of
from monitor.safe_reading import reports_of
from monitor.settings import ReadSection

QUICK = {"ocr": False, "office": False}
KILLED = ("damaged", "too_slow")
ROWS = [
    # file, limits set, kinds of error, reason
    (hostile.forms_in_forms, {"max_memory_mb": 400}, KILLED, "a PDF whose forms draw each other without end"),
    (hostile.endless_content, {"max_memory_mb": 400}, KILLED, "a content stream far larger than its file"),
    (hostile.pages_in_a_loop, {}, ("needs_ocr", "damaged"), "a page tree that holds itself"),
    (hostile.a_huge_page, {}, ("needs_ocr",), "a page of the size of a country"),
    (hostile.many_glyphs, {"max_glyphs": 100_000}, ("too_large",), "more characters than a page holds"),
    (hostile.many_pages, {"max_pages": 300}, ("too_large",), "more pages than the limit"),
    (hostile.zip_bomb, {"max_unpacked_bytes": 1 << 20}, ("too_large",), "a zip that unpacks to more than the limit"),
    (hostile.lying_zip, {"max_memory_mb": 400}, ("damaged",), "a zip that does not say how much it holds"),
    (hostile.gzip_bomb, {"max_unpacked_bytes": 1 << 20}, ("too_large",), "a gzip that unpacks to more than the limit"),
    (hostile.zips_in_zips, {"max_nesting": 3}, ("too_large",), "archives in archives"),
    (hostile.merged_over_everything, {"max_cells": 200_000}, ("too_large",), "one merged cell over a whole sheet"),
    (hostile.many_cells, {"max_cells": 200_000}, ("too_large",), "more cells than the limit"),
    (hostile.one_part_many_sheets, {"max_cells": 200_000}, ("too_large",), "one sheet named three thousand times"),
    (hostile.a_million_columns, {}, (None, "damaged"), "a sheet that declares a million columns, and holds one cell"),
    (hostile.one_range_of_columns, {}, ("empty", "damaged"), "a sheet that declares two thousand million columns"),
    (hostile.entities, {}, ("damaged",), "XML whose entities unfold into gigabytes"),
    (hostile.deep_tables, {}, ("damaged", "too_large"), "tables in tables without end"),
    (hostile.wide_table, {"max_cells": 200_000}, ("empty", "too_large"), "a row of a million columns"),
    (hostile.deep_page, {}, ("too_large",), "elements in elements without end"),
    (hostile.wide_page, {"max_cells": 200_000}, ("too_large",), "cells that span everything"),
    (lambda: b"<p>" + b"x" * 2000, {"max_bytes": 1024}, ("too_large",), "more bytes than the limit"),
]


@pytest.mark.parametrize(("make", "limits", "kinds", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_a_limit_is_an_error_that_says_so(make, limits, kinds, reason):
    ((_, report),) = reports_of([Document(make(), "hostile")], ReadSection(**QUICK, **limits))
    assert (report.error and report.error.kind) in kinds, reason
    assert report.error is None or report.error.message
    assert not report.cells


def test_what_the_caller_holds_is_not_counted_against_a_document():
    with mmap.mmap(-1, 4 << 30, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ):  # address space, no memory
        ((_, report),) = reports_of([Document(hostile.a_huge_page(), "hostile")], ReadSection(**QUICK))
    assert report.error is not None
    assert report.error.kind == "needs_ocr"


def test_the_rest_goes_on():
    page = as_html([], 2023)
    documents = [Document(page, "1"), Document(hostile.forms_in_forms(), "2"), Document(page, "3")]
    found = list(reports_of(documents, ReadSection(**QUICK, max_memory_mb=400)))
    assert [document.source for document, _ in found] == ["1", "2", "3"]
    assert [report.error is None for _, report in found] == [True, False, True]


@pytest.mark.parametrize("make", [hostile.picture_in_pdf, hostile.png_bomb, hostile.tiff_bomb])
def test_a_picture_of_too_many_pixels_is_never_unpacked(make):
    def ocr(_: bytes) -> Scanned:
        raise AssertionError("recognition was asked")

    report = read_report(Document(make()), Reading(tools=Tools(ocr=ocr)))
    assert report.error is not None
    assert report.error.kind == "too_large"
    assert "pixels" in report.error.message


def test_every_limit_is_a_setting():
    settings = {field.name for field in fields(ReadSection)}
    assert {field.name for field in fields(Limits)} <= settings
    assert limits_of(ReadSection()) == Limits()
