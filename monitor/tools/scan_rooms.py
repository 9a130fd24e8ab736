"""The rooms of tables on a page image: where their ink is, line by line, and figures read twice."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.documents import Word
from extract.drawn.frames import Frame
from extract.drawn.page import Box
from monitor.tools.scan_image import Image
from monitor.tools.scan_strokes import leans, stroke_of
from monitor.tools.scan_text import Reading, Recogniser, crop

_SURE, _SURE_LONG = 0.5, 0.8
"""Confidence below which a figure of one digit, or of several, is in doubt."""
_MIDDLE = 0.35
"""Of a character: further from the middle of its cell a stroke may be part of something else."""
_SLASHES = frozenset(("", "/", "1", "7", "J", "丿"))
"""What a slash is read as."""
_NARROW = 0.85
"""Of its height: the most a nought is wide."""
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
    """The ink of one line of text in one room."""

    box: Box
    size: float
    """How high characters are on this page."""
    off: float
    """How far its middle is from that of a room that holds nothing else, in characters; infinite in other rooms."""


def ink_lines(frames: Iterable[Frame], ink: Image) -> list[InkLine]:
    """The lines of ink in every room of these frames."""
    rooms = [frame.box_of(room) for frame in frames for room in frame.rooms]
    pieces = [_pieces(room, ink) for room in rooms]
    heights = [piece[3] - piece[1] for inside in pieces for piece in inside]
    size = float(np.percentile(heights, 70)) if heights else 0.0
    found: list[InkLine] = []
    for room, inside in zip(rooms, pieces, strict=True):
        lines = _lines(inside, size)
        for box in lines:
            off = abs(box[1] + box[3] - room[1] - room[3]) / 2 / size if len(lines) == 1 else math.inf
            found.append(InkLine(box, size, off))
    return found


def read_rooms(
    recogniser: Recogniser, image: Image, ink: Image, lines: Sequence[InkLine]
) -> tuple[list[Word], list[Box]]:
    """The words of these lines, and the ink that gave none; what may be a figure is read again, shown otherwise."""
    views = [[each] for each in recogniser.read([_upright(_padded(crop(image, line.box, 0.12))) for line in lines])]
    figures = [index for index, ((text, _),) in enumerate(views) if _may_be_figure(text)]
    second = recogniser.read([_shown_otherwise(image, lines[index].box) for index in figures])
    for index, view in zip(figures, second, strict=True):
        views[index].append(view)
    unsettled = [index for index in figures if _is_unsettled(views[index])]
    third = recogniser.read([_twice(image, lines[index].box) for index in unsettled])
    for index, view in zip(unsettled, third, strict=True):
        views[index].append(_halved(view))
    words: list[Word] = []
    marks: list[Box] = []
    for line, seen in zip(lines, views, strict=True):
        part = crop(ink, line.box)
        stroke = _stroke(line, part, seen)
        if stroke is not None:
            words.append(Word(stroke, line.box, seen[0][1]))
        elif not any(text.strip() for text, _ in seen):
            marks.append(line.box)
        else:
            words.append(word_of(line.box, seen, leans(part)))
    return words, marks


def _stroke(line: InkLine, ink: Image, views: Sequence[Reading]) -> str | None:
    """The dash or slash this line is by the look of its ink, when no reading speaks for a figure."""
    if line.off > _MIDDLE:
        return None
    readings = {_plain(text) for text, _ in views[:2]}
    stroke = stroke_of(ink, line.size, "/" in readings)
    if stroke == "-":  # nothing else is so low: it is read as any mark, or as letters
        return stroke if not any(map(str.isdigit, "".join(readings))) else None
    return stroke if len(views) > 1 and readings <= _SLASHES else None


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


def _twice(image: Image, box: Box) -> Image:
    """The same ink two times side by side: a digit alone is often read as nothing."""
    return np.tile(_padded(crop(image, box, 0.1)), (1, 2, 1))


def _halved(view: Reading) -> Reading:
    """What was shown twice, when it was read twice alike."""
    text, score = view
    half = text[: len(text) // 2]
    return (half, score) if half + half == text else ("", 0.0)


def _may_be_figure(text: str) -> bool:
    plain = _plain(text)
    return len(plain) <= _LONGEST_FIGURE and (set(plain) <= _FIGURES or not any(map(str.isalnum, plain)))


def _plain(text: str) -> str:
    return text.strip().translate(_ALIKE)


def _is_unsettled(views: Sequence[Reading]) -> bool:
    """Whether a further look may help: read as nothing once, or with little confidence."""
    readings = {_plain(text) for text, _ in views} - {""}
    return len(readings) == 1 and (any(not text.strip() for text, _ in views) or not _is_sure(views))


def _is_sure(views: Sequence[Reading]) -> bool:
    score = max(score for _, score in views)
    return score >= (_SURE if len(views) > 2 or len(_plain(views[0][0])) == 1 else _SURE_LONG)


def word_of(box: Box, views: Sequence[Reading], slanted: bool) -> Word:
    """What all readings of a line agree on; a doubt where they do not."""
    text = next(text for text, _ in views if text.strip())
    score = max(score for _, score in views)
    if len(views) == 1:
        return Word(text, box, score)
    others = tuple(dict.fromkeys(other for other, _ in views if other != text))
    agreed = [other for other, _ in views if _plain(other) == _plain(text)]
    may_be = {"", _plain(text)} if _plain(text) != "1" else {"1"}  # a scratch is read as 1 or as nothing
    if len(agreed) < 2 or any(_plain(other) not in may_be for other in others):
        return Word(text, box, score, "read as " + " and as ".join(repr(other) for other, _ in views), others)
    if _plain(text) in ("1", "7") and slanted:
        return Word(text, box, score, f"read as {text!r}, but the stroke leans like a slash", ("/",))
    if not _is_sure(views):
        return Word(text, box, score, f"read as {text!r} with confidence {score:.2f}", others)
    return Word("0" if _is_zero(text, box) else _in_digits(agreed[0], agreed[1]), box, score)


def _is_zero(text: str, box: Box) -> bool:
    """Whether a lone o is a nought: the letter and the sign are as wide as high."""
    return _plain(text) == "0" and box[2] - box[0] <= _NARROW * (box[3] - box[1])


def _in_digits(first: str, second: str) -> str:
    """Of two readings that mean the same figure the one written with digits."""
    better = any(b.isdigit() and not a.isdigit() for a, b in zip(first, second, strict=False))
    return second if better else first
