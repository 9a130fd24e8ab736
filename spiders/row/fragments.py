"""Rows that come one by one as pieces of markup: ``<record><![CDATA[<li><a …]]></record>``."""

import re
from collections.abc import Iterator

from parsel import Selector

from crawler.page.pages import Page, text_of
from crawler.title.links import Row
from spiders.row.markup_rows import html_rows

_RECORD = re.compile(r"\s*<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)


def records(markup: str) -> Iterator[str]:
    """What stands in each record of an answer; one that is not closed ends where the next begins."""
    for part in markup.split("<record>")[1:]:
        if found := _RECORD.match(part):
            yield found[1]


def record_rows(page: Page, record: str, article: str) -> tuple[Row, ...]:
    """The row of one record: a fragment of HTML."""
    html = {"content-type": "text/html; charset=utf-8"}
    rows = html_rows(Page(page.url, 200, f"<html><body>{record}</body></html>".encode(), html), article)
    if rows:
        return rows
    link = next(Selector(text=record).root.iter("a"), None)
    url = page.absolute(link.get("href") or "") if link is not None else None
    if link is None or url is None:
        return ()
    return (Row(url, link.get("title") or text_of(link).strip()),)
