# ruff: noqa: E501 - markup reads better on a line
"""Pagers of all makes on their first, middle and last page: a list read to its end is whole, and one that is not is not."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import LAST, NEW, UL, P, R, li

MOST = 3


def address(page):
    return "/nb/" if page == 1 else f"/nb/index_{page - 1}.html"


def to(page, words, last, dead="{}"):
    """A link to a page, or what stands in its place where there is no such page."""
    return f"<a href='{address(page)}'>{words}</a>" if 1 <= page <= last else dead.format(words)


def numbers(here, last, mark, each="{}"):
    """The numbers of all pages; ``mark`` is how the one shown is set."""
    return "".join(
        mark.format(page) if page == here else each.format(to(page, page, last)) for page in range(1, last + 1)
    )


def around(here, last, middle, dead="{}"):
    return to(here - 1, "上一页", last, dead) + middle + to(here + 1, "下一页", last, dead)


PAGERS = {
    # how a pager looks on page ``here`` of ``last``
    "no numbers": lambda here, last: around(here, last, " "),
    "no numbers, set apart": lambda here, last: around(here, last, "", "<span>{}</span>"),
    "links to itself at the ends": lambda here, last: (
        f"{to(1, '首页', last)}{to(max(1, here - 1), '上一页', last)}{to(min(last, here + 1), '下一页', last)}{to(last, '尾页', last)}"
    ),
    "in words": lambda here, last: around(here, last, f"共{last}页 当前第{here}页", "<a href='#'>{}</a>"),
    "a fraction": lambda here, last: around(here, last, f"<b>{here}/{last}</b>", "<span>{}</span>"),
    "a plain number": lambda here, last: around(here, last, numbers(here, last, "<span>{}</span>")),
    "a strong number": lambda here, last: around(here, last, numbers(here, last, "<strong>{}</strong>"), ""),
    "a number of a class": lambda here, last: around(here, last, numbers(here, last, "<a class='cur'>{}</a>"), ""),
    "numbers alone": lambda here, last: numbers(here, last, "[{}]", "[{}]"),
    "items": lambda here, last: (
        f"<ul class='pagination'>{numbers(here, last, '''<li class='active'><a href='#'>{}</a></li>''', '<li>{}</li>')}</ul>"
    ),
    "for readers aloud": lambda here, last: around(
        here, last, numbers(here, last, "<span aria-current='page'>{}</span>"), ""
    ),
    "a choice": lambda here, last: around(
        here,
        last,
        "<select>"
        + "".join(f"<option value='{address(page)}'>第{page}页</option>" for page in range(1, last + 1))
        + "</select>",
    ),
    "a box to fill": lambda here, last: around(
        here, last, numbers(here, last, "<b>{}</b>") + "到第<input size=2>页<button onclick='go()'>确定</button>", ""
    ),
    "a call": lambda here, last: f"<script>createPageHTML({last}, {here - 1}, 'index', 'html');</script>",
}


def pages(pager, last, new=""):
    """A list of so many pages; the earlier report, and what is new, on the last one."""
    made = {}
    for here in range(1, last + 1):
        others = [
            li(f"示例县第{here}{n}中心2024年政府信息公开工作年度报告", "2025-01-16", f"/{here}{n}.html")
            for n in range(3)
        ]
        ours = (li(LAST, "2024-01-18", "/nb/a23.html"), new) if here == last else ()
        made[address(here)] = P(f"{UL(*others, *ours)}<div class='page'>{pager(here, last)}</div>")
    return made | {"/nb/a23.html": report(year=2023)}


@pytest.mark.parametrize("last", range(1, MOST + 1))
@pytest.mark.parametrize("pager", PAGERS.values(), ids=PAGERS)
def test_a_list_is_read_to_its_end(tmp_path, pager, last):
    look = play(Situation("old", pages(pager, last), "absent"), tmp_path / "old")
    assert (look.outcome, look.reason, look.pages_read) == ("absent", None, last)
    look = play(Situation("new", pages(pager, last, NEW) | {R: report()}, "seen"), tmp_path / "new")
    assert look.outcome == "seen"


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='/nb/'>1</a><b>2</b><a href='#'>3</a><a href='#'>下一页</a>",
        "<a href='/nb/'>1</a><b>2</b><a href='#' onclick='go(3)'>下一页</a>",
        "<a href='/nb/'>1</a><b>2</b><a href='javascript:go(3)'>下一页</a>",
        "<a href='/nb/'>1</a><a href='#'>2</a><a href='#'>下一页</a>",
        "<b>2/3</b><a href='#'>下一页</a>",
        "<b>1</b><a href='#'>下一页</a>",
    ],
)
def test_a_second_page_that_leads_on_by_a_script_is_not_the_last(tmp_path, pager):
    made = pages(PAGERS["a number of a class"], 2)
    made[address(2)] = P(f"{UL(li(LAST, '2024-01-18', '/nb/a23.html'))}<div class='page'>{pager}</div>")
    situation = Situation(pager, made, NOT_ABSENT)
    look = play(situation, tmp_path)
    assert situation.allows(look), look
