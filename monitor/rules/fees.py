"""The processing fee of 2020: what the text says was charged, against the scale of the notice."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.report import Claim
from monitor.cases import Case
from monitor.rules.contents import text_of
from monitor.rules.figures import T3, fact, numbers
from monitor.rules.narrative import same_scope
from monitor.rules.rule import Rule, Said

FEE_RULES = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
FIRST_YEAR = 2021
"""The notice came into force on 1 January 2021; what was charged before it followed no such scale."""
FREE_REQUESTS, FREE_PAGES = 10, 30
IN_HAND = (f"{T3}.new_received.total", f"{T3}.carried_over_in.total")
_PAGES = re.compile(r"(\d+)页")
_ABOVE = re.compile(r"超出|超过|以上")


def fee_claims(case: Case) -> list[Claim]:
    """What the text says was charged, in whole yuan; parts of a yuan cannot come from the scale."""
    report = text_of(case)
    return [
        claim
        for claim in (report.claims if report else ())
        if claim.kind == "fee_yuan" and same_scope(case, claim) and claim.value == claim.value.to_integral_value()
    ]


def fees_said(case: Case) -> list[int]:
    """The same as numbers."""
    return [int(claim.value) for claim in fee_claims(case)]


def page_fee(pages: int) -> int:
    """The fee in yuan of one request by pages: 30 free, then 10 each to the 100th, 20 to the 200th, 40 beyond.

    >>> [page_fee(n) for n in (30, 31, 46, 100, 101, 200, 201)]
    [0, 10, 160, 700, 720, 2700, 2740]
    """
    return 10 * _between(pages, 30, 100) + 20 * _between(pages, 100, 200) + 40 * max(0, pages - 200)


def _between(count: int, low: int, high: int) -> int:
    return max(0, min(count, high) - low)


def _scale(case: Case) -> Iterator[Said]:
    if case.report_year < FIRST_YEAR:
        yield Said("not_assessable", "2021年起才有统一的信息处理费标准。", reason="before_fee")
        return
    claims = fee_claims(case)
    if not claims:
        yield Said("not_assessable", "文中没有信息处理费金额。", reason="no_claim")
        return
    against = list(dict.fromkeys(words for claim in claims for words in _against(int(claim.value), claim.quote, case)))
    told = "、".join(dict.fromkeys(str(int(claim.value)) for claim in claims))
    message = f"信息处理费 {told} 元" + (f"：{'；'.join(against)}，请人工核对。" if against else "，与收费标准不矛盾。")
    facts = (told, *against, *(fact(case, name) for name in IN_HAND if "按件" in "".join(c.quote for c in claims)))
    yield Said("fail" if against else "pass", message, left=told, basis=facts)


def _against(fee: int, quote: str, case: Case) -> Iterator[str]:
    """What the scale says against a fee, as far as the sentence tells how it was reckoned."""
    if fee % 10:
        yield "各档收费均为 10 元的倍数"
    by_request = "按件" in quote and "按页" not in quote
    if by_request and fee % 100:
        yield "按件计收时为 100 元的倍数"
    in_hand = numbers(case, IN_HAND)
    if by_request and fee and in_hand is not None and sum(in_hand, Decimal(0)) <= FREE_REQUESTS:
        yield f"按件计收须一个月内超过 {FREE_REQUESTS} 件，而全年在办不超过 {FREE_REQUESTS} 件"
    pages = [int(count) for count in _PAGES.findall(quote)]
    if len(pages) == 1 and not _ABOVE.search(quote) and fee > page_fee(pages[0]):
        yield f"{pages[0]} 页至多收 {page_fee(pages[0])} 元（前 {FREE_PAGES} 页免费）"


RULES: tuple[Rule, ...] = (
    Rule(
        id="FEE_SCALE",
        version=1,
        severity="prompt",
        family="narrative",
        title="信息处理费金额合标准",
        about="文中信息处理费是否可能按标准得出：按件 11 至 30 件每件 100 元、每多十件每件加 100 元；"
        "按页 31 至 100 页每页 10 元、101 至 200 页每页 20 元、其后每页 40 元。"
        "故为 10 元的倍数，按件为 100 元的倍数，写明页数的不超过该页数的收费。",
        example="文中“共 46 页，收取信息处理费 200 元”，46 页至多 160 元：请人工核对。",
        citation=FEE_RULES,
        check=_scale,
    ),
)
