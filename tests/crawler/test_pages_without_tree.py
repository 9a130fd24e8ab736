"""What is told of a page without parsing it is what the parsed page says."""

import random

import pytest
from portal import blocks
from portal.answers import Answer, Asked
from portal.families import EVERY
from portal.scenarios.scenario import DAY1, A
from portal.site import Site, history

from crawler.page.pages import Page

LONG = "政府信息公开" * 60
ODD = [
    # (reason, markup)
    ("plain", f"<html><body><p>{LONG}</p></body></html>"),
    ("text only in a script", f"<html><body><script>var a='{LONG}'</script></body></html>"),
    ("a script that never ends", f"<html><body><script>var a='{LONG}'</body></html>"),
    ("a style that never ends", f"<html><style>{LONG}<body>"),
    ("text only in a comment", f"<html><body><!-- {LONG} --></body></html>"),
    ("a comment that never ends", f"<html><body><!-- <p>{LONG}</p></body></html>"),
    ("text only in the title", f"<html><title>{LONG}</title><body></body></html>"),
    ("spaces and entities only", "<html><body>" + "&nbsp; &#160; " * 500 + "</body></html>"),
    ("text only in attributes", f"<html><body><img alt='{LONG}'><a title='{LONG}'></a></body></html>"),
    ("text only in an attribute, behind a >", f"<body><p title='a>{LONG}'>x</p><p title=\"a>{LONG}\"></p></body>"),
    ("a quote within the other quotes", f"<html><body><p title='a\">{LONG}' class=\"'\">x</p></body></html>"),
    ("text only in a script in capitals", f"<html><BODY><SCRIPT>var a='{LONG}'</SCRIPT></BODY></html>"),
    ("tags that begin as those of scripts do", f"<body><s>{LONG}</s><span>a</span><section>a</section><time>a</time>"),
    ("text only in such a tag's attribute", f"<body><span title='{LONG}'></span><S><time id='>{LONG}'></time>"),
    ("noscript", f"<html><body><noscript><p>{LONG}</p></noscript></body></html>"),
    ("a title in a comment", "<html><!-- <title>old</title> --><title>a &amp; b</title><body></body></html>"),
    ("two titles", "<html><head><title>one</title></head><body><svg><title>two</title></svg></body></html>"),
    ("no title", "<html><body>x</body></html>"),
    ("an open title", "<html><title>never ends<body>x"),
    ("no markup", LONG),
    ("nothing", ""),
]  # fmt: skip


def page(markup: str) -> Page:
    return Page("http://www.example.gov.cn/x.html", 200, markup.encode())


@pytest.mark.parametrize(("reason", "markup"), ODD, ids=[row[0] for row in ODD])
def test_odd_pages(reason, markup):
    _compare(markup)


def _compare(markup: str) -> None:
    parsed = page(markup)
    length = len(parsed.text)
    for count in (1, 60, 120, 201, 400, 2000):
        assert page(markup).shows(count) == (length >= count), count
    assert page(markup).title == parsed.title


def test_pages_of_every_family_cut_anywhere():
    rng = random.Random(1)
    markups = [answer.body.decode() for answer in vars(blocks).values() if isinstance(answer, Answer)]
    for family in EVERY.values():
        site = Site(A, family, history(A, 2019, 2024))
        for target in (family.column.split("#")[0], site.href(site.items[0])):
            markups.append(site.answer(Asked("GET", target, {"host": "h"}, b"", DAY1)).body.decode())
    for markup in markups:
        _compare(markup)
        for _ in range(8):
            _compare(markup[: rng.randrange(len(markup) + 1)])
