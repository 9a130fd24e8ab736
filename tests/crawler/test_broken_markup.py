# ruff: noqa: E501 - markup reads better on a line
"""Markup without an end: what is found in it is what the plain patterns find, in one pass, whatever is repeated."""

import re
import sys
from pathlib import Path

import pytest

from crawler.page.data import count_of, data_at, data_of
from crawler.page.holders import comments, holders, without_comments, without_holders
from crawler.page.pages import Page
from spiders.row.fragments import records

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from fuzz_lists import URL, hostile, read_everything

HELD = re.compile(r"<(script|style|textarea|template|noscript|xmp)\b([^>]*)>(.*?)(?:</\1\s*>|\Z)", re.S | re.I)
LEFT_OUT = re.compile(
    r"<(script|style|textarea|template|xmp|noscript)\b[^>]*>.*?</\1\s*>|<!--(?!\s*#|<\$\[).*?-->", re.S | re.I
)
COMMENT = re.compile(r"<!--.*?-->", re.S)
"""What each of the functions finds, said in a pattern: right on any page, and slow on some."""

PAGES = [
    "", "<", "a", "<script>a</script>b", "<SCRIPT src=a>a</Script >b", "<script>a", "<script", "<script ", "<script a", "a<script>b</style>c", "<script></script>", "<scripted>a</scripted>",
    "<script>'<!--'</script>a-->b", "<!--<script>-->a</script>b", "<!--a-->b<!--c", "<!-->a-->b", "<!--->b-->c", "<!-- #include a-->b", "<!--#include a-->b-->c", "<!--<$[x]>begin-->a<!--<$[x]>end-->",
    "<style>a<script>b</style>c</script>d", "<textarea>a<xmp>b</xmp>c", "<textarea>a<textarea>b</textarea>c</textarea>d", "<xmp>a<script>b</script>c", "<noscript>a</noscript \n>b<template x='>'>c</template>d",
    "<script>a</script<script>b</script>c", "<!--a<!--b-->c-->d", "a--><!--b", "<script><script></script>a</script>b", "<script x>a</script>" * 3 + "<style>", "<!-- -->" * 3 + "<!--",
]  # fmt: skip


@pytest.mark.parametrize("markup", PAGES)
def test_holders_and_comments_are_those_of_the_plain_patterns(markup):
    assert list(holders(markup)) == [(tag.lower(), said, text) for tag, said, text in HELD.findall(markup)]
    assert without_holders(markup) == LEFT_OUT.sub("", markup)
    assert without_comments(markup) == COMMENT.sub("", markup)
    assert [markup[start:end] for start, end in comments(markup)] == COMMENT.findall(markup)


HOSTILE = (
    *("<script ", "<script>", "<textarea>", "<!--", "<title", "<a ", "<a href=", "<a href='{{", "href=", "<iframe src=", "<?php "),
    *("<trs_documents ", "<record><![CDATA[", "<nextgroup> <![CDATA[", "totalpage", "background", "<p class='p", "[", '={"a":'),
)  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_repeated_the_page_is_read(what):
    assert read_everything(hostile(what, 200_000))


COUNTED = [
    # (a page, how much of it is surely seen)
    ("<p>一二三</p>", 3), ("<!--一二-->三", 1), ("<!--一二", 0), ("一<script>二三", 1), ("一<select>二</select>三", 2), ("<textarea>一二</textarea>三", 1), ("一<!--" + "二" * 9000 + "-->三四", 3), ("<script>" + "二" * 9000 + "</script>三四", 2),
    ("<script>" + "二" * 9000, 0), ("一" * 5000 + "<style>" + "二" * 9000, 5000), ("<p title='<!--'>一</p>" + "<b>二</b>" * 2000, 2001),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "seen"), COUNTED, ids=[f"{each[0][:12]}-{each[1]}" for each in COUNTED])
def test_what_is_surely_seen(markup, seen):
    page = Page(URL, 200, markup.encode())
    assert not page._showing.reaches(seen + 1)
    assert page._showing.reaches(seen)


RECORDS = [
    # (an answer, what stands in its records)
    ("<record><![CDATA[a]]></record> <record> <![CDATA[b]]> </record>", ["a", "b"]), ("<record>a</record>", []), ("<record><![CDATA[a<record><![CDATA[b]]></record>", ["a", "b"]), ("<record><![CDATA[a", ["a"]), ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "expected"), RECORDS, ids=[each[0][:20] for each in RECORDS])
def test_records_of_an_answer(answer, expected):
    assert list(records(answer)) == expected


DATA = [("{\"a\": 1}", {"a": 1}), ("[" * 100_000, None), ("{", None), ("", None), ("9" * 5000, None), ("\"\\ud800\"", "\ufffd")]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), DATA, ids=[each[0][:12] for each in DATA])
def test_data_of_a_text(text, value):
    assert data_of(text) == value
    assert data_at("=" + text, 1) in (None, (value, len(text) + 1), ("\ud800", len(text) + 1))


COUNTS = [(7, 7), ("7", 7), (" 45 ", 45), ("0", 0), (None, None), (True, None), ("-1", None), ("²", None), ("9" * 5000, None), (3.5, None), ("", None), ([], None)]  # fmt: skip


@pytest.mark.parametrize(("value", "count"), COUNTS, ids=[str(each[0])[:12] for each in COUNTS])
def test_counts(value, count):
    assert count_of(value) == count
