"""Any portal whose maker we do not know: recognised by having a list at all."""

from crawler.links import read_title
from crawler.pages import Page
from spiders.family import Family


class Generic(Family):
    """Recognised when the page holds a repeated element with links, two dated ones or one report at least."""

    key = "generic"

    def recognises(self, page: Page) -> bool:
        """Whether there is anything like a list."""
        rows = [row for row in self.rows(page) if row.in_list]
        dated = sum(1 for row in rows if row.list_date)
        return dated >= 2 or any(read_title(row.title).kind == "report" for row in rows)
