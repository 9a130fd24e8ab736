"""What to look at, as options shared by ``gouji run`` and ``gouji crawl``."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from crawler.register import Register
from monitor.visiting import Wanted


def with_selection(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a click command --only, --region, --year and --sample, and pass it a Wanted as ``wanted``."""

    @click.option("--only", multiple=True, metavar="ID", help="只看这些机关或网站（可重复）")
    @click.option("--region", default="", metavar="CODE", help="只看行政区划代码以此开头的机关")
    @click.option("--year", type=int, multiple=True, help="报告年度（默认：去年；可重复）")
    @click.option("--sample", type=click.IntRange(1), help="只看若干个网站")
    @functools.wraps(command)
    def wrapper(
        *args: Any, only: tuple[str, ...], region: str, year: tuple[int, ...], sample: int | None, **rest: Any
    ) -> Any:
        return command(*args, wanted=Wanted(only, region, year, sample), **rest)

    return wrapper


def due_or_named(wanted: Wanted, everything: bool) -> Wanted:
    """What is due, unless somebody named what he wants or asked for everything: that is looked at now."""
    return replace(wanted, due_only=not (everything or wanted.is_named))


def require_known(register: Register, wanted: Wanted) -> None:
    """Raises UsageError for an id that is in the register neither as an agency nor as a portal."""
    known = {agency.agency_id for agency in register.agencies} | {portal.portal_id for portal in register.portals}
    for each in wanted.only:
        if each not in known:
            raise click.UsageError(f"--only {each}：名册中没有这个机关或网站")
