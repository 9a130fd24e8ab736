"""``gouji extract`` as a user meets it."""

import json

import pytest
from click.testing import CliRunner
from drawing import balanced, draw_report
from writing import SHAPES

from monitor.cli.extract import extract


@pytest.fixture
def report(tmp_path):
    values = balanced("2021", lambda most: most // 2)
    path = tmp_path / "report.html"
    path.write_bytes(SHAPES["html"](draw_report("2021", {ident: str(value) for ident, value in values.items()}), 2023))
    return path


def run(*arguments, **options):
    return CliRunner().invoke(extract, [str(each) for each in arguments], standalone_mode=False, **options)


def test_one_object_a_line_in_the_order_given(report, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    done = run(broken, report, "--json")
    first, second = map(json.loads, done.output.splitlines())
    assert (first["source"], first["error"]["kind"]) == (str(broken), "damaged")
    assert (second["source"], len(second["cells"])) == (str(report), 200)
    assert done.return_value == 3, "one of them could not be read"


def test_standard_input(report):
    done = run("-", "--json", input=report.read_bytes())
    assert json.loads(done.output)["form"] == "2021"
    assert done.return_value == 0


def test_the_address_is_asked_for_its_date(report):
    done = run(report, "--json", "--url", "http://a.gov.cn/202401/t20240120_1.html")
    assert {"source": "url", "value": "2024-01-20", "raw": "/t20240120_1"} in json.loads(done.output)["dates"]


def test_people_get_a_summary(report):
    done = run(report)
    assert "数字 200" in done.output
    assert "通过 42，不符 0，无法核对 0" in done.output


def test_only_one_document_is_marked_at_a_time(report, tmp_path):
    done = CliRunner().invoke(extract, [str(report), str(report), "--mark", str(tmp_path / "out.html")])
    assert done.exit_code == 2


def test_readings_of_the_year_that_differ_are_all_told(report):
    told = run(report).output
    assert "各处不一" not in told
    report.write_text(
        report.read_text("utf-8").replace("2023年1月1日", "2022年1月1日").replace("2023年12月31日", "2022年12月31日")
    )
    assert "年度各处不一" in run(report).output
    assert "统计期限 2022" in run(report).output
