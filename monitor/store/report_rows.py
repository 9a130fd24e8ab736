"""A report as rows: what was read, keyed by what was read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from extract.grids import BoxPlace, GridPlace, LinePlace, Place
from extract.json_shape import to_json
from extract.report import Cell, Report
from extract.showing.marks import name_of
from monitor.store.compact import compact
from monitor.store.pending import Pending
from monitor.store.rows import Row, Values, day, dumps
from monitor.store.search import bigrams


@dataclass(frozen=True, slots=True)
class ReportRows:
    """Everything one report adds: its own row, its cells, sections, dates and searchable text.

    Made where the document is read, so that the one process that writes has little left to do.
    """

    key: str
    error_kind: str | None
    report: Row
    cells: list[Values]
    sections: list[Values]
    dates: list[Values]
    texts: list[Values]


def report_id(agency_id: str, report_year: int, report: Report) -> str:
    """``agency-year-xxxxxxxxxxxx``: the same for every capture in which the same things were read.

    Navigation, view counters and places do not count; a figure, a sentence, a date or a title does.
    """
    read = {
        "title": report.title,
        "agency": report.agency,
        "year": report.report_year,
        "form": report.form,
        "kind": [report.is_annual_report, report.not_report_because],
        "error": report.error.kind if report.error else None,
        "cells": [
            [c.table, c.row, c.column, c.state, str(c.value), [str(n) for n in c.candidates]] for c in report.cells
        ],
        "sections": [[s.number, s.title, s.text] for s in report.sections],
        "dates": [[d.source, d.value.isoformat()] for d in report.dates],
    }
    digest = hashlib.sha256(dumps(read).encode()).hexdigest()
    return f"{agency_id}-{report_year}-{digest[:12]}"


def number(value: Decimal | None) -> int | float | None:
    """A figure for SQL: whole ones exactly, others as the nearest float (the raw text stands beside it)."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def report_rows(item: Pending, report: Report) -> ReportRows:
    """The rows of a report read from a pending capture."""
    key = report_id(item.agency_id, item.report_year, report)
    dates = enumerate(report.dates, 1)
    return ReportRows(
        key=key,
        error_kind=report.error.kind if report.error else None,
        report=_report_row(key, item, report),
        cells=[_cell_row(key, cell) for cell in report.cells],
        sections=[(f"{key}/s{n}", key, s.number, s.title, s.text) for n, s in enumerate(report.sections, 1)],
        dates=[(f"{key}/d{n}", key, found.source, day(found.value), found.raw) for n, found in dates],
        texts=list(_texts(key, report)),
    )


def _texts(key: str, report: Report) -> Iterator[Values]:
    """Rows of ``text_search``: report, section, tokens."""
    yield key, None, bigrams(f"{report.title or ''} {report.agency or ''}")
    for n, section in enumerate(report.sections, 1):
        yield key, f"{key}/s{n}", bigrams(f"{section.title} {section.text}")


def _report_row(key: str, item: Pending, report: Report) -> Row:
    start, end = report.period or (None, None)
    verdicts = [check.verdict for check in report.checks]
    return {
        "report_id": key,
        "agency_id": item.agency_id,
        "report_year": item.report_year,
        "capture_id": item.capture.capture_id,
        "look_id": item.look_id,
        "address": item.capture.url,
        "title": report.title,
        "agency_read": report.agency,
        "report_year_read": report.report_year,
        "period_start": day(start),
        "period_end": day(end),
        "is_annual_report": int(report.is_annual_report),
        "not_report_because": report.not_report_because,
        "form": report.form,
        "reader": report.reader,
        "media_type": report.media_type,
        "cells_read": sum(cell.state == "number" for cell in report.cells),
        "cells_unread": sum(cell.state != "number" for cell in report.cells),
        "checks_passed": verdicts.count("pass"),
        "checks_failed": verdicts.count("fail"),
        "checks_not_assessable": verdicts.count("not_assessable"),
        "error_kind": report.error.kind if report.error else None,
        "error": report.error.message if report.error else None,
        "sha256": report.sha256,
        "rest": dumps(_rest(report)),
        "compact": compact(report),
    }


def _rest(report: Report) -> dict[str, Any]:
    """What stands nowhere else: what was left unread, notes, whatever the reader of a format adds."""
    shape = to_json(replace(report, cells=(), sections=(), dates=(), checks=(), claims=()))
    return {name: shape[name] for name in ("unread", "notes", "extra")}


def _cell_row(key: str, cell: Cell) -> Values:
    candidates = dumps([str(each) for each in cell.candidates]) if cell.candidates else None
    return (
        key,
        name_of(cell),
        number(cell.value),
        cell.state,
        cell.raw,
        candidates,
        cell.note,
        _place_text(cell.place),
    )


def _place_text(place: Place | None) -> str | None:
    """The JSON of a place; that of a cell of a page, of which there are two hundred, without an encoder."""
    match place:
        case GridPlace(grid, row, column, str(path)):
            return f'{{"grid":{grid},"row":{row},"column":{column},"path":{encode_basestring(path)}}}'
        case None:
            return None
    return dumps(place_json(place))


def place_json(place: Place) -> dict[str, Any]:
    """A place without the parts it does not have."""
    match place:
        case GridPlace(grid, row, column, None):
            return {"grid": grid, "row": row, "column": column}
        case GridPlace(grid, row, column, path):
            return {"grid": grid, "row": row, "column": column, "path": path}
        case BoxPlace(page, box):
            return {"page": page, "box": box}
        case LinePlace(line):
            return {"line": line}
