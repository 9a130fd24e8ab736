"""A zero where nearly all bodies of the same kind in the province report large numbers: a question, never a finding."""

from collections.abc import Iterator

from extract.showing.naming import cell_name
from monitor.cases import Case
from monitor.rules.figures import evidence, fact, no_number, no_reading, number
from monitor.rules.over_years import SMALL, WATCHED
from monitor.rules.rule import Rule, Said

LEAST_PEERS = 6
"""So many bodies, its own included, must have given a figure: fewer say nothing about what is usual."""


def _zeros(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    for name in WATCHED:
        yield _zero(case, name)


def _zero(case: Case, name: str) -> Said:
    own, peers = number(case, name), case.peers.get(name)
    if own is None:
        return no_number(case, [name], name)
    if own != 0:
        return Said("pass", f"{cell_name(name)}不为零。", name, basis=("not zero",))
    if peers is None or peers.bodies < LEAST_PEERS:
        return Said("not_assessable", "省内同类机关已读取的报告不足，无从比较。", name, "too_few_peers")
    large = peers.low >= SMALL
    among = f"省内同类机关 {peers.bodies} 家中四分之三以上不少于 {peers.low} 件"
    message = f"{cell_name(name)}为零" + (f"，{among}，请核实。" if large else "，同类机关中并不少见。")
    # what others publish later moves the quartile; that it is large or not is what was said
    return Said("fail" if large else "pass", message, name, None, "0", None, evidence(case, name), (fact(case, name),))


RULES: tuple[Rule, ...] = (
    Rule(
        id="X_ZERO_AMONG_PEERS",
        version=1,
        severity="info",
        family="consistency",
        title="同类机关数值较大而本机关为零",
        about="本机关为零，而省内同级、同类、同职能机关（不少于 6 家）四分之三以上不少于 20 件；机关不足 6 家不判断。",
        example="县市场监管局行政处罚 0 件，省内其他县同类局多在 100 件以上：提示。",
        citation="复核提示，无法规依据",
        check=_zeros,
    ),
)
