"""A tree as blocks in reading order: paragraphs between tables, tables as grids, layout tables opened up."""

from collections.abc import Iterator

from lxml import etree

from extract.documents import Limits
from extract.grids import Block, Grid, GridPlace, Paragraph
from extract.markup.table import is_layout, is_wrapper, read_table
from extract.markup.text import BLOCKS, SILENT, Element, text_of

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LEAVES = frozenset({"p", "pre", "dt", "dd", "li", *_LEVELS})


def blocks_of(root: Element, limits: Limits, prefix: str = "") -> Iterator[Block]:
    """The blocks below an element, in order. Raises Unreadable ``too_large`` for a table beyond the limit."""
    tree = root.getroottree()
    flow = _Flow(tree, prefix)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            skip, grid = flow.start(node, limits)
            if skip:
                walk.skip_subtree()
            if grid is not None:
                yield from flow.flush()
                yield grid
        elif event == "end":
            if node.tag in BLOCKS and not flow.skipped(node):
                yield from flow.flush()
            flow.tail(node)
        else:
            flow.tail(node)
        yield from flow.ready()
    yield from flow.flush()


class _Flow:
    """The text gathered since the last block boundary, and the count of grids."""

    def __init__(self, tree: etree._ElementTree, prefix: str) -> None:
        self._tree = tree
        self._prefix = prefix
        self._pieces: list[str] = []
        self._at: Element | None = None
        self._done: list[Block] = []
        self._grids = 0
        self._skipping: Element | None = None

    def start(self, node: Element, limits: Limits) -> tuple[bool, Grid | None]:
        """What to do with an element that begins: whether to pass over its inside, and the grid it is."""
        tag = node.tag
        if tag in SILENT:
            self._skipping = node
            return True, None
        if tag == "table" and not is_wrapper(node) and not is_layout(node):
            self._skipping = node
            grid = read_table(node, self._grids, self._prefix + self._tree.getpath(node), limits)
            self._grids += 1
            return True, grid
        if tag in _LEAVES and node.find(".//table") is None and not _has_leaf(node):
            self._skipping = node
            self._done.extend(self.flush())
            text = text_of(node)
            if text.strip():
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
        text = " ".join("".join(self._pieces).replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
        place = self._place(self._at)
        self._pieces, self._at = [], None
        return [*self.ready(), Paragraph(text, place)] if text.strip() else self.ready()

    def _add(self, text: str, owner: Element | None) -> None:
        self._pieces.append(text)
        if self._at is None and text.strip():
            self._at = owner

    def _place(self, node: Element | None) -> GridPlace:
        path = self._prefix + self._tree.getpath(node) if node is not None else None
        return GridPlace(self._grids, -1, -1, path)


def _has_leaf(node: Element) -> bool:
    return any(child.tag in BLOCKS for child in node.iterdescendants())
