"""What the pages of a list show beside its rows: texts without links, what cannot be looked at, where they lead."""

from dataclasses import dataclass, field

from crawler.column.choosing import hidden_choices
from crawler.column.leaving import left, moves
from crawler.fetch.cached import stale_copy
from crawler.page.faults import printed_fault
from crawler.page.framing import foreign_frames, written_in
from crawler.page.pages import Page
from crawler.page.plugins import plugins
from crawler.page.unfinished import undone
from crawler.title.links import Row
from spiders.family import ListPage
from spiders.row.loose import unlinked_lines
from spiders.unseen.kept_rows import kept_rows, rows_beside
from spiders.unseen.signs import Silent
from spiders.unseen.silent import silent_lines
from spiders.unseen.unlinked import unlinked
from spiders.unseen.wordless import wordless


@dataclass(slots=True)
class Remarks:
    """Gathered over all pages of one list."""

    kept: list[Row] = field(default_factory=list)
    """Rows that no reader sees."""
    unlinked: list[str] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    beyond: list[tuple[str, str]] = field(default_factory=list)
    """What of the list could not be looked at: a reason of reasons.REASONS, and where."""
    moved: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def note(self, page: Page, read: ListPage) -> None:
        """Take in one page as its family read it."""
        listed = {row.url for row in read.rows if row.in_list}
        self.unlinked += [*unlinked(page), *unlinked_lines(page, listed)]
        in_data = read.paging.form in ("data", "records")
        links, days = wordless(page)
        self.kept += [*kept_rows(page), *links]
        if in_data:
            self.kept += rows_beside(page, {row.url for row in read.rows})
        self.silent += [*silent_lines(page, listed), *days]
        self.beyond += [("offsite", f"页内框架 {url}") for url in foreign_frames(page)]
        self.beyond += [("family_not_recognised", f"页内插件 {what}") for what in plugins(page)]
        self.beyond += [("ambiguous_row", f"页内文档：{words}") for words in written_in(page)]
        self.beyond += [("pager_broken", f"须由脚本切换：{words}") for words in hidden_choices(page)]
        order = undone(page, filled=in_data and read.following is not None)
        if order is not None:
            self.beyond.append(("list_data_broken", f"网站没有处理页内指令：{order}"))
        fault = printed_fault(page)
        if fault is not None:
            self.beyond.append(("list_data_broken", f"页面上印着程序错误：{fault}"))
        copied = stale_copy(page)
        if copied is not None:
            self.beyond.append(("control_lost", f"{copied} {page.url}"))
        self.beside += read.beside
        written, words = left(page)
        self.moved += [*moves(page), *written]
        if words is not None:
            self.beyond.append(("control_lost", f"页面自称：{words}"))
