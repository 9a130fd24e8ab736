"""One document to one Report: read, align, check, recognise. Pure: the same bytes give the same report."""

import hashlib
from dataclasses import replace

from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.figured import figured
from extract.formats import MEDIA_TYPES, detect
from extract.grids import Content
from extract.prose.agencies import chosen, find_agencies
from extract.prose.claims import read_claims, read_preface
from extract.prose.narrative import trimmed
from extract.prose.sections import read_sections
from extract.reader import read_content
from extract.report import ReadError, Report


def read_report(document: Document, reading: Reading | None = None) -> Report:
    """Everything one document says. A document that cannot be read gives a Report with ``error``; nothing is raised."""
    sha256 = hashlib.sha256(document.content).hexdigest()
    try:
        found = report_of(read_content(document, reading or Reading()), document.url)
    except Unreadable as error:
        return _unreadable(document, sha256, ReadError(error.kind, error.message))
    except MemoryError:
        return _unreadable(document, sha256, ReadError("too_large", "more memory was needed than there may be"))
    except RecursionError:
        return _unreadable(document, sha256, ReadError("too_large", "nested deeper than can be followed"))
    return replace(found, source=document.source, sha256=sha256)


def _unreadable(document: Document, sha256: str, error: ReadError) -> Report:
    kind = detect(document.content)
    return Report(
        source=document.source,
        sha256=sha256,
        media_type=MEDIA_TYPES.get(kind, "application/octet-stream"),
        reader=kind,
        is_annual_report=False,
        error=error,
    )


def report_of(content: Content, url: str | None = None) -> Report:
    """The report in an already opened document (without source and hash)."""
    found = figured(content, url)
    kind, around = found.kind, found.around
    begins = around.body_from
    agencies = find_agencies(around.title, around.texts, content, around.unlinked[begins + 1 :], around.signature)
    agency = chosen(agencies)
    sections = trimmed(read_sections(around.texts, around.headings), content)
    return Report(
        source="",
        sha256="",
        media_type=content.media_type,
        reader=content.reader,
        is_annual_report=kind.is_annual_report,
        form=kind.form,
        table_forms=kind.table_forms,
        forms_guessed=kind.forms_guessed,
        title=around.title,
        agency=agency,
        agencies=agencies,
        report_year=around.report_year,
        years=around.years,
        period=around.period,
        dates=around.dates,
        sections=sections,
        cells=kind.cells,
        unread=kind.unread,
        checks=kind.checks,
        claims=(*read_preface(around.texts[:begins]), *read_claims(sections, around.report_year, agency)),
        attachments=content.attachments,
        notes=(*content.notes, *found.notes),
        not_report_because=kind.not_report_because,
    )
