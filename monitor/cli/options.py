"""What every command shares: --config, --now, --json, -v, -q, and the App value made of them."""

import functools
import logging
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from monitor.app import App, make_app
from monitor.config import load_config
from monitor.workdays import BEIJING

__all__ = ["App", "make_app", "with_app"]


class _Moment(click.ParamType[datetime]):
    """An ISO 8601 moment; without an offset it is Beijing time, a bare date is its midnight."""

    name = "ISO8601"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Parse, or fail with what was expected."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} 不是 ISO 8601 时刻，例如 2027-02-01T09:00:00+08:00", param, ctx)
        return moment.astimezone(BEIJING) if moment.tzinfo else moment.replace(tzinfo=BEIJING)


def with_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a click command the shared options and pass it an App first.

    Use below ``@click.command``::

        @click.command()
        @with_app
        def status(app: App) -> int: ...
    """

    @click.option(
        "--config", "config_path", type=click.Path(path_type=Path), help="设置文件（默认：当前目录的 gouji.toml）"
    )
    @click.option("--now", type=_Moment(), help="以此时刻代替时钟（模拟与测试；写下的内容会注明）")
    @click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
    @click.option("-v", "--verbose", count=True, help="更多说明")
    @click.option("-q", "--quiet", is_flag=True, help="只报错误")
    @functools.wraps(command)
    def wrapper(
        config_path: Path | None, now: datetime | None, as_json: bool, verbose: int, quiet: bool, **rest: Any
    ) -> Any:
        verbosity = -1 if quiet else verbose
        _log_to_stderr(verbosity)
        config = load_config(config_path, os.environ, Path.cwd())
        return command(make_app(config, now, json=as_json, verbosity=verbosity), **rest)

    return wrapper


def _log_to_stderr(verbosity: int) -> None:
    logger = logging.getLogger("gouji")
    logger.setLevel({-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}.get(verbosity, logging.DEBUG))
    if not any(getattr(handler, "of_gouji", False) for handler in logger.handlers):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.of_gouji = True  # type: ignore[attr-defined]
        logger.addHandler(handler)
