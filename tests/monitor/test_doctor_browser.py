"""What the doctor says of portals whose lists a script draws."""

from datetime import datetime

import pytest

from crawler.archive import Archive
from crawler.looks import Look
from crawler.register import Portal, Register
from monitor.doctor_browser import lacking, proposals

NOW = datetime.fromisoformat("2026-02-03T09:00:00+08:00")
PLAIN, DRAWN = Portal("a", "甲", "http://a.example.cn/"), Portal("b", "乙", "http://b.example.cn/", browser=True)
MISSING = "未安装 Chromium"

ROWS = [
    # (portals, what is missing, whether the doctor says so, why)
    ((PLAIN,), MISSING, False, "nobody needs a browser"),
    ((PLAIN, DRAWN), None, False, "there is one"),
    ((PLAIN, DRAWN), MISSING, True, "one portal needs it"),
    (
        (Portal("c", "丙", "http://c.example.cn/", browser=True, state="frozen"),),
        MISSING,
        False,
        "not visited any more",
    ),
]


@pytest.mark.parametrize(("portals", "missing", "said", "why"), ROWS)
def test_a_missing_browser_is_told_where_it_is_needed(portals, missing, said, why):
    words = lacking(Register((), portals), missing)
    assert (words is not None) is said, why
    assert words is None or ("b" in words and MISSING in words)


def test_a_portal_without_content_is_proposed(tmp_path):
    archive = Archive(tmp_path)
    looks = [
        Look(f"{portal}{number}", "r", "v", portal, "x", 2025, NOW, NOW, "unknown", reason)
        for number, (portal, reason) in enumerate(
            [("a", "js_shell"), ("b", "js_shell"), ("d", "js_shell"), ("d", "timeout")]
        )
    ]
    with archive.writer("r", lambda: NOW, True) as writer:
        writer.add_looks(looks)
    register = Register((), (PLAIN, DRAWN, Portal("d", "丁", "http://d.example.cn/")))
    assert [portal.portal_id for portal, _ in proposals(archive, register)] == ["a"], (
        "b is marked, d has other trouble now"
    )
