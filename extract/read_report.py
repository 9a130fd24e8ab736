"""One document to one Report: read, align, check, recognise. Pure: the same bytes give the same report."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.align.figures import Figures, read_figures
from extract.documents import Document, Reading
from extract.drawn_rows import own_texts, texts_in
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES, detect
from extract.grids import Block, Content, Grid, GridCell, Paragraph
from extract.identities import check_identities, rank_candidates
from extract.labels import match_label
from extract.markup.pictures import shows_more
from extract.numbers import NO_VALUE
from extract.one_report import first_report
from extract.plain.glued import unreadable_tables
from extract.plain.stacked import with_stacks
from extract.plain.written_out import with_spans
from extract.prose.agencies import chosen, find_agencies
from extract.prose.claims import read_claims, read_preface
from extract.prose.dates import read_dates
from extract.prose.narrative import trimmed
from extract.prose.periods import find_period
from extract.prose.recognise import (
    PERHAPS,
    find_years,
    is_legacy,
    is_template,
    look_alike,
    overall_form,
    report_year,
    reports_news,
    says_nothing,
)
from extract.prose.sections import find_headings, read_sections
from extract.prose.signatures import find_signature
from extract.prose.titles import find_title, is_report_title
from extract.reader import read_content
from extract.recognised import without_contradicted
from extract.report import DISCLOSURE, ReadError, Report, Section, Unread

_ENOUGH_TABLES = 2
"""So many statutory tables make a report, whatever its title."""
_ENOUGH_SECTIONS = 3
"""So many sections make a report of a title without a year."""
_NEARLY_ALL_SECTIONS = 5
"""So many, and the period of the statistics, make a report of a text that lost title and tables on its way."""


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
    blocks, others = first_report(with_spans(with_stacks(content.blocks)))
    lines = tuple(_lines(blocks if others else content.blocks))
    texts = tuple(text for text, _ in lines)
    links = frozenset(index for index, (_, linked) in enumerate(lines) if linked)
    headings = find_headings(texts)
    body_from = headings[0].paragraph if headings else len(texts)
    below = headings[-1].paragraph + 1 if headings else 0
    title = find_title(content, texts, body_from, links)
    figures = unreadable_tables(read_figures(blocks), texts)
    unlinked = ["" if index in links else text for index, text in enumerate(texts)]
    signature = find_signature(unlinked, below)
    above = list(filter(None, unlinked[:body_from]))
    dates = read_dates(content, url, above, signature)
    period = find_period(texts)
    years = find_years(title, period, signature, content)
    year = report_year(years)
    agencies = find_agencies(title, texts, content, unlinked[body_from + 1 :], signature)
    sections = trimmed(read_sections(texts, headings), content)
    draft = Report(
        source="",
        sha256="",
        media_type=content.media_type,
        reader=content.reader,
        is_annual_report=False,
        title=title,
        agency=chosen(agencies),
        agencies=agencies,
        report_year=year,
        years=years,
        period=period,
        dates=dates,
        sections=sections,
        claims=(*read_preface(texts[:body_from]), *read_claims(sections, year, chosen(agencies))),
        attachments=content.attachments,
        notes=(*content.notes, *figures.notes),
    )
    figures = replace(figures, unread=(*figures.unread, *(Unread("report", other) for other in others)))
    return _judged_kind(draft, figures, list(filter(None, unlinked)), content)


def _judged_kind(draft: Report, figures: Figures, texts: Sequence[str], content: Content) -> Report:
    """Say what the document is; only an annual report, or a blank template, keeps its cells. ``texts``: no links."""
    recognised = content.recognised
    because = look_alike(draft.title)
    tables = len({table for table, _ in figures.table_forms})
    if because in PERHAPS and (tables >= _ENOUGH_TABLES or _is_told(because, draft.sections)):
        because = None
    if because is None and tables == 0 and is_legacy(texts, draft.report_year):
        is_report = is_report_title(draft.title or "")
        return replace(draft, is_annual_report=is_report, form="legacy" if is_report else None)
    titled = is_report_title(draft.title or "") and (
        draft.report_year is not None or len(draft.sections) >= _ENOUGH_SECTIONS
    )
    told = draft.period is not None and len(draft.sections) >= _NEARLY_ALL_SECTIONS
    if because is None and titled and not tables and not draft.sections:
        because = _why_nothing(texts, content)
    if because is not None or (tables < _ENOUGH_TABLES and not titled and not told):
        return replace(draft, not_report_because=because or "no_report_title_or_tables")
    printed = check_identities(figures.cells, figures.table_forms)
    cells = without_contradicted(figures.cells, printed, recognised)
    checks = check_identities(cells, figures.table_forms) if recognised else printed
    template = is_template(cells, draft.title, draft.report_year)
    return replace(
        draft,
        is_annual_report=not template,
        not_report_because="template" if template else None,
        form=overall_form(figures.table_forms),
        table_forms=figures.table_forms,
        cells=rank_candidates(cells, figures.table_forms, checks),
        unread=figures.unread,
        checks=checks,
    )


def _why_nothing(texts: Sequence[str], content: Content) -> str | None:
    """What a page without a word of a report says under the title of one; None: the report may lie elsewhere."""
    if reports_news(texts):
        return "news"
    silent = not content.attachments and not shows_more(content.main)
    return "no_content" if silent and says_nothing(texts) else None


def _is_told(because: str, sections: Sequence[Section]) -> bool:
    """Whether the sections of a report stand below a title with some words more."""
    return because == "about_a_report" and len(sections) >= _ENOUGH_SECTIONS


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    """Every line of running text, and whether it is none of the page's own words: a link elsewhere, or hidden.

    Paragraphs, and rows of one cell where a whole report is set in a table.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from ((line, block.linked or block.hidden) for line in block.text.split("\n") if line.strip())
        else:
            yield from ((line, False) for line in _lines_in_grid(block))


def _lines_in_grid(grid: Grid) -> Iterator[str]:
    numbered = not set(NO_VALUE).isdisjoint(texts_in(grid))
    rows = (_without_numbers(row) for row in grid.rows) if numbered else own_texts(grid, hidden=False)
    for texts in rows:
        said = [text for text in texts if text.strip()]
        text = said[0] if len(said) == 1 else ""
        if len(text.strip()) >= 4 and not match_label(text, "group", DISCLOSURE):
            yield from (line for line in text.split("\n") if line.strip())


def _without_numbers(row: Sequence[GridCell | None]) -> list[str]:
    """What begins in a row and is to be seen; beside NaN neither that nor the row's number."""
    shown = [(at, cell) for at, cell in enumerate(row) if cell is not None]
    numbered = any(cell.text in NO_VALUE for _, cell in shown)
    return [
        cell.text
        for at, cell in shown
        if cell.origin
        and not cell.hidden
        and not (numbered and (cell.text in NO_VALUE or (at == 0 and cell.text.isdigit())))
    ]
