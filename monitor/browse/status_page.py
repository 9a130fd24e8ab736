"""The status page: how many stand where, and who."""

from collections import Counter

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from monitor.browse.pages import page, rows
from monitor.places import stem
from monitor.words import STATUS

PAGE_SIZE = 200


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else default


async def status_page(datasette: Datasette, request: Request) -> Response:
    """Everybody's status for a year, counted and listed; filtered by status, region and words of the name."""
    asked = request.args
    every = await rows(datasette, "SELECT DISTINCT report_year FROM verdicts ORDER BY 1 DESC")
    years = [row["report_year"] for row in every]
    year = _number(asked.get("year"), years[0] if years else 0)
    status, region, words = asked.get("status") or "", asked.get("region") or "", (asked.get("q") or "").strip()
    where, values = _where(year, region, words)
    counts: Counter[str] = Counter()
    for row in await rows(
        datasette, f"SELECT status, count(*) AS n FROM status WHERE {where} GROUP BY status", *values
    ):
        counts[row["status"]] = row["n"]
    if status in STATUS:
        where, values = f"{where} AND status = ?", [*values, status]
    start = _number(asked.get("from"), 0)
    listed = f"SELECT * FROM status WHERE {where} ORDER BY division_code, agency_id LIMIT ? OFFSET ?"
    found = await rows(datasette, listed, *values, PAGE_SIZE + 1, start)
    last = await rows(datasette, "SELECT max(ended_at) AS at, max(simulated) AS simulated FROM looks")
    return await page(
        datasette, request, "status.html",
        years=years, year=year, status=status, region=region, words=words, counts=counts, found=found[:PAGE_SIZE],
        start=start, more=len(found) > PAGE_SIZE, size=PAGE_SIZE, last=last[0],
        published=counts["on_time"] + counts["late"] + counts["unreadable"],
        owed=sum(counts.values()) - counts["not_due"], total=sum(counts.values()),
    )  # fmt: skip


def _where(year: int, region: str, words: str) -> tuple[str, list[object]]:
    """The condition for a year, a region and words of the agency's name."""
    where, values = "report_year = ?", list[object]([year])
    if region.isdigit():
        where, values = f"{where} AND division_code GLOB ?", [*values, f"{stem(region)}*"]
    if words:
        where, values = f"{where} AND instr(agency, ?) > 0", [*values, words]
    return where, values
