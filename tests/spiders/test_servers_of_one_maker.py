# ruff: noqa: E501 - markup reads better on a line
"""Interfaces of one maker as different servers answer them: fewer rows than asked for, other windows, no count."""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from portal_double import NOT_ABSENT, Double, Situation, page, play, report

BODY = "示例县教育局"
J = {"Content-Type": "application/json"}
COLUMNS = {
    "truecms": "/nb/", "hanweb": "/col/col7/index.html", "jpaas": "/nb/", "ucap": "/nb/list.shtml", "lonsun": "/content/column/77",
    "epoint": "/govInfoPub.html?deptcode=D1&categorynum=003001", "huzhou": "/nb/",
}  # fmt: skip
HEX = "a3f1c9d07be54e2f8c11d2b6a0e47f90"
Server = Callable[[str, dict, list], object]


def title(year):
    return f"{BODY}{year}年政府信息公开工作年度报告"


def line(year):
    return f"<li><a href='/r/{year}.html' title='{title(year)}'>{title(year)}</a><span>{year + 1}-01-18</span></li>"


def store(rows, total):
    records = "".join(f"<record><![CDATA[{line(year)}]]></record>" for year in rows)
    return f"<datastore><totalrecord>{total}</totalrecord><recordset>{records}</recordset></datastore>"


def data(**more):
    return 200, json.dumps(more, ensure_ascii=False), J


def record(year):
    return {
        "title": title(year),
        "url": f"/r/{year}.html",
        "publishedTimeStr": f"{year + 1}-01-18",
        "infodate": f"{year + 1}-01-18",
    }


def truecms(refuses):
    """Gives at most seven records at a time."""

    def answer(path, query, years):
        if path == COLUMNS["truecms"]:
            first = "".join(line(year) for year in years[:5])
            return page(
                f"<ul>{first}</ul><script>$('#l').jpage({{proxyUrl:'/TrueCMS/messageController/getMessage.do',perPage:5,totalRecord:{len(years)},columnId:'4f3b-aa'}})</script>"
            )
        first, last = int(query["startrecord"]), int(query["endrecord"])
        if last - first >= 7:
            return refuses
        return data(result=store(years[first - 1 : last], len(years)))

    return answer


def hanweb(path, query, years):
    """Heeds the number of a page and nothing else."""
    if path == COLUMNS["hanweb"]:
        call = f"proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:5,totalRecord:{len(years)},paramStr:'col=1&columnid=7&unitid=3'"
        return page(
            f"<script type='text/xml'>{store(years[:5], len(years))}</script><script>$('#3').jpage({{{call}}})</script>"
        )
    number = int(query.get("page", "1"))
    return store(years[5 * number - 5 : 5 * number], len(years)).replace(
        "<recordset>", f"<totalpage>{-(-len(years) // 5)}</totalpage><recordset>"
    )


def jpaas(path, query, years):
    """Says neither how many rows nor how many pages there are."""
    if path == COLUMNS["jpaas"]:
        return page(
            """<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{'parseType':'buildstatic','webId':'w','tplSetId':'t','pageId':'p'}"></script>"""
        )
    number = json.loads(query.get("paramJson", "{}")).get("pageNo", 1)
    return data(success=True, data="".join(line(year) for year in years[10 * number - 10 : 10 * number]))


def ucap_few(path, query, years):
    """Gives at most five records whatever it is asked for."""
    if path == COLUMNS["ucap"]:
        return page(f"<meta name='channelId' content='{HEX}'><div id='list_div'></div>")
    size, number = min(5, int(query["_pageSize"])), int(query["page"])
    return data(
        data={"total": len(years), "results": [record(year) for year in years[size * number - size : size * number]]}
    )


def ucap_first(path, query, years):
    """The first page stands in the markup, a script of the portal's own fetches the others."""
    if path == COLUMNS["ucap"]:
        rows = "".join(line(year) for year in years[:5])
        return page(
            f"<meta name='channelId' content='{HEX}'><ul>{rows}</ul><script>createPage('page_div',{-(-len(years) // 5)},1,5,{len(years)});</script>"
        )
    size, number = int(query["_pageSize"]), int(query["page"])
    return data(
        data={"total": len(years), "results": [record(year) for year in years[size * number - size : size * number]]}
    )


def lonsun(path, query, years):
    """An ordinary column: its pages are asked for by number, how many there are is handed to the pager."""
    number, pages = int(query.get("pageIndex", "1")), -(-len(years) // 5)
    rows = "".join(line(year) for year in years[5 * number - 5 : 5 * number])
    turn = (
        f"Ls.pagination('#p',function(i){{return '/content/column/77?pageIndex='+i}},{pages},5,{len(years)},{number});"
    )
    return page(f"<meta name='SiteId' content='5'><ul>{rows}</ul><script>{turn}</script>")


def epoint(path, query, years):
    """Counts pages from 1 and does not say how many rows there are."""
    if path == "/govInfoPub.html":
        return page("<div class='ewb-list'></div><script src='/js/webBuilderCommon.js'></script>")
    if path == "/js/webBuilderCommon.js":
        return (
            200,
            'var siteInfo = {"siteGuid":"7eb5","projectName":"/EWB-FRONT"};',
            {"Content-Type": "text/javascript"},
        )
    if "params" in query:
        return data(custom={"data": [], "total": 0})
    rows = [{**record(year), "infourl": f"/r/{year}.html"} for year in years] if query["pageIndex"] == 1 else []
    return data(custom={"data": rows})


def huzhou(path, query, years):
    """The rows of every page in an array of its own."""
    pages = [[record(year) for year in years[at : at + 5]] for at in range(0, len(years), 5)]
    return page(
        f"<div id='l'></div><script>var dataList={json.dumps(pages, ensure_ascii=False)};$('#l').ajaxpage({{dataList:dataList,pageCount:{len(pages)},pageSize:5}})</script>"
    )


SERVERS: dict[str, Server] = {
    "truecms, 404 for many": truecms((404, "x")), "truecms, nothing for many": truecms(data(result="")), "hanweb, by page": hanweb,
    "jpaas, uncounted": jpaas, "ucap, few at a time": ucap_few, "ucap, first page in markup": ucap_first, "lonsun, a column": lonsun,
    "epoint, uncounted": epoint, "huzhou, arrays of arrays": huzhou,
}  # fmt: skip


class Portal(dict):
    """Answers made by a server for a list of years, newest last unless the list is turned round."""

    def __init__(self, server, years, fails_from=None):
        super().__init__()
        self.server, self.years, self.left = server, years, fails_from

    def get(self, path, default=None):
        method, _, target = path.rpartition(" ")
        parts = urlsplit(target or method)
        if found := re.fullmatch(r"/r/(\d{4})\.html", parts.path):
            return report(BODY, int(found[1]))
        if parts.path in ("/robots.txt", "/"):
            return super().get(path, default)
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                return 500, "x"
        return self.server(parts.path, dict(parse_qsl(parts.query)), self.years)


def column_of(name):
    return COLUMNS[name.partition(",")[0]]


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize(
    ("years", "want"), [(range(2012, 2025), "seen"), (range(2012, 2024), "absent"), (range(2021, 2024), "absent")]
)
def test_a_list_is_read_whole(tmp_path, monkeypatch, name, years, want):
    with_bodies(monkeypatch)
    look = play(Situation(name, Portal(SERVERS[name], list(years)), want, column=column_of(name)), tmp_path)
    assert look.outcome == want, (look.reason, look.detail, look.end_reason)
    assert look.rows_read == len(years) or want == "seen"


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize("served", [1, 2, 3])
def test_a_server_that_fails_gives_no_absence(tmp_path, monkeypatch, name, served):
    with_bodies(monkeypatch)
    portal = Portal(SERVERS[name], list(range(2012, 2025)), fails_from=served)
    look = play(Situation(name, portal, NOT_ABSENT, column=column_of(name)), tmp_path)
    assert look.outcome != "absent", (look.reason, look.detail)


def with_bodies(monkeypatch):
    """The double answers by address alone: what a form or JSON says is put into it."""
    plain = Double.download

    async def download(self, request):
        if request.body and isinstance(self.answers, Portal):
            text = request.body.decode()
            sent = json.loads(text) if text.startswith("{") else dict(parse_qsl(text))
            server = self.answers.server
            self.answers.server = lambda path, query, years: server(path, query | sent, years)
            try:
                return await plain(self, request)
            finally:
                self.answers.server = server
        return await plain(self, request)

    monkeypatch.setattr(Double, "download", download)


def test_a_few_rows_without_a_count_are_all(tmp_path):
    portal = Portal(jpaas, list(range(2019, 2024)))
    look = play(Situation("few", portal, "absent", column=COLUMNS["jpaas"]), tmp_path)
    assert (look.outcome, look.pages_read) == ("absent", 2), look.reason
