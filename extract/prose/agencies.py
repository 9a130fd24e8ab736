"""Whose report it is: every reading of the agency, with where it stood."""

import itertools
import re
from collections.abc import Iterator, Sequence

from extract.drawn_rows import own_texts
from extract.grids import Content, Grid
from extract.labels import key_of
from extract.prose.sections import normal_lines
from extract.prose.signatures import Signature, signing_organ
from extract.prose.titles import agency_of, is_organ, may_be_report_title

_BODY = re.compile(
    r"(?:本报告由|现公布|现将|现向社会公布|公布了?)([\u4e00-\u9fff()]{4,40}?)(?:按照|根据|依据|编制|(?:19|20)\d\d年)"
)
_LABELS = r"发布机构|发布单位|公开主体|公开机构|信息来源|来源|发文机关|单位"
_OF_A_SITE = ("主办", "承办", "主管", "协办", "建设", "维护", "运维", "运营", "开发", "支持", "数据", "图片")
"""Before a label at the foot of a page: who runs the site, or took a picture, reports nothing."""
_SOURCE = re.compile(rf"(?:{_LABELS})(?=\s*[:：]\s*([\u4e00-\u9fff()（）]{{3,40}}))")
_LABEL_KEY = re.compile(_LABELS)
_LABEL_ENDS = frozenset(label[-1] for label in _LABELS.split("|"))
_NEXT_LABEL = re.compile(
    r"(?:发布|公开|成文|生成|发文|更新|生效)(?:日期|时间|机构|单位|方式|字号)|浏览|阅读|点击|访问|字体|字号|打印|分享到|"
    r"责任编辑|作者|编辑|审核|信息来源|文号|索引号|主题|关键[词字]|有效性|来源|时间|日期"
)
"""Where the next label begins when a page's markup leaves no space between them."""
_NOBODY = re.compile(r"本站|本网站?|互联网|网络|原创|转载|佚名|管理员|未知|无|null", re.IGNORECASE)
_MEASURE = re.compile(r"[亿万千百]?元|[件条项人次个份]+(?:[)）]|$)")
"""What 单位 also introduces: the unit of figures."""
_TOP = 60
"""Lines in which a page says where its text is from."""
_SAYS_WHO = ("title", "body", "signature")
"""Readings in which the report names its agency; the others may name the site or who sent the page in."""


def find_agencies(
    title: str | None, texts: Sequence[str], content: Content, below: Sequence[str], signature: Signature | None
) -> tuple[tuple[str, str], ...]:
    """Every reading of the agency as (source, name), the title's first; an organ may sign in the lines ``below``."""
    found: list[tuple[str, str]] = []
    if title and may_be_report_title(title) and (name := agency_of(title)):
        found.append(("title", name))
    first = normal_lines("\n".join(texts[:30]))
    body = next((match[1] for line in first if (match := _BODY.search(line)) and is_organ(match[1])), None)
    if body:
        found.append(("body", body))
    signing = signature.organ if signature and signature.organ else signing_organ(below)
    if signing:
        found.append(("signature", signing))
    found.extend(("label", name) for name in (*_labelled(texts), *_in_tables(content)))
    found.extend(
        ("meta", value.strip()) for name, value in content.metas if name.lower() == "contentsource" and value.strip()
    )
    return tuple(each for each in dict.fromkeys(found) if not _NOBODY.fullmatch(each[1]))


def chosen(agencies: Sequence[tuple[str, str]]) -> str | None:
    """The first reading in which the report names its agency, or else the first that is an organ's name."""
    own = (name for source, name in agencies if source in _SAYS_WHO or is_organ(name))
    return next(own, None)


def _labelled(texts: Sequence[str]) -> Iterator[str]:
    for text in texts[:_TOP]:
        found = _SOURCE.finditer(text) if len(text) < 120 else ()
        match = next((each for each in found if not text.endswith(_OF_A_SITE, 0, each.start())), None)
        name = _NEXT_LABEL.split(match[1])[0] if match else ""
        if len(name) >= 2 and not _MEASURE.match(name):
            yield name


def _in_tables(content: Content) -> Iterator[str]:
    """An index table above the text: a label, and the name in the cell after it."""
    for block in content.blocks:
        if isinstance(block, Grid) and len(block.rows) < _TOP // 4:
            for texts in own_texts(block):
                for label, name in itertools.pairwise(texts):
                    if _may_be_label(label[-1:]) and _LABEL_KEY.fullmatch(key_of(label)) and is_organ(name):
                        yield name.strip()


def _may_be_label(last: str) -> bool:
    """Whether a label may end with a character: no digit of a figure, and of the plain ideographs only these."""
    return last in _LABEL_ENDS or not ("0" <= last <= "9" or "\u4e00" <= last <= "\u9fff")
