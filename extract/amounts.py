"""How much an opened document holds: tables and text beyond the limits are not looked through for a report."""

from extract.documents import Limits
from extract.drawn_rows import DrawnRows, texts_in
from extract.errors import Unreadable
from extract.grids import Content, Grid, Paragraph


def within(content: Content, limits: Limits) -> Content:
    """The same content. Raises Unreadable ``too_large`` where its tables or its text go beyond the limits."""
    tables = [block for block in content.blocks if isinstance(block, Grid)]
    if sum(map(_cells_at_most, tables)) > limits.max_cells:  # to count them they are laid out, which takes long
        cells_within(sum(len(row) for table in tables for row in table.rows), limits)
    printed = sum(len(block.text) for block in content.blocks if isinstance(block, Paragraph))
    text_within(printed + sum(map(_characters, tables)), limits)
    return content


def cells_within(cells: int, limits: Limits) -> None:
    """Raise Unreadable ``too_large`` where the tables of a document have more places for cells than allowed."""
    if cells > limits.max_cells:
        raise Unreadable("too_large", f"{cells} cells in all tables; the limit is {limits.max_cells}")


def text_within(characters: int, limits: Limits) -> None:
    """Raise Unreadable ``too_large`` where a document has more characters of text than the limit."""
    if characters > limits.max_characters:
        raise Unreadable("too_large", f"{characters} characters of text; the limit is {limits.max_characters}")


def _cells_at_most(table: Grid) -> int:
    return table.rows.at_most if isinstance(table.rows, DrawnRows) else sum(map(len, table.rows))


def _characters(table: Grid) -> int:
    return sum(map(len, texts_in(table)))
