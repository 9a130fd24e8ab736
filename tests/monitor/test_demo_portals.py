"""The bundled portals: every scripted address answers, nothing shows before its time, figures are as stated."""

import importlib.util
import json
import re
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import data
from monitor.demo_pages import load_sites, report_tables
from monitor.demo_server import PortalServer, serving

DEMO = data.path("demo")
SITES = load_sites(DEMO)
END = datetime.fromisoformat("2022-02-12T08:00:00+08:00")
ENTRIES = [
    pytest.param(site, entry, id=f"{site.portal_id}{entry['path']}")
    for site in SITES
    for kind in ("page", "row", "file")
    for entry in site.script.get(kind, ())
]


@pytest.mark.parametrize(("site", "entry"), ENTRIES)
def test_every_scripted_address_appears_at_its_time(site, entry):
    blocked = site.portal_id == "shiliqu"
    answer = site.answer(entry["path"], END)
    assert answer.status == 200
    assert ("网站防火墙".encode() in answer.body) == blocked
    replaces = any(other.get("until") == entry.get("appears", 0) for other in site.script.get("row", ()))
    if "appears" in entry:
        assert site.answer(entry["path"], entry["appears"]).status == 200
        before = site.answer(entry["path"], entry["appears"] - timedelta(seconds=1))
        assert before.status == (200 if replaces else 404)
        assert before.body != site.answer(entry["path"], entry["appears"]).body


def test_lists_show_only_what_has_appeared():
    site = next(site for site in SITES if site.portal_id == "shilishi")
    before, after = (
        site.answer("/xxgk/zfxxgknb/", datetime.fromisoformat(f"2022-02-{day}T00:00:00+08:00")).body.decode()
        for day in ("03", "04")
    )
    assert "示例市教育局2021" not in before
    assert "示例市教育局2021" in after
    assert 'createPageHTML(2, 0, "index", "html")' in after


def test_every_portal_says_that_it_is_a_simulation():
    moment = datetime.fromisoformat("2022-01-10T22:00:00+08:00")
    for site in SITES:
        body = site.answer("/", moment).body.decode(site.script.get("encoding", "utf-8"))
        assert "演示网站" in body
        assert "不是任何机关的网站" in body


def test_the_register_names_the_portals_that_are_served():
    lines = (DEMO / "portals.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {line.split(",")[0]: line.split(",")[2] for line in lines} == {
        site.portal_id: f"http://{site.address}:8420/" for site in SITES
    }


def test_portals_answer_over_loopback_each_at_its_own_address():
    with serving(SITES, lambda: END) as places:
        assert len(set(places.values())) == len(SITES)
        assert all(place.startswith("http://127.") for place in places.values())
        with urllib.request.urlopen(places["xiaoyi"] + "/zwgk/zfxxgk/zfxxgknb/") as response:
            assert "孝义市人民政府办公室2021年" in response.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="404") as caught:
            urllib.request.urlopen(places["xiaoyi"] + "/nothing")
        caught.value.close()


def test_where_loopback_has_one_address_each_portal_has_its_own_port(monkeypatch):
    bind = PortalServer.__init__

    def only_one(self, place, site, clock):
        if place[0] != "127.0.0.1":
            raise OSError(99, "Cannot assign requested address")
        bind(self, place, site, clock)

    monkeypatch.setattr(PortalServer, "__init__", only_one)
    with serving(SITES, lambda: END) as places:
        assert {place.rsplit(":", 1)[0] for place in places.values()} == {"http://127.0.0.1"}
        assert len(set(places.values())) == len(SITES)


def test_two_demos_at_once_do_not_meet():
    with serving(SITES, lambda: END) as first, serving(SITES, lambda: END) as second:
        assert not set(first.values()) & set(second.values())


SEEDS = {"xiaoyi-2021": "000", "wanan-2021": "001", "jiaxiang-2021": "002", "jiyuan-2021": "003", "yaodu-2020": "004"}
TRUTH = Path(__file__).parents[2].parent / "shared" / "seeds" / "truth"


@pytest.mark.skipif(not TRUTH.exists(), reason="the five reports are not beside the checkout")
@pytest.mark.parametrize(("name", "seed"), SEEDS.items())
def test_figures_are_those_of_the_real_reports(name, seed):
    truth = json.loads(next(TRUTH.glob(f"{seed}_*")).read_text(encoding="utf-8"))["tables"]
    report, _ = report_tables(DEMO, name)
    for table, rows in truth.items():
        for row, cells in rows.items():
            stated = report[table][row]
            for value, (column, expected) in zip(stated, cells.items(), strict=False):
                if expected is not None:
                    number = re.sub(r"[^\d.-]", "", str(value))
                    assert float(number) == float(expected), (table, row, column)


def test_the_attachments_print_the_reports_they_are_made_from(tmp_path):
    from docx import Document

    here = Path(__file__).with_name("make_demo_attachments.py")
    spec = importlib.util.spec_from_file_location("make_demo_attachments", here)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.write_word("wanan-2021", tmp_path / "again.docx")

    def cells(path):
        document = Document(str(path))
        return [[c.text for r in t.rows for c in r.cells] for t in document.tables]

    assert cells(DEMO / "portals" / "xinjiang" / "wanan-2021.docx") == cells(tmp_path / "again.docx")
