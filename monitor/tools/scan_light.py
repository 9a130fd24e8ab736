"""The light and the colours of a page image evened out: white paper, black ink, no red stamps."""

from typing import Any

import cv2
import numpy as np

Image = Any

_SMALL = 8
"""The paper is looked for on an image so many times smaller."""
_PAPER = 60
"""Of the page's width: nothing printed is as thick as one part in so many."""
_RED = 40
"""By how much the red of a stamp exceeds its green and its blue."""
_HALO = 250
"""Of the page's width: so far around its strokes a compressed picture of a stamp is red, too."""
_EDGES = 0.8
"""Of a stamp's red: compressed, the edges of its strokes are darker than itself, and print is darker still."""
_INK = 1.0
"""Percent of a page that is ink for certain, if anything is."""
_BLACK, _PALE = 30, 60
"""What ink is made when it is lighter than the second."""


def evened(image: Image) -> Image:
    """The picture (blue, green, red) in grey as if evenly lit and printed in black; the ink of red stamps is paper."""
    flat = cv2.divide(image, _paper(image), scale=255)
    grey = _without_stamps(flat)
    ink = float(np.percentile(grey[::4, ::4], _INK))
    if _PALE < ink < 255 - _PALE / 2:
        gain = (255 - _BLACK) / (255 - ink)
        grey = cv2.convertScaleAbs(255 - grey, alpha=gain)
        grey = 255 - grey
    return grey


def _paper(image: Image) -> Image:
    """The picture without anything thin on it: what the light makes of the paper, in the colour that most of it has."""
    height, width = image.shape[:2]
    small = cv2.resize(image, (max(1, width // _SMALL), max(1, height // _SMALL)), interpolation=cv2.INTER_AREA)
    brightest = np.maximum(small.max(axis=2), 1)  # of red ink on paper as bright as the paper
    tint = np.median(small / brightest[..., None], axis=(0, 1))
    size = max(3, (width // _SMALL // _PAPER) | 1)
    closed = cv2.morphologyEx(brightest, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    smooth = cv2.GaussianBlur(closed, (2 * size + 1, 2 * size + 1), 0)
    paper = cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.stack([cv2.convertScaleAbs(paper, alpha=share) for share in tint], axis=2)


def _without_stamps(flat: Image) -> Image:
    """Grey, and where it is red the red alone, as light as the stamp's own: print under it stays, the stamp goes."""
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(flat)
    stamped = cv2.subtract(red, cv2.max(blue, green)) > _RED
    if not stamped.any():
        return grey
    light = max(1.0, float(_EDGES * np.percentile(red[stamped], 25)))
    wide = max(5, flat.shape[1] // _HALO)
    around = cv2.dilate(stamped.astype(np.uint8), np.ones((wide, wide), np.uint8)) > 0
    return np.where(around, cv2.max(grey, cv2.convertScaleAbs(red, alpha=255 / light)), grey)
