"""Workbooks: XLSX as it stands; XLS, ET and ODS after LibreOffice made an XLSX of them."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook

from extract.amounts import cells_within
from extract.documents import Document, Limits, Reading
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES, Format, detect
from extract.from_word import INSTALL_OFFICE
from extract.grids import Block, Content, Grid
from extract.office.sheet_formulas import Formulas
from extract.office.sheet_grids import blocks_of
from extract.packed.office_package import as_package
from extract.packed.unpacking import open_zip, unpacked

_FOREIGN: tuple[Format, ...] = ("xls", "ods")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MERGED = re.compile(rb"mergeCell\s[^>]*?ref=[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_ANEW = re.compile(rb"<(?:\w+:)?calcPr\s[^>]*fullCalcOnLoad=[\"'](?:1|true)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def read(document: Document, reading: Reading) -> Content:
    """The tables of every sheet, with cells addressed ``Sheet!B3``.

    Raises Unreadable: ``needs_office`` for the old formats without a converter, ``encrypted``, ``damaged``,
    ``too_large``, ``empty``.
    """
    found = detect(document.content)
    if found == "xlsx":
        return _read_xlsx(document.content, reading.limits)
    if found == "encrypted":
        raise Unreadable("encrypted", "the workbook is protected by a password")
    if found not in _FOREIGN:
        raise Unreadable("format", f"not a workbook but {found}")
    if reading.tools.office is None:
        raise Unreadable("needs_office", f"a {found.upper()} file is read with LibreOffice: {INSTALL_OFFICE}")
    converted = _read_xlsx(reading.tools.office(document.content, found), reading.limits)
    return replace(converted, reader=found, media_type=MEDIA_TYPES[found])


def _read_xlsx(content: bytes, limits: Limits) -> Content:
    content = as_package(content, limits)
    has_formulas, anew = _check_sheets(content, limits)
    values = _open(content, results=True)
    formulas = _open(content, results=False) if has_formulas else None
    blocks: list[Block] = []
    try:
        for sheet in values.worksheets:
            if sheet.sheet_state != "visible":
                continue
            twin = None if formulas is None else Formulas(formulas[sheet.title], anew)
            blocks.extend(blocks_of(sheet, twin, sum(isinstance(done, Grid) for done in blocks)))
    except Exception as error:  # values openpyxl accepted unread and cannot show
        raise Unreadable("damaged", f"the workbook is broken: {type(error).__name__}: {error}") from error
    if not blocks:
        raise Unreadable("empty", "no text in any sheet")
    notes = tuple(
        f"sheet {sheet.title} is hidden: not read" for sheet in values.worksheets if sheet.sheet_state != "visible"
    )
    return Content("xlsx", MEDIA_TYPES["xlsx"], tuple(blocks), title=values.properties.title or None, notes=notes)


def _open(content: bytes, results: bool) -> Workbook:
    try:
        with warnings.catch_warnings():  # openpyxl warns of styles and extensions it does not keep: no matter to us
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(content), data_only=results, rich_text=results)
    except Exception as error:  # openpyxl lets through whatever zip, XML and its own descriptors raise
        raise Unreadable("damaged", f"the workbook is broken: {type(error).__name__}: {error}") from error


def _check_sheets(content: bytes, limits: Limits) -> tuple[bool, bool]:
    """Refuse sheets that would grow past the limits; whether a cell holds a formula, and is to be computed anew."""
    has_formulas = anew = False
    cells: list[int] = []
    named = 0
    with open_zip(content, limits) as archive:
        for name, part in _parts(archive):
            if _SHEET_PART.fullmatch(name):
                cells.append(len(_CELL.findall(part)) + sum(_areas(part)))
                has_formulas = has_formulas or _FORMULA.search(part) is not None
                cells_within(sum(cells), limits)
            elif name.lower() == "xl/workbook.xml":
                named = _sheets_within(len(_SHEET.findall(part)), limits)
                anew = _ANEW.search(part) is not None
    if named > len(cells):  # one part may be named as many sheets, and is read as often
        cells_within(named * max(cells, default=0), limits)
    return has_formulas, anew


def _sheets_within(sheets: int, limits: Limits) -> int:
    """openpyxl takes milliseconds for each, however empty it is."""
    if sheets > limits.max_pages:
        raise Unreadable("too_large", f"{sheets} sheets; the limit is {limits.max_pages}")
    return sheets


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        yield entry.filename.replace("\\", "/"), unpacked(archive, entry)


def _areas(part: bytes) -> Iterator[int]:
    """Positions under each merged range: openpyxl makes an object of every one."""
    for left, top, right, bottom in _MERGED.findall(part):
        width = abs(column_index_from_string(right.decode()) - column_index_from_string(left.decode())) + 1
        yield width * (abs(int(bottom) - int(top)) + 1)
