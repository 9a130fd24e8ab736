"""The tree of a portal's columns, data in its scripts: which of them is that of annual reports, and what is below."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.column.discovery import COLUMN
from crawler.page.pages import Page
from crawler.title.links import read_title
from crawler.title.names import squash
from spiders.row.records import in_scripts

MOST_YEARS = 3
MOST_PARTS = 12
_PARENTS = ("parent_id", "parentId", "parentid", "pid", "pId", "parent")
_WRITTEN = re.compile(
    r"[\"']id[\"']\s*:\s*(\d+)[^{}]*?[\"']name[\"']\s*:\s*[\"'](?:政府)?信息公开(?:工作)?(?:年报|年度报告)"
)
"""A column in a tree that is no JSON."""


def report_column(page: Page) -> str | None:
    """The column's number: in the address's fragment, else the tree's column of annual reports."""
    fragment = page.url.partition("#")[2]
    if fragment.isdigit():
        return fragment
    for node in _every_node(page):
        name, number = node.get("name"), str(node.get("id", ""))
        if isinstance(name, str) and COLUMN.match(squash(name)) and number.isdigit():
            return number
    named = _WRITTEN.search(page.markup)
    return named[1] if named and re.search(r"\bTREE[\"']?\s*:\s*\[", page.markup) else None


def columns_below(page: Page, column: str) -> tuple[str, ...]:
    """The columns below a column, of those named by years the newest: which of their rows its own list has, nobody
    says."""
    years: dict[int, str] = {}
    parts: dict[str, None] = {}
    for child in _children(list(_every_node(page)), column):
        number, reading = str(child.get("id", "")), read_title(str(child.get("name", "")))
        if number.isdigit() and reading.year and reading.kind in ("year", "weak", "report"):
            years[reading.year] = number
        elif number.isdigit():
            parts[number] = None
    return tuple([*(years[year] for year in sorted(years, reverse=True)[:MOST_YEARS]), *parts][:MOST_PARTS])


def _children(nodes: list[dict[str, Any]], column: str) -> Iterator[dict[str, Any]]:
    """The objects inside a column's, and those that name it as their parent."""
    for node in nodes:
        if str(node.get("id")) == column:
            yield from _nodes(list(node.values()))
        if any(str(node.get(key)) == column for key in _PARENTS):
            yield node


def _every_node(page: Page) -> Iterator[dict[str, Any]]:
    return (node for value in in_scripts(page) for node in _nodes(value))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a tree."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(each)
