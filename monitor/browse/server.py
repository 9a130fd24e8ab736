"""Starts Datasette on gouji.db, read-only, with our pages."""

import asyncio
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from monitor.app import App
from monitor.browse import plugin
from monitor.browse.metadata import metadata
from monitor.browse.pages import Serving
from monitor.errors import Stale

HERE = Path(__file__).parent
SETTINGS: dict[str, Any] = {
    "suggest_facets": False,  # measured: the suggestions cost seconds on wide tables and nobody asked for them
    "default_page_size": plugin.PAGE_ROWS,
    "max_returned_rows": plugin.MOST_ROWS,
    "default_facet_size": 60,
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    "allow_download": False,
    "truncate_cells_html": 160,
}


def make_datasette(app: App) -> Datasette:
    """Datasette on the state folder's gouji.db. Raises Stale when there is none yet."""
    database = app.home.database
    if not database.exists():
        raise Stale(f"{database} 不存在，请先运行 gouji run（或 gouji rebuild）。")
    if not pm.is_registered(plugin):
        pm.register(plugin, name="gouji")
    datasette = Datasette(
        [str(database)],
        metadata=metadata(),
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/gouji", str(HERE / "static"))],
        settings=SETTINGS,
    )
    datasette.gouji = Serving(app)
    return datasette


def serve(app: App, host: str, port: int) -> None:
    """Serve until interrupted."""
    datasette = make_datasette(app)
    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)
