"""The register's loader: a table of bad files, each refused naming file, row, field and expectation."""

from pathlib import Path

import pytest

import data
from crawler.register import AGENCY_COLUMNS, FAMILIES, PORTAL_COLUMNS, load_register
from data.errors import DeclarationError

PORTAL = "p1,A portal,http://www.example.gov.cn/,trs,default,,active,,,,"
AGENCY = "a1,甲县教育局,甲教育局|县教育局,department,county,110101,,p1,,2019-01-01,,,01-20,notice,,"


def write(folder: Path, portals: list[str], agencies: list[str], *, bom: bool = False) -> tuple[Path, Path]:
    (folder / "portals.csv").write_text("\n".join(portals) + "\n", encoding="utf-8-sig" if bom else "utf-8")
    (folder / "agencies.csv").write_text("\n".join(agencies) + "\n", encoding="utf-8-sig" if bom else "utf-8")
    return folder / "agencies.csv", folder / "portals.csv"


HEAD_P, HEAD_A = ",".join(PORTAL_COLUMNS), ",".join(AGENCY_COLUMNS)


@pytest.mark.parametrize("bom", [False, True], ids=["plain", "bom"])
def test_a_good_register_loads(tmp_path: Path, bom: bool) -> None:
    register = load_register(*write(tmp_path, [HEAD_P, PORTAL], [HEAD_A, AGENCY], bom=bom))
    assert register.portals[0].family == "trs"
    assert register.agencies[0].aliases == ("甲教育局", "县教育局")
    assert register.agencies[0].due_local == (1, 20)


def test_empty_lines_and_crlf_are_nothing(tmp_path: Path) -> None:
    files = write(tmp_path, [HEAD_P, PORTAL, ""], [HEAD_A, "", AGENCY])
    for file in files:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_register(*files).agencies) == 1


BAD = [
    # (which file, old text, new text, row, field, part of the expectation)
    ("portals", "default", "p265", "row 2", "tls_profile", "perhaps 'p256'"),
    ("portals", ",trs,", ",trss,", "row 2", "family", "perhaps 'trs'"),
    ("portals", "http://www", "ftp://www", "row 2", "home_url", "http:// or https://"),
    ("portals", "active,", "frozen,", "row 2", "state_reason", "a reason"),
    ("portals", "default,,", "default,-1,", "row 2", "delay_s", "seconds"),
    ("portals", "tls_profile", "tls_profil", "row 1", "tls_profil", "perhaps 'tls_profile'"),
    ("portals", "p1,", "p 1,", "row 2", "portal_id", "ASCII word"),
    ("portals", "active,,,,", "active,,,,maybe", "row 2", "browser", "no, yes"),
    ("agencies", "p1", "p2", "row 2", "portal_id", "perhaps 'p1'"),
    ("agencies", "110101,,", "110101,nobody,", "row 2", "parent_id", "another row"),
    ("agencies", "110101,,", "110101,a1,", "row 2", "parent_id", "another row"),
    ("agencies", "110101", "1101", "row 2", "division_code", "6, 9 or 12"),
    ("agencies", "department", "departement", "row 2", "kind", "perhaps 'department'"),
    ("agencies", "2019-01-01", "2019-02-30", "row 2", "since", "ISO date"),
    ("agencies", "2019-01-01,", "2019-01-01,2018-01-01", "row 2", "until", "not before"),
    ("agencies", "01-20", "02-30", "row 2", "due_local", "MM-DD"),
    ("agencies", "01-20", "1-20", "row 2", "due_local", "MM-DD"),
    ("agencies", "甲县教育局", "", "row 2", "name", "a value"),
    ("agencies", ",notice,,", ",notice", "row 2", "-", "16 fields"),
    ("agencies", "note", "note,note", "row 1", "note", "once"),
    ("agencies", ",level", "", "row 1", "level", "this column"),
    ("agencies", "甲县教育局", '"甲', "line 2", "-", "CSV"),
]


@pytest.mark.parametrize(("file", "old", "new", "row", "field", "expected"), BAD)
def test_a_bad_register_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, row: str, field: str, expected: str
) -> None:
    files = dict(zip(("agencies", "portals"), write(tmp_path, [HEAD_P, PORTAL], [HEAD_A, AGENCY]), strict=True))
    text = files[file].read_text("utf-8")
    assert old in text
    files[file].write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DeclarationError) as caught:
        load_register(files["agencies"], files["portals"])
    error = caught.value
    assert (Path(error.file).stem, error.field) == (file, field)
    assert row in error.where
    assert expected in error.expected


def test_ids_are_used_once_and_parents_end(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="used once"):
        load_register(*write(tmp_path, [HEAD_P, PORTAL, PORTAL], [HEAD_A, AGENCY]))
    a = AGENCY.replace("110101,,", "110101,a2,")
    b = AGENCY.replace("a1", "a2").replace("110101,,", "110101,a1,")
    with pytest.raises(DeclarationError, match="chain of parents"):
        load_register(*write(tmp_path, [HEAD_P, PORTAL], [HEAD_A, a, b]))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    agencies, portals = write(tmp_path, [HEAD_P, PORTAL], [HEAD_A, AGENCY])
    agencies.write_bytes(agencies.read_text("utf-8").encode("gb18030"))
    with pytest.raises(DeclarationError, match="UTF-8"):
        load_register(agencies, portals)


def test_the_shipped_register_loads() -> None:
    register = load_register(data.path("agencies.csv"), data.path("portals.csv"))
    names = {agency.name for agency in register.agencies}
    assert {
        "孝义市人民政府办公室",
        "新绛县万安镇人民政府",
        "嘉祥县人民政府办公室",
        "济源市人民政府",
        "尧都区人民政府",
    } <= names
    assert all(portal.family in (None, *FAMILIES) for portal in register.portals)
