"""The rows of a list by the body they name: which of them are, or may be, the report of one agency and year."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from crawler.page.url_days import url_date
from crawler.title.links import Asked, Reading, Row, Whose, fit, named_fit, read_title
from crawler.title.lookalikes import MAY_HOLD_IT
from crawler.title.names import is_a_name, shorten, squash
from crawler.title.resembling import extends
from crawler.title.titles import ENDS_EARLY, OF_TWO_YEARS

MOST_OF_ONE_BODY = 2
"""Rows of one body and year in a list at most: the report, and its correction."""
MOST_MISDATED = 2
UNSURE = ("near", "odd", "cut")
"""Kinds of titles that prove nothing by themselves."""


class RowIndex:
    """The rows of a list by the body they name: read once, asked for every agency of a portal."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self._groups: dict[str, list[tuple[Row, Reading]]] = {}
        self._known: Mapping[str, frozenset[str]] | None = None
        self._theirs: dict[str, set[str]] = {}
        """The bodies named that are one agency's of the portal, by its id."""
        self._anyones: set[str] = set()
        """The bodies named that may be anybody."""
        self._collections: list[tuple[str, int | None]] = []
        telling = _bodies_tell(rows)
        for row in rows:
            reading = read_title(row.title)
            if reading.kind in ("unrelated", "odd") and row.year is not None and is_a_name(row.title):
                reading = Reading("cut", row.year, squash(row.title), ENDS_EARLY)
            if reading.kind == "year" and is_of_list(row):
                reading = Reading("odd", reading.year, why="a year that is no part of the column")
            if reading.kind == "collection":
                self._collections.append((row.url, reading.year))
                if reading.why == OF_TWO_YEARS and reading.named:
                    reading = replace(reading, kind="near")
            if not _may_be_any(row, reading):
                continue
            hint = row.body if telling and not reading.named else ""
            said = "report" if reading.kind == "weak" and not reading.why and row.year else reading.kind
            reading = replace(reading, kind=said, named=reading.named or hint, year=reading.year or row.year)
            self._groups.setdefault(reading.named, []).append((row, reading))

    def fits(self, asked: Asked) -> list[tuple[Row, str]]:
        """The rows that are, or may be, the report asked for; ``beside`` where only a neighbouring cell says so."""
        found: list[tuple[Row, str]] = []
        for group, whose in self._concerning(asked):
            telling = (each for each in group if is_of_list(each[0]) or each[0].list_date or each[1].year)
            found += [(row, _fit_of(row, reading, asked, whose)) for row, reading in telling]
        misdated = [row for row, how in found if how == "misdated"]
        if len(misdated) <= MOST_MISDATED:  # a slip in the year; of many only the portal moved
            found = [(row, "maybe" if how == "misdated" else how) for row, how in found]
        return [(row, how) for row, how in found if how in ("ours", "beside", "maybe")]

    def newest(self, asked: Asked, *, sole: bool) -> int | None:
        """The newest earlier year of which a report of the same agency is listed: what the control rests on."""
        years = [
            reading.year or 0
            for group, whose in self._concerning(asked)
            if whose == "ours" or (whose == "maybe" and sole)
            for row, reading in group
            if _is_earlier(row, reading, asked, whose)
        ]
        return max(years, default=None)

    def others_since(self, asked: Asked, year: int) -> bool:
        """Whether reports of other bodies of the portal for that year or a later one are listed."""
        theirs = (
            group
            for named, group in self._groups.items()
            if named and shorten(named) in asked.known and named_fit(named, asked) == "other_body"
        )
        return any(_is_since(row, reading, year) for group in theirs for row, reading in group)

    def years_by_body(self) -> dict[str, set[int]]:
        """The years of the reports in the list, by the body they name."""
        named = {named: _years([each for each in group if each[0].in_list]) for named, group in self._groups.items()}
        return {body: years for body, years in named.items() if body and years}

    def is_current(self, year: int) -> bool:
        """Whether anything in the list is dated in that year or after, or is the report of the year before or after."""
        days = [row.list_date or url_date(row.url) for row in self.rows if row.in_list]
        years = [
            reading.year for group in self._groups.values() for row, reading in group if row.in_list and reading.year
        ]
        return any(day is not None and day.year >= year for day in days) or max(years, default=0) >= year - 1

    def _concerning(self, asked: Asked) -> Iterator[tuple[list[tuple[Row, Reading]], Whose]]:
        """The groups that may be the agency's, in the order of the list; most belong to another one of the portal."""
        if self._known is not asked.known:
            self._known, self._theirs, self._anyones = asked.known, {}, set()
            for named, group in self._groups.items():
                owners = asked.known.get(shorten(named)) if named else None
                for agency_id in owners or ():
                    self._theirs.setdefault(agency_id, set()).add(named)
                if not owners or any(reading.kind == "cut" or reading.also for _, reading in group):
                    self._anyones.add(named)
        near = self._anyones | self._theirs.get(asked.agency_id, set())
        for named, group in self._groups.items():
            if named not in near:
                continue
            whose = named_fit(named, asked)
            told = any(reading.kind == "cut" or reading.also for _, reading in group)
            if (whose != "other_body" or told) and not self._stands_beside(named, asked):
                yield group, whose

    def _stands_beside(self, named: str, asked: Asked) -> bool:
        """Whether a longer name is another body's: both have reports of one year here. Else it may be a new name."""
        if not extends(named, asked.names) or shorten(named) in asked.names.exact:
            return False
        mine = (group for name, group in self._groups.items() if shorten(name) in asked.names.exact)
        return bool(_years(self._groups[named]) & {year for group in mine for year in _years(group)})

    def collections(self, year: int) -> list[str]:
        """The addresses of rows that lead to many reports of a year."""
        return [url for url, of in self._collections if of in (year, None)]

    def is_familiar(self, asked: Asked) -> bool:
        """Whether the list itself names a body of the portal, or has rows that name nobody."""
        return any(
            named_fit(named, asked) != "other_body" or shorten(named) in asked.known
            for named, group in self._groups.items()
            if any(row.in_list and reading.kind not in ("odd", "cut", "lookalike") for row, reading in group)
        )

    def speaks_for_one(self, asked: Asked) -> bool:
        """Whether no row names another body: only then is a row that names nobody the only agency's."""
        bodies = (
            named for named, group in self._groups.items()
            if named and any(row.in_list and reading.kind not in (*UNSURE, "lookalike") for row, reading in group)
        )  # fmt: skip
        return all(named_fit(named, asked) != "other_body" for named in bodies)


def _years(group: list[tuple[Row, Reading]]) -> set[int]:
    return {reading.year for _, reading in group if reading.kind == "report" and reading.year}


def _may_be_any(row: Row, reading: Reading) -> bool:
    """Whether a row may be anybody's report. Outside of the list a bare name needs its year beside it."""
    if reading.kind == "odd":
        return is_of_list(row) or bool(reading.named and reading.year)
    return reading.kind in ("report", "weak", *UNSURE) or is_held(reading)


def is_of_list(row: Row) -> bool:
    """Whether a row stands in the list, counted as one of it or not."""
    return row.in_list or row.loose


def is_held(reading: Reading) -> bool:
    """Whether a title of something about a report may have the report below it."""
    return reading.kind == "lookalike" and reading.why in MAY_HOLD_IT


def _bodies_tell(rows: tuple[Row, ...]) -> bool:
    """Whether the cells beside nameless rows say whose they are: a body that stands beside many of one year's rows is
    who put them on the portal."""
    beside = Counter((row.body, read_title(row.title).year or row.year) for row in rows if row.body)
    return len({body for body, _ in beside}) > 1 and max(beside.values()) <= MOST_OF_ONE_BODY


def _fit_of(row: Row, reading: Reading, asked: Asked, whose: Whose) -> str:
    """How a row of the list fits; in the list even one that names nobody, no year and no day may be the report."""
    how = fit(reading, asked, row.list_date or url_date(row.url), whose)
    if row.year == reading.year and how in ("ours", "other_year") and read_title(row.title).year is None:
        # years above rows are those of the reports, or those in which they came out
        return "beside" if row.year in (asked.year, asked.year + 1) and whose != "other_body" else how
    dateless = reading.year is None and row.list_date is None and url_date(row.url) is None
    if how == "unrelated" and dateless and is_of_list(row) and whose != "other_body":
        return "maybe"
    if how == "ours" and row.veiled:
        return "maybe"
    return "beside" if how == "ours" and row.body == reading.named else how


def _is_since(row: Row, reading: Reading, year: int) -> bool:
    return row.in_list and reading.kind == "report" and (reading.year or 0) >= year


def _is_earlier(row: Row, reading: Reading, asked: Asked, whose: str) -> bool:
    if not row.in_list or reading.kind in (*UNSURE, "lookalike") or reading.year is None or reading.year >= asked.year:
        return False
    return whose == "ours" or reading.kind == "report"
