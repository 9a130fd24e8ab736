"""A tree as blocks in reading order: paragraphs between tables, tables as grids, layout tables opened up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree

from extract.documents import Limits, Reading
from extract.grids import Block, Grid, GridCell, GridPlace, Paragraph
from extract.markup.divs import cells_of_row, doubts_of_row
from extract.markup.hiding import Hiding
from extract.markup.links import in_link, is_in_link, is_link, outweighs
from extract.markup.moved import is_moved
from extract.markup.part_names import names_of_tables
from extract.markup.paths import Paths
from extract.markup.table import captions_of, is_layout, is_wrapper, read_table
from extract.markup.text import BLOCKS, SILENT, leaf_of, text_of
from extract.markup.unseen import Element
from extract.numbers import is_value_like
from extract.patience import patience_of

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_MANY = 5
"""Rows of div as long as each other by more than chance."""
_AROUND = 2
_UNPLACED = "\N{REPLACEMENT CHARACTER}"
_LEAVES = frozenset({"p", "pre", "dt", "dd", "li", *_LEVELS})


def blocks_of(root: Element, limits: Limits, hiding: Hiding, *, rows_of_divs: bool = False) -> Sequence[Block]:
    """The blocks below an element, in order.

    ``hiding``: what the page hides. ``rows_of_divs``: also take rows drawn without table elements.
    Raises Unreadable ``too_large`` for a table beyond the limit, ``too_slow`` when the time is over.
    """
    flow = _Flow(root, limits, hiding, rows_of_divs)
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if flow.start(node):
                walk.skip_subtree()
        else:
            flow.end(node, event == "comment")
    flow.finish()
    return flow.done


class _Flow:
    """The blocks found so far, and the text gathered since the last block boundary."""

    def __init__(self, root: Element, limits: Limits, hiding: Hiding, rows_of_divs: bool) -> None:
        self.done: list[Block] = []
        self._names = names_of_tables(root)
        self._paths = Paths()
        self._limits = limits
        self._patience = patience_of(Reading(limits))
        self._hiding = hiding
        self._links_open = sum(1 for _ in root.iterancestors("a"))
        self._rows_of_divs = rows_of_divs
        self._rows: list[tuple[GridCell, ...]] = []
        self._pieces: list[str] = []
        self._at: Element | None = None
        self._linked = 0
        self._grids = 0
        self._hidden_depth = 0

    def start(self, node: Element) -> bool:
        """Take an element that begins; True when its inside is dealt with."""
        tag = node.tag
        hidden = node in self._hiding.hidden
        if self._pieces and tag in BLOCKS:
            self._end_text()
        if self._hidden_depth or hidden:
            self._hidden_depth += 1
        if tag in BLOCKS:
            if self._is_whole(node, tag):
                return True
        elif tag == "a":
            self._links_open += 1
        if tag in SILENT or (hidden and tag not in BLOCKS):
            return True
        if tag == "br":
            self._end_text()
        if node.text:
            self.add(node.text, node)
        return False

    def _is_whole(self, node: Element, tag: str) -> bool:
        """Whether a block was taken as one thing: a table, a row drawn with div, a paragraph."""
        if tag == "table" and not is_wrapper(node) and not is_layout(node):
            self._end_rows()
            for name in self._names.get(node, ()):  # seen even while another tab is chosen
                self.done.append(Paragraph(f"{name}年：" if name.isdecimal() else f"{name}：", self._place(node)))
            captions = ((text_of(caption), caption) for caption in captions_of(node))
            self.done.extend(self._paragraph(text, self._place(each), None, False) for text, each in captions if text)
            grid = read_table(node, self._grids, self._paths.to(node), self._limits, self._hiding)
            self.done.append(replace(grid, hidden=True) if self._hidden_depth else grid)
            self._grids += 1
            return True
        if self._rows_of_divs and (cells := cells_of_row(node)):
            self._rows.append(tuple(self._row_cells(node, cells)))
            return True
        hidden = self._hiding.hidden if node in self._hiding.around_hidden else ()
        leaf = leaf_of(node, hidden) if tag in _LEAVES else None
        if leaf is None:
            return False
        text, links = leaf
        if text and not text.isspace():
            self._end_rows()
            linked = is_link(links, text) if links else self._links_open > 0 and is_in_link(node)
            self.done.append(self._paragraph(self._as_placed(text, node), self._place(node), _LEVELS.get(tag), linked))
        return True

    def end(self, node: Element, is_comment: bool) -> None:
        """Take an element that ends, or a comment, and the text after it."""
        if not is_comment:
            if node.tag == "a":
                self._links_open -= 1
            elif self._pieces and node.tag in BLOCKS:
                self._end_text()
            if self._hidden_depth:
                self._hidden_depth -= 1
        tail = node.tail
        if tail and (self._at is not None or not tail.isspace()):
            self.add(tail, node.getparent())

    def add(self, text: str, owner: Element | None) -> None:
        """Gather text that belongs to an element."""
        if self._at is None:
            if text.isspace():
                return
            self._at = owner
        self._pieces.append(text)
        if owner is not None and in_link(owner):
            self._linked += len(text)

    def finish(self) -> None:
        """Close what is still open at the end."""
        self._end_text()
        self._end_rows()

    def _end_text(self) -> None:
        """End the paragraph being gathered."""
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
        place, linked, at = self._place(self._at), outweighs(self._linked, text), self._at
        self._pieces, self._at, self._linked = [], None, 0
        if text.strip():
            self._end_rows()
            self.done.append(self._paragraph(self._as_placed(text, at), place, None, linked))

    def _as_placed(self, text: str, node: Element | None) -> str:
        """A text; in place of a figure of a table without rows, shown elsewhere than it stands, what is no figure."""
        if not self._rows_of_divs or node is None or not is_value_like(text):
            return text
        around = (node, *islice(node.iterancestors(), _AROUND))
        return _UNPLACED if any(each in self._hiding.telling and is_moved(each) for each in around) else text

    def _row_cells(self, row: Element, cells: list[Element]) -> Iterator[GridCell]:
        doubts = doubts_of_row(row, cells, self._hiding.telling, self._hiding.written)
        for column, (cell, doubt) in enumerate(zip(cells, doubts, strict=True)):
            place = GridPlace(self._grids, len(self._rows), column, self._paths.to(cell))
            hidden = self._hidden_depth > 0 or cell in self._hiding.hidden
            yield GridCell(text_of(cell), place, hidden=hidden, doubt=doubt)

    def _end_rows(self) -> None:
        """The rows of div gathered so far as one grid: without spans only the order of its cells means anything.

        Unless every row of many has as many cells: then each position is drawn, as CSS draws tables.
        """
        if self._rows:
            hidden = all(cell.hidden for row in self._rows for cell in row)
            drawn = len(self._rows) >= _MANY and len(set(map(len, self._rows))) == 1
            self.done.append(Grid(self._grids, tuple(self._rows), ragged=not drawn, hidden=hidden))
            self._rows = []
            self._grids += 1

    def _paragraph(self, text: str, place: GridPlace, level: int | None, linked: bool) -> Paragraph:
        return Paragraph(text, place, level, linked, self._hidden_depth > 0)

    def _place(self, node: Element | None) -> GridPlace:
        self._patience.check()
        path = self._paths.to(node) if node is not None else None
        return GridPlace(self._grids, -1, -1, path)
