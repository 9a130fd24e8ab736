"""How a page lies in its picture: from its long straight lines to the plane in which they stand level and upright."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

Image = Any

LOOK = 1200
"""Pixels of width at which lines are looked for."""
_LONG = 0.06
"""Of that width: shorter pieces may be strokes of characters."""
_LEANS = 12.0
"""Degrees: what leans more is no line of the table."""
_STRAY = 1.0
"""Degrees: what leaves the others' direction by more is none of them."""
_ENOUGH = 1.0
"""Of the page's width, all lines of one direction together: fewer tell nothing."""
_EVEN = 0.02
"""How slowly directions are believed to change over the page."""
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class _Pencil:
    """Lines of one direction as ``lean + change * (how far up or aside)``, lengths in half widths from the middle."""

    lean: float = 0.0
    change: float = 0.0


def levelling(grey: Image) -> Image:
    """The 3 x 3 matrix that sets the long lines of a picture level and upright; its middle stays.

    The picture is ``LOOK`` pixels wide, and its lines are nearly level and upright."""
    height, width = grey.shape
    segments = _segments(grey)
    angles = np.degrees(np.arctan2(segments[:, 3] - segments[:, 1], segments[:, 2] - segments[:, 0]))
    angles = (angles + 45) % 180 - 45  # from -45 to 135: level lines are about 0, upright ones about 90
    level = _pencil(segments[np.abs(angles) < _LEANS], upright=False)
    upright = _pencil(segments[np.abs(angles - 90) < _LEANS], upright=True)
    if level is None:
        return np.eye(3)
    upright = upright or _Pencil(-level.lean)
    leaning = np.array([[1.0, upright.lean, 0.0], [level.lean, 1.0, 0.0], [level.change, upright.change, 1.0]])
    half = width / 2
    middle = np.array([[1 / half, 0, -width / 2 / half], [0, 1 / half, -height / 2 / half], [0, 0, 1]])
    return np.linalg.inv(middle) @ np.linalg.inv(leaning) @ middle


def _segments(grey: Image) -> Image:
    """Long straight pieces as x0, y0, x1, y1 in half widths from the middle of the picture."""
    half = grey.shape[1] / 2
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(grey)[0]
    if found is None:
        return np.zeros((0, 4))
    segments = (found.reshape(-1, 4) - np.array([half, grey.shape[0] / 2] * 2)) / half
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return segments[lengths > 2 * _LONG]


def _pencil(segments: Image, upright: bool) -> _Pencil | None:
    """The direction of these lines and how it changes, without those that leave it; None when too few are left."""
    if upright:  # the same question with the axes exchanged
        segments = segments[:, [1, 0, 3, 2]]
    along, across = segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]
    lengths = np.hypot(along, across)
    slopes = across / np.where(along == 0, 1e-9, along)
    x, y = (segments[:, 0] + segments[:, 2]) / 2, (segments[:, 1] + segments[:, 3]) / 2
    if lengths.sum() < 2 * _ENOUGH:
        return None
    order = np.argsort(slopes)
    lean = slopes[order][np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2)]
    change, stray = 0.0, np.tan(np.radians(3 * _STRAY))
    for _ in range(_ROUNDS):
        # all lines of a pencil meet: (lean - change * y) is the slope at (x, y) for (1 - change * x)
        off = np.abs(slopes * (1 - change * x) - (lean - change * y))
        kept = off < stray
        if lengths[kept].sum() < 2 * _ENOUGH:
            return None
        by, weight = slopes[kept] * x[kept] - y[kept], lengths[kept]
        # slope = lean + change * (slope * x - y), by least squares, with change held near 0
        matrix = np.array(
            [[weight.sum(), (weight * by).sum()], [(weight * by).sum(), (weight * by * by).sum() + _EVEN]]
        )
        lean, change = np.linalg.solve(matrix, [(weight * slopes[kept]).sum(), (weight * slopes[kept] * by).sum()])
        stray = np.tan(np.radians(_STRAY))
    return _Pencil(float(lean), float(change))
