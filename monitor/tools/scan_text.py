"""PP-OCR as we use it: boxes of text, texts of boxes, and which way up a page is."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from extract.drawn.page import Box
from monitor.tools.scan_image import Image

Reading = tuple[str, float]
"""A text and a confidence 0..1."""
_HEIGHT = 48
"""Pixels: what the recognition model takes."""
_BATCH = 8
_MAX_RATIO = 40.0
_LONG = 3.0
_SIDE, _GLANCE = 2000, 960
"""Pixels of the longer side: what lines are looked for on, and what shows how a page lies."""
_VOTERS = 9


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text where it lies: its box, its measures, and by how much it leans from level or from upright."""

    box: Box
    length: float
    height: float
    is_upright: bool
    degrees: float

    @staticmethod
    def of(quad: Image) -> "_Line":
        sides = np.hypot(*(quad - np.roll(quad, 1, 0)).T)
        length, height = float(max(sides[0], sides[1])), float(min(sides[0], sides[1]))
        one, two = (quad[0], quad[1]) if sides[1] == length else (quad[1], quad[2])
        across, down = (float(value) for value in two - one)
        is_upright = abs(down) > abs(across)
        leans = math.degrees(math.atan2(-across, down) if is_upright else math.atan2(down, across))
        box = *quad.min(0).tolist(), *quad.max(0).tolist()
        return _Line(box, length, height, is_upright, (leans + 90) % 180 - 90)


class Recogniser:
    """The loaded models; one picture after the other, in one thread."""

    def __init__(self, engine: Any) -> None:
        """Take a ``RapidOCR`` object: its detector, its recogniser and its classifier of upside-down text."""
        self._detect, self._recognise, self._classify = engine.text_det, engine.text_rec, engine.text_cls

    def lie(self, image: Image) -> tuple[int, float]:
        """How a picture is to be turned so that its text is upright: quarter turns clockwise, then degrees back."""
        lines = [line for line in map(_Line.of, self._quads(image, _GLANCE)) if line.length > _LONG * line.height]
        tall = sum(line.length for line in lines if line.is_upright)
        turn = 1 if tall > 2 * sum(line.length for line in lines if not line.is_upright) else 0
        lines = sorted((line for line in lines if line.is_upright == bool(turn)), key=lambda line: -line.length)
        crops = [np.ascontiguousarray(np.rot90(crop(image, line.box), -turn)) for line in lines[:_VOTERS]]
        if not crops:
            return turn, 0.0
        skew = statistics.median(line.degrees for line in lines[:_VOTERS])
        labels = [label for label, score in self._classify(crops)[1] if score > 0.8]
        return (turn + 2 if labels.count("180") > len(crops) / 2 else turn), skew

    def detected(self, image: Image) -> list[Box]:
        """The boxes of lines of text."""
        return [_Line.of(quad).box for quad in self._quads(image, _SIDE)]

    def _quads(self, image: Image, most: int) -> list[Image]:
        """Four corners around each line of text, from its top left; looked for on a picture no larger than this."""
        scale = min(1.0, most / max(image.shape[:2]))
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
        found, _ = self._detect(small)
        return [] if found is None else [quad / scale for quad in found]

    def read(self, crops: Sequence[Image]) -> list[Reading]:
        """The texts of crops of one line each."""
        ratios = [min(_MAX_RATIO, max(1.0, crop.shape[1] / crop.shape[0])) for crop in crops]
        order = sorted(range(len(crops)), key=lambda index: ratios[index])
        found: list[Reading] = [("", 0.0)] * len(crops)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            width = int(np.ceil(_HEIGHT * max(ratios[index] for index in batch) / 16) * 16)
            stacked = np.stack([_normal(crops[index], width) for index in batch])
            texts = self._recognise.postprocess_op(self._recognise.session(stacked)[0])
            for index, result in zip(batch, texts, strict=True):
                found[index] = (str(result[0]), float(result[1]))
        return found


def _normal(image: Image, width: int) -> Image:
    resized = min(width, max(1, round(_HEIGHT * image.shape[1] / image.shape[0])))
    scaled = cv2.resize(image, (resized, _HEIGHT), interpolation=cv2.INTER_CUBIC).astype(np.float32) / 127.5 - 1.0
    padded = np.zeros((3, _HEIGHT, width), np.float32)
    padded[:, :, :resized] = scaled.transpose(2, 0, 1)
    return padded


def crop(image: Image, box: Box, margin: float = 0.0) -> Image:
    """The part of a picture, with a margin in parts of its height, never empty."""
    x0, y0, x1, y1 = box
    extra = margin * (y1 - y0)
    height, width = image.shape[:2]
    left, top = int(max(0, min(x0 - extra, width - 2))), int(max(0, min(y0 - extra, height - 2)))
    right, bottom = int(max(left + 2, min(width, x1 + extra + 1))), int(max(top + 2, min(height, y1 + extra + 1)))
    return image[top:bottom, left:right]
