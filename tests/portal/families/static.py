"""Families whose lists are plain pages: TRS, UCAP, no known CMS, and the four-column platform."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from portal.answers import Answer, Asked
from portal.families.markup import none_of, page_of, rows_of
from portal.site import Item, Site


@dataclass(frozen=True, slots=True)
class Trs:
    """拓尔思 WCM: static pages, ``createPageHTML(number, …)``."""

    column: str = "/zfxxgk/zfxxgknb/"
    pager: str = "createPageHTML"

    def path(self, item: Item) -> str:
        return f"{self.column}{item.at:%Y%m}/t{item.at:%Y%m%d}_{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        base = self.column + "index"
        page = 0 if asked.path == self.column else page_of(asked.path, f"{base}.html", base + "_{n}.html")
        pages = site.pages(asked.now)
        if page is None or page >= pages:
            return None
        items = site.slice(asked.now, page + 1)
        script = {
            "createPageHTML": f'createPageHTML({pages}, {page}, "index", "html");',
            "inline": f"var currentPage = {page};\nvar countPage = {pages};\ndocument.write('共'+countPage+'页');",
        }[self.pager]
        body = (
            f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a class="CurrChnlCls" href="./">{site.column_name}</a></div>'
            f'<ul class="gl-list">{rows_of(site, items)}</ul>{none_of(site, items)}<div class="page"><script>{script}</script></div>'
        )
        return site.list_page(body)


@dataclass(frozen=True, slots=True)
class Ucap:
    """开普云: static pages, ``createPageHTML('<id>', …)``, channel ids of 32 hexadecimal digits."""

    column: str = "/zfxxgk/c100231/xxgknb_list.shtml"

    def path(self, item: Item) -> str:
        return f"/zfxxgk/c100231/{item.at:%Y%m}/{item.number:032x}.shtml"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        page = page_of(asked.path, self.column, self.column.replace(".shtml", "_{n}.shtml"))
        pages, total = site.pages(asked.now), len(site.rows(asked.now))
        page = 1 if page == 0 else page
        if page is None or page > pages:
            return None
        items = site.slice(asked.now, page)
        head = (
            '<meta name="channelId" content="a3f1c9d07be54e2f8c11d2b6a0e47f90"><meta name="ColumnName" content="政府信息公开年报">'
            f'<meta name="others" content="页面生成时间 {asked.now:%Y-%m-%d %H:%M:%S}">'
        )
        body = (
            f'<ul class="list">{rows_of(site, items)}</ul>{none_of(site, items)}<div id="page_div"></div>'
            '<script src="/xhtml/js/page.js"></script>'
            f"<script>createPageHTML('page_div',{pages},{page},'xxgknb_list','shtml',{total});</script>"
        )
        return site.list_page(body, head)


@dataclass(frozen=True, slots=True)
class MeetFine:
    """明靖: a page for each body, further pages by number in the address and a script to turn them."""

    column: str = "/OpennessContent/showList/57/1012/page_1.html"

    def path(self, item: Item) -> str:
        return f"/OpennessContent/show/{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        page = page_of(asked.path, "", self.column.replace("page_1", "page_{n}"))
        pages, total = site.pages(asked.now), len(site.rows(asked.now))
        if page is None or not 1 <= page <= pages:
            return None
        items = site.slice(asked.now, page)
        on = f'<a onclick="toPage({page + 1})">下一页</a>' if page < pages else "<span>下一页</span>"
        return site.list_page(
            '<ul class="menu"><li><a href="/opennessGuide/?branch_id=57">信息公开指南</a></li></ul>'
            f'<ul class="is-listnews">{rows_of(site, items)}</ul>{none_of(site, items)}'
            f'<div class="pagination"><span>共 {total} 条 {pages} 页</span> {on}</div>'
        )


@dataclass(frozen=True, slots=True)
class Generic:
    """No known CMS: a table or list with 上一页 and 下一页."""

    column: str = "/news/list.aspx?id=36"

    def path(self, item: Item) -> str:
        return f"/news/show.aspx?id={item.number}"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path != "/news/list.aspx":
            return None
        page, pages = int(parse_qs(asked.query).get("page", ["1"])[0]), site.pages(asked.now)
        items = site.slice(asked.now, page)
        rows = "".join(
            f"<tr><td><a href='{escape(site.href(i))}'>{escape(i.title)}</a></td><td>[{i.day}]</td></tr>" for i in items
        )
        back = f"<a href='{self.column}&page={page - 1}'>上一页</a>" if page > 1 else "<span>上一页</span>"
        on = f"<a href='{self.column}&page={page + 1}'>下一页</a>" if page < pages else "<span>下一页</span>"
        total = len(site.rows(asked.now))
        return site.list_page(
            f"<table class='list'>{rows}</table>{none_of(site, items)}<div>共 {total} 条 第 {page} 页 / 共 {pages} 页 {back} {on}</div>"
        )


@dataclass(frozen=True, slots=True)
class YearColumns:
    """四栏目平台: the 年报 heading is no link; below it one child column per year whose link reads only the year."""

    column: str = "/zfxxgk/"
    inner: Trs = Trs("/zfxxgk/nb/")

    def path(self, item: Item) -> str:
        return self.inner.path(item)

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        years = sorted({self._year(i) for i in site.rows(asked.now)}, reverse=True)
        if asked.path == self.column:
            links = "".join(f'<li><a href="/zfxxgk/nb/nb_{year}n/">{year}</a></li>' for year in years)
            return site.list_page(
                f"<h3><div>政府信息<br>公开年报</div></h3><ul id='nb_list'>{links}</ul>{none_of(site, site.rows(asked.now))}"
            )
        for year in years:
            if asked.path == f"/zfxxgk/nb/nb_{year}n/":
                rows = [i for i in site.rows(asked.now) if self._year(i) == year]
                return site.list_page(
                    f'<ul class="gl-list">{rows_of(site, rows)}</ul><script>createPageHTML(1, 0, "index", "html");</script>'
                )
        return None

    def _year(self, item: Item) -> int:
        """The year of the report, which its title names."""
        found = re.search(r"20\d\d", item.title)
        return int(found[0]) if found else item.day.year
