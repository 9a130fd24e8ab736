"""What reading makes of one document: a Report, and its JSON of the contract."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Literal

from extract.errors import UnreadableKind
from extract.grids import Attachment, Place
from extract.value_types import value

TableId = Literal["proactive_disclosure", "applications", "reviews_and_litigation"]
DISCLOSURE: TableId = "proactive_disclosure"
APPLICATIONS: TableId = "applications"
REVIEWS: TableId = "reviews_and_litigation"
TABLES: tuple[TableId, ...] = (DISCLOSURE, APPLICATIONS, REVIEWS)
LABELLED: tuple[TableId, ...] = (DISCLOSURE, APPLICATIONS)
"""The tables whose rows have labels; the third is one line of figures."""

CellState = Literal["number", "blank", "placeholder", "ambiguous", "unreadable", "missing"]
CheckVerdict = Literal["pass", "fail", "not_assessable"]
DateSource = Literal["meta", "label", "list", "url", "signature", "header"]
FormId = Literal["2019", "2021", "hybrid", "legacy"]


@value
class Cell:
    """One statutory cell. ``value`` is None unless ``state`` is ``number``; ``raw`` is the source's own text."""

    table: TableId
    row: str
    column: str
    state: CellState
    value: Decimal | None = None
    raw: str = ""
    place: Place | None = None
    candidates: tuple[Decimal, ...] = ()
    note: str | None = None
    """Why it is ambiguous or unreadable, or how the row was recognised when not by its exact label."""


@value
class Unread:
    """Something of the source or of the form without a partner: row, column, cell, table, text, form_row."""

    what: str
    raw: str
    place: Place | None = None


@value
class Check:
    """One printed identity applied: both sides, and the cells it rests on as ``row.column``."""

    rule: str
    table: TableId
    verdict: CheckVerdict
    row: str | None = None
    column: str | None = None
    left: Decimal | None = None
    right: Decimal | None = None
    reason: str | None = None
    cells: tuple[str, ...] = ()


@value
class FoundDate:
    """A date the document itself claims, with where it stood."""

    source: DateSource
    value: date
    raw: str


@value
class Section:
    """One of the six statutory sections: its number 1..6, its heading as printed, its text without tables."""

    number: int
    title: str
    text: str


@value
class Claim:
    """A typed claim of the narrative: a number, what it counts, and the sentence it stands in."""

    kind: str
    """``applications_received``, ``applications_answered``, ``carried_over_out``, ``reviews``, ``litigation``,
    ``reviews_and_litigation``, ``normative_documents_in_force``, ``fee_yuan`` ..."""
    value: Decimal
    quote: str
    section: int | None = None
    scope: str | None = None
    """What narrows it (办公室本级, 全县), if said."""


@value
class ReadError:
    """Why a document gave nothing."""

    kind: UnreadableKind
    message: str


@value
class Report:
    """Everything read from one document; complete enough to be stored, judged and shown without the bytes."""

    source: str
    sha256: str
    media_type: str
    reader: str
    is_annual_report: bool
    form: FormId | None = None
    table_forms: tuple[tuple[TableId, str], ...] = ()
    forms_guessed: tuple[TableId, ...] = ()
    """The tables in which nothing tells their form: what ``table_forms`` says of them is no finding."""
    title: str | None = None
    agency: str | None = None
    agencies: tuple[tuple[str, str], ...] = ()
    """Every reading of the agency as (source, name): title, body, signature, meta."""
    report_year: int | None = None
    years: tuple[tuple[str, int], ...] = ()
    """Every reading of the report year as (source, year): title, period, signature."""
    period: tuple[date, date] | None = None
    dates: tuple[FoundDate, ...] = ()
    sections: tuple[Section, ...] = ()
    cells: tuple[Cell, ...] = ()
    unread: tuple[Unread, ...] = ()
    checks: tuple[Check, ...] = ()
    claims: tuple[Claim, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    not_report_because: str | None = None
    """``interpretation``, ``letter``, ``template``, ``legacy_form`` ... when it looks like one and is not."""
    error: ReadError | None = None
    extra: dict[str, str] = field(default_factory=dict)
