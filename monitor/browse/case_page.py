"""One agency and year: what we say, and everything it rests on; one report with all its figures."""

import json
from dataclasses import asdict

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from extract.forms import load_form
from extract.statutory import FORMS
from monitor.browse.pages import AT, Row, asked_key, evidence_link, page, rows
from monitor.store.compact import expand
from monitor.store.verdict_rows import OF_VERDICT, unpack_passes


async def case_page(datasette: Datasette, request: Request) -> Response:
    """What we say of one agency and year."""
    agency_id, year = asked_key(request, "agency"), int(request.url_vars["year"])
    of = "WHERE agency_id = ? AND report_year = ?"
    found = await rows(datasette, f"SELECT * FROM status {of}", agency_id, year)
    if not found:
        raise NotFound("没有这个机关这个年度的判断")
    verdict = await rows(datasette, f"SELECT * FROM verdicts {of}", agency_id, year)
    key = verdict[0]["verdict_id"]
    looks = await rows(datasette, f"SELECT * FROM looks {of} ORDER BY started_at DESC LIMIT 200", agency_id, year)
    findings = await rows(datasette, f"SELECT * FROM findings WHERE {OF_VERDICT} ORDER BY position", key, key)
    for look in looks:
        look["captures"], look["found"] = json.loads(look["captures"]), json.loads(look["found"])
    for finding in findings:
        finding["evidence"] = [evidence_link(each) for each in json.loads(finding["evidence"])]
    findings += _passes(await rows(datasette, "SELECT findings FROM passes WHERE verdict_id = ?", key))
    return await page(
        datasette, request, "case.html",
        row=found[0], looks=looks, findings=findings, evidence=set(json.loads(verdict[0]["evidence"])),
        verdict=verdict[0], versions=await rows(datasette, _VERSIONS, agency_id, year),
        agency=await rows(datasette, "SELECT * FROM agencies WHERE agency_id = ?", agency_id),
        dates=await rows(datasette, "SELECT * FROM dates WHERE report_id = ? ORDER BY date_id", found[0]["report_id"]),
        years=await rows(
            datasette, "SELECT report_year, status FROM verdicts WHERE agency_id = ? ORDER BY 1 DESC", agency_id),
        corrections=await rows(datasette, f"SELECT * FROM corrections {of} ORDER BY recorded_at", agency_id, year),
    )  # fmt: skip


def _passes(packed: list[Row]) -> list[Row]:
    return [
        asdict(finding) | {"evidence": [evidence_link(each) for each in finding.evidence]}
        for each in packed
        for _, finding in unpack_passes(each["findings"])
    ]


_VERSIONS = """
SELECT v.*, r.title, r.error_kind, r.error, r.reader, r.form, r.is_annual_report, r.not_report_because
FROM report_versions v JOIN reports r ON r.report_id = v.report_id
WHERE v.agency_id = ? AND v.report_year = ? ORDER BY v.address, v.number
"""


async def report_page(datasette: Datasette, request: Request) -> Response:
    """A report with its figures in the shape of the form, each leading to where it stands."""
    key = asked_key(request, "report")
    found = await rows(
        datasette,
        "SELECT r.*, a.name AS agency FROM reports r LEFT JOIN agencies a ON a.agency_id = r.agency_id"
        " WHERE r.report_id = ?",
        key,
    )
    if not found:
        raise NotFound("没有这份报告")
    cells = {row["cell"]: row for row in await rows(datasette, "SELECT * FROM cells WHERE report_id = ?", key)}
    return await page(
        datasette, request, "report.html",
        report=found[0], tables=_tables(cells),
        checks=[check for check in expand(found[0]["compact"], ()).checks if check.verdict != "pass"],
        sections=await rows(datasette, "SELECT * FROM sections WHERE report_id = ? ORDER BY section_id", key),
        dates=await rows(datasette, "SELECT * FROM dates WHERE report_id = ? ORDER BY date_id", key),
    )  # fmt: skip


def _tables(cells: dict[str, Row]) -> list[Row]:
    """The form's tables that have cells: title, column labels, rows of (label, cells in column order)."""
    shown: list[Row] = []
    taken: set[str] = set()
    for form in reversed(FORMS):
        for table in load_form(form).tables:
            if table.id in taken or not any(f"{table.id}.{r}.{c}" in cells for r, c in table.cells()):
                continue
            if sum(f"{table.id}.{r}.{c}" in cells for r, c in table.cells()) < len(table.cells()):
                continue
            taken.add(table.id)
            columns = [c for c in table.columns if any(c.id in row.columns for row in table.rows)]
            groups = {group.id: group.label for group in table.groups}
            lines = [
                (
                    groups.get(row.group or "", ""),
                    row.label,
                    [cells.get(f"{table.id}.{row.id}.{c.id}") for c in columns],
                )
                for row in table.rows
            ]
            shown.append({"title": table.title, "columns": [column.label for column in columns], "rows": lines})
    return shown


async def id_page(datasette: Datasette, request: Request) -> Response:
    """Leads from an id to the row or page it names."""
    key = asked_key(request, "key")
    for table, column in (("looks", "look_id"), ("captures", "capture_id"), ("reports", "report_id")):
        if await rows(datasette, f"SELECT 1 FROM {table} WHERE {column} = ?", key):
            pages = {"captures": AT.evidence(key), "reports": AT.report(key)}
            return Response.redirect(pages.get(table, AT.row(table, key)))
    raise NotFound("没有这个编号")


async def cell_page(datasette: Datasette, request: Request) -> Response:
    """Leads from a figure to the archived document with the figure marked."""
    report, cell = asked_key(request, "report"), asked_key(request, "cell")
    found = await rows(datasette, "SELECT capture_id FROM reports WHERE report_id = ?", report)
    if not found:
        raise NotFound("没有这份报告")
    return Response.redirect(AT.evidence(found[0]["capture_id"], f"{report}/{cell}"))
