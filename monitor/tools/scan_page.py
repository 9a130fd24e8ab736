"""One page image to what extract calls Scanned: lines, words, and the ink that gave no word."""

from typing import Any

import cv2

from extract.documents import Scanned, Word
from extract.drawn.frames import Frame, frames_of
from monitor.tools.scan_image import Image, decoded, prepared
from monitor.tools.scan_lines import lines_of
from monitor.tools.scan_rooms import ink_lines, read_rooms
from monitor.tools.scan_text import Recogniser, crop

SNAP = 180
"""Of the page's width: lines closer than one part in so many are one."""
LEAST_FRAME = 0.25
"""Of the page's width: smaller frames are strokes of large characters."""


def scan_page(engine: Any, content: bytes) -> Scanned:
    """What is on this picture, in pixels of the page made level. Raises Unreadable when it is no picture."""
    recogniser = Recogniser(engine)
    original = decoded(content)
    page = prepared(original, *recogniser.lie(original))
    height, width = page.grey.shape
    rulings, rest = lines_of(page.ink)
    frames = [frame for frame in frames_of(rulings, width / SNAP) if frame.xs[-1] - frame.xs[0] > LEAST_FRAME * width]
    image = cv2.cvtColor(page.grey, cv2.COLOR_GRAY2BGR)
    words, marks = read_rooms(recogniser, image, rest, ink_lines(frames, rest))
    words += _words_outside(recogniser, image, frames)
    walls = tuple((line.x0, line.y0, line.x1, line.y1) for line in rulings)
    return Scanned(tuple(words), walls, width, height, tuple(marks), tuple(page.plane.ravel().tolist()), page.scale)


def _words_outside(recogniser: Recogniser, image: Image, frames: list[Frame]) -> list[Word]:
    paper = image.copy()
    for frame in frames:
        x0, y0, x1, y1 = (round(value) for value in frame.box)
        paper[max(0, y0 - 2) : y1 + 3, max(0, x0 - 2) : x1 + 3] = 255
    boxes = recogniser.detected(paper)
    found = recogniser.read([crop(paper, box) for box in boxes])
    return [Word(text, box, score) for box, (text, score) in zip(boxes, found, strict=True) if text.strip()]
