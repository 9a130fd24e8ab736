"""The ruling lines of a page image by morphology, and the ink that is left when they are taken away."""

import cv2
import numpy as np

from extract.drawn.page import Ruling
from monitor.tools.scan_image import Image

_ACROSS = 30
"""Of the page's width: what is shorter is a stroke of a character."""
_DOWN = 38


def lines_of(ink: Image) -> tuple[list[Ruling], Image]:
    """The horizontal and vertical lines in pixels, and the ink without them."""
    width = ink.shape[1]
    healed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    across = _opened(healed, (width // _ACROSS, 1))
    down = _opened(healed, (1, width // _DOWN))
    rulings = [*_boxes(across, level=True), *_boxes(down, level=False)]
    thick = max(3, width // 400)
    erased = cv2.dilate(across | down, np.ones((thick, thick), np.uint8))
    return rulings, cv2.bitwise_and(ink, cv2.bitwise_not(erased))


def _opened(ink: Image, size: tuple[int, int]) -> Image:
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (max(1, size[0]), max(1, size[1])))
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)


def _boxes(mask: Image, level: bool) -> list[Ruling]:
    """The connected pieces of a mask as lines; a piece that leans a little is split so that each part is level."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for index in range(1, count):
        left, top, wide, high, _ = (int(value) for value in stats[index])
        long, thin = (wide, high) if level else (high, wide)
        parts = 1 + thin // 6 if thin > 6 else 1
        if long < 3 * thin and thin > 12:
            continue
        piece = labels[top : top + high, left : left + wide] == index
        found.extend(_parts(piece, (left, top), parts, level))
    return found


def _parts(piece: Image, corner: tuple[int, int], parts: int, level: bool) -> list[Ruling]:
    left, top = corner
    found = []
    for part in np.array_split(np.arange(piece.shape[1 if level else 0]), parts):
        window = piece[:, part] if level else piece[part, :]
        spots = np.nonzero(window)[0 if level else 1]
        if spots.size:
            at = float(np.median(spots)) + 0.5
            start, end = float(part[0]), float(part[-1] + 1)
            found.append(
                Ruling(left + start, top + at, left + end, top + at)
                if level
                else Ruling(left + at, top + start, left + at, top + end)
            )
    return found
