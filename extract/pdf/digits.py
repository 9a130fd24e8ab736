"""Whether the digits of a PDF's fonts are drawn as the digits its text says they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from extract.pdf.calls import Outline, font_name, font_of, is_embedded, outline_of
from extract.pdf.digit_shapes import Point, digit_of

MISDRAWN = "the digit drawn is another than the one its text says"
Misdrawn = Mapping[int, frozenset[str]]
"""By the address of a text object, the digits in it that are not to be believed."""
_DIGITS = {str(digit): digit for digit in range(10)}
_ALL = frozenset(_DIGITS)
_NO_CHARACTER = 0xFFFF
"""No font has it: asked for it, a font shows what it draws for what it lacks."""
_CURVE = (0.25, 0.5, 0.75, 1.0)
_BEZIER, _MOVE = 1, 2


@dataclass(slots=True)
class Fonts:
    """The fonts of one open document looked at so far, each with the digits in it that are not to be believed."""

    doubted: dict[tuple[int, bytes], frozenset[str]] = field(default_factory=dict)

    def misdrawn(self, texts: Iterable[int], drawn: Callable[[], Iterable[tuple[str, int]]]) -> Misdrawn:
        """Of these text objects those with digits that are drawn as others, with the digits.

        ``drawn`` gives the digits on the page, each with the text object it stands in. Several digits drawn as others
        show that the font's table is wrong: then none of its digits is believed.
        """
        suspected = self._suspected(texts)
        if not suspected:
            return {}
        wrong: dict[int, set[str]] = {}
        for digit, text in drawn():
            if digit in suspected.get(text, ()):
                wrong.setdefault(font_of(text), set()).add(digit)
        found = {text: wrong.get(font_of(text), set()) for text in suspected}
        return {text: _ALL if len(digits) > 1 else frozenset(digits) for text, digits in found.items() if digits}

    def _suspected(self, texts: Iterable[int]) -> Misdrawn:
        of_font: dict[int, frozenset[str]] = {}
        found: dict[int, frozenset[str]] = {}
        for text in texts:
            font = font_of(text)
            if font is None:
                continue
            if font not in of_font:
                of_font[font] = self._of(font)
            if of_font[font]:
                found[text] = of_font[font]
        return found

    def _of(self, font: int) -> frozenset[str]:
        key = font, font_name(font)
        if key not in self.doubted:
            self.doubted[key] = _contradicted(font) if is_embedded(font) else frozenset()
        return self.doubted[key]


def _contradicted(font: int) -> frozenset[str]:
    """The digits a font draws as others. Those it has not may be among them: programs leave out what is not used."""
    nothing = outline_of(font, _NO_CHARACTER)
    wrong = set()
    for character, digit in _DIGITS.items():
        outline = outline_of(font, ord(character))
        drawn = None if outline == nothing else _digit_of(outline)
        if drawn is not None and drawn != digit:
            wrong.add(character)
    return frozenset(wrong)


@lru_cache(maxsize=2048)
def _digit_of(outline: Outline) -> int | None:
    """The digit an outline draws; the same few fonts are in most documents."""
    return digit_of(_flattened(outline))


def _flattened(segments: Outline) -> list[list[Point]]:
    """Closed outlines as corners, curves by points on them."""
    contours: list[list[Point]] = []
    at = 0
    while at < len(segments):
        kind, x, y = segments[at]
        if kind == _MOVE:
            contours.append([(x, y)])
        elif kind == _BEZIER and at + 2 < len(segments) and contours:
            (_, x1, y1), (_, x2, y2) = segments[at + 1], segments[at + 2]
            contours[-1].extend(_curve(contours[-1][-1], (x, y), (x1, y1), (x2, y2)))
            at += 2
        elif contours:
            contours[-1].append((x, y))
        at += 1
    return contours


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterable[Point]:
    for t in _CURVE:
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )
