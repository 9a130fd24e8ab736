"""List pages changed where lists have joints: tags, scripts, pagers, days, encodings; anywhere, or all around a row."""

import random

_TEXTS = r"""
<script>
</script>
<script>var a=[01,02,03,04,05,06,07];</script>
\ud800\udbff
%E5%B9%B4%E6%8A%A5
<a href='http://[::1'>2024年报</a>
<a href='//:80'>x</a>
href="javascript:void(0)"
onclick="open('http://[x')"
<base href='http://['>
<iframe src='http://['></iframe>
createPageHTML(99999999999,0,'index','html',-1)
<meta http-equiv=refresh content='99999999999999999999;url=http://['>
二〇二四年
2024-99-99
0000-00-00
9999999999999999条
第九十九亿页
共٣页
²⁰²⁴年
Ⅻ①②
2024²年
共²页
<table rowspan=999999 colspan='-1'>
<td rowspan='99999999999'>
<td rowspan='-3'>
{"total":1e999}
<TRS_DOCUMENTS>
<textarea>[{"title":"2024"}]</textarea>
<template>
<textarea>
</textarea>
<li>
</ul>
<ul>
<div>
</div>
<!--
-->
&#xd800;
&#99999999;
<?xml
]]>
style='content:"\5e74"'
0x110000,1,2,3,4,5,6
\u{110000}
'
"
{
}
{{x.title}}
<% for x %>
<object>
<embed src='a.swf'>
<img src='data:
<select>
<option>
<div hidden>
<div style='display:none'>
<noscript>
<xmp>
<h3>2023年</h3>
<h3>热点信息</h3>
<div class='hot'>
<a href='/nb/202501/'>2025年1月</a>
<b>
<table>
<tr>
<td>
2025-01-15
[2019-01-15]
暂无数据
<link rel=next href='?p=2'>
<a href='?page=2'>下一页</a>
共1页
共 2 条
currentPage=0;countPage=1
page=²
"""
_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"page=\xc2\xb2",
    b"<option value='/?\xff'>",
    b"\xe5\xb9",
    b" " * 3000,
    "\u3000".encode() * 400,
)
BITS = (*(text.encode() for text in _TEXTS.split("\n") if text), *_BYTES)


def changed(content: bytes, rng: random.Random, kept: tuple[int, int] | None, other: bytes) -> bytes:
    """A page with a few changes, none of them within the bytes to be ``kept``."""
    start, end = kept or (len(content), len(content))
    before, row, behind = bytearray(content[:start]), content[start:end], bytearray(content[end:])
    for _ in range(rng.choice((1, 2, 3, 6, 12, 30))):
        part = rng.choice((before, behind)) if kept else before
        _change(part, rng, other)
    return bytes(before) + row + bytes(behind)


def _change(part: bytearray, rng: random.Random, other: bytes) -> None:
    at, kind = rng.randrange(len(part) + 1), rng.random()
    if kind < 0.55:
        part[at:at] = rng.choice(BITS) * rng.choice((1, 1, 1, 1, 40))
    elif kind < 0.75:
        del part[at : at + rng.randint(1, 400)]
    elif kind < 0.85:
        there = rng.randrange(len(part) + 1)
        part[at:at] = part[there : there + rng.randint(1, 600)]
    elif kind < 0.95:
        there = rng.randrange(len(other) + 1)
        part[at:at] = other[there : there + rng.randint(1, 600)]
    elif at < len(part):
        part[at] = rng.randrange(256)
