"""The demo end to end: the whole season on the bundled portals, what it says, and what it leaves behind."""

import json
import re
from contextlib import closing
from email import message_from_bytes
from email.policy import default

import pytest
from click.testing import CliRunner

from crawler.archive import Archive
from data.errors import GoujiError
from monitor.cli.demo import demo
from monitor.demo_folder import MARK, prepare
from monitor.demo_summary import lines, summarise
from monitor.store.store import Store

STATUSES = {
    "xiaoyi-office": "on_time",
    "wanan": "on_time",
    "jiaxiang-office": "on_time",
    "jiyuan-gov": "on_time",
    "yaodu-gov": "not_due",
    "shili-gov": "not_due",
    "shili-finance": "on_time",
    "shili-education": "late",
    "shili-water": "overdue",
    "shili-civil": "on_time",
    "shili-statistics": "unreadable",
    "shiliqu-office": "could_not_look",
    "shixian-agriculture": "on_time",
    "shixian-gov": "not_due",
}


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The demo as a user runs it, in an empty folder: stdout as JSON, and the folder."""
    place = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("GOUJI_HOME", str(place / "elsewhere"))
        result = CliRunner().invoke(demo, ["--json"])
        assert result.exit_code == 0, result.output
    assert not (place / "elsewhere").exists(), "a real state folder is never touched"
    return json.loads(result.stdout), place / "gouji-demo"


def test_every_agency_has_the_status_of_the_script(played):
    found, _ = played
    assert {row["agency_id"]: row["status"] for row in found["status"]} == STATUSES
    assert all(found["counts"].values()), "every status occurs"


def test_lateness_is_an_interval_between_looks(played):
    late = next(row for row in played[0]["status"] if row["agency_id"] == "shili-education")
    assert (late["days_late_min"], late["days_late_max"]) == (2, 3)
    assert late["claimed_on"] == "2022-02-03", "the signature of 28 January is no publication"


def test_the_overdue_agency_is_named_with_its_proof(played):
    (overdue,) = played[0]["overdue"]
    assert overdue["agency"] == "示例市水务局"
    assert overdue["due_on"] == "2022-01-31"
    looks = overdue["looks"]
    assert len(looks) >= 3
    assert len({look["at"][:10] for look in looks}) >= 2
    assert all(look["pages_read"] == 2 and look["control"] == "earlier_report" for look in looks)


def test_only_the_report_that_does_not_balance_fails(played):
    failed = played[0]["failed_checks"]
    assert {each["agency_id"] for each in failed} == {"shili-civil"}
    assert sorted((each["rule"], each["left"], each["right"]) for each in failed) == [
        ("T3_BALANCE", "6", "5"), ("T3_BALANCE", "6", "5"), ("T3_RESULT_SUM", "5", "6"), ("T3_RESULT_SUM", "5", "6"),
    ]  # fmt: skip


def test_a_figure_changed_after_publication_is_noticed(played):
    (edit,) = played[0]["edited_after_publication"]
    assert (edit["agency"], edit["cells_changed"]) == ("示例市财政局", 1)
    assert edit["before_last_seen_at"] < "2022-02-01T09:00" < edit["after_first_seen_at"]


def test_last_year_is_judged_for_whoever_was_looked_at(played):
    with Store(played[1] / "var" / "gouji.db") as store:
        earlier = [v for v in store.verdicts() if v.report_year == 2020]
        states = store.db.execute(
            "SELECT state, count(*) FROM cells JOIN reports USING (report_id) WHERE agency_id = 'yaodu-gov' GROUP BY 1"
        ).fetchall()
    assert [(v.agency_id, v.status) for v in earlier] == [("yaodu-gov", "on_time")]
    assert dict(states) == {"number": 197, "blank": 1}


def test_the_mail_and_the_page_say_the_same_of_the_overdue_agency(played):
    folder = played[1]
    mail = message_from_bytes((folder / "digest.eml").read_bytes(), policy=default)
    page = (folder / "digest.html").read_text(encoding="utf-8")
    for text in (page, mail.get_body(("html",)).get_content(), mail.get_body(("plain",)).get_content()):
        assert "示例市水务局" in text
        assert "模拟时钟" in text


def test_the_archive_holds_what_was_seen(played):
    with closing(Archive(played[1] / "var" / "archive")) as archive:
        assert list(archive.check()) == []
        assert all(look.simulated for look in archive.looks())


def test_what_is_said_at_the_end_names_agency_evidence_and_commands(played):
    from monitor.demo import load_demo

    text = "\n".join(lines(summarise(load_demo(played[1]), played[1]), "gouji"))
    text = re.sub(r"127\.0\.0\.\d+:\d+", "HOST", text).replace(str(played[1]), "gouji-demo")
    for expected in (
        "按时公开 7", "迟于期限公开 1", "逾期未见公开 1", "无法查看 1", "未到期或不适用 3",
        "逾期：示例市水务局，应于 2022-01-31 前公开", "第四十九条第一款", "http://HOST/xxgk/zfxxgknb/，共 26 条、2 页",
        "无法查看：示例区人民政府办公室，网站防火墙拦截；最后一次有效查看 2022-01-30", "勾稽不平：示例市民政局",
        "公开后改动：示例市财政局",
        "gouji-demo/digest.html", "cd gouji-demo && gouji serve",
    ):  # fmt: skip
        assert expected in text


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "gouji-demo").mkdir()
    (tmp_path / "gouji-demo" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GoujiError, match="不是演示生成的"):
        prepare(tmp_path / "gouji-demo")
    assert (tmp_path / "gouji-demo" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_our_own_folder_is_made_anew(tmp_path):
    folder = tmp_path / "gouji-demo"
    prepare(folder)
    (folder / "old.txt").write_text("old", encoding="utf-8")
    prepare(folder)
    assert sorted(each.name for each in folder.iterdir()) == ["gouji.toml", MARK]
