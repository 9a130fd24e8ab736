"""One portal: its column of reports at a moment, its pages in the shape of its family, and the faults laid over it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from html import escape
from typing import Protocol

from portal import papers
from portal.answers import HTML, Answer, Asked

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "zip": "application/zip",
    "rar": "application/x-rar-compressed",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a column, visible from ``at`` until ``gone``; ``shown`` is the day the portal prints beside it."""

    title: str
    at: datetime
    html: str = ""
    """The article's text; empty for a row that leads to a file or elsewhere."""
    gone: datetime | None = None
    shown: date | None = None
    href: str | None = None
    """Where the row leads when not to an article of the portal."""
    file: tuple[str, bytes] | None = None
    """A file the row itself leads to: its extension (may be empty) and bytes."""
    attached: tuple[tuple[str, str, bytes], ...] = ()
    """Attachments of the article: text, extension (may be empty), bytes."""
    organ: str = ""
    """The office a family files the row under, where it has one column for many."""

    @property
    def number(self) -> int:
        """A stable id like a portal's."""
        return int(hashlib.sha256(f"{self.title}{self.at}".encode()).hexdigest()[:7], 16)

    @property
    def day(self) -> date:
        return self.shown or self.at.date()

    def visible(self, now: datetime) -> bool:
        return self.at <= now and (self.gone is None or now < self.gone)


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer given instead of the portal's own, when ``when`` says so."""

    when: Callable[[Asked], bool]
    answer: Answer | Callable[[Asked, Answer], Answer]
    """A fixed answer, or a function of the request and the portal's own answer."""


class Family(Protocol):
    """How one CMS shows a column."""

    column: str
    """The path of the column, as a register would name it."""

    def answer(self, site: "Site", asked: Asked) -> Answer | None: ...

    def path(self, item: Item) -> str:
        """The path of an article."""


@dataclass(frozen=True, slots=True)
class Site:
    """A portal with one column of annual reports."""

    name: str
    family: Family
    items: Sequence[Item] = ()
    faults: tuple[Fault, ...] = ()
    per_page: int = 15
    robots: Answer | None = None
    column_name: str = "政府信息公开年报"
    says_none: bool = False
    """Whether an empty column says 暂无信息."""
    charset: str = "utf-8"
    """What the bytes are."""
    declared: tuple[str, str] | None = None
    """What header and meta say the bytes are; None means the truth."""
    chrome: str = ""
    """More of the page around the list, e.g. links to other columns."""
    home: str | None = None
    code: str = "3209990012"
    extra: dict[str, Answer] = field(default_factory=dict)
    """Other addresses of the portal."""

    def answer(self, asked: Asked) -> Answer:
        """A fault when one is laid over the request, else the portal's own page."""
        for fault in self.faults:
            if fault.when(asked):
                return fault.answer if isinstance(fault.answer, Answer) else fault.answer(asked, self.page(asked))
        return self.page(asked)

    def page(self, asked: Asked) -> Answer:
        """The portal's own answer."""
        if asked.path == "/robots.txt":
            return self.robots or Answer(b"<html><title>404</title></html>", 404)
        if asked.target in self.extra:
            return self.extra[asked.target]
        if asked.path in ("/", "/index.html"):
            return self.html(self.home if self.home is not None else self._home())
        return self.family.answer(self, asked) or self._article(asked) or self.html("<p>404</p>", status=404)

    def rows(self, now: datetime) -> list[Item]:
        """The column's rows at a moment, newest first."""
        return sorted((i for i in self.items if i.visible(now)), key=lambda i: (i.day, i.number), reverse=True)

    def pages(self, now: datetime) -> int:
        return max(1, -(-len(self.rows(now)) // self.per_page))

    def slice(self, now: datetime, page: int) -> list[Item]:
        """The rows of one page, counted from 1."""
        return self.rows(now)[(page - 1) * self.per_page : page * self.per_page]

    def href(self, item: Item) -> str:
        """Where a row leads."""
        if item.href is not None:
            return item.href
        return self.file_path(item, item.file[0]) if item.file else self.family.path(item)

    def file_path(self, item: Item, extension: str, nth: int = 0) -> str:
        name = f"P0{item.at:%Y%m%d}{item.number % 100000:05d}{nth}"
        return f"/attachment/0/{name}.{extension}" if extension else f"/cms/attachment/download/{name}"

    def html(self, body: str, title: str = "", head: str = "", status: int = 200) -> Answer:
        """A page in the portal's frame, in its encoding."""
        header, meta = self.declared or (self.charset, self.charset)
        text = FRAME.format(
            meta=f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else "",
            title=f"{title}_{self.name}" if title else self.name,
            name=self.name,
            body=body,
            head=head,
            code=self.code,
            chrome=self.chrome,
            column=self.family.column,
            column_name=self.column_name,
        )
        media_type = f"text/html; charset={header}" if header else "text/html"
        return Answer(text.encode(self.charset, "replace"), status, media_type)

    def list_page(self, body: str, head: str = "") -> Answer:
        """A page of the column; an empty column may say so."""
        return self.html(body, self.column_name, head)

    def _home(self) -> str:
        news = "".join(f"<li><a href='/xw/{n}.html'>{self.name}召开第{n}次办公会议</a></li>" for n in range(1, 6))
        return f"<div class='news'><h2>工作动态</h2><ul>{news}</ul></div>"

    def _article(self, asked: Asked) -> Answer | None:
        for item in self.items:
            if not item.visible(asked.now):
                continue
            if item.href is None and item.file is None and self.family.path(item) == asked.target:
                return self._show(item)
            if item.file and self.file_path(item, item.file[0]) == asked.target:
                return file_answer(*item.file)
            for nth, (_, extension, content) in enumerate(item.attached, 1):
                if self.file_path(item, extension, nth) == asked.target:
                    return file_answer(extension, content)
        return None

    def _show(self, item: Item) -> Answer:
        links = "".join(
            f'<p>附件{nth}：<a href="{self.file_path(item, extension, nth)}">{escape(text)}</a></p>'
            for nth, (text, extension, _) in enumerate(item.attached, 1)
        )
        head = (
            f'<meta name="ArticleTitle" content="{escape(item.title)}"><meta name="PubDate" content="{item.day} 10:19">'
            f'<meta name="ContentSource" content="{self.name}">'
        )
        body = (
            f'<div class="article"><h1>{escape(item.title)}</h1><div class="info">发布日期：{item.day} 来源：{self.name} '
            f'【字体：大 中 小】</div><div class="TRS_Editor" id="zoom">{item.html}</div>{links}</div>'
        )
        return self.html(body, item.title, head)


def file_answer(extension: str, content: bytes) -> Answer:
    """A file as a portal sends it; without an extension, as a download of unknown type."""
    return Answer(content, media_type=TYPES.get(extension, "application/octet-stream"))


FRAME = """<!DOCTYPE html>
<html><head>{meta}<title>{title}</title><meta name="SiteName" content="{name}"><meta name="SiteIDCode" content="{code}">{head}
<link rel="stylesheet" href="/images/style.css"><script src="/images/jquery.min.js"></script></head>
<body><div class="top"><a href="/">设为首页</a> | <a href="/wza/">无障碍浏览</a></div>
<div class="banner"><h2>{name}</h2><form action="/search" method="get"><input name="q"><input type="submit" value="搜索"></form></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/jggk/">机构概况</a></li><li><a href="/xwdt/">新闻动态</a></li>
<li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul>
<div class="side"><h3>政府信息公开</h3><ul><li><a href="/zfxxgk/zfxxgkzn/">政府信息公开指南</a></li>
<li><a href="/zfxxgk/zfxxgkzd/">政府信息公开制度</a></li><li><a href="/zfxxgk/fdzdgknr/">法定主动公开内容</a></li>
<li><a href="{column}">{column_name}</a></li><li><a href="/zfxxgk/ysqgk/">依申请公开</a></li></ul></div>
{chrome}<div class="main">{body}</div>
<div class="foot"><p>主办单位：{name}　网站标识码：{code}</p><p>地址：为民路1号　联系电话：0515-00000000</p>
<script src="/images/jiucuo.js?sitecode={code}"></script></div></body></html>
"""


def report(agency: str, year: int, at: datetime, **more: object) -> Item:
    """A report as most are published: an article with the three tables."""
    item = Item(papers.title_of(agency, year), at, papers.report_html(agency, year))
    return replace(item, **more)  # type: ignore[arg-type]


def history(agency: str, first: int, last: int, **more: object) -> tuple[Item, ...]:
    """The reports of some years, each published in the January after it."""
    return tuple(
        report(agency, year, datetime.fromisoformat(f"{year + 1}-01-{10 + year % 9}T10:00:00+08:00"), **more)
        for year in range(first, last + 1)
    )


def on(part: str, answer: Answer | Callable[[Asked, Answer], Answer], since: datetime | None = None) -> Fault:
    """A fault on every address that contains ``part`` (all when empty) except robots.txt, from a moment on."""

    def when(asked: Asked) -> bool:
        if asked.path == "/robots.txt" and "robots" not in part:
            return False
        return part in asked.target and (since is None or asked.now >= since)

    return Fault(when, answer)


__all__ = ["HTML", "Family", "Fault", "Item", "Site", "file_answer", "history", "on", "report"]
