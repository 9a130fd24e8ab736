"""Hanweb's disclosure module: the rows of a column are an answer to POST /module/xxgk/search.jsp."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.days import first_date
from crawler.page.pages import Page, text_of, without_markup
from crawler.pager.pagers import Paging
from crawler.title.links import Row
from spiders.family import Family, ListPage
from spiders.row.markup_rows import html_rows

SEARCH = "/module/xxgk/search.jsp"
_FIELDS = ("infotypeId", "jdid", "area", "divid")
_PAGES = re.compile(r"共\s*(\d{1,9})\s*页")
_RECORDS = re.compile(r"(?:共|页[,，、]?)(\d{1,9})条(?![/每])")
_ARTICLE = re.compile(r"/art_(\d+)_\d+\.html")


class HanwebXxgk(Family):
    """Rows ``tr.tr_main_value_odd|even``: index number, link, day. The answer may hold the whole area's rows."""

    key = "hanweb_xxgk"
    strong = (r"/?module/xxgk/search\.jsp", r"tr_main_value_(?:odd|even)")
    weak = (r"infotypeId", r"divid=div\d+", r"module/xxgk/tree\.jsp")
    article = r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html$"

    def recognises(self, page: Page) -> bool:
        """The answers are recognised by their address."""
        return urlsplit(page.url).path.endswith(SEARCH) or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Rows when the page has them, else the way to the search."""
        rows = _table_rows(page) or (self._articles(page) if page.sent else ())
        if rows or page.sent:
            return self._answer(page, rows)
        form = _form(page)
        if form is None:
            return super().read(page)
        address = page.absolute(SEARCH)
        assert address is not None
        return ListPage((), Paging("data"), _post(address, form | {"currpage": "1"}, page.url))

    def _articles(self, page: Page) -> tuple[Row, ...]:
        """Rows of an answer without the usual classes; links that are no articles here are another page."""
        return tuple(row for row in html_rows(page, self.article) if re.search(self.article, row.url))

    def _answer(self, page: Page, rows: tuple[Row, ...]) -> ListPage:
        pages, total = _PAGES.search(page.text), _RECORDS.search(page.text)
        form = dict(parse_qsl(page.sent.decode(), keep_blank_values=True)) or _form(page)
        number, last = count_of((form or {}).get("currpage")) or 1, int(pages[1]) if pages else 1
        column = re.search(r"col(\d+)", page.referer if page.sent else page.url)
        mine = _of_column(rows, column[1]) if column else rows
        paging = Paging("data", number, last, int(total[1]) if total and len(mine) == len(rows) else None)
        following = None
        if number < last and form is not None:
            address, referer = (page.url, page.referer) if page.sent else (page.absolute(SEARCH) or page.url, page.url)
            following = _post(address, form | {"currpage": str(number + 1)}, referer)
        return ListPage(mine, paging, following, not rows and "暂无" in page.text)


def _of_column(rows: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    """The rows without the articles of other columns, where some are of this one; files and other sites' pages stay."""
    columns = {row: found[1] for row in rows if (found := _ARTICLE.search(row.url))}
    return tuple(row for row in rows if columns.get(row, column) == column) if column in columns.values() else rows


def _table_rows(page: Page) -> tuple[Row, ...]:
    rows = []
    for line in page.root.iter("tr"):
        if not re.search(r"tr_main_value_(?:odd|even)", line.get("class") or ""):
            continue
        link = next((each for each in line.iter("a") if each.get("href") and page.absolute(each.get("href"))), None)
        if link is not None:
            title = without_markup(link.get("mc") or link.get("title") or "") or " ".join(text_of(link).split())
            rows.append(Row(page.absolute(link.get("href")) or "", title, first_date(link.get("rq") or text_of(line))))
    return tuple(rows)


def _form(page: Page) -> dict[str, str] | None:
    """The fields the column's script sends; None when it names no kind of information and no column."""
    found = {name: re.search(rf"\b{name}\b[\"']?\s*[=:]\s*[\"']?([\w-]*)", page.markup) for name in _FIELDS}
    form = {name: match[1] if match else "" for name, match in found.items()}
    if not form["infotypeId"] and not form["divid"] and not form["area"]:
        return None
    column = re.search(r"/col/col(\d+)/", page.url)
    form["divid"] = form["divid"] or (f"div{column[1]}" if column else "")
    return form | {"vc_title": "", "vc_number": "", "sortfield": ",compaltedate:0", "fbtime": "-1", "texttype": "0",
                   "standardXxgk": "0", "isAllList": "1"}  # fmt: skip


def _post(url: str, form: dict[str, str], referer: str) -> Ask:
    headers = (("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), ("Referer", referer))
    return Ask(url, "POST", urlencode(form).encode(), headers)
