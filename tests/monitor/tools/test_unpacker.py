import shutil
import subprocess

import pytest
from drawing import balanced, draw_report
from office_writing import as_docx
from rar_writing import rar4, rar5
from writing import as_html

from extract.documents import Document, Reading, Tools
from extract.errors import Unreadable
from extract.read_report import read_report
from monitor.tools.unpacker import Unpacker

pytestmark = pytest.mark.skipif(shutil.which("bsdtar") is None, reason="bsdtar is not installed")
MEMBERS = {"年报.txt": "规章".encode(), "附件/表.html": b"<p>x</p>"}


def seven(members: dict[str, bytes], folder) -> bytes:
    for name, content in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    made = folder.parent / "made.7z"
    subprocess.run(
        ["bsdtar", "-C", folder, "--format=7zip", "-cf", made, *members], check=True, env={"LC_ALL": "C.UTF-8"}
    )
    return made.read_bytes()


@pytest.mark.parametrize("language", ["C", "C.UTF-8", "zh_CN.GB18030"])
@pytest.mark.parametrize("pack", [rar4, rar5])
def test_names_are_read_whatever_the_language_of_the_machine(pack, language, monkeypatch):
    monkeypatch.setenv("LC_ALL", language)
    assert dict(Unpacker("bsdtar")(pack(MEMBERS), 10**6)) == MEMBERS


def test_a_7z_is_read(tmp_path):
    assert dict(Unpacker("bsdtar")(seven(MEMBERS, tmp_path / "in"), 10**6)) == MEMBERS


@pytest.mark.parametrize(
    ("content", "most", "kind", "reason"),
    [
        (b"Rar!\x1a\x07\x01\0nothing", 10**6, "damaged", "no archive behind the first bytes"),
        (rar5(MEMBERS)[:-30], 10**6, "damaged", "cut off"),
        (rar5(MEMBERS).replace("规章".encode(), "规竟".encode()), 10**6, "damaged", "a member that is not what it was"),
        (rar4(MEMBERS)[:-20], 10**6, "damaged", "so is the older kind"),
        (rar4(MEMBERS).replace("规章".encode(), "规竟".encode()), 10**6, "damaged", "so is the older kind"),
        (rar4(MEMBERS, locked=True), 10**6, "encrypted", "a password is asked for"),
        (rar5({"a": b"0" * 2000}), 1000, "too_large", "more inside than allowed"),
        (
            rar5({str(number): b"0" * 400 for number in range(9)}),
            1000,
            "too_large",
            "more inside, all members together",
        ),
        (rar5(MEMBERS, unpacked=10**12), 10**6, "too_large", "a member that claims to be huge"),
    ],
)
def test_what_cannot_be_unpacked_says_why(content, most, kind, reason):
    with pytest.raises(Unreadable) as caught:
        Unpacker("bsdtar")(content, most)
    assert caught.value.kind == kind, reason
    assert "/tmp" not in caught.value.message


def test_an_archive_that_takes_too_long_is_ended(tmp_path):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    with pytest.raises(Unreadable) as caught:
        Unpacker(str(slow), seconds=0.2)(b"", 10**6)
    assert caught.value.kind == "too_slow"


def test_the_report_inside_is_read(tmp_path):
    figures = {cell: str(value) for cell, value in balanced("2021", lambda most: most).items()}
    sheets = draw_report("2021", figures)
    members = {"说明.html": as_html([], 2023), "年报/年报.docx": as_docx(sheets, 2023)}
    for archive in (rar4(members), rar5(members), seven(members, tmp_path / "in")):
        report = read_report(Document(archive), Reading(tools=Tools(unpack=Unpacker("bsdtar"))))
        assert report.error is None
        assert report.report_year == 2023
        assert sum(cell.state == "number" for cell in report.cells) == 200
