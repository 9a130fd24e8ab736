"""Reading the register's two tables, line by line and as a whole."""

from datetime import date
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from crawler.register.references import refuse_dangling, refuse_duplicates
from crawler.register.rows import Row, table
from crawler.register.values import FAMILIES, Agency, Kind, Level, Portal, PortalState, Register, TlsProfile

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
    portal_rows = table(portals, PORTAL_COLUMNS, required=("portal_id", "name", "home_url"))
    agency_rows = table(
        agencies, AGENCY_COLUMNS, required=("agency_id", "name", "kind", "level", "division_code", "portal_id")
    )
    register = Register(
        agencies=tuple(_agency(row) for row in agency_rows), portals=tuple(_portal(row) for row in portal_rows)
    )
    refuse_duplicates(portal_rows, "portal_id")
    refuse_duplicates(agency_rows, "agency_id")
    refuse_dangling(register, agency_rows, str(portals))
    return register


def _portal(row: Row) -> Portal:
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


def _agency(row: Row) -> Agency:
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


def _identifier(row: Row, field: str) -> str:
    value = row.needed(field)
    if not value.isascii() or any(character.isspace() or character in "/|\\" for character in value):
        raise row.error(field, "an ASCII word without spaces, slashes or bars", value)
    return value


def _division(row: Row) -> str:
    value = row.needed("division_code")
    if not (value.isascii() and value.isdigit() and len(value) in {6, 9, 12}):
        raise row.error("division_code", "6, 9 or 12 digits", value)
    return value


def _address(row: Row, field: str, value: str) -> str:
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
