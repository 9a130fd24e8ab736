"""Real pages, when they lie beside the project: the rows their README describes."""

from datetime import date
from pathlib import Path

import pytest

from crawler.column.column_years import year_links
from crawler.column.discovery import leads
from crawler.page.obstacles import obstacle
from crawler.page.pages import Page
from crawler.page.url_days import url_date
from crawler.register import Agency
from crawler.title.agency_names import names_of
from crawler.title.links import Asked, fit, read_title
from spiders.families import recognise

SHARED = Path(__file__).parents[2].parent / "shared" / "portals"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="no real pages beside the project")


def load(name: str, url: str) -> Page:
    return Page(url, 200, (SHARED / name).read_bytes(), {"content-type": "text/html"})


def test_gansu_lists_its_years_under_a_heading_that_is_no_link() -> None:
    page = load("gansu_jyt_ucap_list.html", "https://jyt.gansu.gov.cn/jyt/c107271/zwgklist.shtml")
    assert obstacle(page) is None
    family = recognise(page)
    assert family is not None
    assert family.key == "ucap"
    years = year_links(page)
    assert len(years) == 17
    assert years[2024] == "https://jyt.gansu.gov.cn/jyt/c250121/zwgklist.shtml"
    read = family.read(page)
    assert read.paging.pages is None  # its pager stands inside a comment
    assert read.rows == ()  # so do its rows: a script fetches them by the column's id
    assert read.following is not None
    assert "/common/search/e5eb2abb5014415399847ba2bb99b31f?" in read.following.url


def test_handan_splits_the_words_of_its_link() -> None:
    page = load("handan_trs_platform_home.html", "http://hdzfxxgk.hd.gov.cn/")
    assert obstacle(page) is None
    family = recognise(page)
    assert family is not None
    assert family.key == "trs"
    best = leads(page)[0]
    assert (best.kind, best.url) == ("column", "http://hdzfxxgk.hd.gov.cn/zfxxgknb/")


def test_ordos_lists_four_reports_none_of_them_its_own() -> None:
    page = load("ordos_trs_nianbao_list.html", "http://www.egb.gov.cn/xxgk/xxgknb/")
    family = recognise(page)
    assert family is not None
    assert family.key == "trs"
    rows = [row for row in family.read(page).rows if row.in_list]
    assert len(rows) == 10
    assert sum(read_title(row.title).kind == "report" for row in rows) == 4
    zone = Agency("z", "恩格贝生态示范区管理委员会", "zone", "county", "150600", "p")
    for year in range(2014, 2021):
        assert {fit(read_title(row.title), Asked("z", year, names_of(zone)), row.list_date) for row in rows} <= {
            "other_body",
            "other_year",
            "unrelated",
            "lookalike",
        }
    assert sum(row.list_date != url_date(row.url) for row in rows) == 4


def test_pingtan_lists_ten_years() -> None:
    page = load("pingtan_trs_nianbao_list.html", "https://www.pingtan.gov.cn/zwgk/zfxxgk/zfxxgknb/nlist.htm")
    family = recognise(page)
    assert family is not None
    assert family.key == "trs"
    rows = [row for row in family.read(page).rows if row.in_list]
    assert [read_title(row.title).year for row in rows] == list(range(2025, 2015, -1))
    assert rows[0].list_date == date(2026, 3, 10)
    zone = Agency("z", "平潭综合实验区管理委员会", "zone", "county", "350128", "p")
    assert [fit(read_title(row.title), Asked("z", 2020, names_of(zone))) for row in rows].count("ours") == 1


def test_jiangsu_answers_with_records() -> None:
    page = load(
        "jiangsu_gxt_hanweb_jpage_dataproxy_p1.xml",
        "http://gxt.jiangsu.gov.cn/module/web/jpage/dataproxy.jsp?page=1&appid=1",
    )
    family = recognise(page)
    assert family is not None
    assert family.key == "hanweb_jpage"
    read = family.read(page)
    assert (read.paging.total, read.paging.pages, len(read.rows)) == (756, 31, 76)
    assert read.following is not None
    assert "page=2" in read.following.url
    assert read.rows[0].list_date == date(2025, 10, 29)
    assert all(row.title and not row.title.endswith("...") for row in read.rows)
