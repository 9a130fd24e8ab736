"""The metadata Datasette is started with: Chinese titles, descriptions and labels on ASCII names."""

from typing import Any

from monitor.browse.addresses import DATABASE
from monitor.browse.names import QUERIES, TABLES

FACETS = {
    "status": ["status", "kind", "division_code", "report_year"],
    "could_not_look": ["reason", "portal_id"],
    "overdue": ["report_year", "division_code", "kind"],
    "imbalances": ["rule", "report_year"],
    "looks": ["outcome", "reason"],
    "agencies": ["kind", "level", "division_code"],
    "reports": ["form", "error_kind", "report_year"],
    "findings": ["answer"],
}
SORT = {
    "looks": "started_at", "captures": "at", "report_versions": "first_seen_at", "corrections": "recorded_at",
    "overdue": None, "status": None,
}  # fmt: skip
HIDDEN = ("text_search", "sightings")


def metadata() -> dict[str, Any]:
    """Everything under ``metadata=``."""
    return {
        "title": "政府信息公开工作年度报告监测",
        "description": "每个数字都可追到存档中的原文；“无法查看”与“未见公开”是两回事。",
        "about": "勾稽 gouji",
        "databases": {DATABASE: {"title": "全部数据", "tables": _tables(), "queries": _queries()}},
    }


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = {name: {"hidden": True} for name in HIDDEN}
    for name, (title, description) in TABLES.items():
        table = tables.setdefault(name, {})
        table |= {"title": title, "description": description, "facet_size": 60}
        if name in FACETS:
            table["facets"] = FACETS[name]
        if SORT.get(name):
            table["sort_desc"] = SORT[name]
    tables["agencies"]["label_column"] = "name"
    tables["portals"]["label_column"] = "name"
    tables["reports"]["label_column"] = "title"
    return tables


def _queries() -> dict[str, Any]:
    return {name: dict(query) for name, query in QUERIES.items()}
