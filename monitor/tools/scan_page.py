"""One page image to what extract calls Scanned: lines, words, and the ink that gave no word."""

from typing import Any

import cv2

from extract.documents import Scanned, Word
from extract.drawn.frames import Frame, frames_of
from extract.drawn.page import Ruling
from monitor.tools.scan_image import Image, decoded, prepared
from monitor.tools.scan_lines import lines_of
from monitor.tools.scan_rooms import ink_lines, read_rooms
from monitor.tools.scan_text import Recogniser, crop

SNAP = 180
"""Of the page's width: lines closer than one part in so many are one."""
LEAST_FRAME = 0.25
"""Of the page's width: smaller frames are strokes of large characters."""
_EDGE = 6.0
"""Pixels: how far a piece of a table's line may be from where the whole of it is."""


def scan_page(engine: Any, content: bytes) -> Scanned:
    """What is on this picture, in pixels of the page made level. Raises Unreadable when it is no picture."""
    recogniser = Recogniser(engine)
    original = decoded(content)
    page = prepared(original, *recogniser.lie(original))
    height, width = page.grey.shape
    rulings, rest = lines_of(page.ink)
    frames = [frame for frame in frames_of(rulings, width / SNAP) if frame.xs[-1] - frame.xs[0] > LEAST_FRAME * width]
    frames, rulings = without_outlines(frames, rulings)
    image = cv2.cvtColor(page.grey, cv2.COLOR_GRAY2BGR)
    words, marks = read_rooms(recogniser, image, rest, ink_lines(frames, rest))
    words += _words_outside(recogniser, image, frames)
    walls = tuple((line.x0, line.y0, line.x1, line.y1) for line in rulings)
    return Scanned(tuple(words), walls, width, height, tuple(marks), tuple(page.plane.ravel().tolist()), page.scale)


def without_outlines(frames: list[Frame], rulings: list[Ruling]) -> tuple[list[Frame], list[Ruling]]:
    """Frames and lines without those around whole tables: on a photograph the edge of the paper is a line."""
    tables = [frame for frame in frames if not any(_is_around(frame, other) for other in frames)]
    outlines = [frame for frame in frames if frame not in tables]
    return tables, [
        line
        for line in rulings
        if not any(_is_in(line, frame) for frame in outlines) or any(_is_in(line, frame) for frame in tables)
    ]


def _is_around(frame: Frame, other: Frame) -> bool:
    """Whether one room of a frame holds the other frame."""
    x0, y0, x1, y1 = other.box
    rooms = map(frame.box_of, frame.rooms)
    return any(left < x0 and top < y0 and right > x1 and bottom > y1 for left, top, right, bottom in rooms)


def _is_in(line: Ruling, frame: Frame) -> bool:
    left, top, right, bottom = frame.box
    x, y = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
    return left - _EDGE <= x <= right + _EDGE and top - _EDGE <= y <= bottom + _EDGE


def _words_outside(recogniser: Recogniser, image: Image, frames: list[Frame]) -> list[Word]:
    paper = image.copy()
    for frame in frames:
        x0, y0, x1, y1 = (round(value) for value in frame.box)
        paper[max(0, y0 - 2) : y1 + 3, max(0, x0 - 2) : x1 + 3] = 255
    boxes = recogniser.detected(paper)
    found = recogniser.read([crop(paper, box) for box in boxes])
    return [Word(text, box, score) for box, (text, score) in zip(boxes, found, strict=True) if text.strip()]
