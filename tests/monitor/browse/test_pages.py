"""The browse pages over a small state folder, asked through Datasette's own client."""

import asyncio
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from issuework import desk, live, state
from storework import AT

from monitor.browse.names import COLUMNS, TABLES
from monitor.browse.server import make_datasette
from monitor.digest.subscribing import join
from monitor.errors import Stale
from monitor.store.store import Store


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browse")
    app = state(folder, AT + timedelta(days=20))
    for day in (0, 12, 13, 14):
        live(app, day, {1: 1 if day < 14 else 11, 2: 2, 3: 0, 4: 0})
    return make_datasette(app)


def get(served, path, **options):
    return asyncio.run(served.client.get(path, **options))


def post(served, path):
    return asyncio.run(served.client.post(path, data={}))


def one(served, sql):
    with Store(served.gouji.app.home.database) as store:
        return store.db.execute(sql).fetchone()[0]


PAGES = [
    ("/", "某县第1局"),
    ("/?status=overdue", "某县第3局"),
    ("/?q=第2局", "某县第2局"),
    ("/?region=321300&year=2025", "某县第1局"),
    ("/case/a1/2025", "按时公开"),
    ("/case/a3/2025", "逾期未见公开"),
    ("/gouji", "当前状态"),
    ("/gouji/status", "某县第1局"),
    ("/gouji/overdue", "某县第3局"),
    ("/gouji/could_not_look", "无法查看"),
    ("/gouji/imbalances", "勾稽不平"),
    ("/gouji/edited_after_publication", "公开后改动"),
    ("/gouji/corrections", "更正"),
    ("/gouji/looks", "查看记录"),
    ("/gouji/cells?state=number", "表三“本年新收政府信息公开申请数量”"),
    ("/gouji/search?words=%E6%80%BB%E4%BD%93", "2025"),
    ("/gouji/search?words=", "全文检索"),
    ("/gouji/one_cell?cell=applications.new_received.total&report_year=2025", "某县第1局"),
    ("/gouji/applications_by_year", "2025"),
    ("/gouji/reasons?report_year=2025", "无法查看的原因"),
    ("/gouji/checks?report_year=2025", "T3_BALANCE"),
]


@pytest.mark.parametrize(("path", "says"), PAGES, ids=[row[0] for row in PAGES])
def test_pages(served, path, says):
    answer = get(served, path)
    assert answer.status_code == 200, answer.text[:500]
    assert says in answer.text


@pytest.mark.parametrize("path", ["/case/nobody/2025", "/report/nobody", "/evidence/nobody", "/id/nobody", "/cell/x/y"])
def test_what_is_not_there_is_not_found(served, path):
    assert get(served, path).status_code == 404


def test_every_table_and_column_has_words(served):
    with Store(served.gouji.app.home.database) as store:
        names = [
            n for n in store.db.table_names() + store.db.view_names() if not n.startswith(("text_search", "sqlite_"))
        ]
        assert set(names) <= set(TABLES)
        columns = {column.name for name in names for column in store.db[name].columns}
    assert columns - set(COLUMNS) == set()


def test_six_statuses_with_sign_and_word(served):
    text = get(served, "/").text
    for words in ("按时公开", "迟于期限公开", "逾期未见公开", "无法查看", "数据无法读取", "未到期或不适用"):
        assert words in text


def test_every_figure_of_a_report_opens_the_capture_with_the_cell_marked(served):
    report = one(served, "SELECT report_id FROM reports WHERE agency_id = 'a2'")
    page = get(served, f"/report/{report}").text
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/evidence/[^"]+cell=[^"]+)"', page)]
    read = one(served, f"SELECT count(*) FROM cells WHERE report_id = '{report}'")
    assert len(links) == read
    figures = [link for link in links if "new_received" in link]
    assert len(figures) == 7
    for link in (figures[0], figures[-1]):
        address, _ = link.split("#")
        shown = get(served, address).text
        assert 'class="here">2<' in shown
        frame = re.search(r'src="(/evidence/[^"]+/marked[^"#]+)', shown)
        marked = get(served, frame[1].replace("&amp;", "&"))
        assert 'id="cell"' in marked.text
        assert "sandbox" in marked.headers["content-security-policy"]


def test_a_figure_is_shown_as_these_bytes_say_it(served):
    before, after = (
        one(served, f"SELECT capture_id FROM report_versions WHERE agency_id = 'a1' AND number = {number}")
        for number in (1, 2)
    )
    report = one(served, "SELECT report_id FROM report_versions WHERE agency_id = 'a1' AND number = 1")
    cell = f"?cell={report}/applications.new_received.total"
    assert 'class="here">1<' in get(served, f"/evidence/{before}{cell}").text
    other = get(served, f"/evidence/{after}{cell}").text
    assert 'class="here">11<' in other
    assert "与此次重读不同" in other


def test_the_original_is_what_was_archived_and_acts_on_nothing(served):
    capture = one(served, "SELECT capture_id FROM captures LIMIT 1")
    answer = get(served, f"/evidence/{capture}/original")
    assert answer.content.startswith(b"<html>")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_ids_lead_to_what_they_name(served):
    for sql, leads in (
        ("SELECT look_id FROM looks LIMIT 1", "/gouji/looks/"),
        ("SELECT capture_id FROM captures LIMIT 1", "/evidence/"),
        ("SELECT report_id FROM reports LIMIT 1", "/report/"),
    ):
        answer = get(served, f"/id/{one(served, sql)}")
        assert answer.status_code == 302
        assert answer.headers["location"].startswith(leads)


def test_csv_has_a_bom_and_excel_opens(served):
    assert get(served, "/gouji/status.bom").content.startswith(b"\xef\xbb\xbf")
    book = openpyxl.load_workbook(io.BytesIO(get(served, "/gouji/status.xlsx").content))
    heads = [cell.value for cell in next(book.active.rows)]
    assert "机关" in heads
    assert book.active.max_row == 6


def test_names_are_escaped(served):
    assert "<script>alert" not in get(served, "/?q=<script>alert(1)</script>").text


def test_nothing_can_be_written(served):
    assert get(served, "/gouji?sql=DELETE+FROM+looks").status_code == 400


def test_looking_at_the_unsubscribe_address_changes_nothing_posting_does(served):
    app = served.gouji.app
    with desk(app) as on:
        join(on.ledger, "a@example.gov.cn", "*", AT)
        (standing,) = on.ledger.mail.subscriptions()
    address = f"/unsubscribe/{standing.subscription_id}"
    assert "a@example.gov.cn" in get(served, address).text
    with desk(app) as on:
        assert on.ledger.mail.subscriptions()
    assert "已退订" in post(served, address).text
    with desk(app) as on:
        assert on.ledger.mail.subscriptions() == ()
    assert get(served, address).status_code == 404
    assert get(served, "/unsubscribe/guess").status_code == 404


def test_without_a_database_it_says_what_to_do(tmp_path):
    with pytest.raises(Stale, match="gouji run"):
        make_datasette(state(tmp_path, AT))


def test_an_export_that_may_be_cut_off_says_so(served):
    lines = get(served, "/gouji/cells.bom?_size=3").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert lines[-1].startswith("未完")
    assert "未完" not in get(served, "/gouji/agencies.bom").text
