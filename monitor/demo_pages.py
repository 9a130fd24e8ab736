"""The bundled portals as they answer at a moment of the simulated season: pure, from ``data/demo``.

A portal is a folder with ``portal.toml`` (address, list, pages, files, faults) and its own templates. A list row, a
page and a file appear at their scripted time; before it their address answers 404, as on a real portal.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from data.errors import DeclarationError
from monitor import demo_tables

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a portal sends back."""

    status: int
    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Site:
    """One bundled portal: the loopback address it wants, and everything its ``portal.toml`` says."""

    portal_id: str
    address: str
    folder: Path
    script: Mapping[str, Any]

    def answer(self, target: str, now: datetime) -> Answer:
        """The response to a request for ``target`` (path and query) at a moment of the season."""
        for fault in self.script.get("fault", ()):
            if fault["from"] <= now < fault["until"]:
                return self._page({"template": fault["template"], "status": fault["status"]}, now)
        for entry in self.script.get("file", ()):
            if entry["path"] == target and _visible(entry, now):
                path = self.folder / entry["file"]
                return Answer(200, path.read_bytes(), TYPES[path.suffix])
        for entry in (*self.script["page"], *self.script.get("row", ())):
            if entry["path"] == target and _visible(entry, now):
                return self._page(entry, now)
        return self._page({"template": "missing.html", "status": 404}, now)

    def _page(self, entry: Mapping[str, Any], now: datetime) -> Answer:
        rows = sorted((r for r in self.script.get("row", ()) if _visible(r, now)), key=_listed, reverse=True)
        if "rows_of" in entry:
            rows = [row for row in rows if row.get("list") == entry["rows_of"]]
        encoding = self.script.get("encoding", "utf-8")
        name = entry.get("template", "earlier.html")
        page = _templates(self.folder).get_template(name)
        report = _report(self.folder.parents[1], entry["report"]) if "report" in entry else {}
        text = page.render(site=self.script, entry=entry, rows=rows, now=now, report=report)
        return Answer(entry.get("status", 200), text.encode(encoding), self.script.get("media_type", "text/html"))


def load_sites(folder: Path) -> tuple[Site, ...]:
    """Every portal of ``folder/portals``, in the order of their addresses. Raises DeclarationError."""
    sites = []
    for file in sorted(folder.glob("portals/*/portal.toml")):
        script = _toml(file)
        for field in ("portal_id", "address", "name", "page"):
            if field not in script:
                raise DeclarationError(str(file), "top level", field, "a value")
        sites.append(Site(script["portal_id"], script["address"], file.parent, script))
    return tuple(sorted(sites, key=lambda site: site.address))


def report_tables(folder: Path, name: str, cuts: tuple[int, ...] = ()) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """A report of ``folder/reports`` and its drawn tables: ``disclosure``, ``applications`` (a list), ``reviews``."""
    report, printed = _toml(folder / "reports" / f"{name}.toml"), _toml(folder / "printed.toml")
    return report, {
        "disclosure": demo_tables.disclosure(report, printed),
        "applications": demo_tables.applications(report, printed, cuts),
        "reviews": demo_tables.reviews(report),
    }


def _report(folder: Path, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    report, tables = report_tables(folder, entry["name"], tuple(entry.get("cuts", ())))
    return {**report, "tables": tables}


def _visible(entry: Mapping[str, Any], now: datetime) -> bool:
    """Whether an entry is there: from its ``appears``, until its ``until`` (both may be left out)."""
    appears: datetime | None = entry.get("appears")
    until: datetime | None = entry.get("until")
    return (appears is None or appears <= now) and (until is None or now < until)


def _listed(row: Mapping[str, Any]) -> date:
    listed: date = row["listed"]
    return listed


def _toml(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(str(file), "TOML", "syntax", str(error)) from error


@cache
def _templates(folder: Path) -> jinja2.Environment:
    places = [folder, folder.parents[1] / "templates"]
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(places), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
