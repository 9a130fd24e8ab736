"""A look: one attempt to see whether an agency has published, and everything it rests on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Outcome = Literal["seen", "absent", "unknown"]

Control = Literal["earlier_report", "others_report", "still_linked", "not_shorter", "says_none"]
"""Which positive control held: a recent earlier report still listed; only an old one, but others' recent ones beside
it, or the portal still leads to this column; the list no shorter; the page says 暂无信息."""


@dataclass(frozen=True, slots=True)
class Found:
    """A list row taken as the agency's report of the year, and the captures of what it leads to."""

    url: str
    title: str
    captures: tuple[str, ...]
    """Capture ids: the page first, then its attachments; empty when the row was seen and its target was not fetched."""
    list_date: date | None = None
    url_date: date | None = None
    in_column: bool = True
    """False for a near miss: published outside the annual-report column."""
    unopened: str | None = None
    """Why the report itself, or a file of it, could not be opened at this look: one of ``crawler.reasons.REASONS``."""
    unopened_url: str | None = None
    """Which address that was."""


@dataclass(frozen=True, slots=True)
class Look:
    """One attempt. Written whole or not at all; never changed afterwards."""

    look_id: str
    run_id: str
    visit_id: str
    portal_id: str
    agency_id: str
    report_year: int
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    reason: str | None = None
    """One of ``crawler.reasons.REASONS`` when the outcome is ``unknown``, else None."""
    detail: str | None = None
    """For people: the status, the phrase, the exception's words."""
    captures: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    control: Control | None = None
    list_url: str | None = None
    family: str | None = None
    declared_total: int | None = None
    rows_read: int = 0
    pages_read: int = 0
    end_reason: str | None = None
    """Why reading the list stopped: ``pager_end``, ``single_page``, ``no_list``, ``error`` ..."""
    simulated: bool = False
    """The clock was replaced (``--now``)."""


RENDERED = "RENDER"
"""The ``Capture.method`` of what no server sent: a document as a browser left it, made of other captures."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived response. ``sha256`` is of the payload after content decoding, i.e. of what a reader is given."""

    capture_id: str
    url: str
    at: datetime
    status: int
    media_type: str | None
    sha256: str
    length: int
    warc: str
    offset: int
    run_id: str
    final_url: str | None = None
    refers_to: str | None = None
    """The capture whose body an unchanged (revisit) capture repeats."""
    simulated: bool = False
    method: str = "GET"
    damage: str | None = None
    """Why the content is not what the server meant to send: ``truncated`` (the transfer broke off), ``encoding`` (the
    declared content encoding does not fit), ``too_large``. ``encoding`` and ``too_large`` bodies are kept and given as
    received."""
