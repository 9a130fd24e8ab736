"""Figures the narrative claims, typed, so that rules can compare them with the tables."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.report import Claim, Section
from extract.sections import normal

_N = r"(?P<n>\d[\d,]*(?:\.\d+)?)"
_Pattern = tuple[str, tuple[str, ...], re.Pattern[str]]
"""A kind of claim, words of which it needs one, and how it is worded. No search is made where none of these stands."""
_PATTERNS: tuple[_Pattern, ...] = tuple(
    (kind, tuple(needs.split("|")), re.compile(pattern))
    for kind, needs, pattern in (
        (
            "applications_received", "申请",
            rf"(?:收到|新收|受理|接收)[^。;；,，\d]{{0,16}}?(?:申请|依申请公开)[^。;；,，\d]{{0,8}}{_N}[件条宗]",
        ),
        (
            "applications_received", "申请",
            rf"(?:收到|新收|受理)[^。;；,，\d]{{0,6}}{_N}[件条宗][^。;；,，]{{0,8}}申请",
        ),
        (
            "applications_answered", "答复|办结|按时办理",
            rf"(?:答复|办结|办理答复|按时办理|予以答复)[^。;；,，\d]{{0,14}}?{_N}[件条宗]",
        ),
        (
            "carried_over_out", "结转",
            rf"结转[^。;；,，\d]{{0,4}}?(?:下年度?|下一年度?|至?20\d\d年度?)[^。;；,，\d]{{0,8}}{_N}[件条宗]",
        ),
        ("reviews_and_litigation", "行政复议", rf"行政复议[和、及与]行政诉讼[^。;；,，\d]{{0,8}}{_N}[件起宗]"),
        ("reviews", "行政复议", rf"行政复议(?![和、及与]行政诉讼)[^。;；,，\d]{{0,8}}{_N}[件起宗]"),
        ("litigation", "行政诉讼", rf"(?<!复议[和、及与])行政诉讼[^。;；,，\d]{{0,8}}{_N}[件起宗]"),
        (
            "normative_documents_in_force", "规范性文件",
            rf"现(?:行|有)[^。;；,，\d]{{0,8}}规范性文件[^。;；,，\d]{{0,4}}{_N}件",
        ),
        ("normative_documents_in_force", "规范性文件", rf"现(?:行有效|有效|行)的?{_N}件(?:行政)?规范性文件"),
        (
            "fee_yuan", "收取|收费",
            rf"(?:收取|收费)[^。;；,，\d]{{0,14}}(?:处理费|费用?)[^。;；,，\d]{{0,8}}{_N}元",
        ),
    )
)  # fmt: skip
_RESULTS: tuple[_Pattern, ...] = tuple(
    (kind, (need,), re.compile(rf"{words}[^。;；,，\d]{{0,4}}{_N}[件宗]"))
    for kind, need, words in (
        ("results_granted_or_partially", "部分公开", r"(?:予以)?公开[及和、与](?:予以)?部分公开"),
        ("results_granted", "予以公开", r"(?<!不)(?<!部分)予以公开(?![及和、与])"),
        ("results_partially_granted", "部分公开", r"(?<!公开[及和、与])(?<!予以)部分公开"),
        ("results_refused", "不予公开", r"不予公开"),
        ("results_unable", "无法提供", r"无法提供"),
        ("results_not_processed", "不予处理", r"不予处理"),
        ("results_other", "其他处理", r"其他处理"),
    )
)
"""How applications were answered, as table three groups the results. Sentences on documents use the same words."""
_ALL_PATTERNS = (*_PATTERNS, *_RESULTS)
_ANY_DIGIT = re.compile(r"\d")
_DOCUMENTS = re.compile(r"公文|文件|发文")
_LETTERS = re.compile(r"来信|留言|建议|提案|议案|信箱|热线|咨询|来电")
"""Letters and calls are received and answered, too; a sentence on them that names no application is not about those."""
_NO_FEE = re.compile(
    r"(?:未|没有|无)[^。;；]{0,8}收取[^。;；]{0,14}(?:处理费|费用)|(?:处理费|费用)[^。;；]{0,10}(?:为0|(?<![\d.])0元|未收取|没有收取)"
)
_SCOPE = re.compile(r"政府办(?:公[室厅])?代表|办公室本级|本级|本机关|全县|全市|全区|全省|全镇|全乡|全街道|全系统")
_ON_APPLICATION = re.compile(r"依申请公开|信息公开申请")
_IN_PASSING = re.compile(rf"共(?:受理|收到|新收){_N}件")
_SENTENCE = re.compile(r"[^。；;!！?？]+[。；;!！?？]?")


def read_claims(sections: Iterable[Section]) -> tuple[Claim, ...]:
    """The claims of the narrative in order, each with the sentence it stands in."""
    return tuple(claim for section in sections for claim in _claims_of(section))


_PARTS = re.compile(r"(?P<n>[三四五六七八九]|\d{1,2})个?(?:部分|大部分|项内容|项(?=[^一-鿿]|$)|方面内容)")
_NUMERALS = {numeral: value for value, numeral in enumerate("三四五六七八九", 3)}


def read_preface(texts: Iterable[str]) -> Iterator[Claim]:
    """How many parts the preface says the report has, as ``sections_named``."""
    for sentence in _SENTENCE.findall(normal("".join(texts))):
        match = _PARTS.search(sentence)
        if match and "报告" in sentence:
            value = _NUMERALS.get(match["n"]) or int(match["n"])
            yield Claim("sections_named", Decimal(value), sentence)


def _claims_of(section: Section) -> Iterator[Claim]:
    for line in map(normal, section.text.split("\n")):
        on_application = bool(_ON_APPLICATION.search(line))
        for sentence in _SENTENCE.findall(line):
            found = list(_claims_in(sentence, section))
            yield from found
            if on_application and not any(claim.kind == "applications_received" for claim in found):
                yield from _received_in_passing(sentence, section)


def _received_in_passing(sentence: str, section: Section) -> Iterator[Claim]:
    """共受理18件 in a paragraph on disclosure on application, without the word itself."""
    if not _LETTERS.search(sentence):
        for match in _IN_PASSING.finditer(sentence):
            yield Claim("applications_received", Decimal(match["n"].replace(",", "")), sentence, section.number)


def _claims_in(sentence: str, section: Section) -> Iterator[Claim]:
    has_figure = _ANY_DIGIT.search(sentence) is not None
    found = [(kind, Decimal(figure.replace(",", ""))) for kind, figure in _figures_in(sentence)] if has_figure else []
    if "费" in sentence and _NO_FEE.search(sentence):
        found.append(("fee_yuan", Decimal(0)))
    scope = _SCOPE.search(sentence) if found else None
    for kind, value in found:
        yield Claim(kind, value, sentence, section.number, scope[0] if scope else None)


def _figures_in(sentence: str) -> Iterator[tuple[str, str]]:
    """The kind and the digits of each figure a sentence claims."""
    on_letters = "申请" not in sentence and _LETTERS.search(sentence) is not None
    for kind, needs, pattern in _PATTERNS if _DOCUMENTS.search(sentence) else _ALL_PATTERNS:
        for word in needs:
            if word in sentence and not (on_letters and kind.startswith("applications_")):
                yield from ((kind, match["n"]) for match in pattern.finditer(sentence))
                break
