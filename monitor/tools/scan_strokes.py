"""Marks that are no more than one straight stroke, told by their ink: recognition takes them for 1, 7 or nothing."""

from typing import Any, Literal

import cv2
import numpy as np

Image = Any
Stroke = Literal["-", "/"]
_LEVEL, _LOW = 1.8, 0.35
"""A dash is so many times as wide as high, and no higher than this part of a character."""
_BLUR = 1
"""Pixels that the edge of ink adds to its height: much, where a page is small."""
_LONGEST = 2.5
_SLANTED, _HINTED = 0.28, 0.22
"""How far aside for every pixel up a slash leans at least, and one that was also read as such; an italic 1: 0.2."""
_LEANING = 0.18
"""What leans by more than this may be a slash."""
_STRAIGHT = 0.12
"""Of its height: further from its own axis a slash has no ink, as the head of a 7 and the foot of a 1 are."""
_HEADLESS = 0.2
"""Of its height: a 7 has ink further from its axis."""
_TALL = 0.7
"""Of a character: a slash is at least so high."""


def leans(ink: Image) -> bool:
    """Whether the largest piece of this ink may be a slash: a stroke without the head of a 7 that is not upright."""
    ys, xs = _largest(ink)
    lean, off = _axis(ys, xs)
    return lean > _LEANING and off < _HEADLESS * (np.ptp(ys) + 1)


def stroke_of(ink: Image, size: float, hinted: bool = False) -> Stroke | None:
    """What this ink is when it is one straight stroke and surely no figure; ``size`` is a character's height.

    ``hinted``: it was read as a slash.
    """
    ys, xs = _largest(ink)
    if len(xs) < max(8, 0.8 * np.count_nonzero(ink)):  # other ink beside it
        return None
    wide, high = int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1
    if wide >= _LEVEL * (high - _BLUR) and high <= _LOW * size and wide <= _LONGEST * size:
        return "-"
    lean, off = _axis(ys, xs)
    slanted = lean >= (_HINTED if hinted else _SLANTED)
    return "/" if slanted and off <= _STRAIGHT * high and high >= _TALL * size else None


def _largest(ink: Image) -> tuple[Image, Image]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if len(stats) < 2:
        return np.zeros(0, int), np.zeros(0, int)
    ys, xs = np.nonzero(labels == 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA])))
    return ys, xs


def _axis(ys: Image, xs: Image) -> tuple[float, float]:
    """The lean of the line through these points, up and to the right, and how far most of them are from it at most."""
    if len(xs) < 8 or np.ptp(ys) < 3:
        return 0.0, float("inf")
    # by rows: the middle of each row's ink, so that thick strokes count like thin ones
    rows = np.unique(ys)
    middles = np.array([xs[ys == row].mean() for row in rows])
    slope, start = np.polyfit(rows, middles, 1)
    return float(-slope), float(np.percentile(np.abs(xs - (start + slope * ys)), 98))
