# ruff: noqa: E501 - pages in the lines portals write them in
"""Lists that only a script can draw, with a real Chromium against the fixture portal."""

import json
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from portal.answers import Answer, Asked
from portal.papers import report_html, title_of
from portal.season import SETTINGS, Stage
from portal.server import Host, PortalServer

from crawler.archive import Archive
from crawler.browsing.chromium import PROPOSAL, missing
from crawler.clock import BEIJING, Clock
from crawler.looks import RENDERED, Look
from crawler.plan import plan_visits
from crawler.register import Agency, Portal, Register
from crawler.run import CrawlJob, crawl
from extract.documents import Document
from extract.read_report import read_report

NOW = datetime(2025, 3, 3, 10, tzinfo=BEIJING)
WHO = "示例县教育局"
COLUMN = "/zfxxgk/nb/"
needs_browser = pytest.mark.skipif(missing() is not None, reason=str(missing()))

SHELL = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>政府信息公开年报_示例县</title></head><body><div id='app'></div>%s</body></html>"
FRAMED = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>政府信息公开年报_示例县</title></head><body><a href='/'>首页</a><h2>政府信息公开年报</h2><ul id='list'></ul><img src='/logo.png'>%s</body></html>"
APP = Answer(
    """fetch('/api/list').then(r => r.json()).then(d => {
  const at = document.getElementById('app') || document.getElementById('list');
  at.innerHTML = '<h2>政府信息公开年报</h2><ul>' + d.rows.map(r => `<li><a href="${r.url}">${r.title}</a><span>${r.date}</span></li>`).join('') + '</ul>' + (d.rows.length ? '' : '暂无信息');
  document.title += '';
});""".encode(),
    media_type="application/javascript",
)
SCRIPT = "<script src='/static/app.js'></script>"
CHALLENGE = "<html><head><title></title></head><body><script>var n=0;for(var i=0;i<9999;i++)n+=i;document.cookie='pass='+n;setTimeout(function(){window['loc'+'ation']['rel'+'oad']()},50)</script></body></html>"


def rows(*years: int, total: int | None = None) -> Answer:
    listed = [{"title": title_of(WHO, y), "url": f"/a/{y}.html", "date": f"{y + 1}-01-15"} for y in years]
    return Answer(json.dumps({"total": total or len(listed), "rows": listed}).encode(), media_type="application/json")


@dataclass(slots=True)
class Scripted:
    """A portal whose column is whatever a test says."""

    pages: dict[str, Answer | str]
    cookie: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked.target)
        if self.cookie and self.cookie in asked.headers.get("cookie", ""):
            return Answer(LISTED.encode())
        found = self.pages.get(asked.path, FRAMED % "" if asked.path == "/" else None)
        if asked.path.startswith("/a/") and found is None:
            found = f"<html><body><h1>{title_of(WHO, int(asked.path[3:7]))}</h1>{report_html(WHO, int(asked.path[3:7]))}</body></html>"
        if isinstance(found, str):
            found = Answer(found.encode())
        return found or Answer(b"<html><title>404</title></html>", 404)


LISTED = (
    FRAMED
    % f"<ul><li><a href='/a/2024.html'>{title_of(WHO, 2024)}</a><span>2025-01-15</span></li><li><a href='/a/2023.html'>{title_of(WHO, 2023)}</a><span>2024-01-15</span></li></ul>"
)
API = {"/static/app.js": APP, "/api/list": rows(2024, 2023)}
ROBOTS = Answer(b"User-agent: *\nDisallow: /api/", media_type="text/plain")
JUMP = (
    "<script>setTimeout(function(){var p=['/zfxxgk','new','index.html'];location['hr'+'ef']=p.join('/')},10)</script>"
)
PASSIVE = "<script src='http://hm.baidu.com/hm.js'></script><link rel=stylesheet href='/s.css'><script>new WebSocket('ws://'+location.host+'/w')</script>"

SITUATIONS = [
    # (situation, column and other pages, outcome, reason, part of the detail)
    ("a list filled from JSON", {COLUMN: SHELL % SCRIPT, **API}, "seen", None, None),
    ("a list in a full page filled from JSON", {COLUMN: FRAMED % SCRIPT, **API}, "seen", None, None),
    ("not published yet", {COLUMN: SHELL % SCRIPT, **API, "/api/list": rows(2023, 2022)}, "absent", None, None),
    ("more in the data than shown", {COLUMN: SHELL % SCRIPT, **API, "/api/list": rows(2023, 2022, total=23)}, "unknown", "js_shell", "共 23 条"),
    ("a pager for clicks only", {COLUMN: SHELL % (SCRIPT + "<ul class='el-pager'><li class='number active'>1</li><li class='number'>2</li></ul>"), **API, "/api/list": rows(2023, 2022)}, "unknown", "js_shell", "翻页"),
    ("a pager of one page", {COLUMN: SHELL % (SCRIPT + "<ul class='el-pager'><li class='number active'>1</li></ul>"), **API, "/api/list": rows(2023, 2022)}, "absent", None, None),
    ("the page says 暂无 until its data come", {COLUMN: FRAMED % "<p>暂无信息</p><script>setTimeout(()=>location.hash='x',60000)</script>"}, "unknown", "js_shell", "任何一行"),
    ("the data fail, the page says 暂无", {COLUMN: FRAMED % "<p>暂无信息</p>" + SCRIPT, **API, "/api/list": Answer(b"{}", 500)}, "unknown", "js_shell", "服务器错误"),
    ("the data are forbidden by robots.txt", {COLUMN: SHELL % SCRIPT, **API, "/robots.txt": ROBOTS}, "unknown", "js_shell", "robots.txt 不允许"),
    ("the data are refused", {COLUMN: SHELL % SCRIPT, **API, "/api/list": Answer(b"<html><body>Forbidden</body></html>", 403)}, "unknown", "blocked.geo_or_ip", "/api/list"),
    ("the script stands elsewhere", {COLUMN: SHELL % "<script src='http://cdn.example.com/app.js'></script>"}, "unknown", "js_shell", "cdn.example.com"),
    ("the script asks for ever", {COLUMN: SHELL % "<script>(async()=>{for(let n=0;;n++)await fetch('/api/list?'+n).catch(()=>0)})()</script>", **API}, "unknown", "js_shell", "40"),
    ("a counter and a stylesheet are left out in peace", {COLUMN: SHELL % (PASSIVE.split("<script>")[0] + SCRIPT), **API, "/api/list": rows(2023)}, "absent", None, None),
    ("a socket may bring rows", {COLUMN: SHELL % (PASSIVE + SCRIPT), **API, "/api/list": rows(2023)}, "unknown", "js_shell", "WebSocket"),
    ("a script leads to the list", {COLUMN: SHELL % JUMP, "/zfxxgk/new/index.html": LISTED}, "seen", None, None),
    ("a script leads to a list drawn by a script", {COLUMN: SHELL % JUMP, "/zfxxgk/new/index.html": SHELL % SCRIPT, **API}, "seen", None, None),
    ("a script leads into a wall", {COLUMN: SHELL % JUMP, "/zfxxgk/new/index.html": Answer(b"<html><body>Forbidden</body></html>", 403)}, "unknown", "blocked.geo_or_ip", None),
    ("nothing is drawn", {COLUMN: SHELL % "<script>1</script>"}, "unknown", "js_shell", None),
    ("a list as received is not opened in the browser", {COLUMN: LISTED}, "seen", None, None),
]  # fmt: skip


@dataclass(slots=True)
class Looked:
    look: Look
    site: Scripted
    host: Host
    archive: Archive


def looked_at(folder, sites: list[Scripted], *, browser: bool = True) -> list[Looked]:
    """One crawl of every site, each a portal with one agency."""
    with PortalServer(Stage(NOW), network=78) as server:
        hosts = [server.add(site) for site in sites]
        portals, agencies = [], []
        for number, host in enumerate(hosts):
            portals.append(Portal(f"p{number}", "示例县", f"{host.url}/", browser=browser))
            identity = (f"a{number}", WHO, "department", "county", "320999", f"p{number}")
            agencies.append(Agency(*identity, column_url=f"{host.url}{COLUMN}"))
        register = Register(tuple(agencies), tuple(portals))
        crawl(CrawlJob(register, plan_visits(register, [2024]), SETTINGS, folder / "archive", "run-1", Clock(NOW)))
    archive = Archive(folder / "archive")
    assert list(archive.check()) == []
    looks = {look.agency_id: look for look in archive.looks()}
    return [Looked(looks[f"a{number}"], site, hosts[number], archive) for number, site in enumerate(sites)]


def look(folder, site: Scripted, *, browser: bool = True) -> Looked:
    return looked_at(folder, [site], browser=browser)[0]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    sites = [Scripted(pages) for _, pages, *_ in SITUATIONS]
    return dict(zip([each[0] for each in SITUATIONS], looked_at(tmp_path_factory.mktemp("drawn"), sites), strict=True))


@needs_browser
@pytest.mark.parametrize(
    ("situation", "outcome", "reason", "detail"), [(s[0], *s[2:]) for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_a_drawn_list_ends_in_its_look(drawn, situation, outcome, reason, detail):
    looked = drawn[situation]
    assert (looked.look.outcome, looked.look.reason) == (outcome, reason), looked.look.detail
    assert (detail or "") in (looked.look.detail or "")
    assert looked.host.most_in_flight <= 1, "one request in flight, the browser's included"
    for seen in looked.host.seen:
        assert seen.headers["user-agent"] == SETTINGS.agent_header
        assert "cookie" not in seen.headers


@needs_browser
def test_a_look_rests_on_what_was_received_and_on_what_was_drawn(tmp_path):
    looked = look(tmp_path, Scripted({COLUMN: SHELL % SCRIPT, **API}))
    captures = [looked.archive.capture(each) for each in looked.look.captures]
    paths = [(capture.method, capture.url.removeprefix(looked.host.url)) for capture in captures]
    assert paths[:4] == [("GET", COLUMN), ("GET", "/static/app.js"), ("GET", "/api/list"), (RENDERED, COLUMN)]
    assert looked.archive.body(captures[0]) == (SHELL % SCRIPT).encode(), "as received"
    assert title_of(WHO, 2024) in looked.archive.body(captures[3]).decode(), "as drawn"
    assert looked.archive.latest(captures[0].url) == captures[0], "a rendering is nothing to ask conditionally with"
    assert "/logo.png" not in looked.site.asked


WRITTEN = Answer(
    b"fetch('/api/text').then(r => r.text()).then(t => { document.getElementById('app').innerHTML = t })",
    media_type="application/javascript",
)


@needs_browser
def test_a_report_that_a_script_writes_is_kept_as_drawn(tmp_path):
    text = f"<h1>{title_of(WHO, 2024)}</h1>{report_html(WHO, 2024)}"
    pages = {
        COLUMN: LISTED,
        "/a/2024.html": SHELL % "<script src='/static/text.js'></script>",
        "/static/text.js": WRITTEN,
    }
    looked = look(tmp_path, Scripted({**pages, "/api/text": Answer(text.encode())}))
    (found,) = looked.look.found
    page = looked.archive.capture(found.captures[0])
    assert (looked.look.outcome, page.method) == ("seen", RENDERED)
    read = read_report(Document(looked.archive.body(page), page.url, media_type=page.media_type))
    assert (read.report_year, read.form) == (2024, "2021")
    plain = look(tmp_path / "plain", Scripted(pages), browser=False)
    assert (plain.look.outcome, plain.archive.capture(plain.look.found[0].captures[0]).method) == ("seen", "GET")


@needs_browser
def test_a_rendering_survives_the_loss_of_the_index(tmp_path):
    looked = look(tmp_path, Scripted({COLUMN: SHELL % SCRIPT, **API}))
    before = list(looked.archive.captures())
    looked.archive.rebuild_index()
    assert list(looked.archive.captures()) == before
    assert list(looked.archive.check()) == []


@needs_browser
@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Answer(CHALLENGE.encode()), "blocked.waf"),
        (Answer(b"<html><head><script>$_ts=window['$_ts'];document.cookie='pass=49985001';location.reload()</script></head></html>", 412), "blocked.ruishu"),
    ],
    ids=["of a kind nobody named", "ruishu"],
)  # fmt: skip
def test_a_challenge_a_browser_would_pass_is_not_passed(tmp_path, page, reason):
    looked = look(tmp_path, Scripted({COLUMN: page}, cookie="pass="))
    assert (looked.look.outcome, looked.look.reason) == ("unknown", reason), looked.look.detail
    assert looked.site.asked.count(COLUMN) == 1, "the host is left alone"


def test_a_shell_proposes_the_browser_and_does_not_use_it(tmp_path):
    looked = look(tmp_path, Scripted({COLUMN: SHELL % SCRIPT, **API}), browser=False)
    assert (looked.look.reason, looked.look.detail) == ("js_shell", PROPOSAL)
    assert "/static/app.js" not in looked.site.asked


def test_without_the_extra_the_look_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # the crawling process inherits it: no Chromium there
    looked = look(tmp_path, Scripted({COLUMN: SHELL % SCRIPT, **API}))
    assert looked.look.reason == "js_shell"
    assert "apt install chromium" in (looked.look.detail or "")
