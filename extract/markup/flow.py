"""A tree as blocks in reading order: paragraphs between tables, tables as grids, layout tables opened up."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from extract.documents import Limits
from extract.grids import Block, Grid, GridCell, GridPlace, Paragraph
from extract.markup.divs import cells_of_row
from extract.markup.table import is_layout, is_wrapper, read_table
from extract.markup.text import BLOCKS, SILENT, Element, is_hidden, text_of

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LEAVES = frozenset({"p", "pre", "dt", "dd", "li", *_LEVELS})


def blocks_of(root: Element, limits: Limits, *, rows_of_divs: bool = False) -> Iterator[Block]:
    """The blocks below an element, in order; ``rows_of_divs`` also takes rows drawn without table elements.

    Raises Unreadable ``too_large`` for a table beyond the limit.
    """
    flow = _Flow(root.getroottree(), rows_of_divs)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            skip, grid = flow.start(node, limits)
            if skip:
                walk.skip_subtree()
            if grid is not None:
                yield from flow.finish()
                yield grid
        elif event == "end":
            flow.end()
            if node.tag in BLOCKS and not flow.skipped(node):
                yield from flow.flush()
            flow.tail(node)
        else:
            flow.tail(node)
        yield from flow.ready()
    yield from flow.finish()


class _Flow:
    """The text gathered since the last block boundary, and the count of grids."""

    def __init__(self, tree: etree._ElementTree, rows_of_divs: bool) -> None:
        self._tree = tree
        self._rows_of_divs = rows_of_divs
        self._rows: list[tuple[GridCell, ...]] = []
        self._pieces: list[str] = []
        self._at: Element | None = None
        self._done: list[Block] = []
        self._grids = 0
        self._skipping: Element | None = None
        self._hidden_depth = 0

    def start(self, node: Element, limits: Limits) -> tuple[bool, Grid | None]:
        """What to do with an element that begins: whether to pass over its inside, and the grid it is."""
        tag = node.tag
        if tag in SILENT:
            self._skipping = node
            return True, None
        if self._hidden_depth or is_hidden(node):
            self._hidden_depth += 1
        if tag == "table" and not is_wrapper(node) and not is_layout(node):
            self._skipping = node
            grid = read_table(node, self._grids, self._tree.getpath(node), limits)
            self._grids += 1
            return True, replace(grid, hidden=self._hidden_depth > 0)
        if self._rows_of_divs and (cells := cells_of_row(node)):
            self._skipping = node
            self._done.extend(self._text())
            self._rows.append(tuple(self._row_cells(cells)))
            return True, None
        if tag in _LEAVES and node.find(".//table") is None and not _has_leaf(node):
            self._skipping = node
            self._done.extend(self.flush())
            text = text_of(node)
            if text.strip():
                self._done.extend(self._grid_of_rows())
                self._done.append(Paragraph(text, self._place(node), _LEVELS.get(tag)))
            return True, None
        if tag == "br" or tag in BLOCKS:
            self._done.extend(self.flush())
        if node.text:
            self._add(node.text, node)
        return False, None

    def skipped(self, node: Element) -> bool:
        """Whether this element was passed over (its end is no boundary of gathered text)."""
        return node is self._skipping

    def end(self) -> None:
        """An element ended: one level less under what is hidden."""
        self._hidden_depth = max(0, self._hidden_depth - 1)

    def tail(self, node: Element) -> None:
        """The text after an element belongs to its parent."""
        if node.tail:
            self._add(node.tail, node.getparent())

    def ready(self) -> list[Block]:
        """Paragraphs completed since the last call."""
        done, self._done = self._done, []
        return done

    def flush(self) -> list[Block]:
        """End the paragraph being gathered."""
        return [*self.ready(), *self._text()]

    def finish(self) -> list[Block]:
        """What is still open at the end."""
        return [*self.flush(), *self._grid_of_rows()]

    def _text(self) -> list[Block]:
        text = " ".join("".join(self._pieces).replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
        place = self._place(self._at)
        self._pieces, self._at = [], None
        return [*self._grid_of_rows(), Paragraph(text, place)] if text.strip() else []

    def _row_cells(self, cells: list[Element]) -> Iterator[GridCell]:
        for column, cell in enumerate(cells):
            place = GridPlace(self._grids, len(self._rows), column, self._tree.getpath(cell))
            yield GridCell(text_of(cell), place, hidden=is_hidden(cell))

    def _grid_of_rows(self) -> list[Block]:
        """The rows of div gathered so far as one grid: without spans only the order of its cells means anything."""
        if not self._rows:
            return []
        rows, self._rows = tuple(self._rows), []
        self._grids += 1
        return [Grid(self._grids - 1, rows, ragged=True)]

    def _add(self, text: str, owner: Element | None) -> None:
        self._pieces.append(text)
        if self._at is None and text.strip():
            self._at = owner

    def _place(self, node: Element | None) -> GridPlace:
        path = self._tree.getpath(node) if node is not None else None
        return GridPlace(self._grids, -1, -1, path)


def _has_leaf(node: Element) -> bool:
    return any(child.tag in BLOCKS for child in node.iterdescendants())
