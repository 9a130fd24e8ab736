import pytest
from storework import REGISTER, YEAR, dump, page, visit

from crawler.archive import Archive
from crawler.looks import Found
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store.pending import MissingCapture
from monitor.store.store import Store

URL = "http://www.example.gov.cn/{}.html"


def read(tmp_path, workers=0):
    archive = Archive(tmp_path / "archive")
    with Store(tmp_path / "gouji.db") as store:
        project(archive, REGISTER, store)
        summary = read_captures(archive, store, ReadSection(), workers)
    archive.close()
    return summary


def rows(tmp_path, sql):
    with Store(tmp_path / "gouji.db") as store:
        return store.db.execute(sql).fetchall()


def test_what_looks_found_is_read_once(tmp_path):
    visit(tmp_path / "archive", 0, {1: [(URL.format(1), page(1))], 2: [(URL.format(2), page(2))], 3: []})
    assert read(tmp_path).read == 2
    assert read(tmp_path).read == 0
    assert rows(tmp_path, "SELECT count(*) FROM reports")[0][0] == 2


def test_the_same_bytes_are_not_read_again(tmp_path):
    for day in range(3):
        visit(tmp_path / "archive", day, {1: [(URL.format(1), page(1))]})
    summary = read(tmp_path)
    assert (summary.read, summary.repeated) == (1, 2)
    assert rows(tmp_path, "SELECT number, sightings FROM report_versions") == [(1, 3)]


def test_an_edit_is_a_version_and_so_is_its_withdrawal(tmp_path):
    for day, number in enumerate((1, 1, 7, 1)):
        visit(tmp_path / "archive", day, {1: [(URL.format(1), page(number))]})
    read(tmp_path)
    assert rows(tmp_path, "SELECT number, sightings FROM report_versions ORDER BY number") == [(1, 2), (2, 1), (3, 1)]
    assert rows(tmp_path, "SELECT count(*) FROM reports")[0][0] == 2
    assert len(rows(tmp_path, "SELECT * FROM edited_after_publication")) == 2


def test_navigation_is_no_version(tmp_path):
    visit(tmp_path / "archive", 0, {1: [(URL.format(1), page(1))]})
    visit(tmp_path / "archive", 1, {1: [(URL.format(1), page(1) + b"<!-- 17 visitors -->")]})
    assert read(tmp_path).read == 2
    assert rows(tmp_path, "SELECT count(*) FROM report_versions")[0][0] == 1


def test_one_document_for_two_agencies_is_read_for_each(tmp_path):
    visit(tmp_path / "archive", 0, {1: [(URL.format(1), page(1))], 2: [(URL.format(1), page(1))]})
    read(tmp_path)
    assert rows(tmp_path, "SELECT agency_id FROM reports ORDER BY 1") == [("a1",), ("a2",)]


def test_unreadable_documents_have_their_reason_and_the_run_goes_on(tmp_path):
    documents = {1: [(URL.format(1), b"")], 2: [(URL.format(2), page(2))]}
    visit(tmp_path / "archive", 0, documents)
    summary = read(tmp_path)
    assert summary.read == 2
    assert dict(summary.unreadable) == {"empty": 1}
    assert "empty 1" in summary.line()
    assert [row[0] for row in rows(tmp_path, "SELECT error_kind FROM reports ORDER BY agency_id")] == ["empty", None]


def test_the_same_rows_with_any_number_of_workers_and_in_any_portions(tmp_path):
    days = [{n: [(URL.format(n), page(n + (day == 2)))] for n in range(1, 6)} for day in range(3)]
    for day, documents in enumerate(days):
        visit(tmp_path / "archive", day, documents)
        visit(tmp_path / "other" / "archive", day, documents)
        read(tmp_path)
    read(tmp_path / "other", workers=2)
    assert dump(tmp_path / "gouji.db") == dump(tmp_path / "other" / "gouji.db")


def test_a_look_on_a_capture_that_is_not_archived_is_said(tmp_path):
    visit(tmp_path / "archive", 0, {1: [(URL.format(1), page(1))]})
    with Store(tmp_path / "gouji.db") as store:
        archive = Archive(tmp_path / "archive")
        project(archive, REGISTER, store)
        look = next(archive.looks())
        from dataclasses import replace

        store.put_looks([replace(look, look_id="x", found=(Found("u", "t", ("nowhere",)),))])
        with pytest.raises(MissingCapture, match="nowhere"):
            read_captures(archive, store, ReadSection())
        archive.close()


def test_values_come_back_as_they_went_in(tmp_path):
    visit(tmp_path / "archive", 0, {1: [(URL.format(1), page(1))]})
    read(tmp_path)
    archive = Archive(tmp_path / "archive")
    with Store(tmp_path / "gouji.db") as store:
        (look,) = store.looks("a1", YEAR)
        assert look == next(archive.looks())
        (stored,) = store.reports("a1", YEAR)
        assert stored.capture == next(archive.captures())
        assert stored.found == look.found[0]
        assert stored.report.title is not None
        assert store.years() == (YEAR,)
    archive.close()
