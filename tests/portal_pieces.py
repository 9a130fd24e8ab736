# ruff: noqa: E501 - markup reads better on a line
"""Pieces of made-up portal pages: lists of reports, the navigation around them, other bodies of the county."""

from portal_double import page

OURS = "示例县教育局2024年政府信息公开工作年度报告"
LAST = "示例县教育局2023年政府信息公开工作年度报告"
BEFORE = "示例县教育局2022年政府信息公开工作年度报告"
LIST = "/nb/"
R = "/nb/a24.html"


def li(t, d, h):
    return f"<li><a href='{h}'>{t}</a><span>{d}</span></li>"


PAST = li(LAST, "2024-01-18", "/nb/a23.html") + li(BEFORE, "2023-01-18", "/nb/a22.html")
NEW = li(OURS, "2025-01-15", R)
NAV = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li><li><a href='/zfxxgkzn/'>政府信息公开指南</a></li><li><a href='/nb/'>政府信息公开年报</a></li></ul>"
SIDE = (
    "<div class='side'><h3>最新动态</h3><ul class='hot'>"
    + "".join(
        f"<li><a href='/xw/{n}.html'>我县召开第{n}次专题会议研究部署重点工作</a><i>2025-01-{n:02}</i></li>"
        for n in range(10, 22)
    )
    + "</ul></div>"
)


def P(body, title="政府信息公开年报_示例县教育局", nav=NAV):
    return page(nav + body, title)


def UL(*rows):
    return "<ul class='lst'>" + "".join(rows) + "</ul>"


def tab(*rows):
    return (
        "<table class='t'><tr><th>序号</th><th>单位</th><th>标题</th><th>日期</th></tr>"
        + "".join(
            f"<tr><td>{n}</td><td>{b}</td><td><a href='{h}'>{t}</a></td><td>{d}</td></tr>"
            for n, (b, t, d, h) in enumerate(rows, 1)
        )
        + "</table>"
    )


T24, T23 = "2024年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告"
BOD = ["示例县水利局", "示例县体育局", "示例县民政局", "示例县司法局", "示例县审计局", "示例县统计局"]
