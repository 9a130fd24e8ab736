"""What one page of a list, as its family read it, says of the list: facts, and whether it is the end."""

from urllib.parse import urlsplit

from crawler.outcomes import PageFacts
from crawler.page.pages import Page
from crawler.pager.counted import per_page
from crawler.title.links import read_title
from spiders.family import ListPage

IN_MARKUP = ("numbers_first", "id_first", "script", "links")
"""Forms of pagers whose pages carry their rows themselves."""


def is_complete(read: ListPage, page: Page, turned: int, listed: int) -> bool:
    """Whether a pager that cannot be followed leads nowhere: as many pages (``turned``) or rows (``listed``) were read
    as the page says there are. A count of rows on a page of several counts only where it holds more than it shows."""
    pages, total = read.paging.pages, read.paging.total
    if pages is not None and turned >= pages:
        return total is None or total == listed
    shown = per_page(page.markup)
    if pages and shown and turned == 1 and shown * (pages - 1) < listed <= shown * pages:
        return total is None or total == listed  # the rows of all pages stand in this one
    sliced = shown is not None and shown < sum(row.in_list for row in read.rows)
    return total is not None and total == listed > 0 and (pages is None or sliced)


def says_something(read: ListPage) -> bool:
    """Whether a page has rows, says that there are none, or leads on."""
    return bool(read.following or read.broken or read.says_none or any(row.in_list for row in read.rows))


def leads_on(read: ListPage) -> bool:
    """Whether there must be rows on a page: a pager in its own markup leads on (only data comes in pages whose first
    is a shell), or it is a further one of the pages that the list says it has."""
    further = 1 < read.paging.current <= (read.paging.pages or 0)
    return further or (read.following is not None and read.paging.form in IN_MARKUP)


def has_reports(read: ListPage) -> bool:
    """Whether a report is among the rows of the list."""
    return any(row.in_list and read_title(row.title).kind == "report" for row in read.rows)


def page_facts(read: ListPage, page: Page, whole: bool, *, titled: bool) -> PageFacts:
    """What a decision needs to know of one page."""
    return PageFacts(
        page.url,
        page.status,
        "list_data_broken" if read.broken else "js_shell" if read.fed_later else None,
        read.broken,
        recognised=True,
        rows=sum(1 for row in read.rows if row.in_list),
        says_none=read.says_none,
        declared_total=read.paging.total,
        whole=whole,
        titled=titled,
    )


def led_away(asked: str, got: str) -> bool:
    """Whether a government's address led to a host that is nobody's of the government."""
    hosts = [urlsplit(each).hostname or "" for each in (asked, got)]
    return hosts[0].endswith(".gov.cn") and not hosts[1].endswith(".gov.cn")


def same_site(url: str, other: str) -> bool:
    """The same host, or both of the government's: platforms answer for the sites they carry."""
    hosts = [urlsplit(each).hostname or "" for each in (url, other)]
    return hosts[0] == hosts[1] or all(host.endswith(".gov.cn") for host in hosts)
