"""What is drawn on a PDF page besides its characters: ruling lines, pictures, and which text no one can see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.errors import Unreadable
from extract.patience import Patience
from extract.pdf.calls import (
    Look,
    count_in_form,
    count_objects,
    kind_of,
    looks_of,
    objects_in,
    objects_on,
    pixels_of,
)
from extract.pdf.covers import COVERED, Cover, area_of
from extract.pdf.dots import is_dot, lines_of_dots, without_dots
from extract.pdf.in_forms import Placed
from extract.pdf.rulings import IDENTITY, Matrix, Segment, bar_of, corners_of, lines_of_path, matrix_of, path_of, times

_MAX_DEPTH = 6
_MAX_SEGMENTS = 20_000
_MAX_DOTS = 100_000
_UNSEEN_MODES = (3, 7)
"""Text rendering modes: neither filled nor stroked, as programs put recognised text under a scan; and only clipping."""
_UNSEEN = "the text is set invisibly, as recognised text is under a scan"
REASONS_UNSEEN = (_UNSEEN, COVERED)
"""The doubts of text that is not on the page as a person sees it."""
_PALE = "the text is set in white"
_FAINT = "the text is as faint as a watermark"
_WHITE, _NEARLY_WHITE = 250, 185
_LOOK_EVERY = 500
_ASLANT = 0.15
"""Of its length: what a line of text rises; less is the skew of a scan."""


@dataclass(slots=True)
class Drawn:
    """The objects of one page, in its own space, y upwards."""

    segments: list[Segment] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    """Pictures, and filled rectangles over which some text may lie."""
    most_pixels: tuple[int, int] = (0, 0)
    """Width and height of the largest picture."""
    unseen: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects no one sees, and why."""
    pale: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects in white or nearly so, and what that means."""
    aslant: set[int] = field(default_factory=set)
    """Addresses of text objects that stand neither level nor upright: watermarks."""
    in_forms: dict[int, Placed] = field(default_factory=dict)
    """Addresses of text objects in forms, and where those put them."""
    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    """Text objects that are set to be seen, each with the matrix of what it stands in."""

    @property
    def area_of_pictures(self) -> float:
        """Their areas added up, in square points."""
        boxes = [cover.box for cover in self.covers if cover.is_picture]
        return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)


def drawn_on(page: int, limits: Limits, patience: Patience) -> Drawn:
    """Everything drawn on a loaded page, given by its address. Raises Unreadable ``too_large`` or ``too_slow``."""
    drawn = Drawn()
    dots: list[Segment] = []
    objects = list(_objects(page, limits))
    looks = looks_of([item for item, kind, _ in objects if kind == pdfium.FPDF_PAGEOBJ_TEXT])
    for number, (item, kind, matrix) in enumerate(objects):
        if number % _LOOK_EVERY == 0:
            patience.check()
        if kind == pdfium.FPDF_PAGEOBJ_PATH and len(drawn.segments) < _MAX_SEGMENTS and len(dots) < _MAX_DOTS:
            _note_path(drawn, dots, item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _note_text(drawn, item, matrix, next(looks))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_picture(drawn, item, matrix)
    drawn.segments.extend(lines_of_dots(dots))
    return drawn


def _objects(page: int, limits: Limits) -> Iterator[tuple[int, int, Matrix]]:
    """Every object with its kind and the matrix of the form it stands in, forms opened."""
    count = count_objects(page)
    opened = [(_with_kinds(objects_on(page)), IDENTITY)]
    while opened:
        if count > limits.max_objects:
            raise Unreadable("too_large", f"more than {limits.max_objects} drawn objects on one page")
        objects, matrix = opened[-1]
        for item, kind in objects:
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield item, kind, matrix
            elif len(opened) <= _MAX_DEPTH:
                count += count_in_form(item)
                opened.append((_with_kinds(objects_in(item)), _shown(matrix_of(item), matrix)))
                break
        else:
            opened.pop()


def _with_kinds(items: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((item, kind_of(item)) for item in items)


def _shown(own: Matrix, matrix: Matrix) -> Matrix:
    """Where an object stands on the page, by the matrix of what it stands in: most stand in the page itself."""
    return own if matrix is IDENTITY else times(own, matrix)


def _note_path(drawn: Drawn, dots: list[Segment], item: int, matrix: Matrix) -> None:
    path = path_of(item)
    if path is None:
        return
    found = lines_of_path(path, _shown(matrix_of(item), matrix))
    lines = without_dots(found)
    drawn.segments.extend(lines)
    if len(lines) < len(found):
        dots.extend(filter(is_dot, found))
    if path.filled and drawn.texts and (box := area_of(item, path, matrix)):
        drawn.covers.append(Cover(box, item, len(drawn.texts), is_picture=False))


def _note_text(drawn: Drawn, item: int, matrix: Matrix, look: Look) -> None:
    mode, has_colour, colour, has_matrix, own = look
    if mode in _UNSEEN_MODES:
        drawn.unseen[item] = _UNSEEN
        return
    if has_colour and (shade := _shade(colour)) >= _NEARLY_WHITE:
        drawn.pale[item] = _PALE if shade >= _WHITE else _FAINT
    line = _shown(own if has_matrix else IDENTITY, matrix)
    across, up, _, _, _, _ = line
    if matrix is not IDENTITY:
        drawn.in_forms[item] = matrix, line
    if across and up and min(abs(across), abs(up)) > _ASLANT * max(abs(across), abs(up)):
        drawn.aslant.add(item)
    if has_colour and colour[3] == 0:
        drawn.unseen[item] = _UNSEEN
    drawn.texts.append((item, matrix))


@lru_cache(maxsize=256)
def _shade(colour: Sequence[int]) -> float:
    """The darkest of red, green and blue that is seen of a colour on white paper."""
    *lights, opacity = colour
    return 255 - (255 - min(lights)) * opacity / 255


def _note_picture(drawn: Drawn, item: int, matrix: Matrix) -> None:
    corners = corners_of(_shown(matrix_of(item), matrix))
    bar = bar_of(corners)
    if bar is not None:
        drawn.segments.append(bar)
        return
    drawn.most_pixels = max(drawn.most_pixels, pixels_of(item), key=lambda size: size[0] * size[1])
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    drawn.covers.append(Cover((min(xs), min(ys), max(xs), max(ys)), item, len(drawn.texts), is_picture=True))
