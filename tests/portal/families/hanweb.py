"""The families of one vendor: embedded datastore, rows by POST, and the newer JSON that holds HTML."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from portal.answers import Answer, Asked
from portal.families.markup import none_of, rows_of
from portal.site import Item, Site


@dataclass(frozen=True, slots=True)
class HanwebJpage:
    """大汉版通: the first three pages in an embedded datastore, the rest from dataproxy.jsp."""

    column: str = "/col/col1680/index.html"

    def path(self, item: Item) -> str:
        return f"/art/{item.at.year}/{item.at.month}/{item.at.day}/art_1680_{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        rows, pages = site.rows(asked.now), site.pages(asked.now)
        if asked.path == self.column:
            body = (
                '<div class="default_pgContainer" id="1680"><script type="text/xml">'
                f"{self._store(site, rows[: 3 * site.per_page], len(rows), pages, 2 if pages > 3 else None)}</script></div>{none_of(site, rows)}"
                '<script src="/module/jslib/jpage/jpage.js"></script><script>new JPage({unitid:"5680",columnid:"1680",'
                f'perpage:{site.per_page},proxyurl:"/module/web/jpage/dataproxy.jsp"}});</script>'
            )
            return site.list_page(body, '<meta name="Author" content="大汉网络"><meta name="Maketime" content="2026">')
        if asked.path == "/module/web/jpage/dataproxy.jsp":
            return self._proxy(site, asked)
        return None

    def _proxy(self, site: Site, asked: Asked) -> Answer:
        asked_for = {k: v[0] for k, v in parse_qs(f"{asked.query}&{asked.body.decode()}").items()}
        rows, pages = site.rows(asked.now), site.pages(asked.now)
        if "startrecord" in asked_for:
            start, end = int(asked_for["startrecord"]) - 1, int(asked_for["endrecord"])
        else:  # one answer is three display pages
            group = int(asked_for.get("page", 1))
            start, end = (group - 1) * 3 * site.per_page, group * 3 * site.per_page
        following = None if end >= len(rows) else end // (3 * site.per_page) + 1
        return Answer(
            self._store(site, rows[start:end], len(rows), pages, following).encode(),
            media_type="text/xml;charset=UTF-8",
        )

    def _store(self, site: Site, items: list[Item], total: int, pages: int, following: int | None) -> str:
        records = "".join(
            f'<record><![CDATA[<li><a href="{site.href(i)}" title="{i.title}">{i.title}</a><b>{i.day}</b></li>]]></record>'
            for i in items
        )
        query = urlencode({"page": following, "appid": 1, "webid": 8, "path": "/", "columnid": 1680, "unitid": 5680,
                           "webname": site.name, "permissiontype": 0})  # fmt: skip
        link = f'<a href="/module/web/jpage/dataproxy.jsp?{query}"></a>' if following else ""
        return (
            f"<datastore><nextgroup><![CDATA[{link}]]></nextgroup><totalrecord>{total}</totalrecord><totalpage>{pages}</totalpage>"
            f"<recordset>{records}</recordset></datastore>"
        )


@dataclass(frozen=True, slots=True)
class HanwebXxgk:
    """大汉 信息公开: rows by POST to search.jsp, as a table."""

    column: str = "/col/col1681/index.html"

    def path(self, item: Item) -> str:
        return f"/art/{item.at.year}/{item.at.month}/{item.at.day}/art_1681_{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path == self.column:
            body = (
                '<div id="div1681" class="zfxxgk_zdgkc"></div><script src="/module/jslib/xxgk/search.js"></script><script>'
                'var infotypeId="A03";var jdid="8";var area="";$.post("/module/xxgk/search.jsp",{divid:"div1681",infotypeId:infotypeId,'
                'jdid:jdid,area:area,vc_title:"",vc_number:"",sortfield:",compaltedate:0",currpage:1,texttype:"",fbtime:"-1",'
                'standardXxgk:"1",isAllList:"1"},function(t){$("#div1681").html(t)});</script>'
            )
            return site.list_page(body, '<meta name="Author" content="大汉网络">')
        if asked.path == "/module/xxgk/search.jsp":
            form = {k: v[0] for k, v in parse_qs(f"{asked.query}&{asked.body.decode()}").items()}
            return self._table(site, asked, int(form.get("currpage", 1))) if form.get("infotypeId") == "A03" else None
        return None

    def _table(self, site: Site, asked: Asked, page: int) -> Answer:
        rows = "".join(
            f'<tr class="tr_main_value_{"odd" if n % 2 else "even"}"><td>0142{i.number:08d}/{i.at.year}-0000{n}</td>'
            f'<td><a href="{site.href(i)}" title="{i.title}" target="_blank" syh="0142" mc="{i.title}" rq="{i.day}">{i.title}</a></td><td>{i.day}</td></tr>'
            for n, i in enumerate(site.slice(asked.now, page), 1)
        )
        pages, total = site.pages(asked.now), len(site.rows(asked.now))
        text = (
            f"<table><tr class='tb_title'><td>索引号</td><td>信息名称</td><td>发布日期</td></tr>{rows}</table>"
            f"<table class='tb_title'><tr><td>共{pages}页&nbsp;&nbsp;{total}条&nbsp;&nbsp;当前第{page}页</td></tr></table>{none_of(site, site.rows(asked.now))}"
        )
        return Answer(text.encode(), media_type="text/html;charset=UTF-8")


@dataclass(frozen=True, slots=True)
class Jpaas:
    """大汉新平台: the list from an API that answers JSON with HTML in it."""

    column: str = "/zfxxgk/nb/index.html"

    def path(self, item: Item) -> str:
        return f"/art/{item.at.year}/art_{item.number:032x}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path == self.column:
            query = (
                "{'parseType':'bulidstatic','webId':'8d5','tplSetId':'5c3','pageType':'column','tagId':'信息列表',"
                f"'editType':'null','pageId':'9f1','pageSize':'{site.per_page}'}}"
            )
            script = f'<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" querydata="{query}" src="/script/AuthorizedRead.js"></script>'
            return site.list_page(f'<div id="barrierfree_container">{script}</div>')
        if asked.path == "/api-gateway/jpaas-publish-server/front/page/build/unit":
            asked_for = {k: v[0] for k, v in parse_qs(asked.query).items()}
            if "referer" not in asked.headers or asked_for.get("pageId") != "9f1":
                return Answer(b"", 403)
            page = json.loads(asked_for["paramJson"])["pageNo"] if "paramJson" in asked_for else 1
            return self._unit(site, asked, int(page))
        return None

    def _unit(self, site: Site, asked: Asked, page: int) -> Answer:
        items, total = site.slice(asked.now, page), len(site.rows(asked.now))
        rows = rows_of(site, items)
        html = f'<ul class="list">{rows}</ul>{none_of(site, items)}<div class="pagination" rows="{site.per_page}" count="{total}"></div>'
        return Answer(
            json.dumps({"success": True, "code": 200, "data": {"html": html}}).encode(), media_type="application/json"
        )
