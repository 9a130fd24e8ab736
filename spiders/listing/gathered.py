"""What the pages of one list have given so far: facts, rows, remarks, and how the list ends."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crawler.column.column_years import year_links
from crawler.column.discovery import is_column
from crawler.fetch.asks import Ask, Fetched
from crawler.outcomes import ListFacts, PageFacts
from crawler.page.confirming import reads_like_a_report
from crawler.page.pages import Page
from crawler.title.links import Row
from spiders.family import ListPage
from spiders.listing.leading import leading_on
from spiders.listing.list_pages import IN_MARKUP, is_complete, page_facts
from spiders.listing.reading import ReadList
from spiders.listing.remarks import Remarks
from spiders.row.by_address import Rows, note
from spiders.row.row_index import RowIndex


@dataclass(slots=True)
class Gathered:
    """The state of one reading; ``end`` is one of outcomes.ENDS."""

    url: str
    family: str | None = None
    facts: list[PageFacts] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)
    """Addresses of the pages read."""
    listed: set[str] = field(default_factory=set)
    """Addresses of the rows that are the list's own."""
    remarks: Remarks = field(default_factory=Remarks)
    end: str = "error"
    _rows: Rows = field(default_factory=dict)
    _everywhere: set[str] | None = None
    _first: Page | None = None
    _first_rows: tuple[Ask, tuple[Row, ...]] | None = None
    _declared: int = 1
    _led_by: str = ""
    _years: dict[int, str] = field(default_factory=dict)

    def open(self, page: Page) -> None:
        """A good page begins."""
        self._first = self._first or page
        self.urls.add(page.url)
        self._years = year_links(page) | self._years

    def note_rows(self, rows: Iterable[Row]) -> None:
        """Keep rows, each address once."""
        for row in rows:
            note(self._rows, row)

    def fail(self, url: str, status: int | None, problem: str, detail: str | None) -> None:
        """A page that is not what it should be."""
        self.facts.append(PageFacts(url, status, problem, detail))

    def leave(self, page: Page, problem: str | None, *, whole: bool) -> None:
        """A page on which there is no list."""
        self.facts.append(PageFacts(page.url, page.status, problem, whole=whole, recognised=bool(self._years)))
        self.end = "single_page"

    def add(self, ask: Ask, read: ListPage, page: Page, fetched: Fetched) -> bool:
        """Take in a page as its family read it; False for a further one that brings nothing new (the server does not
        turn its pages) or is of another list: then the list ends there."""
        mine = [row for row in read.rows if row.in_list]
        stale = self._is_stale(read, mine)
        fragment = bool(self.facts) and "<html" not in page.markup[:2000].lower()
        titled = is_column(page) or (fragment and self.facts[0].titled)
        strange = bool(self.listed) and not (fragment or titled or self._continues(read, page, mine))
        strange = strange or (self._led_by == "alias" and not self._begins_alike(mine))
        urls = {row.url for row in mine}
        self._everywhere = urls if self._everywhere is None else self._everywhere & urls
        self.listed |= urls
        if mine and self._first_rows is None:
            self._first_rows = (ask, tuple(mine))
        self.note_rows(read.rows)
        self.remarks.note(page, read)
        self.facts.append(page_facts(read, page, fetched.whole, titled=titled))
        self._led_by = read.paging.form
        if read.paging.form in IN_MARKUP:
            self._declared = max(self._declared, read.paging.pages or 1, read.paging.highest)
        if stale or strange:
            turned = sum(facts.rows > 0 for facts in self.facts) - 1
            complete = stale and is_complete(read, page, turned, len(self.listed))
            self.end = "pager_end" if complete else "loop" if stale else "another_list"
        return not (stale or strange)

    def _is_stale(self, read: ListPage, mine: list[Row]) -> bool:
        """Whether a page that was promised as a further one has only rows that were read already."""
        in_data = read.paging.form in ("data", "records")  # those may be asked from 0 or from 1, and until one is empty
        promised = bool(self.listed) and (not in_data or (bool(mine) and read.paging.current > 1))
        leads_to_same = self._led_by in ("more", "alias")
        return promised and not leads_to_same and all(row.url in self.listed for row in mine)

    def _continues(self, read: ListPage, page: Page, mine: list[Row]) -> bool:
        """Whether a further page is of the same list: it bears the first one's title, counts as many rows, or holds
        all of those read."""
        assert self._first is not None
        same = re.sub(r"\d+", "", page.title) == re.sub(r"\d+", "", self._first.title)
        same = same or (bool(read.paging.total) and read.paging.total == self.facts[0].declared_total)
        return same or self.listed <= {row.url for row in mine}

    def _begins_alike(self, mine: list[Row]) -> bool:
        """Whether a page has the first rows of the list: two lists that begin with the same rows are one."""
        first = self._first_rows[1] if self._first_rows is not None else ()
        return [row.url for row in mine] == [row.url for row in first]

    def led_round(self) -> str:
        """Led back to a page already read: the pager promised more than there is, or its last page leads to the first
        after as many pages as it says there are."""
        return self.good_end() if len(self.facts) == self._declared > 1 else "loop"

    def good_end(self) -> str:
        """How a list ends that leads no further, by the pages it said it has."""
        if len(self.facts) < self._declared:
            return "pages_missing"
        return "pager_end" if len(self.facts) > 1 else "single_page"

    def result(self) -> ReadList:
        """What was read."""
        self.note_rows(self.remarks.kept)
        counted = len(self.listed) if self.facts else None
        sticky = len(self._everywhere or ()) if len(self.facts) > 1 else 0
        facts = ListFacts(self.url, self.family, tuple(self.facts), self.end, rows_counted=counted, sticky=sticky)
        rows = tuple(self._rows.values())
        first = self._first
        index = RowIndex(tuple(row for row in rows if row.url not in self._years.values()))
        unlinked, beyond = tuple(self.remarks.unlinked), tuple(dict.fromkeys(self.remarks.beyond))
        read = ReadList(facts, rows, tuple(self.captures), unlinked=unlinked, beyond=beyond, index=index)
        if first is None:
            return read
        return replace(
            leading_on(read, first, self.remarks, self.urls),
            silent=tuple(self.remarks.silent),
            years=tuple(sorted(self._years.items())),
            rowless=None if self.listed and not reads_like_a_report(first) else first,
            first_rows=self._first_rows if len(self.facts) > 1 else None,
        )
