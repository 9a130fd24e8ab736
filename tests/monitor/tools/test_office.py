import io
import stat

import docx
import pytest

from extract.errors import Unreadable
from monitor.tools.equipment import equipped
from monitor.tools.office import Office, find_office

RTF = rb"{\rtf1\ansi\trowd\cellx2000\cellx4000 A\cell 12\cell\row }"


def program(folder, text: str) -> str:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def close_to(office: Office, content: bytes = RTF):
    try:
        return office(content, "rtf")
    finally:
        office.close()


def test_a_program_that_hangs_is_killed_with_its_children(tmp_path, monkeypatch):
    monkeypatch.setattr("monitor.tools.office._START_SECONDS", 0.2)
    with pytest.raises(Unreadable) as caught:
        close_to(Office(program(tmp_path, "sleep 60 & sleep 60"), seconds=0.1))
    assert caught.value.kind == "too_slow"


def test_a_program_that_computes_without_end_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr("monitor.tools.office._START_SECONDS", 0.2)
    with pytest.raises(Unreadable) as caught:
        close_to(Office(program(tmp_path, "while :; do :; done"), seconds=0.3))
    assert caught.value.kind == "too_slow"


def test_a_program_that_makes_nothing_means_a_damaged_document(tmp_path):
    with pytest.raises(Unreadable) as caught:
        close_to(Office(program(tmp_path, "exit 0")))
    assert caught.value.kind == "damaged"


def test_the_profile_is_removed(tmp_path):
    office = Office(program(tmp_path, "exit 0"))
    folder = office._profile.parent
    office.close()
    assert not folder.exists()


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_table_in_rtf_comes_out_as_docx():
    with equipped(ocr=False) as tools:
        table = docx.Document(io.BytesIO(tools.office(RTF, "rtf"))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["A", "12"]


def test_what_is_switched_off_is_not_offered():
    with equipped(ocr=False, office=False) as tools:
        assert (tools.ocr, tools.office) == (None, None)
