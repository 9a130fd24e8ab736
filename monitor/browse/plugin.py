"""What we add to Datasette: our pages, Chinese labels, a search that knows Chinese, Excel downloads, leaving a list."""

import csv
import io
import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from jinja2 import Environment
from markupsafe import Markup

from extract.showing.naming import cell_name
from monitor.browse.addresses import Addresses
from monitor.browse.case_page import case_page, cell_page, id_page, report_page
from monitor.browse.evidence_page import evidence_page, marked_page, original_page, sheet_page
from monitor.browse.leaving import unsubscribe_page
from monitor.browse.names import TABLES, VIEWS, label
from monitor.browse.pages import words_of
from monitor.browse.status_page import status_page
from monitor.store.search import match_query
from monitor.words import ANSWER, KIND, MARKS, REASON, STATUS, Words, said
from monitor.workbook import XLSX, workbook

AT = Addresses()
PAGE_ROWS, MOST_ROWS = 100, 5000
"""Rows on a page, and in any answer."""
_WORDS: dict[str, Words] = {"reason": REASON, "kind": KIND, "answer": ANSWER, "error_kind": REASON}
_LINKS: dict[str, Callable[[str], str]] = {
    "report_id": AT.report,
    "before_report_id": AT.report,
    "after_report_id": AT.report,
    "capture_id": AT.evidence,
    "look_id": lambda key: AT.row("looks", key),
    "last_look_id": lambda key: AT.row("looks", key),
}


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Our own addresses; all others are Datasette's."""
    return [
        (r"^/$", status_page),
        (r"^/case/(?P<agency>[^/]+)/(?P<year>\d{4})$", case_page),
        (r"^/report/(?P<report>[^/]+)$", report_page),
        (r"^/cell/(?P<report>[^/]+)/(?P<cell>[^/]+)$", cell_page),
        (r"^/evidence/(?P<capture>[^/]+)$", evidence_page),
        (r"^/evidence/(?P<capture>[^/]+)/original$", original_page),
        (r"^/evidence/(?P<capture>[^/]+)/marked$", marked_page),
        (r"^/evidence/(?P<capture>[^/]+)/sheet/(?P<number>\d{1,4})$", sheet_page),
        (r"^/id/(?P<key>[^/]+)$", id_page),
        (r"^/unsubscribe/(?P<token>[^/]+)$", unsubscribe_page),
    ]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """``match_words('孝义 培训')``: what a person typed as a query of the full-text index."""
    conn.create_function("match_words", 1, lambda words: match_query(words or "") or '""', deterministic=True)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Words for Datasette's own pages."""
    env.globals |= words_of() | {"label": label, "TITLES": TABLES, "VIEWS": VIEWS}
    env.filters["combined"] = lambda one, other: urlencode(
        {k: v for k, v in (one | other).items() if v not in ("", None)}
    )


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None) -> Markup | None:
    """Statuses with colour, sign and word; ids as links; stable words beside their meaning."""
    if not isinstance(value, str) or not value:
        return None
    if column == "status" and value in STATUS:
        return Markup('<span class="status {}">{} {}</span>').format(value, MARKS[value], said(STATUS, value))
    if column == "agency" and table and {"agency_id", "report_year"} <= set(row.keys()):
        return Markup('<a href="{}">{}</a>').format(AT.agency(row["agency_id"], row["report_year"]), value)
    if column == "cell":
        return Markup('<span title="{}">{}</span>').format(value, cell_name(value))
    if column in _LINKS:
        return Markup('<a href="{}">{}</a>').format(_LINKS[column](value), value)
    if column in _WORDS and value in _WORDS[column]:
        return Markup('{} <span class="stable">{}</span>').format(said(_WORDS[column], value), value)
    return None


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    """Two more formats for every table: CSV that Excel reads in Chinese, and .xlsx."""
    return [
        {"extension": "xlsx", "render": _as_xlsx},
        {"extension": "bom", "render": _as_bom_csv},
    ]


def _as_xlsx(columns: list[str], rows: list[Any], table: str | None, request: Request) -> Response:
    heads = [label(column) for column in columns]
    lines = _whole_or_said([list(row) for row in rows], request)
    body = workbook([(TABLES.get(table or "", ("数据", ""))[0], heads, lines)])
    return Response(body, headers=_named(table, "xlsx"), content_type=XLSX)


def _as_bom_csv(columns: list[str], rows: list[Any], table: str | None, request: Request) -> Response:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(_whole_or_said([list(row) for row in rows], request))
    body = b"\xef\xbb\xbf" + out.getvalue().encode()
    return Response(body, headers=_named(table, "csv"), content_type="text/csv; charset=utf-8")


def _whole_or_said(lines: list[list[Any]], request: Request) -> list[list[Any]]:
    """The lines, and as many words where there may be more: an export is never cut off in silence."""
    asked = request.args.get("_size") or ""
    limit = int(asked) if asked.isdigit() else MOST_ROWS if asked == "max" else PAGE_ROWS
    if lines and len(lines) >= min(limit, MOST_ROWS):
        words = f"未完：只含前 {len(lines)} 行，请缩小筛选范围，或用 gouji status --csv"
        lines.append([words, *([None] * (len(lines[0]) - 1))])
    return lines


def _named(table: str | None, extension: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{table or "query"}.{extension}"'}


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Mail programs post to the unsubscribe address without a cookie (RFC 8058); the token in it is the proof."""
    return str(scope["path"]).startswith("/unsubscribe/")


@hookimpl
def extra_css_urls() -> list[str]:
    """Our style."""
    return ["/-/gouji/gouji.css"]


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:  # noqa: ARG001 - the hook's name for it
    """Nothing to log in to, so a menu of queries."""
    return [{"href": "/gouji", "label": "全部数据表"}]
