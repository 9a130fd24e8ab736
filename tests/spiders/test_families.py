"""Every family reads its own pages: a directory of answers with the rows, the total and the end expected."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from crawler.fetch.asks import Ask, Fetched
from crawler.page.obstacles import obstacle
from crawler.page.pages import Page
from crawler.register import FAMILIES as NAMES
from spiders.families import FAMILIES, recognise
from spiders.listing.lists import read_list

FIXTURES = Path(__file__).parents[1] / "fixtures" / "portals"
CASES = sorted(folder.name for folder in FIXTURES.iterdir())


class Answers:
    """The answers of one fixture directory."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, json.loads((folder / "requests.json").read_text("utf-8"))

    def find(self, ask: Ask) -> dict[str, Any]:
        for answer in self.told["answers"]:
            fits = answer["url"] == ask.url and answer.get("method", "GET") == ask.method
            if fits and answer.get("body", "") in ask.body.decode():
                return dict(answer)
        raise AssertionError(f"nobody expected {ask.method} {ask.url} {ask.body!r}")

    async def fetch(self, ask: Ask) -> Fetched:
        answer = self.find(ask)
        headers = {"content-type": answer.get("type", "text/html; charset=utf-8")}
        body = (self.folder / answer["file"]).read_bytes()
        page = Page(ask.url, 200, body, headers, ask.body, dict(ask.headers).get("Referer", ""))
        assert obstacle(page) is None
        return Fetched(ask.url, page)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("told", [True, False], ids=["registered", "detected"])
def test_a_family_reads_its_pages(case: str, told: bool) -> None:
    answers = Answers(FIXTURES / case)
    expected = answers.told["expected"]
    read = asyncio.run(read_list(answers.fetch, answers.told["start"], expected["family"] if told else None))
    rows = [[row.title, str(row.list_date), row.url] for row in read.rows if row.in_list]
    assert rows == expected["rows"]
    assert read.facts.family == expected["family"]
    assert (len(read.facts.pages), read.facts.end_reason) == (expected["pages"], expected["end"])
    assert read.facts.declared_total == expected["total"]
    assert all(page.problem is None and page.recognised and page.whole for page in read.facts.pages)


def test_the_register_names_the_families_there_are() -> None:
    keys = [family.key for family in FAMILIES]
    assert sorted(keys) == sorted(NAMES)
    assert {
        json.loads((FIXTURES / case / "requests.json").read_text("utf-8"))["expected"]["family"] for case in CASES
    } == set(keys)


def test_a_page_of_another_maker_is_told_from_one_that_only_speaks_of_it() -> None:
    jiangxi = Page(
        "http://x.gov.cn/",
        200,
        b"<html><link href='/ucap/jpage.css'><script>var listData = {articleList:[]};var channelId=1</script></html>",
    )
    family = recognise(jiangxi)
    assert family is not None
    assert family.key == "jx_query"
    widget = Page(
        "http://x.gov.cn/",
        200,
        b"<html><script src='//pucha.kaipuyun.cn/exposure/jiucuo.js?sitecode=1'></script></html>",
    )
    assert recognise(widget) is None
