"""The rooms of tables on a page image: where their ink is, line by line, and figures read twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.documents import Word
from extract.drawn.frames import Frame
from extract.drawn.page import Box
from monitor.tools.scan_image import Image
from monitor.tools.scan_text import Reading, Recogniser, crop

_SURE, _SURE_LONG = 0.5, 0.8
"""Confidence below which a figure of one digit, or of several, is in doubt."""
_SLANTED = 0.8
"""Correlation of the ink's x and y beyond which a stroke is a slash."""
_SPECK = 7
"""Pixels: ink no larger is dirt."""
_DASH = 4
"""Pixels: the least width of a dash."""
_ALIKE = str.maketrans({"o": "0", "O": "0", "〇": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "!": "1",
                        "，": ",", "．": ".", "。": ".", "—": "-", "－": "-", "–": "-", "一": "-"})  # fmt: skip
_FIGURES = frozenset("0123456789.,-/+%")
_LONGEST_FIGURE = 16


@dataclass(frozen=True, slots=True)
class InkLine:
    """The ink of one line of text in one room; ``alone`` when the room has no other."""

    box: Box
    alone: bool


def ink_lines(frames: Iterable[Frame], ink: Image) -> list[InkLine]:
    """The lines of ink in every room of these frames."""
    rooms = [frame.box_of(room) for frame in frames for room in frame.rooms]
    pieces = [_pieces(room, ink) for room in rooms]
    heights = [piece[3] - piece[1] for inside in pieces for piece in inside]
    size = float(np.percentile(heights, 70)) if heights else 0.0
    found: list[InkLine] = []
    for inside in pieces:
        lines = _lines(inside, size)
        found.extend(InkLine(box, len(lines) == 1) for box in lines)
    return found


def read_rooms(
    recogniser: Recogniser, image: Image, ink: Image, lines: Sequence[InkLine]
) -> tuple[list[Word], list[Box]]:
    """The words of these lines, what may be a figure read a second time; and the ink that gave no word."""
    first = recogniser.read([_upright(_padded(crop(image, line.box, 0.12))) for line in lines])
    again = [index for index, (text, _) in enumerate(first) if _may_be_figure(text)]
    other = recogniser.read([_shown_otherwise(image, lines[index].box) for index in again])
    second = dict(zip(again, other, strict=True))
    words: list[Word] = []
    marks: list[Box] = []
    for index, line in enumerate(lines):
        if not first[index][0].strip() and not second.get(index, ("", 0.0))[0].strip():
            marks.append(line.box)
        else:
            words.append(_word(line.box, first[index], second.get(index), _lean(crop(ink, line.box))))
    return words, marks


def _pieces(room: Box, ink: Image) -> list[Box]:
    """Connected pieces of ink in a room, without dirt and without what is left of its walls."""
    x0, y0, x1, y1 = (round(value) for value in room)
    inside = ink[y0:y1, x0:x1]
    if not inside.size:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    height, width = inside.shape
    spots = [spot[:4] for spot in stats[1:].tolist() if not _is_edge(spot[:4], (width, height))]
    ink_of = [spot for spot in spots if max(spot[2:]) >= _SPECK]
    # in a room without other ink a small dash is no dirt: not read it would be a blank
    kept = ink_of or [spot for spot in spots if spot[2] >= _DASH and spot[2] > spot[3]]
    return [(float(x0 + x), float(y0 + y), float(x0 + x + wide), float(y0 + y + high)) for x, y, wide, high in kept]


def _is_edge(box: tuple[int, int, int, int], size: tuple[int, int]) -> bool:
    left, top, wide, high = box
    width, height = size
    at_side = (left <= 2 or left + wide >= width - 2) and wide <= 4
    return at_side or ((top <= 2 or top + high >= height - 2) and high <= 4)


def _lines(pieces: list[Box], size: float) -> list[Box]:
    """Pieces in lines: parted where white runs through, unless what it parts is lower than a character."""
    rows: list[list[Box]] = []
    for piece in sorted(pieces, key=lambda piece: piece[1]):
        if rows and piece[1] < max(other[3] for other in rows[-1]) - 1:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    joined: list[list[Box]] = []
    for row in rows:
        low = joined and max(piece[3] for piece in [*joined[-1], *row]) - min(p[1] for p in joined[-1]) <= 1.15 * size
        if low:
            joined[-1].extend(row)
        else:
            joined.append(list(row))
    return [
        (min(p[0] for p in row), min(p[1] for p in row), max(p[2] for p in row), max(p[3] for p in row))
        for row in joined
    ]


def _upright(image: Image) -> Image:
    """Characters set one above the other are read lying down, as the model was taught to."""
    height, width = image.shape[:2]
    return np.ascontiguousarray(np.rot90(image)) if height > 4 * width else image


def _padded(image: Image) -> Image:
    """The crop on paper of its own: strokes at the very edge are misread."""
    border = max(2, image.shape[0] // 8)
    return cv2.copyMakeBorder(image, border, border, 2 * border, 2 * border, cv2.BORDER_REPLICATE)


def _shown_otherwise(image: Image, box: Box) -> Image:
    """The same ink once more: on larger paper, smoothed, in full contrast."""
    part = cv2.GaussianBlur(crop(image, box, 0.05), (3, 3), 0)
    stretched = cv2.normalize(part, None, 0, 255, cv2.NORM_MINMAX)
    border = max(3, part.shape[0] // 3)
    return cv2.copyMakeBorder(stretched, border, border, border, border, cv2.BORDER_CONSTANT, value=(255, 255, 255))


def _may_be_figure(text: str) -> bool:
    bare = text.strip()
    return len(bare) <= _LONGEST_FIGURE and (not bare or set(bare.translate(_ALIKE)) <= _FIGURES)


def _word(box: Box, first: Reading, second: Reading | None, lean: float) -> Word:
    text, score = first
    if second is None:
        return Word(text, box, score)
    one, two = text.strip().translate(_ALIKE), second[0].strip().translate(_ALIKE)
    others = (second[0],) if second[0] != text else ()
    score = max(score, second[1])
    if one != two:
        # read as nothing the first time it is still ink, and a word without characters would leave the cell blank
        return Word(text if one else second[0], box, score, f"read as {text!r} and as {second[0]!r}", others)
    if one in ("1", "7") and abs(lean) > _SLANTED:
        return Word(text, box, score, f"read as {text!r}, but the stroke leans like a slash", ("/",))
    if score < (_SURE if len(one) == 1 else _SURE_LONG):
        return Word(text, box, score, f"read as {text!r} with confidence {score:.2f}", others)
    return Word(_in_digits(text, second[0]), box, score)


def _in_digits(first: str, second: str) -> str:
    """Of two readings that mean the same figure the one written with digits."""
    better = any(b.isdigit() and not a.isdigit() for a, b in zip(first, second, strict=False))
    return second if better else first


def _lean(ink: Image) -> float:
    """Correlation of x and y over the ink: near 0 for an upright stroke, towards -1 for a slash."""
    ys, xs = np.nonzero(ink)
    if len(xs) < 8 or np.ptp(xs) < 3 or np.ptp(ys) < 3:
        return 0.0
    return float(np.corrcoef(xs, ys)[0, 1])
