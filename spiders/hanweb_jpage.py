"""Hanweb JCMS (大汉): the list is XML inside the page, and dataproxy.jsp gives the rest."""

import re
from dataclasses import replace

from crawler.fetch.asks import Ask
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.fragments import record_rows, records

_NEXT = re.compile(r"<nextgroup>\s*<!\[CDATA\[(.{0,4000}?)\]\]>\s*</nextgroup>", re.S)
_TOTAL = re.compile(r"<totalrecord>\s*(\d{1,9})\s*</totalrecord>|\btotalRecords?[\"']?\s*[:=]\s*[\"']?(\d{1,9})", re.I)
_PAGES = re.compile(r"<totalpage>\s*(\d{1,9})\s*</totalpage>|\btotalPages?[\"']?\s*[:=]\s*[\"']?(\d{1,9})", re.I)
_CALL = {
    "address": re.compile(r"proxyUrl[\"']?\s*:\s*[\"']([^\"']+)[\"']", re.I),
    "sent": re.compile(r"paramStr[\"']?\s*:\s*[\"']([^\"']+)[\"']", re.I),
    "size": re.compile(r"perPage[\"']?\s*:\s*[\"']?(\d{1,9})", re.I),
}
"""What a call of the pager's script says."""
_ASKED = re.compile(r"[?&]startrecord=(\d{1,9})&endrecord=(\d{1,9})&perpage=([1-9]\d{0,8})")


class HanwebJpage(Family):
    """``<datastore>`` with records in CDATA; the next group is a link to dataproxy.jsp."""

    key = "hanweb_jpage"
    strong = (
        r"dataproxy\.jsp",
        r"<datastore>",
        r"ZJEG_RSS\.content\.begin",
        r"<!--<\$\[标题名称\]>begin",
        r"大汉网络|大汉版通",
    )
    weak = (r"/col/col\d+/", r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html", r"(?i)name=[\"']Maketime[\"']")
    article = r"/art/\d{4}/(?:\d{1,2}/\d{1,2}/art_\d+_\d+|art_[0-9a-f]{32})\.html$"

    def read(self, page: Page) -> ListPage:
        """Records when there are any, else the rows of plain HTML."""
        kept = tuple(records(page.markup))
        if not kept and "<datastore>" not in page.markup:
            return super().read(page)
        rows = tuple(row for record in kept for row in record_rows(page, record, self.article))
        paging, following = self._next(page)
        if not rows or (paging.total is not None and len(rows) >= paging.total):
            following = None  # the page itself carries the first groups, here all of them; an empty answer ends it
        return ListPage(rows, paging, following)

    def _next(self, page: Page) -> tuple[Paging, Ask | None]:
        total, pages = _TOTAL.search(page.markup), _PAGES.search(page.markup)
        group = _NEXT.search(page.markup)
        asked = _ASKED.search(page.url)
        here = int(asked[1]) // int(asked[3]) + 1 if asked else 1
        paging = Paging("records", here, _number(pages), _number(total))
        found = re.search(r"href=[\"']([^\"']+)[\"']", group[1]) if group else None
        target = page.absolute(found[1].replace("&amp;", "&")) if found else None
        if target is None and re.search(r"dataproxy\.jsp\?[^#]*\bpage=\d+", page.url) and paging.pages:
            current = int(re.search(r"\bpage=(\d{1,9})", page.url)[1])  # type: ignore[index]
            if current < paging.pages:
                target = re.sub(r"\bpage=\d+", f"page={current + 1}", page.url)
        form = _form(page, paging)
        if target is None:
            return paging, form
        return replace(paging, next_url=target), Ask(target, headers=(("Referer", page.url),), otherwise=form)


def _form(page: Page, paging: Paging) -> Ask | None:
    """What the pager's own script sends: the column as a form, the records wanted in the address."""
    read, sent = _ASKED.search(page.url), page.sent.decode()
    call = {name: found[1] for name, each in _CALL.items() if (found := each.search(page.markup))}
    if read and sent:  # a page that such a form gave
        address, first, size = page.url.partition("?")[0], int(read[2]) + 1, int(read[3])
    elif call.keys() == _CALL.keys():
        sent, size = call["sent"], int(call["size"])
        address, first = page.absolute(call["address"]) or "", sum(1 for _ in records(page.markup)) + 1
    else:
        return None
    if not address or not size or paging.total is None or first > paging.total:
        return None
    query = f"startrecord={first}&endrecord={first + 3 * size - 1}&perpage={size}"
    typed = "application/x-www-form-urlencoded; charset=UTF-8"
    referer = ("Referer", page.referer or page.url)
    by_page = None
    if first == size + 1:  # some servers heed only the number of a page, and answer a form with the first
        by_page = Ask(f"{address}?page=2&perpage={size}&{sent}", headers=(referer,))
    return Ask(f"{address}?{query}", "POST", sent.encode(), (("Content-Type", typed), referer), otherwise=by_page)


def _number(found: re.Match[str] | None) -> int | None:
    """The number an element of the data, or an option of the pager's script, gives."""
    return int(found[1] or found[2]) if found else None
