# ruff: noqa: E501 - tables read better with a row on a line
"""A row that may be the report is left aside only for what its page says: a portal's frame around nothing says nothing."""

import pytest
from portal_double import Situation, page, play, report
from portal_pieces import LIST, PAST, UL, P, R, li

NAV = "<div class='nav'>" + "".join(f"<a href='/c{n}/'>栏目名称{n}</a>" for n in range(200)) + "</div>"
FOOT = "<div>主办单位：示例县人民政府办公室 承办单位：示例县大数据中心 网站标识码1101010001 京公网安备11010102000001号 建议使用IE9以上浏览器访问 地址：示例县中心大街1号</div>"
TITLES = (
    "示例县教育局2024年政务公开工作总结",
    "示例县教育局2024年",
    "2024年年度报告",
    "示例县教育局2024年政府信息公开工作年度报告说明",
)
PROSE = "为进一步深化教育领域综合改革，全县各中小学扎实开展校园安全大检查活动，取得明显成效。" * 20
# fmt: off
CONTENTS = [
    # (what stands in the portal's frame, outcome, what it is)
    ("<h2>抱歉，您访问的页面不存在或已删除</h2>", "unknown", "a page that is gone, with 200"),
    ("系统正在升级维护，请稍后再访问", "unknown", "maintenance"),
    ("<div id='content'></div><script>$.get('/api?id=8',function(d){$('#content').html(d)})</script>", "unknown", "a box that a script fills"),
    ("<iframe src='/content.html' width='100%' height='800'></iframe>", "seen", "a frame"),
    ("<iframe src='/none.html' width='100%' height='800'></iframe>", "unknown", "a frame around nothing"),
    ("<iframe src='/theirs.html' width='100%' height='800'></iframe>", "absent", "a frame around another's report"),
    ("<p><img src='/upload/2025/p1.jpg'></p>", "unknown", "a picture"),
    ("<p>附件：<a href='javascript:down3()'>点击下载</a></p>", "unknown", "a file that a script fetches"),
    (f"<p>{PROSE}</p><p>附件：<a href='javascript:down3()'>年度报告.doc</a></p>", "unknown", "a text, and a file that a script fetches"),
    ("<form>用户登录 <input type=password></form>", "unknown", "a login"),
    ("<canvas id='c'></canvas>", "unknown", "a drawing"),
    (f"<h1>教育改革</h1><p>{PROSE}</p>", "absent", "another text"),
]
# fmt: on


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(("content", "outcome", "what"), CONTENTS, ids=[each[2] for each in CONTENTS])
def test_only_a_text_of_its_own_makes_a_page_something_else(tmp_path, title, content, outcome, what):
    answer = page(f"{NAV}<div class='con'>{content}</div>{FOOT}", "示例县教育局")
    listed = {
        LIST: P(UL(li(title, "2025-01-15", R), PAST)),
        R: answer,
        "/content.html": report(),
        "/theirs.html": report("示例县水利局"),
    }
    look = play(Situation(what, listed, outcome), tmp_path)
    assert look.outcome == outcome, (look.reason, look.detail)
    assert look.reason in (None, "ambiguous_row")
