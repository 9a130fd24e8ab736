# ruff: noqa: E501 - markup reads better on a line
"""Lists in parts that each say 更多, lists that say how much they have found, choices of months, and reports of several bodies."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import BOD, LIST, NEW, PAST, UL, P, R, li

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
GOVERNMENT = UL(li("示例县人民政府2024年政府信息公开工作年度报告", "2025-01-20", "/g.html"))
PARTS = (
    "<h3>政府年报 <a href='/nb/zf/'>更多</a></h3>"
    + GOVERNMENT
    + "<h3>部门年报 <a href='/nb/bm/'>更多</a></h3>"
    + UL(PAST)
)
JOINT = "示例县教育局、示例县体育局"

# fmt: off
SITUATIONS = [
    # (what, answers, what the look ends in, why)
    ("the whole of our part has it", {LIST: P(PARTS), "/nb/zf/": P(GOVERNMENT), "/nb/bm/": P(UL(NEW, PAST))}, "seen", None), ("the whole of our part has it not", {LIST: P(PARTS), "/nb/zf/": P(GOVERNMENT), "/nb/bm/": P(UL(PAST))}, "absent", None),
    ("the whole of our part fails", {LIST: P(PARTS), "/nb/zf/": P(GOVERNMENT), "/nb/bm/": (500, "x")}, "unknown", "http.server_error"), ("the whole of the other part fails", {LIST: P(PARTS), "/nb/zf/": (500, "x"), "/nb/bm/": P(UL(PAST))}, "unknown", None),
    *((f"{words}", {LIST: P(f"<div>{words}</div>" + UL(PAST))}, "unknown", "totals_disagree") for words in ("共找到 5 条结果", "查询到 5 条记录", "搜索到相关结果 5 个")), ("as many as found", {LIST: P("<div>共找到 2 条结果</div>" + UL(PAST))}, "absent", None),
    ("a choice of months", {LIST: P("<select onchange='go()'><option>2025-03</option><option>2025-01</option></select>" + UL(PAST))}, "unknown", "pager_broken"), ("a choice of months that were", {LIST: P("<select onchange='go()'><option>2023-03</option><option>2023-01</option></select>" + UL(PAST))}, "absent", None),
    ("months of a search", {LIST: P("<form><select><option>1月</option><option>2月</option></select></form>" + UL(PAST))}, "absent", None),
    ("a report of two", {LIST: P(UL(li(f"{JOINT}2024年政府信息公开工作年度报告", "2025-01-20", R), PAST)), R: report(JOINT)}, "seen", None), ("a report of two others", {LIST: P(UL(li(f"{BOD[0]}、{BOD[1]}2024年政府信息公开工作年度报告", "2025-01-20", R), PAST)), R: report(f"{BOD[0]}、{BOD[1]}")}, "absent", None),
    ("a report of two that fails", {LIST: P(UL(li(f"{JOINT}2024年政府信息公开工作年度报告", "2025-01-20", R), PAST)), R: (500, "x")}, NOT_ABSENT, None),
]
# fmt: on


@pytest.mark.parametrize(("what", "answers", "want", "why"), SITUATIONS, ids=[each[0] for each in SITUATIONS])
def test_parts_totals_and_joint_reports(tmp_path, what, answers, want, why):
    situation = Situation(what, {**PASTS, **answers}, want)
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)
    assert why is None or look.reason == why
