# ruff: noqa: E501 - tables read better with a row on a line
"""A portal made of a table of answers, asked without a network: the double the visit tests drive."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scrapy import Request
from scrapy.http import Response

from crawler.archive import Archive
from crawler.clock import BEIJING, Clock
from crawler.fetch.fetching import Fetcher
from crawler.fetch.memory import Memory
from crawler.fetch.politeness import Pace, Politeness
from crawler.history import History
from crawler.looks import Look
from crawler.register import Agency, Portal
from crawler.settings import CrawlSettings
from spiders.visiting.visit import Due, Visit, neighbours_of

HOST = "http://www.example.gov.cn"
NOW = datetime(2025, 2, 10, 9, 0, tzinfo=BEIJING)
Answer = str | bytes | tuple[int, str | bytes] | tuple[int, str | bytes, Mapping[str, str | bytes]] | Exception


def agency(agency_id: str = "edu", name: str = "示例县教育局", kind: str = "department", **more: object) -> Agency:
    more.setdefault("column_url", f"{HOST}/nb/")
    return Agency(agency_id, name, kind, "county", "110101", "p", **more)  # type: ignore[arg-type]


@dataclass
class Double:
    """Answers by path; a list is answered one after the other, its last element for ever."""

    answers: dict[str, Answer | list[Answer]]
    asked: list[str] = field(default_factory=list)
    sent: dict[str, Mapping[str, str]] = field(default_factory=dict)
    before: Callable[[str], None] | None = None

    async def download(self, request: Request) -> Response:
        path = request.url.removeprefix(HOST) or "/"
        self.asked.append(f"{request.method} {path}" if request.method != "GET" else path)
        self.sent[path] = {key.decode(): request.headers[key].decode() for key in request.headers}
        if self.before:
            self.before(path)
        answer = self.answers.get(path, (404, "<html><body>404</body></html>"))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, Exception):
            raise answer
        status, body, headers = (200, answer, {}) if isinstance(answer, str | bytes) else (*answer, {})[:3]
        raw = body.encode() if isinstance(body, str) else body
        flags = [headers["flag"]] if "flag" in headers else []
        typed = {
            "Content-Type": "text/html; charset=utf-8",
            **{name: headers[name] for name in headers if name != "flag"},
        }
        return Response(request.url, status=status, headers=typed, body=raw, request=request, flags=flags)


def visit(
    double: Double,
    folder: Path,
    dues: Sequence[tuple[Agency, int]] | None = None,
    portal: Portal | None = None,
    *,
    settings: CrawlSettings | None = None,
    previous: Mapping[str, int] | None = None,
    shorter: Mapping[str, int] | None = None,
    had_earlier: Collection[tuple[str, str]] = (),
    seen: Mapping[tuple[str, int], frozenset[str]] | None = None,
    now: datetime = NOW,
) -> tuple[Look, ...]:
    """The looks of one visit against the double; nothing waits."""
    dues = dues or [(agency(), 2024)]
    portal = portal or Portal("p", "示例县", f"{HOST}/", "trs")
    settings = settings or CrawlSettings(delay_s=0)

    double.answers.setdefault("/", page("<a href='/zwfw/'>政务服务</a>", "示例县人民政府"))
    run_id = f"run-{now:%m%d%H%M}"
    past = History(dict(previous or {}), dict(shorter or {}), frozenset(had_earlier), dict(seen or {}))

    async def nothing(_: float) -> None:
        return None

    async def run() -> tuple[Look, ...]:
        archive = Archive(folder)
        with archive.writer(run_id, Clock(now), True) as writer:
            polite = Politeness(Pace(0, 0), lambda: 0.0, nothing)
            fetcher = Fetcher(double.download, writer, polite, settings, Clock(now), Memory(archive))
            everyone = neighbours_of([agency for agency, _ in dues])
            made = Visit(portal, [Due(*due) for due in dues], everyone, fetcher, run_id, True, past)
            looks = await made.run()
            writer.add_looks(looks)
            return looks

    return asyncio.run(run())


def page(body: str, title: str = "政府信息公开年报") -> str:
    """A whole page around a body."""
    return f"<html><head><title>{title}</title></head><body>{body}<div>主办单位：示例县人民政府</div></body></html>"


def row(title: str, day: str, href: str | None = None) -> str:
    """A row of a TRS list."""
    compact = day.replace("-", "")
    return f'<li><a href="{href or f"./{compact[:6]}/t{compact}_{abs(hash(title)) % 9999}.html"}">{title}</a><span>{day}</span></li>'


def trs(*rows: str, pager: str = 'createPageHTML(1, 0, "index", "html");') -> str:
    """A TRS list page."""
    crumbs = '<a class="CurrChnlCls" href="./">政府信息公开年报</a>'
    return page(f"<div>{crumbs}</div><ul class='list'>{''.join(rows)}</ul><script>{pager}</script>")


def report(who: str = "示例县教育局", year: int = 2024) -> str:
    """A report page, long enough to be one."""
    title = f"{who}{year}年政府信息公开工作年度报告"
    text = (
        f"本报告由{who}编制，统计期限自{year}年1月1日起至{year}年12月31日止。"
        + "一、总体情况。二、主动公开政府信息情况。" * 80
    )
    return page(f"<h1>{title}</h1><div class='TRS_Editor'><p>{text}</p></div>", f"{title}_示例县")


NOT_ABSENT, NOT_SEEN = "not absent", "not seen"


@dataclass
class Situation:
    """One portal and what a look at it may end in: an outcome, NOT_ABSENT or NOT_SEEN."""

    name: str
    answers: dict[str, Answer | list[Answer]]
    want: str
    who: Sequence[Agency] = ()
    """Whoever publishes here, the one looked for first; empty means the usual department."""
    beside: Sequence[str] = ()
    """Names of further departments of the portal."""
    column: str = "/nb/"
    previous: Mapping[str, int] | None = None

    def allows(self, look: Look) -> bool:
        """Whether a look ended as it may."""
        if self.want == NOT_ABSENT:
            return look.outcome != "absent"
        return look.outcome != "seen" if self.want == NOT_SEEN else look.outcome == self.want


def play(situation: Situation, folder: Path) -> Look:
    """The look at a situation's first agency, by a register that does not know the portal's family."""
    double = Double(situation.answers)
    first = situation.who or (agency(column_url=HOST + situation.column),)
    everybody = [*first, *(agency(f"b{n}", name) for n, name in enumerate(situation.beside))]
    portal = Portal("p", "示例县", f"{HOST}/")
    return visit(double, folder, [(each, 2024) for each in everybody], portal, previous=situation.previous)[0]
