"""The statutory tables of a demo report as agencies print them: rows of cells with their spans.

The pages and the Word attachment of the demo are drawn from these rows. The labels come from ``data/demo/printed.toml``
and never from the forms, because a page is what is read and not what it is read by.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RESULTS = "三、本年度办理结果"
BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
BODIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One drawn cell: its text and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1
    label: bool = True


PrintedRow = tuple[PrintedCell, ...]
PrintedTable = tuple[PrintedRow, ...]


def disclosure(report: Mapping[str, Any], printed: Mapping[str, Any]) -> PrintedTable:
    """Table 2, four columns wide; a value the report leaves out leaves no cell at all."""
    rows: list[PrintedRow] = []
    for block in printed[report["form"]]["disclosure"]:
        rows.append((PrintedCell(block["article"], columns=4),))
        rows.append(_filled([PrintedCell(text) for text in block["header"]], len(block["header"])))
        for key, label in block["rows"]:
            values = [PrintedCell(str(v), label=False) for v in report["proactive_disclosure"][key]]
            rows.append(_filled([PrintedCell(label), *values], len(block["header"])))
    return tuple(rows)


def applications(report: Mapping[str, Any], printed: Mapping[str, Any], cuts: Sequence[int]) -> list[PrintedTable]:
    """Table 3, ten columns wide, cut into several tables before the rows numbered in ``cuts`` (from 0)."""
    lines = printed[report["form"]]["applications"]["rows"]
    edges = [0, *cuts, len(lines)]
    pieces = [_lines(report, lines[start:stop]) for start, stop in itertools.pairwise(edges)]
    return [(*_header(), *pieces[0]), *(tuple(piece) for piece in pieces[1:])]


def reviews(report: Mapping[str, Any]) -> PrintedTable:
    """Table 4; a block with more values than the form has is printed with them all."""
    figures = report["reviews_and_litigation"]
    direct, after = "未经复议直接起诉", "复议后起诉"
    spare = sum(len(values) for values in figures.values()) - 15
    blank = (PrintedCell(""),) * spare
    return (
        (PrintedCell("行政复议", columns=5), PrintedCell("行政诉讼", columns=10), *blank),
        (*(PrintedCell(t, rows=2) for t in OUTCOMES), PrintedCell(direct, columns=5), PrintedCell(after, columns=5)),
        tuple(PrintedCell(text) for text in OUTCOMES * 2),
        tuple(PrintedCell(str(value), label=False) for values in figures.values() for value in values),
    )


def _filled(cells: list[PrintedCell], expected: int) -> PrintedRow:
    """Widen the last cell to the table's four columns, unless a cell is missing before it."""
    if len(cells) == expected < 4:
        cells[-1] = PrintedCell(cells[-1].text, columns=5 - expected, label=cells[-1].label)
    return tuple(cells)


def _header() -> PrintedTable:
    return (
        (PrintedCell(BALANCE, rows=3, columns=3), PrintedCell("申请人情况", columns=7)),
        (PrintedCell("自然人", rows=2), PrintedCell("法人或其他组织", columns=5), PrintedCell("总计", rows=2)),
        tuple(PrintedCell(text) for text in BODIES),
    )


def _lines(report: Mapping[str, Any], lines: Sequence[Sequence[str]]) -> list[PrintedRow]:
    """The rows of one piece: the labels that span downwards are counted within the piece."""
    rows: list[PrintedRow] = []
    groups = [group for _, group, _ in lines]
    inside = sum(1 for group in groups if group)
    for index, (key, group, label) in enumerate(lines):
        cells: list[PrintedCell] = []
        if group and (index == 0 or not groups[index - 1]):
            cells.append(PrintedCell(RESULTS, rows=inside))
        if group not in ("", "*") and (index == 0 or groups[index - 1] != group):
            cells.append(PrintedCell(group, rows=groups.count(group)))
        cells.append(PrintedCell(report.get("labels", {}).get(key, label), columns={"": 3, "*": 2}.get(group, 1)))
        cells += [PrintedCell(str(value), label=False) for value in report["applications"][key]]
        rows.append(tuple(cells))
    return rows
