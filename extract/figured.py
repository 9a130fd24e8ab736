"""Figures, checks and dates: all that a document says before its narrative is read, and what it is by that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.align.figures import Figures, read_figures
from extract.align.reviews_in_parts import in_one_line
from extract.align.scopes import Whose
from extract.align.upright import upright
from extract.align.whose import without_others
from extract.at_rest import collector_at_rest
from extract.grids import Block, Content
from extract.identities import check_identities, rank_candidates
from extract.markup.pictures import shows_more
from extract.one_report import first_report
from extract.plain.glued import unreadable_tables
from extract.plain.stacked import with_stacks
from extract.plain.text_rows import with_text_rows
from extract.plain.written_out import with_spans
from extract.prose.dates import read_dates
from extract.prose.periods import Period, find_period
from extract.prose.recognise import (
    PERHAPS,
    find_years,
    is_legacy,
    is_of_a_part,
    is_template,
    look_alike,
    overall_form,
    report_year,
    reports_news,
    says_nothing,
)
from extract.prose.sections import Heading, find_headings
from extract.prose.signatures import Signature, find_signature
from extract.prose.titles import agency_of, find_title, is_report_title
from extract.recognised import without_contradicted
from extract.report import Cell, Check, FormId, FoundDate, TableId, Unread
from extract.running_text import lines_of

_WRITTEN = "html", "docx", "doc", "rtf", "odt"
_ENOUGH_TABLES = 2
"""So many statutory tables make a report, whatever its title."""
_ENOUGH_SECTIONS = 3
"""So many sections make a report of a title without a year."""
_NEARLY_ALL_SECTIONS = 5
"""So many, and a table, a period or a year, make a report of a text that lost its title on its way, or has another."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the tables: the lines of running text, and what they say of title, year and dates."""

    texts: tuple[str, ...]
    unlinked: tuple[str, ...]
    """The same; nothing in place of those that are none of the document's own words."""
    headings: tuple[Heading, ...]
    title: str | None
    signature: Signature | None
    dates: tuple[FoundDate, ...]
    period: Period | None
    years: tuple[tuple[str, int], ...]
    report_year: int | None

    @property
    def body_from(self) -> int:
        """The line at which the report's own text begins."""
        return self.headings[0].paragraph if self.headings else len(self.texts)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a document is; only an annual report, or a blank template, keeps its cells."""

    is_annual_report: bool = False
    not_report_because: str | None = None
    form: FormId | None = None
    table_forms: tuple[tuple[TableId, str], ...] = ()
    forms_guessed: tuple[TableId, ...] = ()
    cells: tuple[Cell, ...] = ()
    unread: tuple[Unread, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Figured:
    """What a document is, with its figures and their checks; the text around its tables, with its dates."""

    kind: Kind
    around: Around
    notes: tuple[str, ...]
    """What aligning the tables wants known."""


@collector_at_rest()
def figured(content: Content, url: str | None = None) -> Figured:
    """The figures, checks and dates of an already opened document."""
    page_title = content.title if content.reader == "html" else None
    blocks, others = first_report(with_spans(upright(_with_rows(content))), page_title)
    around = _around(content, tuple(lines_of(blocks if others else content.blocks)), url)
    own, of_others = without_others(in_one_line(blocks), around.report_year, _whose(around))
    figures = unreadable_tables(read_figures(own), around.texts)
    unread = (*figures.unread, *of_others, *(Unread("report", other) for other in others))
    return Figured(_kind_of(around, replace(figures, unread=unread), content), around, figures.notes)


def _whose(around: Around) -> Whose:
    title = around.title or ""
    signing = around.signature.organ if around.signature else None
    return Whose(agency_of(title) or signing, title, around.texts)


def _with_rows(content: Content) -> Sequence[Block]:
    """The blocks, tables that were taken apart put together; and on pages and in Word files those written as text."""
    blocks = with_stacks(content.blocks)
    return with_text_rows(blocks) if content.reader in _WRITTEN else blocks


def _around(content: Content, lines: Sequence[tuple[str, bool]], url: str | None) -> Around:
    texts = tuple(text for text, _ in lines)
    links = frozenset(index for index, (_, aside) in enumerate(lines) if aside)
    unlinked = tuple("" if aside else text for text, aside in lines)
    headings = find_headings(texts)
    body_from = headings[0].paragraph if headings else len(texts)
    title = find_title(content, texts, body_from, links)
    signature = find_signature(unlinked, headings[-1].paragraph + 1 if headings else 0)
    dates = read_dates(content, url, list(filter(None, unlinked[:body_from])), signature)
    period = find_period(texts)
    years = find_years(title, unlinked[:body_from], period, signature, content)
    return Around(texts, unlinked, headings, title, signature, dates, period, years, report_year(years))


def _kind_of(around: Around, figures: Figures, content: Content) -> Kind:
    said = list(filter(None, around.unlinked))
    sections = len(around.headings)
    because = look_alike(around.title) or ("partial_period" if is_of_a_part(around.title, around.period) else None)
    tables = len({table for table, _ in figures.table_forms})
    if because in PERHAPS and (tables >= _ENOUGH_TABLES or _is_told(because, sections)):
        because = None
    if because is None and tables == 0 and is_legacy(said, around.report_year):
        is_report = is_report_title(around.title or "")
        return Kind(is_report, form="legacy" if is_report else None)
    titled = is_report_title(around.title or "") and (around.report_year is not None or sections >= _ENOUGH_SECTIONS)
    told = bool(around.period or around.report_year or tables) and sections >= _NEARLY_ALL_SECTIONS
    if because is None and titled and not tables and not sections:
        because = _why_nothing(said, content)
    if because is not None or (tables < _ENOUGH_TABLES and not titled and not told):
        return Kind(not_report_because=because or "no_report_title_or_tables")
    return _checked(around, figures, content)


def _checked(around: Around, figures: Figures, content: Content) -> Kind:
    """An annual report, or a template of one, with its figures held against each other."""
    printed = check_identities(figures.cells, figures.table_forms)
    cells = without_contradicted(figures.cells, printed, content.recognised)
    checks = check_identities(cells, figures.table_forms) if content.recognised else printed
    template = is_template(cells, around.title, around.report_year)
    return Kind(
        is_annual_report=not template,
        not_report_because="template" if template else None,
        form=overall_form(figures.table_forms),
        table_forms=figures.table_forms,
        forms_guessed=figures.guessed,
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


def _is_told(because: str, sections: int) -> bool:
    """Whether the sections of a report stand below a title with some words more, or below that of its column."""
    enough = {"about_a_report": _ENOUGH_SECTIONS, "index_page": _NEARLY_ALL_SECTIONS}
    return sections >= enough.get(because, sections + 1)
