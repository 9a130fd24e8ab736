"""``gouji serve``: the browse pages."""

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app


@click.command()
@click.option("--host", help="监听地址（默认见 gouji.toml [serve]）")
@click.option("--port", type=click.IntRange(0, 65535), help="端口")
@with_app
def serve(app: App, host: str | None, port: int | None) -> int:
    """打开浏览页（Datasette，只读）。"""
    from monitor.browse.server import serve as run_server

    host = host or app.config.serve.host
    port = app.config.serve.port if port is None else port
    app.say(f"浏览页：http://{host}:{port}/ （Ctrl-C 结束）")
    run_server(app, host, port)
    return GOOD
