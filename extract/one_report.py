"""Several reports in one file: the first is read, the others are named."""

from collections.abc import Sequence

from extract.grids import Block, Grid, Paragraph
from extract.labels import known_label
from extract.report import APPLICATIONS
from extract.titles import is_report_title


def first_report(blocks: Sequence[Block]) -> tuple[Sequence[Block], str | None]:
    """The blocks of the first report, and the title of the next one if another follows.

    A new report begins at a title below the applications table of the one before and above one of its own: a title
    that is only mentioned, in a link or at the end, begins nothing.
    """
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Grid) and _has_applications(block)]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and tables and tables[0] < index < tables[-1] and is_report_title(block.text):
            return blocks[:index], block.text.strip()
    return blocks, None


def _has_applications(grid: Grid) -> bool:
    """Whether the table holds the first row of applications: each report prints it once."""
    return any(
        cell is not None and cell.origin and not cell.text.isdigit()
        and (found := known_label(cell.text, "row", APPLICATIONS)) is not None
        and found.id == "new_received"
        for row in grid.rows
        for cell in row
    )  # fmt: skip
