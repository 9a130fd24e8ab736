"""What a look may end in, and the one pure function that decides from recorded facts."""

from dataclasses import dataclass

from crawler.looks import Control, Found, Outcome
from crawler.reasons import REASONS

GOOD_ENDS = frozenset({"pager_end", "single_page"})
BAD_ENDS = {
    "no_list": "没有列表",
    "error": "第一页未能读取",
    "limit": "页数过多，未读完",
    "loop": "翻页又回到已读的页",
    "opaque_pager": "还有后面的页，须由脚本翻页",
    "offsite_pager": "翻页转到其他网站",
    "another_list": "下一页是另一个列表",
    "pages_missing": "读到的页数少于页面所示",
}
ENDS = GOOD_ENDS | set(BAD_ENDS)
"""Why reading a list stopped; only the good ends are an end."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one fetched list page was. ``problem`` is a reason when it was not what it should be."""

    url: str
    status: int | None = None
    problem: str | None = None
    detail: str | None = None
    recognised: bool = False
    """Its family's fingerprint, or the structure of a list, was found on it."""
    rows: int = 0
    says_none: bool = False
    declared_total: int | None = None
    whole: bool = True
    titled: bool = False
    """It calls itself the column of annual reports: title, column name, place in the site, or a heading."""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """One list as read in one visit, shared by every agency that publishes in it."""

    list_url: str | None
    family: str | None = None
    pages: tuple[PageFacts, ...] = ()
    end_reason: str = "no_list"
    problem: str | None = None
    """Why there is no list at all, or why reading it stopped."""
    detail: str | None = None
    shifted: bool = False
    rows_counted: int | None = None
    """Distinct rows, when the family can tell rows from other links; compared with the declared total."""
    sticky: int = 0
    """Of them those that stand on each of several pages: some portals leave them out of their total."""

    @property
    def rows_read(self) -> int:
        """Rows over all pages."""
        return sum(page.rows for page in self.pages) if self.rows_counted is None else self.rows_counted

    @property
    def declared_total(self) -> int | None:
        """What the first page that claims a number claims."""
        return next((page.declared_total for page in self.pages if page.declared_total is not None), None)


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What was found for one agency and year in a list."""

    found: tuple[Found, ...] = ()
    earlier: int = 0
    """Reports of the same agency for the last or the last but one report year, still listed."""
    left_off: int | None = None
    """The newest report year listed, when it is further back: the column may have been left for another."""
    alive: Control | None = None
    """What shows that a column which leaves off is in use: ``others_report`` or ``still_linked``."""
    doubts: tuple[str, ...] = ()
    """Titles of rows that may be the report and could not be settled."""
    previous_rows: int | None = None
    """Rows of the same list at the last good look; None when there was none."""
    had_earlier: bool = False
    """At the last good look an earlier report of the agency stood in this list."""
    familiar: bool = True
    """The list names a body of the portal, or none at all."""
    current: bool = True
    """The list is used these days: other bodies of the portal have recent reports in it, or, where there are none,
    something in it is of the report year or after."""
    of_year: int | None = None
    """The earlier year whose reports alone the list is for, by its name and its rows."""
    trouble: str | None = None
    """A reason met beside the list that must be mended before anything is called absent."""
    trouble_detail: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one look."""

    outcome: Outcome
    reason: str | None = None
    detail: str | None = None
    control: Control | None = None


def unknown(reason: str, detail: str | None = None) -> Decision:
    """An unknown look; raises KeyError for a reason that is not in the list."""
    REASONS[reason]
    return Decision("unknown", reason, detail)


def decide(listed: ListFacts, agency: AgencyFacts) -> Decision:
    """Seen, absent or unknown. A report seen is seen whatever else failed; absent needs every condition to hold."""
    control = _control(listed, agency)
    if agency.found:
        return Decision("seen", control=control)
    failed = _failure(listed) or _incomplete(listed)
    if failed is not None:
        return failed
    if agency.trouble:
        return unknown(agency.trouble, agency.trouble_detail)
    if agency.doubts:
        return unknown("ambiguous_row", f"{len(agency.doubts)} 条：{agency.doubts[0][:80]}")
    if agency.previous_rows is not None and listed.rows_read < agency.previous_rows:
        return unknown("list_shrunk", f"本次 {listed.rows_read} 条，上次 {agency.previous_rows} 条")
    if control is None:
        return unknown("control_lost", _why_lost(agency))
    return Decision("absent", control=control)


def _why_lost(agency: AgencyFacts) -> str:
    if agency.of_year is not None:
        return f"该栏目是{agency.of_year}年度的，此后的年报不会列在此处"
    if agency.left_off is not None:
        return f"该机关在此列出的最近一份为{agency.left_off}年度，栏目可能已停用"
    if agency.had_earlier:
        return "上次在列的往年年报已不在列"
    return "列表中没有该机关的往年年报，也没有可比的上次查看"


def _failure(listed: ListFacts) -> Decision | None:
    if listed.problem:
        return unknown(listed.problem, listed.detail)
    if listed.list_url is None or not listed.pages:
        return unknown("no_column")
    for page in listed.pages:
        if page.problem:
            return unknown(page.problem, page.detail or page.url)
        if page.status != 200:
            return unknown("http.other", f"HTTP {page.status} {page.url}")
        if not page.whole:
            return unknown("truncated", page.url)
        if not page.recognised:
            return unknown("family_not_recognised", page.url)
    return None


def _incomplete(listed: ListFacts) -> Decision | None:
    if listed.end_reason not in GOOD_ENDS:
        return unknown("pager_broken", BAD_ENDS[listed.end_reason])
    if listed.shifted:
        return unknown("list_shifted")
    totals = {page.declared_total for page in listed.pages if page.declared_total is not None}
    if len(totals) > 1:
        return unknown("list_shifted", f"各页所示条数不一：{sorted(totals)}")
    if totals and totals not in ({listed.rows_read}, {listed.rows_read - listed.sticky}):
        return unknown("totals_disagree", f"页面称共 {totals.pop()} 条，读到 {listed.rows_read} 条")
    says_none = any(page.says_none for page in listed.pages)
    if listed.rows_read < 1 and not says_none:
        return unknown("empty_list")
    return None


def _control(listed: ListFacts, agency: AgencyFacts) -> Control | None:
    if agency.of_year is not None:
        return None
    if agency.earlier > 0:
        return "earlier_report"
    if agency.left_off is not None:
        return agency.alive  # as long as ever proves nothing of a column that reports may no longer be put into
    if not listed.pages or not all(page.titled for page in listed.pages):
        return None  # any page has rows, or may say 暂无: only the right column's count
    if agency.had_earlier:
        return None  # the reports that were there are gone: another list of that length, or a column redesigned
    if (
        agency.familiar
        and agency.current
        and agency.previous_rows is not None
        and 0 < agency.previous_rows <= listed.rows_read
    ):
        return "not_shorter"
    if listed.family == "generic":
        return None  # whether a page of unknown make means its 暂无, or a script has yet to fill it, nobody can tell
    if listed.rows_read == 0 and any(page.says_none for page in listed.pages):
        return "says_none"
    return None
