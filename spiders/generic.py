"""Any portal whose maker we do not know: recognised by having a list at all, in its HTML or as data."""

from crawler.column.discovery import is_column
from crawler.page.pages import Page
from crawler.pager.announced import announced_next
from crawler.pager.pagers import Paging
from crawler.title.links import Row, read_title
from spiders.family import Family, ListPage
from spiders.row.promises import says_failed, says_more
from spiders.row.records import in_scripts, parsed, rows_of, total_of


def _named_by_year(row: Row) -> bool:
    """A row that reads only 2024年年报, of a column of that name and of the body beside it; or only body and year."""
    reading = read_title(row.title)
    return reading.year is not None and (reading.kind == "weak" or (reading.kind == "cut" and bool(reading.named)))


def _of_data(page: Page) -> ListPage:
    """An answer in data: how its further pages would be asked for is not known here."""
    value = parsed(page)
    rows = rows_of(value, page)
    form = "opaque" if says_more(value, len(rows)) or announced_next(page) else "data"
    return ListPage(rows, Paging(form, total=total_of(value)), broken=says_failed(value))


class Generic(Family):
    """Recognised when the page holds a repeated element with links: two dated ones, or one report at least.

    Or when it is a column by its own title and says that there is nothing in it.
    """

    key = "generic"

    def recognises(self, page: Page) -> bool:
        """Whether there is anything like a list."""
        read = self.read(page)
        rows = [row for row in read.rows if row.in_list]
        dated = sum(1 for row in rows if row.list_date)
        named = any(read_title(row.title).kind == "report" for row in rows)
        headed = any(row.year is not None or _named_by_year(row) for row in rows)
        return dated >= 2 or named or ((read.says_none or headed) and is_column(page))

    def read(self, page: Page) -> ListPage:
        """HTML rows, else the rows of data in the page's scripts or of a JSON answer."""
        if page.markup.lstrip()[:1] in ("{", "["):
            return _of_data(page)
        read = super().read(page)
        if any(row.in_list for row in read.rows):
            return read
        rows: tuple[Row, ...] = max((rows_of(value, page) for value in in_scripts(page)), key=len, default=())
        return ListPage((*rows, *read.rows), read.paging, read.following) if rows else read
