"""Pages as portals serve them, for measuring: each drawn anew, so that nothing is read twice.

A report pasted from Word between navigation and foot, as county portals show it: about 160 KB, most of them attributes
of some 280 table cells; 1,300 tags; 2,300 characters of running text, cut into spans where digits begin.
"""

import html
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "tests")) if path not in sys.path]

from drawing import balanced, draw_report  # noqa: E402
from writing import around  # noqa: E402

_BORDER = (
    "border-left:none;border-right:1.0000pt solid windowtext;"
    "mso-border-right-alt:0.5000pt solid windowtext;border-top:none;border-bottom:1.0000pt solid windowtext;"
)
_PARAGRAPH = "margin-top:0.0000pt;margin-bottom:0.0000pt;text-align:center;line-height:18.0000pt;"
_FONT = "font-family:仿宋_GB2312;font-size:10.5000pt;"
_TEXT = "text-indent:32.0000pt;mso-char-indent-count:2.0000;line-height:28.0000pt;mso-line-height-rule:exactly;"
_DOINGS = ("完善", "推进", "规范", "梳理", "加强", "更新", "健全", "检查", "回应", "发布")
_THINGS = (
    "政务公开标准目录", "重点领域信息", "依申请公开流程", "政策解读材料", "网站栏目", "公文属性审查", "新媒体账号",
    "公开专区", "规范性文件库", "培训计划", "社会关切", "监督考核制度", "保密审查机制", "便民服务指南",
)  # fmt: skip
_ENDS = ("取得较好效果", "方便群众查询", "不断提高工作水平", "得到上级部门肯定", "形成长效机制", "做到应公开尽公开")


def drawn(seed: int):
    """Figures that add up, and the tables that print them; the forms take turns."""
    rng = random.Random(seed)
    form = ("2021", "2019")[seed % 2]
    figures = balanced(form, lambda most: rng.choice((0, rng.randint(0, most))))
    return figures, draw_report(form, {cell: str(value) for cell, value in figures.items()})


def word_page(seed: int) -> bytes:
    """One such page; each seed gives another agency, other figures and another text."""
    rng = random.Random(seed)
    parts = around(drawn(seed)[1], 2023, _table)
    parts = [part if part.startswith("<table") else _paragraph(part) for part in parts]
    at = next(index for index, part in enumerate(parts) if "五、" in part)
    received, suits = rng.randint(1, 90), rng.randint(0, 9)
    told = f"全年收到政府信息公开申请{received}件，答复{received}件。行政复议和行政诉讼{suits}件。"
    parts[4:4] = [*(_paragraph(_prose(rng)) for _ in range(14)), _paragraph(told)]
    parts[at + 16 : at + 16] = [_paragraph(_prose(rng)) for _ in range(5)]
    menu = "".join(f'<li><a href="/zwgk/{seed}/{n}.html">{_prose(rng)[:14]}</a></li>' for n in range(60))
    meta = f'<meta name="PubDate" content="2024-01-{seed % 28 + 1:02}">'
    head = f"<meta charset=utf-8><title>云溪县财政局2023年政府信息公开工作年度报告</title>{meta}"
    tail = '<div class=share style="display:none">分享到</div><div class=foot>版权所有 云溪县人民政府</div>'
    page = f"<div class=nav><ul>{menu}</ul></div><div class=content>{''.join(parts)}</div>{tail}"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{page}</body></html>".encode()


def _prose(rng: random.Random) -> str:
    """A paragraph of three to five clauses, half of them with a figure."""
    clauses = []
    for _ in range(rng.randint(3, 5)):
        doing, thing, end = rng.choice(_DOINGS), rng.choice(_THINGS), rng.choice(_ENDS)
        figure = f"{rng.randint(2, 900)}件次" if rng.random() < 0.5 else "工作"
        clauses.append(f"{doing}{thing}{figure}，{rng.choice(_DOINGS)}{rng.choice(_THINGS)}，{end}。")
    return "".join(clauses)


def _spans(text: str) -> str:
    """As Word writes mixed scripts: a span for each run of digits and each run of characters."""
    runs = re.findall(r"[0-9]+|[^0-9]+", text)
    return "".join(f'<span style="{_FONT}">{html.escape(run)}</span>' for run in runs)


def _paragraph(text: str) -> str:
    return f'<p class=MsoNormal style="{_TEXT}">{_spans(text)}<span style="{_FONT}"><o:p></o:p></span></p>'


def _table(sheet) -> str:
    rows = "".join(f"<tr>{''.join(map(_cell, line))}</tr>" for line in sheet.lines)
    return f'<table class=MsoNormalTable border=1 style="border-collapse:collapse;"><tbody>{rows}</tbody></table>'


def _cell(cell) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows != 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns != 1 else ""
    )
    inside = f'<p class=MsoNormal style="{_PARAGRAPH}">{_spans(cell.text) or "&nbsp;"}</p>'
    return (
        f'<td width=60 valign=center{spans} style="width:45.0500pt;padding:0.0000pt 5.4000pt;{_BORDER}">{inside}</td>'
    )
