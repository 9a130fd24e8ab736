"""The Report as the JSON of the contract, and back without loss."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from extract.grids import Attachment, BoxPlace, GridPlace, LinePlace, Place
from extract.report import (
    Cell,
    Check,
    Claim,
    FoundDate,
    ReadError,
    Report,
    Section,
    Unread,
)

Json = dict[str, Any]
_EXACT_DIGITS = 15
"""A binary fraction holds any decimal of so many digits; longer ones travel as text beside it."""


def to_json(report: Report) -> Json:
    """The report as plain values: the contract's fields first, everything else a Report holds after them."""
    shape: Json = {
        "source": report.source,
        "sha256": report.sha256,
        "media_type": report.media_type,
        "reader": report.reader,
        "is_annual_report": report.is_annual_report,
        "form": report.form,
        "table_forms": dict(report.table_forms),
        "title": report.title,
        "agency": report.agency,
        "report_year": report.report_year,
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "dates": [{"source": d.source, "value": d.value.isoformat(), "raw": d.raw} for d in report.dates],
        "sections": [{"number": s.number, "title": s.title, "text": s.text} for s in report.sections],
        "tables": _tables(report),
        "cells": [_cell(cell) for cell in report.cells],
        "unread": [_without_none(what=u.what, raw=u.raw, place=_place(u.place)) for u in report.unread],
        "checks": [_check(check) for check in report.checks],
        "agencies": [list(pair) for pair in report.agencies],
        "years": [list(pair) for pair in report.years],
        "claims": [_claim(claim) for claim in report.claims],
        "attachments": [{"href": each.href, "caption": each.caption} for each in report.attachments],
        "forms_guessed": list(report.forms_guessed),
        "notes": list(report.notes),
        "not_report_because": report.not_report_because,
        "extra": dict(report.extra),
    }
    if report.error:
        shape["error"] = {"kind": report.error.kind, "message": report.error.message}
    return shape


def from_json(shape: Mapping[str, Any]) -> Report:
    """The Report that ``to_json`` gave this shape."""
    error = shape.get("error")
    period = shape["period"]
    return Report(
        source=shape["source"],
        sha256=shape["sha256"],
        media_type=shape["media_type"],
        reader=shape["reader"],
        is_annual_report=shape["is_annual_report"],
        form=shape["form"],
        table_forms=tuple(shape["table_forms"].items()),
        forms_guessed=tuple(shape.get("forms_guessed", ())),
        title=shape["title"],
        agency=shape["agency"],
        agencies=tuple((source, name) for source, name in shape["agencies"]),
        report_year=shape["report_year"],
        years=tuple((source, year) for source, year in shape["years"]),
        period=(date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        dates=tuple(FoundDate(d["source"], date.fromisoformat(d["value"]), d["raw"]) for d in shape["dates"]),
        sections=tuple(Section(s["number"], s["title"], s["text"]) for s in shape["sections"]),
        cells=tuple(_cell_back(cell) for cell in shape["cells"]),
        unread=tuple(Unread(u["what"], u["raw"], _place_back(u.get("place"))) for u in shape["unread"]),
        checks=tuple(_check_back(check) for check in shape["checks"]),
        claims=tuple(_claim_back(claim) for claim in shape["claims"]),
        attachments=tuple(Attachment(each["href"], each["caption"]) for each in shape["attachments"]),
        notes=tuple(shape["notes"]),
        not_report_because=shape["not_report_because"],
        error=ReadError(error["kind"], error["message"]) if error else None,
        extra=dict(shape["extra"]),
    )


def _tables(report: Report) -> Json:
    tables: Json = {table: {} for table, _ in report.table_forms}
    for cell in report.cells:
        tables.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = _number(cell.value)
    return tables


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _exact(value: Decimal | None) -> int | float | str | None:
    """The number itself where JSON can hold it exactly, else its digits as text."""
    if value is None or value == value.to_integral_value() or len(value.as_tuple().digits) <= _EXACT_DIGITS:
        return _number(value)
    return str(value)


def _decimal(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _cell(cell: Cell) -> Json:
    return _without_none(
        table=cell.table,
        row=cell.row,
        column=cell.column,
        state=cell.state,
        raw=cell.raw,
        place=_place(cell.place),
        candidates=[_exact(value) for value in cell.candidates] or None,
        note=cell.note,
    ) | {"value": _exact(cell.value)}


def _cell_back(shape: Mapping[str, Any]) -> Cell:
    return Cell(
        table=shape["table"],
        row=shape["row"],
        column=shape["column"],
        state=shape["state"],
        value=_decimal(shape["value"]),
        raw=shape["raw"],
        place=_place_back(shape.get("place")),
        candidates=tuple(Decimal(str(value)) for value in shape.get("candidates", ())),
        note=shape.get("note"),
    )


def _check(check: Check) -> Json:
    return _without_none(
        rule=check.rule,
        table=check.table,
        row=check.row,
        column=check.column,
        verdict=check.verdict,
        left=_exact(check.left),
        right=_exact(check.right),
        reason=check.reason,
        cells=list(check.cells),
    )


def _check_back(shape: Mapping[str, Any]) -> Check:
    return Check(
        rule=shape["rule"],
        table=shape["table"],
        verdict=shape["verdict"],
        row=shape.get("row"),
        column=shape.get("column"),
        left=_decimal(shape.get("left")),
        right=_decimal(shape.get("right")),
        reason=shape.get("reason"),
        cells=tuple(shape["cells"]),
    )


def _claim(claim: Claim) -> Json:
    return _without_none(
        kind=claim.kind,
        value=_exact(claim.value),
        quote=claim.quote,
        section=claim.section,
        scope=claim.scope,
    )


def _claim_back(shape: Mapping[str, Any]) -> Claim:
    value = Decimal(str(shape["value"]))
    return Claim(shape["kind"], value, shape["quote"], shape.get("section"), shape.get("scope"))


def _place(place: Place | None) -> Json | None:
    match place:
        case GridPlace(grid, row, column, path):
            return _without_none(grid=grid, row=row, column=column, path=path)
        case BoxPlace(page, box):
            return {"page": page, "box": list(box)}
        case LinePlace(line):
            return {"line": line}
    return None


def _place_back(shape: Mapping[str, Any] | None) -> Place | None:
    if shape is None:
        return None
    if "line" in shape:
        return LinePlace(shape["line"])
    if "page" in shape:
        return BoxPlace(shape["page"], cast(tuple[float, float, float, float], tuple(shape["box"])))
    return GridPlace(shape["grid"], shape["row"], shape["column"], shape.get("path"))


def _without_none(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
