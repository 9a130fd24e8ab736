"""PP-OCR as we use it: boxes of text, texts of boxes, and which way up a page is."""

from collections.abc import Sequence
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
_VOTERS = 9


class Recogniser:
    """The loaded models; one picture after the other, in one thread."""

    def __init__(self, engine: Any) -> None:
        """Take a ``RapidOCR`` object: its detector, its recogniser and its classifier of upside-down text."""
        self._detect, self._recognise, self._classify = engine.text_det, engine.text_rec, engine.text_cls

    def turns(self, image: Image) -> int:
        """Quarter turns clockwise that set the text of a picture upright."""
        boxes = self.detected(image)
        tall = sum(box[3] - box[1] > _LONG * (box[2] - box[0]) for box in boxes)
        wide = sum(box[2] - box[0] > _LONG * (box[3] - box[1]) for box in boxes)
        turn = 1 if tall > 2 * wide else 0
        upright = np.ascontiguousarray(np.rot90(image, -turn))
        long = [
            box for box in (self.detected(upright) if turn else boxes) if box[2] - box[0] > _LONG * (box[3] - box[1])
        ]
        crops = [crop(upright, box) for box in sorted(long, key=lambda box: box[0] - box[2])[:_VOTERS]]
        if not crops:
            return turn
        labels = [label for label, score in self._classify(crops)[1] if score > 0.8]
        return turn + 2 if labels.count("180") > len(crops) / 2 else turn

    def detected(self, image: Image) -> list[Box]:
        """The boxes of lines of text."""
        side = max(image.shape[:2])
        scale = min(1.0, 2000 / side)
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
        found, _ = self._detect(small)
        boxes = [] if found is None else found
        return [
            (
                float(points[:, 0].min() / scale),
                float(points[:, 1].min() / scale),
                float(points[:, 0].max() / scale),
                float(points[:, 1].max() / scale),
            )
            for points in boxes
        ]

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
