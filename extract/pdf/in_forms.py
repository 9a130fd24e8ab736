"""Characters of text in a form that pdfium leaves where the form has them, and not where the page shows them.

That happens to text of which the document says in other words what it is (ActualText). Browsers say so of ideographs
they set as radicals, 行, 工, 金, and write a part of a page that is scaled as a form.
"""

import math
from collections.abc import Mapping

from extract.pdf.rulings import Matrix, at

Box = tuple[float, float, float, float, float, float]
"""Left, right, bottom and top of a character, and the point it is set at, across and up."""
Placed = tuple[Matrix, Matrix]
"""The matrix of a form, and that of a text in it as the page shows it."""


def in_its_place(box: Box, item: int, forms: Mapping[int, Placed]) -> Box:
    """The box of a character on the page: moved with its form if only so it stands on the line of its text."""
    placed = forms.get(item)
    if placed is None:
        return box
    left, right, bottom, top, x, y = box
    matrix, line = placed
    moved_x, moved_y = at(matrix, x, y)
    if _off(line, x, y) <= _off(line, moved_x, moved_y):
        return box
    (x0, y0), (x1, y1) = at(matrix, left, bottom), at(matrix, right, top)
    return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1), moved_x, moved_y


def _off(line: Matrix, x: float, y: float) -> float:
    """How far a point is from the line a text is set on."""
    across, up, _, _, from_x, from_y = line
    return abs(across * (y - from_y) - up * (x - from_x)) / (math.hypot(across, up) or 1.0)
