"""``gouji archive``: verify the evidence, and look at one piece of it."""

import json
import sys
from dataclasses import asdict

import click

from crawler.archive import Archive
from crawler.looks import Capture
from monitor.cli.exits import GOOD, INTERNAL
from monitor.cli.options import App, with_app


@click.group()
def archive() -> None:
    """核验存档，查看一份存档。"""


@archive.command()
@with_app
def check(app: App) -> int:
    """核验每一个摘要、每一处位置、每一条引用；有问题时退出码为 1。"""
    store = Archive(app.home.archive)
    found = 0
    for problem in store.check():
        found += 1
        line = f"{problem.kind}\t{problem.file}\t{problem.place}\t{problem.message}"
        click.echo(json.dumps(asdict(problem), ensure_ascii=False) if app.json else line)
    if found:
        app.say(f"发现问题 {found} 个。")
    else:
        app.say(f"存档 {sum(1 for _ in store.captures())} 份，全部核验无误。")
    return INTERNAL if found else GOOD


@archive.command()
@click.argument("capture_id", metavar="CAPTURE")
@click.option("--headers", "what", flag_value="headers", help="只输出响应头")
@click.option("--body", "what", flag_value="body", help="只输出正文（已解压，按原样输出字节）")
@with_app
def show(app: App, capture_id: str, what: str | None) -> int:
    """显示一份存档：何时、何址、何结果、存于何处。"""
    store = Archive(app.home.archive)
    capture = store.capture(capture_id)
    if what == "body":
        sys.stdout.buffer.write(store.body(capture))
        return GOOD
    headers = store.http_headers(capture)
    if what == "headers":
        pairs = "\n".join(f"{name}: {value}" for name, value in headers)
        click.echo(json.dumps(headers, ensure_ascii=False) if app.json else f"{store.status_line(capture)}\n{pairs}")
        return GOOD
    if app.json:
        facts = {**asdict(capture), "at": capture.at.isoformat(), "headers": headers}
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        click.echo("\n".join(f"{label}  {value}" for label, value in _facts(capture) if value is not None))
    return GOOD


def _facts(capture: Capture) -> list[tuple[str, object]]:
    return [
        ("编号", capture.capture_id),
        ("地址", f"{capture.method} {capture.url}"),
        ("时刻", f"{capture.at.isoformat()}{'（模拟时钟）' if capture.simulated else ''}"),
        ("状态", capture.status),
        ("转向", capture.final_url),
        ("类型", capture.media_type),
        ("内容", f"{capture.length} 字节，SHA-256 {capture.sha256}"),
        ("缺损", capture.damage),
        ("同于", capture.refers_to),
        ("存于", f"{capture.warc}，第 {capture.offset} 字节起"),
    ]
