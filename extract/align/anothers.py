"""Tables of the agency's own among the statutory ones: counts by channel, by kind of information, by month."""

from collections.abc import Sequence

from extract.align.headers import is_applicant_header, is_disclosure_header, is_outcome_header
from extract.align.lines import Line
from extract.align.row_labels import is_known_text
from extract.labels import is_piece_of_label
from extract.numbers import is_a_figure, is_value_like
from extract.report import APPLICATIONS, DISCLOSURE

_A_ROW = 7
"""So many figures in a line may be a row of the applications, whatever words stand before them."""


def is_anothers(lines: Sequence[Line]) -> bool:
    """Whether a grid is no part of a statutory table: every figure of it has words beside it, and some are no label's.

    Or its first line heads other columns: 类别, 公开数量. A grid with rows of the disclosure table is so only then.
    """
    if not lines or any(map(_may_be_statutory, lines)):
        return False
    heads_others = _heads_other_columns(lines[0])
    if any(DISCLOSURE in item.meaning.rows for line in lines for item in line.own):
        return heads_others
    beside = [_words(line) for line in lines if any(map(is_a_figure, line.texts))]
    return all(beside) and any(heads_others or not is_piece_of_label(word) for words in beside for word in words)


def _may_be_statutory(line: Line) -> bool:
    if is_applicant_header(line) or is_outcome_header(line) or is_disclosure_header(line):
        return True
    labelled = any(APPLICATIONS in item.meaning.rows or DISCLOSURE in item.meaning.groups for item in line.own)
    return labelled or sum(map(is_a_figure, line.texts)) >= _A_ROW


def _heads_other_columns(line: Line) -> bool:
    if any(is_value_like(text) for text in line.texts) or any(item.meaning.rows for item in line.own):
        return False
    return sum(not is_known_text(item) and not is_piece_of_label(item.text) for item in line.own if item.key) > 1


def _words(line: Line) -> list[str]:
    return [text for text in line.texts if not is_value_like(text)]
