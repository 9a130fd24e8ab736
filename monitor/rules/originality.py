"""雷同: text repeated from the body's own last report, or shared with another body's, boilerplate taken out."""

from collections.abc import Iterator

from extract.report import Report
from monitor.cases import Case
from monitor.originality.clauses import own_clauses, shared
from monitor.rules.contents import text_of
from monitor.rules.rule import Rule, Said

TOO_MUCH = 0.7
"""The share of its own text, boilerplate apart, from which on a report is called repeated."""
LEAST_TEXT = 300
"""Characters that must remain when boilerplate is out; a share of less says nothing."""


def narrative(report: Report | None) -> str:
    """The text of the six sections."""
    return "\n".join(section.text for section in report.sections) if report else ""


def _names(case: Case) -> tuple[str, ...]:
    return (case.agency.name, *case.agency.aliases)


def _last_year(case: Case) -> Iterator[Said]:
    own = own_clauses(narrative(text_of(case)), _names(case), case.around.common)
    if sum(map(len, own)) < LEAST_TEXT:
        yield Said("not_assessable", "除套话外文字太少，不比较。", reason="too_short")
        return
    before = text_of(case.previous) if case.previous else None
    if case.previous is None or before is None or not before.sections:
        yield Said("not_assessable", "没有上一年度报告的文字可比。", reason="no_previous")
        return
    same, whole, which = shared(own, own_clauses(narrative(before), _names(case.previous), case.around.common))
    yield _said("上一年度报告", same, whole, which[:5], f"{case.agency.agency_id}-{case.report_year - 1}")


def _others(case: Case) -> Iterator[Said]:
    own = own_clauses(narrative(text_of(case)), _names(case), case.around.common)
    if sum(map(len, own)) < LEAST_TEXT:
        yield Said("not_assessable", "除套话外文字太少，不比较。", reason="too_short")
        return
    if not case.around.compared:
        yield Said("not_assessable", "没有其他机关的文字可比。", reason="no_others")
        return
    if not case.around.alike:
        yield Said("pass", "未发现与其他机关相近的文字。", basis=("below",))
        return
    most = case.around.alike[0]
    where = f"{most.agency}{most.report_year}年度报告"
    yield _said(where, most.same, most.whole, most.sentences, f"{most.agency_id}-{most.report_year}")


def _said(where: str, same: int, whole: int, which: tuple[str, ...], other: str) -> Said:
    """The share with the clauses that are shared; the percentage alone is never shown."""
    share = same / whole
    quotes = "”“".join(which)
    message = f"除套话外 {whole} 字中 {same} 字（{share:.0%}）与{where}相同"
    message += f"：“{quotes}”。" if which else "。"
    much = share >= TOO_MUCH
    # what others publish later may bring another neighbour nearer; below the limit that is no news
    basis = (other, f"{same}/{whole}") if much else ("below",)
    return Said("fail" if much else "pass", message, "", None, f"{same}/{whole}", other, basis=basis)


NOTICE = "国办公开办函〔2021〕30号（四）明确责任；地方考核办法将“雷同”列为扣分项（鲤城区2020）"
RULES: tuple[Rule, ...] = (
    Rule(
        id="O_LAST_YEAR",
        version=1,
        severity="warning",
        family="originality",
        title="与上一年度报告雷同",
        about="除去法条、套话和各地通用语句，隐去数字和机关名称，逐句与上一年度报告比较；七成以上相同为不符，列出相同语句。",
        example="除套话外 1200 字中 1080 字与上一年度相同：不符。",
        citation=NOTICE,
        check=_last_year,
    ),
    Rule(
        id="O_OTHERS",
        version=1,
        severity="warning",
        family="originality",
        title="与其他机关报告雷同",
        about="同样方法，与同年度其他机关的报告比较，取最相近的一份；七成以上相同为不符，列出相同语句。",
        example="某局与邻局 900 字中 800 字相同：不符。",
        citation=NOTICE,
        check=_others,
    ),
)
