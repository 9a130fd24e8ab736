"""What the text says against what the tables say: prompts for a person, with both quotes, never failures."""

import re
import zlib
from collections.abc import Iterator
from decimal import Decimal

from extract.report import Claim
from monitor.cases import Case
from monitor.rules.contents import text_of
from monitor.rules.figures import T2, T3, T4, evidence, fact, no_reading, numbers
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

OWN = ("本级", "本机关", "本单位", "办公室本级", "政府办代表", "政府办公室代表", "政府办公厅代表")
AREA = ("全省", "全市", "全县", "全区", "全镇", "全乡", "全街道")
AREA_KINDS = ("people_government", "township_government", "street_office", "zone")
"""Whose tables cover an area. Everybody else's cover the body itself."""


def same_scope(case: Case, claim: Claim) -> bool:
    """Whether a claim speaks of what the tables of this report count."""
    if claim.scope is None:
        return True
    return claim.scope in (AREA if case.agency.kind in AREA_KINDS else OWN)


Sum = tuple[str, ...]
"""Cells that are added up."""


def _compared(case: Case, kind: str, choices: tuple[Sum, ...], title: str) -> Said:
    """The claims of a kind against sums of cells: any claim that equals any choice settles it."""
    report = text_of(case)
    claims = [claim for claim in report.claims if claim.kind == kind] if report else []
    fitting = [claim for claim in claims if same_scope(case, claim)]
    if not fitting:
        return Said("not_assessable", f"{title}：文中所述范围与表格不同。", kind, "other_scope")
    sums = [(names, sum(known, Decimal(0))) for names in choices if (known := numbers(case, names)) is not None]
    if not sums:
        return Said("not_assessable", f"{title}：表中没有可比数值。", kind, "no_number")
    same = any(claim.value == total for claim in fitting for _, total in sums)
    told = dict.fromkeys(plain(claim.value) for claim in fitting)
    shown = " 或 ".join(dict.fromkeys(plain(total) for _, total in sums))
    quotes = "”“".join(dict.fromkeys(_around(claim) for claim in fitting))
    message = f"{title}：文中 {'、'.join(told)}（“{quotes}”），表中 {shown}" + (
        "，相符。" if same else "，请人工核对。"
    )
    names = tuple(dict.fromkeys(name for names, _ in sums for name in names))
    basis = (*(f"{kind}={plain(claim.value)}" for claim in fitting), *(fact(case, name) for name in names))
    return Said("pass" if same else "fail", message, kind, None, "、".join(told), shown, evidence(case, *names), basis)


def _around(claim: Claim) -> str:
    """The part of the sentence around the figure."""
    place = claim.quote.find(plain(claim.value))
    start = max(0, place - 40)
    return ("…" if start else "") + claim.quote[start : place + 40].strip()


NEW, IN = f"{T3}.new_received.total", f"{T3}.carried_over_in.total"
RESULTS, OUT = f"{T3}.results_total.total", f"{T3}.carried_over_out.total"


Comparison = tuple[str, tuple[Sum, ...], str]
"""A kind of claim, the sums of cells it may equal, and its name."""


def _each(case: Case, comparisons: tuple[Comparison, ...]) -> Iterator[Said]:
    """Every comparison the text gives occasion for; one answer when it gives none."""
    report = text_of(case)
    told = {claim.kind for claim in report.claims} if report else set()
    if case.reading is None:
        yield no_reading()
        return
    made = [comparison for comparison in comparisons if comparison[0] in told]
    if not made:
        yield Said("not_assessable", "文中没有可比的表述。", reason="no_claim")
    for kind, choices, title in made:
        yield _compared(case, kind, choices, title)


def _applications(case: Case) -> Iterator[Said]:
    # 受理 is used for what came in this year and for what was in hand, last year's included
    yield from _each(
        case,
        (
            ("applications_received", ((NEW,), (NEW, IN)), "收到申请"),
            ("applications_answered", ((RESULTS,),), "办结答复"),
            ("carried_over_out", ((OUT,),), "结转下年度"),
        ),
    )


REVIEW = f"{T4}.review.total"
SUITS = (f"{T4}.litigation_direct.total", f"{T4}.litigation_after_review.total")


def _disputes(case: Case) -> Iterator[Said]:
    yield from _each(
        case,
        (
            ("reviews", ((REVIEW,),), "行政复议"),
            ("litigation", (SUITS,), "行政诉讼"),
            ("reviews_and_litigation", ((REVIEW, *SUITS),), "行政复议和行政诉讼"),
        ),
    )


def _documents(case: Case) -> Iterator[Said]:
    stock = ((f"{T2}.normative_documents.in_force",), (f"{T2}.normative_documents.disclosed_total",))
    yield from _each(case, (("normative_documents_in_force", stock, "现行有效规范性文件"),))


REFUSED = tuple(
    f"{T3}.refused_{word}.total"
    for word in (
        "state_secret", "law_prohibits", "security_stability", "third_party_rights", "internal_affairs", "process_info",
        "enforcement_file", "admin_inquiry",
    )
)  # fmt: skip
UNABLE = tuple(f"{T3}.unable_{word}.total" for word in ("not_held", "needs_creation", "still_unclear"))
NOT_PROCESSED = tuple(
    f"{T3}.not_processed_{word}.total" for word in ("petition", "repeat", "publication", "excessive", "reconfirm")
)
OTHER = tuple(f"{T3}.other_{word}.total" for word in ("no_correction", "fee_unpaid", "misc"))
GRANTED, PARTLY = f"{T3}.granted.total", f"{T3}.partially_granted.total"
GROUPS: tuple[Comparison, ...] = (
    ("results_granted", ((GRANTED,),), "予以公开"),
    ("results_partially_granted", ((PARTLY,),), "部分公开"),
    ("results_granted_or_partially", ((GRANTED, PARTLY),), "予以公开及部分公开"),
    ("results_refused", (REFUSED,), "不予公开"),
    ("results_unable", (UNABLE,), "无法提供"),
    ("results_not_processed", (NOT_PROCESSED,), "不予处理"),
    ("results_other", (OTHER, (f"{T3}.other_processing.total",)), "其他处理"),
)


def _breakdown(case: Case) -> Iterator[Said]:
    yield from _each(case, GROUPS)


_WHOLE = re.compile(r"共[^，,；;。]{0,20}?(\d+)\s*([个件条期次场篇])[，,]其中")
_NESTED = re.compile(r"[（(]|含|包括|另有|同时|其中")


def _parts(case: Case) -> Iterator[Said]:
    """A whole and its parts named in one sentence. Parts that stay below the whole may simply not be all of them."""
    report = text_of(case)
    found = False
    sentences = [s for section in report.sections for s in re.split(r"[。；;\n]", section.text)] if report else []
    for sentence in dict.fromkeys(sentences):
        match = _WHOLE.search(sentence)
        if not match:
            continue
        whole, unit, rest = int(match[1]), match[2], sentence[match.end() :]
        parts = [int(value) for value in re.findall(rf"(\d+)\s*{unit}", rest)]
        if len(parts) < 2 or _NESTED.search(rest):
            continue
        found = True
        yield _added(whole, parts, sentence.strip())
    if not found:
        yield Said("not_assessable", "文中没有总数与分项并列的表述。", reason="no_claim")


def _added(whole: int, parts: list[int], sentence: str) -> Said:
    total = sum(parts)
    subject, basis = f"sentence.{zlib.crc32(sentence.encode()):08x}", (f"{whole}={'+'.join(map(str, parts))}",)
    words = f"“{sentence[:80]}”：总数 {whole}，分项合计 {total}"
    if total < whole:
        return Said("not_assessable", f"{words}，分项可能不全。", subject, "parts_incomplete", str(whole), str(total))
    same = total == whole
    words += "，相符。" if same else "，请人工核对。"
    return Said("pass" if same else "fail", words, subject, None, str(whole), str(total), basis=basis)


FORM = "国办公开办函〔2021〕30号：文字与表格应当一致"
G1 = "各地年度报告核查通知：申请、复议、诉讼数据逻辑关系对应一致"
RULES: tuple[Rule, ...] = (
    Rule(
        id="N_APPLICATIONS",
        version=1,
        severity="prompt",
        family="narrative",
        title="文中申请件数与表三",
        about="文中收到、办结、结转件数与表三；“受理”可含上年结转。范围不同的表述不比。",
        example="文中已答复 16 件，表三办理结果 17 件：请人工核对。",
        citation=G1,
        check=_applications,
    ),
    Rule(
        id="N_REVIEW_LITIGATION",
        version=1,
        severity="prompt",
        family="narrative",
        title="文中复议诉讼件数与表四",
        about="文中复议、诉讼件数与表四。",
        example="文中复议和诉讼 0 件，表四合计 4 件：请人工核对。",
        citation=G1,
        check=_disputes,
    ),
    Rule(
        id="N_RESULT_BREAKDOWN",
        version=1,
        severity="prompt",
        family="narrative",
        title="文中办理结果分类与表三",
        about="文中各类办理结果与表三各组之和。",
        example="文中予以公开及部分公开 258 件，表三 275 件：请人工核对。",
        citation=G1,
        check=_breakdown,
    ),
    Rule(
        id="N_NORMATIVE_DOCS",
        version=1,
        severity="prompt",
        family="narrative",
        title="文中规范性文件数与表二",
        about="文中现行有效规范性文件数与表二。",
        example="文中 647 件，表二 436 件：请人工核对。",
        citation=FORM,
        check=_documents,
    ),
    Rule(
        id="N_INTERNAL",
        version=1,
        severity="prompt",
        family="narrative",
        title="文中总数与分项",
        about="同一句中的总数与分项；分项之和小于总数时可能未列全，不作判断。",
        example="共 60 个，其中 58 个、4 个：请人工核对。",
        citation=FORM,
        check=_parts,
    ),
)
