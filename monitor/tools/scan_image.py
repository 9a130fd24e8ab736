"""A page image made ready: upright, level and square, evenly lit, large enough; and what is ink on it."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from extract.errors import Unreadable
from monitor.tools.scan_level import LOOK, levelling
from monitor.tools.scan_light import evened

Image = Any
"""A numpy array of pixels or of numbers; numpy's own types add nothing here."""
MIN_WIDTH = 1600
"""Pixels: below this the strokes of characters are as long as short lines of a table."""
MAX_SIDE = 6000
_LARGER = 1.2
"""Of the picture: what turning it may make of its sides."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The level image in grey, its ink as a mask, and how it was made of the original."""

    grey: Image
    ink: Image
    scale: float
    plane: Image
    """3 x 3: from points of this image to the same points of the original."""


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


def prepared(image: Image, turns: int, skew: float) -> Prepared:
    """The picture evened, turned clockwise by so many quarters and by ``skew`` degrees back, then by its lines."""
    grey = evened(image)
    height, width = grey.shape
    across, down = (height, width) if turns % 2 else (width, height)
    scale = _scale(across, down)
    look = LOOK / across
    small = cv2.resize(grey, None, fx=look, fy=look, interpolation=cv2.INTER_AREA)
    upright = _turned(small.shape, turns, skew)
    seen = cv2.warpPerspective(small, upright, (LOOK, round(down * look)), borderValue=255)
    matrix = _scaled(scale / look) @ levelling(seen) @ upright @ _scaled(look)
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    left, top, wide, high = cv2.boundingRect(cv2.perspectiveTransform(corners, matrix).astype(np.float32))
    wide, high = min(wide, round(_LARGER * scale * across)), min(high, round(_LARGER * scale * down))
    matrix = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ matrix
    grey = cv2.warpPerspective(grey, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
    return Prepared(grey, _ink(grey), scale, np.linalg.inv(matrix))


def _scale(width: int, height: int) -> float:
    """How much a picture is enlarged when it is small, or made smaller when it is huge."""
    scale = 1.0
    if width < MIN_WIDTH:
        scale = 2.0 if 2 * width >= MIN_WIDTH else MIN_WIDTH / width
    return min(scale, MAX_SIDE / max(height, width))


def _scaled(factor: float) -> Image:
    return np.diag([factor, factor, 1.0])


def _turned(size: tuple[int, int], turns: int, skew: float) -> Image:
    """The matrix of these quarter turns clockwise, and then ``skew`` degrees counter-clockwise about the middle."""
    height, width = size
    matrix = np.eye(3)
    for _ in range(turns):
        matrix = np.array([[0, -1, height], [1, 0, 0], [0, 0, 1]]) @ matrix
        height, width = width, height
    return np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0), [0, 0, 1]]) @ matrix


def _ink(grey: Image) -> Image:
    """255 where there is ink; the threshold follows the light of the page."""
    block = max(31, (grey.shape[1] // 40) | 1)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 15)
