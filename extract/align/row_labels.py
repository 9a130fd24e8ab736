"""Row labels in a line: where each begins, which form row it names, and what stands after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.align.lines import Item, Line
from extract.labels import Match, is_head_word, is_label_fragment
from extract.numbers import is_a_figure, is_value_like
from extract.report import APPLICATIONS, DISCLOSURE, LABELLED

BARE_ROWS = {"其他": "other_misc", "其它": "other_misc", "总计": "results_total", "合计": "results_total"}
_MANY = 10
"""Columns: more than any other table of the form has."""
_LATE_ROWS = ("other_no_correction", "other_fee_unpaid", "other_misc", "other_processing")


@dataclass(frozen=True)
class Part:
    """A label in a line and the items up to the next label; ``match`` is None for the heading of a block."""

    label: Item
    match: Match | None
    after: tuple[Item, ...]


def parts_of(line: Line, last_row: str | None) -> Iterator[Part]:
    """Cut a line at its row labels (a row label of one line may be followed by the next row's)."""
    marks: list[tuple[int, Match | None]] = []
    own = line.own
    for index, item in enumerate(own):
        if not (item.meaning.rows or item.meaning.groups or item.meaning.columns):
            continue
        if DISCLOSURE in item.meaning.groups:
            marks.append((index, None))
        elif match := _row_label(item, own[index + 1 :], None if _is_beside_a_head(item, own) else last_row):
            marks.append((index, match))
    for order, (index, match) in enumerate(marks):
        end = marks[order + 1][0] if order + 1 < len(marks) else len(own)
        yield Part(own[index], match, own[index + 1 : end])


def figures_before(line: Line, first: Part) -> tuple[Item, ...]:
    """The figures before the first label of a line, which are another row's; a single one may be the row's number."""
    before = line.own[: line.own.index(first.label)]
    figures = tuple(item for item in before if item.filled and is_a_figure(item.text))
    return figures if len(figures) > 1 else ()


def _row_label(item: Item, rest: tuple[Item, ...], last_row: str | None) -> Match | None:
    for table in LABELLED:
        match = item.meaning.rows.get(table)
        if match is None and table == APPLICATIONS and last_row in _LATE_ROWS and item.key in BARE_ROWS:
            match = Match("row", APPLICATIONS, BARE_ROWS[item.key])
        if match is None:
            continue
        if table in item.meaning.groups and any(table in each.meaning.rows for each in rest):
            continue  # （六）其他处理 heads three rows in the 2021 form and is a row of its own in the 2019 form
        return match
    return None


def _is_beside_a_head(item: Item, own: tuple[Item, ...]) -> bool:
    """Whether a word stands in a line with a column's name: 总计 beside 自然人 is a head, no row."""
    return any(each is not item and APPLICATIONS in each.meaning.columns for each in own)


def is_line_of_outcomes(line: Line) -> bool:
    """Whether a line can be the one line of figures of the reviews and litigation table."""
    texts = line.texts
    if not texts:
        return len(line.own) >= 10
    figures = [text for text in texts if is_value_like(text)]
    return len(figures) >= len(texts) - 1 and bool(figures)


def counts_columns(line: Line) -> bool:
    """Whether a line counts the columns of the reviews and litigation table: 1, 2, 3 … They would not add up."""
    return len(line.texts) >= _MANY and line.texts == tuple(map(str, range(1, len(line.texts) + 1)))


def is_known_text(item: Item) -> bool:
    """Whether a text belongs to the form's furniture: a group label, a piece of one, a head word."""
    return bool(item.meaning.groups) or is_label_fragment(item.text, APPLICATIONS) or is_head_word(item.text)
