"""Heads of columns whose lines stand in rows of their own: 商业 above 企业, as a table pasted into a sheet has them.

A program that makes a row of each paragraph leaves the words of one head in one column, with blanks between or none.
"""

from collections.abc import Iterator, Sequence

from extract.align.lines import Item, Line, with_meanings
from extract.labels import Meaning, meaning_of
from extract.numbers import is_value_like
from extract.report import APPLICATIONS, REVIEWS

_MOST_ROWS = 8
"""Rows of a header, each of its levels in several."""
_LONGEST, _MOST_PIECES = 6, 3
"""Characters of a piece of a head, and pieces of one."""
_NOTHING = meaning_of("")


def with_heads_joined(lines: Sequence[Line]) -> list[Line]:
    """These lines; where pieces of a head stand one below the other, the first has the meaning of the whole."""
    header = list(_first_lines(lines))
    meant = dict(_joined(header)) if any(_is_a_piece(item) for line in header for item in line.own) else {}
    return [with_meanings(line, meant) for line in lines] if meant else list(lines)


def _first_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Those that may be of a header: the first ones, as long as they hold no row of the form and no figure."""
    for line in lines[:_MOST_ROWS]:
        if line.ragged or any(APPLICATIONS in item.meaning.rows or _is_figure(item) for item in line.own):
            return
        yield line


def _is_figure(item: Item) -> bool:
    return item.filled and is_value_like(item.text)


def _is_a_piece(item: Item) -> bool:
    known = item.meaning
    return 0 < len(item.key) <= _LONGEST and not (known.rows or known.columns or known.groups)


def _joined(lines: Sequence[Line]) -> Iterator[tuple[int, Meaning]]:
    """The new meanings of the pieces of heads, by their items."""
    waiting: dict[tuple[int, int], list[Item]] = {}
    for item in (item for line in lines for item in line.own if item.key):
        place = item.start, item.end
        if not _is_a_piece(item):
            waiting.pop(place, None)
            continue
        pieces = [*waiting.get(place, ()), item][-_MOST_PIECES:]
        whole = next((pieces[at:] for at in range(len(pieces) - 1) if _names_a_column(pieces[at:])), None)
        if whole is None:
            waiting[place] = pieces
            continue
        waiting.pop(place)
        yield id(whole[0]), meaning_of(_text_of(whole))
        yield from ((id(piece), _NOTHING) for piece in whole[1:])


def _text_of(pieces: Sequence[Item]) -> str:
    return "".join(piece.text.strip() for piece in pieces)


def _names_a_column(pieces: Sequence[Item]) -> bool:
    return not {APPLICATIONS, REVIEWS}.isdisjoint(meaning_of(_text_of(pieces)).columns)
