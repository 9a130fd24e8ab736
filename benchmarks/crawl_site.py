"""The portals of the speed benchmark: static files, compressed beforehand, and an nginx that serves them everywhere."""

import contextlib
import gzip
import json
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from portal import papers

PORT = 8484
COUNTIES = ("青禾县", "石桥县", "临溪县", "南陵县", "云台县", "河东县", "沙湾县", "双塔县")
BODIES = (
    *("财政局", "教育局", "水利局", "民政局", "司法局", "审计局", "统计局", "林业局", "商务局", "信访局"),
    *("交通运输局", "农业农村局", "卫生健康局", "应急管理局", "自然资源局", "生态环境局", "文化和旅游局", "医疗保障局"),
    *("退役军人事务局", "市场监督管理局"),
)
STYLE = 'class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt;mso-pagination:none"'
WORDS = (
    "推进",
    "政府",
    "信息",
    "公开",
    "工作",
    "提高",
    "质量",
    "群众",
    "服务",
    "完善",
    "机制",
    "加强",
    "培训",
    "平台",
    "建设",
    "回应",
    "关切",
)


def agency_names(count: int) -> list[str]:
    """So many different names."""
    return [f"{COUNTIES[n // len(BODIES)]}{BODIES[n % len(BODIES)]}" for n in range(count)]


def address(number: int) -> str:
    """The address of a host, counted from 0."""
    return f"127.88.{number // 250}.{number % 250 + 1}"


def write(folder: Path, hosts: int, agencies: int) -> Path:
    """Write the pages (the same for every host) and the facts of all hosts; gives the facts' file."""
    pages = folder / "www" / "zfxxgk" / "zfxxgknb"
    pages.mkdir(parents=True)
    names = agency_names(agencies)
    for number, name in enumerate(names):
        _write(pages / _path(number, 2025), article(name, number))
    _write(folder / "www" / "index.html", home())
    _write(pages / "index.html", column(dict.fromkeys(names, (2024, 2025))))
    site = folder / "site.json"
    site.write_text(json.dumps({"hosts": hosts, "names": names, "paths": [_path(n, 2025) for n in range(agencies)]}))
    return site


def column(years: dict[str, tuple[int, ...]]) -> str:
    """A column with the reports of every agency for its years."""
    rows = []
    for number, (name, of_agency) in enumerate(years.items()):
        for year in of_agency:
            title = papers.title_of(name, year)
            rows.append(
                f'<li><a href="./{_path(number, year)}" title="{title}">{title}</a><span>{year + 1}-01-20</span></li>'
            )
    pager = '<script>createPageHTML(1, 0, "index", "html");</script>'
    return _page("政府信息公开年报", f'<ul class="gl-list">{"".join(rows)}</ul>{pager}')


def home() -> str:
    """A home page with the usual ways in."""
    ways = (
        ("首页", "/"),
        ("机构概况", "/jggk/"),
        ("政务公开", "/zwgk/"),
        ("政府信息公开年报", "/zfxxgk/zfxxgknb/index.html"),
    )
    news = "".join(f'<li><a href="/xw/{n}.html">县政府召开第{n}次常务会议</a></li>' for n in range(40))
    return _page("县人民政府", "".join(f'<a href="{path}">{text}</a>' for text, path in ways) + f"<ul>{news}</ul>")


def article(name: str, seed: int) -> str:
    """A report in the markup of a word processor: 44 to 99 KB."""
    rng = random.Random(seed)
    size = rng.randrange(44_000, 99_000)
    text = papers.report_html(name, 2025).replace(
        "<p>", f'<p {STYLE}><span lang="EN-US" style="font-family:仿宋_GB2312">'
    )
    while len(text.encode()) < size:
        words = "".join(rng.choice(WORDS) for _ in range(rng.randrange(6, 30)))
        text += f'<p {STYLE}><span style="font-size:{rng.randrange(12, 18)}.0pt;color:#{rng.randrange(1 << 24):06x}">{words}。</span></p>'
    title = papers.title_of(name, 2025)
    return _page(title, f'<h1>{title}</h1><div class="TRS_Editor">{text}</div>')


def _path(number: int, year: int) -> str:
    return f"{year + 1}01/t{year + 1}0120_{5000 + number}.html"


def _page(title: str, body: str) -> str:
    head = f"<meta charset='utf-8'><title>{title}</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><div class='main'>{body}</div></body></html>"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text.encode(), 6))


@contextlib.contextmanager
def nginx(folder: Path, hosts: int) -> Iterator[None]:
    """Serve the pages at every host's address while the block runs."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    listen = "\n".join(f"    listen {address(n)}:{PORT};" for n in range(hosts))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events { worker_connections 4096; }\n"
        f"http {{ access_log off; gzip_static on; keepalive_requests 100000; {paths}\n"
        f"  default_type 'text/html; charset=utf-8'; types {{ }}\n"
        f"  server {{\n{listen}\n    root {folder}/www; etag off; }}\n}}\n"
    )
    server = subprocess.Popen([program, "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection((address(0), PORT), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("nginx does not answer")
