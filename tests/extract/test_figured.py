"""Figures, checks and dates are all there before a word of the narrative is read, and the report only adds to them."""

from pathlib import Path

import pytest

from extract.documents import Document, Reading
from extract.figured import figured
from extract.prose import narrative
from extract.read_report import read_report
from extract.reader import read_content

FIXTURES = Path(__file__).parents[1] / "fixtures"
DOCUMENTS = sorted(
    path
    for name in ("reports/*/*/page.html", "reports/*/*/report.*", "report_pages/*.html")
    for path in FIXTURES.glob(name)
)


def test_there_are_reports_with_and_without_figures():
    reports = [read_report(Document(path.read_bytes())) for path in DOCUMENTS]
    assert {bool(report.cells) for report in reports} == {True, False}
    assert any(report.dates for report in reports)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_report_gives_the_same_figures_checks_and_dates(path, monkeypatch):
    document = Document(path.read_bytes(), url="https://www.yunxi.gov.cn/art/2024/1/22/art_1_2.html")
    report = read_report(document)
    monkeypatch.setattr(narrative, "trafilatura", None)
    found = figured(read_content(document, Reading()), document.url)
    kind, around = found.kind, found.around
    assert (kind.cells, kind.checks, kind.unread) == (report.cells, report.checks, report.unread)
    assert (kind.form, kind.table_forms) == (report.form, report.table_forms)
    assert (kind.is_annual_report, kind.not_report_because) == (report.is_annual_report, report.not_report_because)
    assert (around.title, around.dates, around.period) == (report.title, report.dates, report.period)
    assert (around.years, around.report_year) == (report.years, report.report_year)
