"""A page image made ready: grey without red stamps, upright, level, large enough; and what is ink on it."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from extract.errors import Unreadable

Image = Any
"""A numpy array of pixels; numpy's own types add nothing here."""
MIN_WIDTH = 1600
"""Pixels: below this the strokes of characters are as long as short lines of a table."""
MAX_SIDE = 6000
_MAX_SKEW = 8.0
_LEAST_SKEW = 0.05
_LOOK = 1000
"""Pixels of width at which the lean is measured."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The level image in grey, its ink as a mask, and how it was made of the original."""

    grey: Image
    ink: Image
    scale: float
    skew: float


def decoded(content: bytes) -> Image:
    """The picture as blue, green, red. Raises Unreadable ``damaged`` or ``too_large``."""
    try:
        image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise Unreadable("damaged", f"the picture cannot be decoded: {error}") from error
    if image is None or min(image.shape[:2]) < 16:
        raise Unreadable("damaged", "the picture cannot be decoded")
    if max(image.shape[:2]) > 4 * MAX_SIDE:
        raise Unreadable("too_large", f"a picture of {image.shape[1]} x {image.shape[0]} pixels")
    return image


def prepared(image: Image) -> Prepared:
    """The picture in grey, enlarged when small, turned level by the lines or the text on it."""
    height, width = image.shape[:2]
    scale = 1.0
    if width < MIN_WIDTH:
        scale = 2.0 if 2 * width >= MIN_WIDTH else MIN_WIDTH / width
    if max(height, width) * scale > MAX_SIDE:
        scale = MAX_SIDE / max(height, width)
    if scale != 1.0:
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    grey = _grey(image)
    skew = _skew(_ink(grey))
    if skew:
        grey = _rotated(grey, skew)
    return Prepared(grey, _ink(grey), scale, skew)


def _grey(image: Image) -> Image:
    """Grey, with the red of stamps taken for paper: a seal over a number must not become part of it."""
    blue, green, red = (image[:, :, channel].astype(np.int16) for channel in range(3))
    stamped = (red - green > 50) & (red - blue > 50)
    return np.where(stamped, image[:, :, 2], cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)).astype(np.uint8)


def _ink(grey: Image) -> Image:
    """255 where there is ink; the threshold follows the light of the page."""
    block = max(31, (grey.shape[1] // 40) | 1)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 15)


def _skew(ink: Image) -> float:
    """Degrees counter-clockwise by which long nearly level strokes lean; 0 when there are too few to tell."""
    small = cv2.resize(ink, None, fx=_LOOK / ink.shape[1], fy=_LOOK / ink.shape[1], interpolation=cv2.INTER_AREA)
    # characters are as high as wide: what survives this is a piece of a line, level or leaning
    strokes = cv2.morphologyEx((small > 96).astype(np.uint8) * 255, cv2.MORPH_OPEN, np.ones((1, 12), np.uint8))
    found = cv2.HoughLinesP(strokes, 1, np.pi / 3600, 60, minLineLength=_LOOK // 6, maxLineGap=_LOOK // 50)
    if found is None:
        return 0.0
    x0, y0, x1, y1 = found.reshape(-1, 4).T.astype(float)
    angles = np.degrees(np.arctan2(y1 - y0, x1 - x0))
    lengths = np.hypot(x1 - x0, y1 - y0)
    level = np.abs(angles) < _MAX_SKEW
    if not level.any():
        return 0.0
    order = np.argsort(angles[level])
    weights = np.cumsum(lengths[level][order])
    middle = float(angles[level][order][np.searchsorted(weights, weights[-1] / 2)])
    return middle if abs(middle) >= _LEAST_SKEW else 0.0


def _rotated(grey: Image, degrees: float) -> Image:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
