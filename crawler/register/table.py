"""Reading the register's two tables: everything not understood is refused with its place."""

import csv
import difflib
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args
from urllib.parse import urlsplit

from crawler.register.values import FAMILIES, Agency, Kind, Level, Portal, PortalState, Register, TlsProfile
from data.errors import DeclarationError

PORTAL_COLUMNS = (
    "portal_id", "name", "home_url", "family", "tls_profile", "delay_s", "state", "state_reason", "state_since", "note",
    "browser",
)  # fmt: skip
AGENCY_COLUMNS = (
    "agency_id", "name", "aliases", "kind", "level", "division_code", "parent_id", "portal_id", "column_url", "since",
    "until", "successors", "due_local", "due_basis", "verified", "note",
)  # fmt: skip


def load_register(agencies: Path, portals: Path) -> Register:
    """Both files, checked whole. Raises DeclarationError naming file, row (the header is row 1) and field."""
    portal_rows = _table(portals, PORTAL_COLUMNS, required=("portal_id", "name", "home_url"))
    agency_rows = _table(
        agencies, AGENCY_COLUMNS, required=("agency_id", "name", "kind", "level", "division_code", "portal_id")
    )
    register = Register(
        agencies=tuple(_agency(row) for row in agency_rows), portals=tuple(_portal(row) for row in portal_rows)
    )
    _refuse_duplicates(portal_rows, "portal_id")
    _refuse_duplicates(agency_rows, "agency_id")
    _refuse_dangling(register, agency_rows, str(portals))
    return register


T = TypeVar("T")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table, with what an error about it has to name."""

    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str | None:
        return self.cells.get(field, "").strip() or None

    def needed(self, field: str, expected: str = "a value") -> str:
        value = self.text(field)
        if value is None:
            raise self.error(field, expected)
        return value

    def error(self, field: str, expected: str, got: object = None) -> DeclarationError:
        return DeclarationError(self.file, f"row {self.number}", field, expected, got)

    def read(self, field: str, convert: Callable[[str], T], expected: str) -> T | None:
        value = self.text(field)
        if value is None:
            return None
        try:
            return convert(value)
        except ValueError as error:
            raise self.error(field, expected, value) from error

    def chosen(self, field: str, choices: Iterable[Word], default: Word | None = None) -> Word:
        value = self.text(field)
        if value is None and default is not None:
            return default
        for choice in choices:
            if choice == value:
                return choice
        raise self.error(field, f"one of {', '.join(choices)}{_nearest(value or '', choices)}", value)

    def listed(self, field: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in (self.text(field) or "").split("|") if part.strip())


def _table(path: Path, known: tuple[str, ...], required: tuple[str, ...]) -> tuple[_Row, ...]:
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DeclarationError(file, "file", "-", "a readable file", error.strerror) from error
    except UnicodeDecodeError as error:
        raise DeclarationError(file, f"byte {error.start}", "-", "UTF-8 text") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(lines, [])]
        _check_header(file, header, known, required)
        return tuple(_rows(file, header, lines))
    except csv.Error as error:
        raise DeclarationError(file, f"line {lines.line_num}", "-", "well-formed CSV", str(error)) from error


def _check_header(file: str, header: list[str], known: tuple[str, ...], required: tuple[str, ...]) -> None:
    for name in header:
        if name not in known:
            raise DeclarationError(file, "row 1", name or "(empty)", f"a known column{_nearest(name, known)}", name)
        if header.count(name) > 1:
            raise DeclarationError(file, "row 1", name, "each column once", name)
    for name in required:
        if name not in header:
            raise DeclarationError(file, "row 1", name, "this column", ", ".join(header) or "an empty file")


def _rows(file: str, header: list[str], lines: Iterable[list[str]]) -> Iterable[_Row]:
    for number, cells in enumerate(lines, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise DeclarationError(file, f"row {number}", "-", f"{len(header)} fields", len(cells))
        yield _Row(file, number, dict(zip(header, cells, strict=True)))


def _nearest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" (perhaps {close[0]!r})" if close else ""


def _portal(row: _Row) -> Portal:
    state = row.chosen("state", get_args(PortalState), "active")
    if state != "active" and row.text("state_reason") is None:
        raise row.error("state_reason", f"a reason, because state is {state!r}")
    return Portal(
        portal_id=_identifier(row, "portal_id"),
        name=row.needed("name"),
        home_url=_address(row, "home_url", row.needed("home_url", "an http(s) address")),
        family=row.chosen("family", FAMILIES) if row.text("family") else None,
        tls_profile=row.chosen("tls_profile", get_args(TlsProfile), "default"),
        delay_s=row.read("delay_s", _seconds, "seconds, 0 or more"),
        state=state,
        state_reason=row.text("state_reason"),
        state_since=row.read("state_since", date.fromisoformat, "an ISO date"),
        note=row.text("note"),
        browser=row.chosen("browser", ("no", "yes"), "no") == "yes",
    )


def _agency(row: _Row) -> Agency:
    column = row.text("column_url")
    since = row.read("since", date.fromisoformat, "an ISO date")
    until = row.read("until", date.fromisoformat, "an ISO date")
    if since and until and until < since:
        raise row.error("until", f"a date not before since ({since})", str(until))
    return Agency(
        agency_id=_identifier(row, "agency_id"),
        name=row.needed("name"),
        kind=row.chosen("kind", get_args(Kind)),
        level=row.chosen("level", get_args(Level)),
        division_code=_division(row),
        portal_id=row.needed("portal_id"),
        aliases=row.listed("aliases"),
        parent_id=row.text("parent_id"),
        column_url=_address(row, "column_url", column) if column else None,
        since=since,
        until=until,
        successors=row.listed("successors"),
        due_local=row.read("due_local", _month_day, "MM-DD"),
        due_basis=row.text("due_basis"),
        verified=row.read("verified", date.fromisoformat, "an ISO date"),
        note=row.text("note"),
    )


def _identifier(row: _Row, field: str) -> str:
    value = row.needed(field)
    if not value.isascii() or any(character.isspace() or character in "/|\\" for character in value):
        raise row.error(field, "an ASCII word without spaces, slashes or bars", value)
    return value


def _division(row: _Row) -> str:
    value = row.needed("division_code")
    if not (value.isascii() and value.isdigit() and len(value) in {6, 9, 12}):
        raise row.error("division_code", "6, 9 or 12 digits", value)
    return value


def _address(row: _Row, field: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not value.isascii():
        raise row.error(field, "an http:// or https:// address in ASCII", value)
    return value


def _seconds(value: str) -> float:
    number = float(value)
    if not 0 <= number < 86400:
        raise ValueError(value)
    return number


def _month_day(value: str) -> tuple[int, int]:
    if len(value) != 5 or value[2] != "-":
        raise ValueError(value)
    day = date(2000, int(value[:2]), int(value[3:]))
    return day.month, day.day


def _refuse_duplicates(rows: tuple[_Row, ...], field: str) -> None:
    first: dict[str, int] = {}
    for row in rows:
        key = row.needed(field)
        if key in first:
            raise row.error(field, f"an id used once (row {first[key]} has it too)", key)
        first[key] = row.number


def _refuse_dangling(register: Register, rows: tuple[_Row, ...], portals_file: str) -> None:
    portals = {portal.portal_id for portal in register.portals}
    agencies = {agency.agency_id for agency in register.agencies}
    for agency, row in zip(register.agencies, rows, strict=True):
        if agency.portal_id not in portals:
            near = _nearest(agency.portal_id, portals)
            raise row.error("portal_id", f"a portal_id of {portals_file}{near}", agency.portal_id)
        references = [("parent_id", agency.parent_id)] if agency.parent_id else []
        references += [("successors", successor) for successor in agency.successors]
        for field, reference in references:
            if reference not in agencies or reference == agency.agency_id:
                near = _nearest(reference or "", agencies)
                raise row.error(field, f"the agency_id of another row{near}", reference)
        _refuse_circle(register, agency, row)


def _refuse_circle(register: Register, agency: Agency, row: _Row) -> None:
    parents = {each.agency_id: each.parent_id for each in register.agencies}
    seen, current = {agency.agency_id}, agency.parent_id
    while current is not None:
        if current in seen:
            raise row.error("parent_id", "a chain of parents that ends", agency.parent_id)
        seen.add(current)
        current = parents.get(current)
