"""The catalogue of rules as people read it: docs/rules.md and ``gouji rules`` are made from the rules themselves."""

from collections.abc import Iterable, Iterator, Sequence

from monitor.rules.rule import Family, Rule

FAMILIES: dict[Family, str] = {
    "timeliness": "时限",
    "arithmetic": "勾稽",
    "completeness": "完整",
    "accessibility": "可及",
    "consistency": "合理与衔接",
    "hierarchy": "汇总",
    "edits": "公开后改动",
    "narrative": "文字与表格",
    "originality": "雷同",
}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示", "prompt": "待人工核对"}

_HEAD = """# 规则目录

本页由 `gouji rules --markdown` 生成，请勿手改。

每条规则对一个机关、一个年度作三种回答之一：通过、不符、无法判断（附原因）。

“错误”“警告”“提示”是不符的分量；“待人工核对”只提请人工比较两处表述，任何时候都不计为不符。

版本号随含义改变；同一版本含义不变。改动以前用 `gouji rules diff` 可见哪些机关的结论会变。
"""


def markdown(rules: Sequence[Rule]) -> str:
    """The whole catalogue, by family, in the order of the rules."""
    return "\n".join([_HEAD, *_families(rules)])


def _families(rules: Sequence[Rule]) -> Iterator[str]:
    for family, words in FAMILIES.items():
        own = [rule for rule in rules if rule.family == family]
        if own:
            yield f"## {words}\n"
            yield from map(_entry, own)


def _entry(rule: Rule) -> str:
    return (
        f"### {rule.title} `{rule.id}`\n\n"
        f"版本 {rule.version} · {SEVERITIES[rule.severity]}\n\n"
        f"{rule.about}\n\n"
        f"- 例：{rule.example}\n"
        f"- 依据：{rule.citation}\n"
    )


def plain_text(rules: Iterable[Rule]) -> str:
    """The catalogue for a terminal."""
    return "\n".join(
        f"{rule.id} v{rule.version} [{SEVERITIES[rule.severity]}·{FAMILIES[rule.family]}] {rule.title}\n"
        f"    {rule.about}\n    例：{rule.example}\n    依据：{rule.citation}"
        for rule in rules
    )


def as_json(rules: Iterable[Rule]) -> list[dict[str, object]]:
    """The catalogue for programs."""
    fields = ("id", "version", "severity", "family", "title", "about", "example", "citation")
    return [{name: getattr(rule, name) for name in fields} for rule in rules]
