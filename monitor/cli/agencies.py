"""`gouji agencies`: check the register, bring a list into it, find the column of a portal."""

import csv
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.plan import PlannedVisit
from crawler.register import AGENCY_COLUMNS, Agency, Portal, Register, load_register
from crawler.run import CrawlJob, crawl
from crawler.title.names import shorten, split_region
from monitor.cli.exits import GOOD, SOME_NOT_LOOKED_AT
from monitor.cli.options import App, with_app
from monitor.pipeline import crawl_settings


@click.group()
def agencies() -> None:
    """机关与网站名册：核对（check）、导入（import）、寻找年报栏目（discover）。"""


@agencies.command()
@with_app
def check(app: App) -> int:
    """核对名册：有错即指明文件、行、栏；无错则报数，并列出值得补充之处。"""
    register = load_register(app.config.agencies, app.config.portals)
    remarks = _remarks(register)
    if app.json:
        counts = {"agencies": len(register.agencies), "portals": len(register.portals), "remarks": remarks}
        click.echo(json.dumps(counts, ensure_ascii=False))
        return GOOD
    click.echo(f"机关 {len(register.agencies)}，网站 {len(register.portals)}，名册无误。")
    for remark in remarks:
        click.echo(f"  {remark}")
    return GOOD


def _remarks(register: Register) -> list[str]:
    used = {agency.portal_id for agency in register.agencies}
    remarks = [
        f"{portal.portal_id}：没有机关使用这个网站" for portal in register.portals if portal.portal_id not in used
    ]
    remarks += [
        f"{agency.agency_id}：没有年报栏目地址，每次查看都从首页寻找"
        for agency in register.agencies
        if not agency.column_url
    ]
    remarks += [
        f"{agency.agency_id}：未经核实（verified 为空）" for agency in register.agencies if agency.verified is None
    ]
    remarks += [
        f"{agency.agency_id}：名称“{agency.name}”未写明地区，列表中的全称只能打开页面核对"
        for agency in register.agencies
        if agency.level != "central" and not split_region(agency.name)[0]
    ]
    return remarks + _twins(register.agencies)


def _twins(agencies: Iterable[Agency]) -> list[str]:
    """Agencies of one place that bear one name, be it in short or an alias: no title tells them apart."""
    bearers: dict[tuple[str, str], str] = {}
    twins: dict[str, str] = {}
    for agency in agencies:
        for name in (agency.name, *agency.aliases):
            twin = bearers.setdefault((shorten(name), agency.division_code), agency.agency_id)
            if twin != agency.agency_id:
                twins.setdefault(agency.agency_id, f"{agency.agency_id}：与 {twin} 同名同地（{name}）")
    return list(twins.values())


@agencies.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_app
def import_(app: App, file: Path) -> int:
    """把 FILE（同样的栏目）并入名册，结果写到标准输出；同一编号以 FILE 为准，原文件不改。"""
    rows = {row["agency_id"]: row for row in _read(app.config.agencies)}
    incoming = _read(file)
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder) / file.name
        rows |= {row.get("agency_id", ""): row for row in incoming}
        _write(merged, rows.values())
        register = load_register(merged, app.config.portals)
        sys.stdout.write(merged.read_text("utf-8"))
    app.say(f"并入 {len(incoming)} 行，共 {len(register.agencies)} 个机关。")
    return GOOD


def _read(file: Path) -> list[dict[str, str]]:
    """The rows of a register's table; raises UsageError for a column a register does not have."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        unknown = [name for name in reader.fieldnames or () if name not in AGENCY_COLUMNS]
        if unknown:
            raise click.UsageError(f"{file}：不认识的栏目 {'、'.join(unknown)}")
        return list(reader)


def _write(file: Path, rows: Iterable[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, AGENCY_COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


@agencies.command()
@click.argument("url")
@click.option("--name", default="", help="机关全称；给出时一并说明能否认出它的年报")
@click.option("--year", type=int, help="报告年度（默认：去年）")
@with_app
def discover(app: App, url: str, name: str, year: int | None) -> int:
    """从首页 URL 寻找年报栏目，说出栏目地址与所属网站系统。"""
    portal = Portal("discovered", url, url)
    agency = Agency("discovered", name or "未指明的机关", "department", "county", "000000", "discovered")
    due = (("discovered", year or app.clock().year - 1),)
    register = Register((agency,), (portal,))
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(app.clock() if app.simulated else None)
        plan = (PlannedVisit("discovered", due),)
        job = CrawlJob(register, plan, crawl_settings(app.config), Path(folder), "discover", clock)
        crawl(job)
        look = next(iter(Archive(Path(folder)).looks()))
    found = {"column_url": look.list_url, "family": look.family, "rows": look.rows_read, "outcome": look.outcome,
             "reason": look.reason, "detail": look.detail, "titles": [each.title for each in look.found]}  # fmt: skip
    click.echo(json.dumps(found, ensure_ascii=False, indent=None if app.json else 2))
    return GOOD if look.list_url else SOME_NOT_LOOKED_AT
