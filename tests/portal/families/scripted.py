"""Families whose rows come from a script or an API."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qs

from portal.answers import Answer, Asked
from portal.families.markup import none_of
from portal.site import Item, Site


@dataclass(frozen=True, slots=True)
class Gkmlpt:
    """广东 目录平台: a page with ``window._CONFIG``, rows from an API."""

    column: str = "/gkmlpt/annualreport#2629"

    def path(self, item: Item) -> str:
        return f"/gkmlpt/content/{item.number // 1000000}/{item.number // 1000}/post_{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path in ("/gkmlpt/annualreport", "/gkmlpt/index"):
            config = 'window._CONFIG = {SID: \'175\', TREE: [{"id":2629,"name":"政府信息公开年报","post_count":99}], DOMAIN: \'\'};'
            return site.list_page(f"<div id='app'></div><div class='nfw'>信息公开目录</div><script>{config}</script>")
        if asked.path == "/gkmlpt/api/all/2629":
            return self._api(site, asked, int(parse_qs(asked.query).get("page", ["1"])[0]))
        return None

    def _api(self, site: Site, asked: Asked, page: int) -> Answer:
        rows = site.rows(asked.now)
        articles = [
            {"id": i.number, "title": i.title, "url": self._url(asked, site.href(i)), "type": "url" if i.href else "normal",
             "create_time": int(i.at.timestamp()), "date": f"{i.day}", "created_at": f"{asked.now:%Y-%m-%d}", "post_count": 1}
            for i in rows[(page - 1) * 100 : page * 100]
        ]  # fmt: skip
        data = {"classify": {"id": 2629, "name": "政府信息公开年报", "post_count": len(rows) + 5}, "total": len(rows),
                "offset": (page - 1) * 100, "articles": articles}  # fmt: skip
        return Answer(json.dumps(data).encode(), media_type="application/json")

    def _url(self, asked: Asked, href: str) -> str:
        return href if href.startswith("http") else f"http://{asked.headers['host']}{href}"


@dataclass(frozen=True, slots=True)
class Lonsun:
    """龙讯: rows of the first page in the page, later ones as a fragment by AJAX."""

    column: str = "/public/column/6600123?type=3&action=list"

    def path(self, item: Item) -> str:
        return f"/public/6600123/{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.target.startswith("/public/column/6600123"):
            return site.list_page(self._list(site, asked, 1), '<meta name="SiteId" content="6790201">')
        if asked.path == "/site/label/8888" and "publicInfoList" in asked.query:
            page = int(parse_qs(asked.query).get("pageIndex", ["1"])[0])
            return Answer(self._list(site, asked, page).encode(), media_type="text/html;charset=UTF-8")
        return None

    def _list(self, site: Site, asked: Asked, page: int) -> str:
        rows = "".join(
            f'<li class="clearfix"><a class="title" href="{site.href(i)}" title="{i.title}" target="_blank">{i.title}</a><span class="date">{i.day}</span></li>'
            for i in site.slice(asked.now, page)
        )
        pages, total = site.pages(asked.now), len(site.rows(asked.now))
        script = (
            f"Ls.pagination('#page_public', function(i,s){{var href='/site/label/8888?labelName=publicInfoList&siteId=6790201&pageSize={site.per_page}"
            f"&pageIndex='+i+'&organId=6600123&type=3&isDate=true&dateFormat=yyyy-MM-dd';}}, {pages}, {page}, {total});"
        )
        return f'<ul class="xxgk_nav_list">{rows}</ul>{none_of(site, site.rows(asked.now))}<div id="page_public"></div><script>{script}</script>'


@dataclass(frozen=True, slots=True)
class JxQuery:
    """江西 集约化: ``listData`` embedded in the page, more by POST to /queryList."""

    column: str = "/czj/zfxxgknb/list.html"
    embedded: int = 50

    def path(self, item: Item) -> str:
        return f"/czj/col/col42150/content/content_{item.number}.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path == self.column:
            rows = site.rows(asked.now)
            data = json.dumps([self._row(site, i) for i in rows[: self.embedded]], ensure_ascii=False)
            body = (
                f"<script>var websiteCode = 'jxsczt';var channelsTagSelf = {{articleCount: {len(rows)}, channelCode: 'czj42150'}};"
                f"var listData = {{articleList: {data} }};function loadPageData(params, cb){{$.post('/queryList', params, cb)}}"
                f"loadPageData({{current:1,pageSize:{self.embedded},unitid:'5150','webSiteCode[]':'jxsczt','channelCode[]':'czj42150'}});</script>"
                f'<div id="list"></div>{none_of(site, rows)}'
            )
            return site.list_page(body, f'<base href="/czj/"><meta name="HtmlGenerateTime" content="{asked.now}">')
        if asked.path == "/queryList":
            return self._query(site, asked)
        return None

    def _row(self, site: Site, item: Item) -> dict[str, object]:
        return {"title": item.title, "pubDate": f"{item.day} 16:59", "urls": json.dumps({"pc": site.href(item)}),
                "contentSource": site.name, "articleFiles": [], "archiveStatus": 0}  # fmt: skip

    def _query(self, site: Site, asked: Asked) -> Answer:
        form = {k: v[0] for k, v in parse_qs(asked.body.decode()).items()}
        current, size = int(form.get("current", 1)), int(form.get("pageSize", 50))
        rows = site.rows(asked.now)
        results = [{"source": self._row(site, i)} for i in rows[(current - 1) * size : current * size]]
        data = {"code": 200, "data": {"total": len(rows), "current": current, "results": results}}
        return Answer(json.dumps(data).encode(), media_type="application/json")


@dataclass(frozen=True, slots=True)
class Epoint:
    """国泰新点: a page named by its category, rows by POST of JSON."""

    column: str = "/govxxgk/3209001/govInfoPub.html?categorynum=003004"

    def path(self, item: Item) -> str:
        return f"/govxxgk/3209001/{item.at:%Y-%m-%d}/{item.number:08x}-41d0.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        if asked.path == "/govxxgk/3209001/govInfoPub.html":
            body = '<div class="ewb-main"><ul id="infolist" class="ewb-info-items"></ul><div id="pager"></div></div><script src="/js/webBuilderCommon.js"></script>'
            page = site.list_page(body)
            return Answer(page.body, page.status, page.media_type, (("Server", "epoint-httpserver"),))
        if asked.path == "/js/webBuilderCommon.js":
            text = 'var siteInfo = {projectName: "/EWB_YC", siteGuid: "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"};'
            return Answer(text.encode(), media_type="application/javascript")
        if asked.path == "/EWB_YC/rest/lightfrontaction/getgovinfolist":
            return self._info(site, asked)
        return None

    def _info(self, site: Site, asked: Asked) -> Answer:
        form = json.loads(asked.body)
        form = form.get("params", form)
        index, size = int(form["pageIndex"]), int(form["pageSize"])
        rows = site.rows(asked.now)
        data = [{"title": i.title, "infourl": site.href(i), "infodate": f"{i.day}", "infoid": f"{i.number:08x}"}
                for i in rows[index * size : (index + 1) * size]]  # fmt: skip
        return Answer(
            json.dumps({"custom": {"data": data, "total": len(rows), "code": 1}}).encode(),
            media_type="application/json",
        )


@dataclass(frozen=True, slots=True)
class TrueCms:
    """TrueCMS: the first three pages in a hidden list, the rest from getMessage.do as a datastore within JSON."""

    column: str = "/nbgk/nbgk.html"
    endpoint: str = "/TrueCMS/messageController/getMessage.do"

    def path(self, item: Item) -> str:
        return f"/nbgk/content/{item.number:08x}-e9aa-4eea-9737-d46421fc97ff.html"

    def answer(self, site: Site, asked: Asked) -> Answer | None:
        rows = site.rows(asked.now)
        if asked.path == self.column:
            shown = "".join(f"<ul>{self._row(site, i)}</ul>" for i in rows[: 3 * site.per_page])
            call = (
                "$('#msgList').jpage({dataStore:initData,totalRecord:%d,contentTemplate:'<datastore><recordset><record><![CDATA[<li>"
                '<a href="${(msgAll.htmlPath)!}">${(msgAll.msgTitle)!}</a></li>]]></record></recordset></datastore>\','
                "proxyUrl:'%s',perPage:%d,groupSize:3,ajaxParam:{columnId:'1cfdefeb-e9aa-4eea-9737-d46421fc97ff'}});"
            )
            script = call % (len(rows), self.endpoint, site.per_page)
            none = "<p>暂无信息</p>" if site.says_none and not rows else ""
            hidden = f'<div id="initData" style="display:none">{shown}</div><div id="msgList"></div>{none}'
            return site.list_page(f"{hidden}<script>{script}</script>")
        if asked.path == self.endpoint:
            form = {name: each[0] for name, each in parse_qs(asked.query).items()}
            some = rows[int(form["startrecord"]) - 1 : int(form["endrecord"])]
            records = "".join(f"<record><![CDATA[{self._row(site, i)}]]></record>" for i in some)
            store = f"<datastore><totalrecord>{len(rows)}</totalrecord><recordset>{records}</recordset></datastore>"
            return Answer(json.dumps({"result": store}).encode(), media_type="application/json")
        return None

    def _row(self, site: Site, item: Item) -> str:
        return f'<li><span>[{item.day}]</span><a href="{site.href(item)}" title="{item.title}">{item.title}</a></li>'
