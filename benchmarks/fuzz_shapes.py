"""The documents that fuzzing starts from, one shape for each way into a reader, and how each is changed."""

import gzip
import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

from drawing import balanced, draw_report
from fuzz_mutations import CELLS, LINES, MARKUP, OPERATORS, anywhere, at_joints, in_zip
from office_writing import as_docx, as_xlsx
from pdf_writing import Style, as_pdf
from writing import (
    as_csv,
    as_divs,
    as_escaped_json,
    as_field,
    as_html,
    as_json,
    as_lines,
    as_markdown,
    as_paragraphs,
    as_script,
    as_spaced,
    as_tabs,
)

from extract.documents import SAME_PLANE, Document, Limits, Reading, Scanned, Tools, Word
from extract.from_pdf import _pages
from extract.png import png_of

LIMITS = Limits(max_bytes=1 << 24, max_unpacked_bytes=1 << 26, max_seconds=10)
Case = tuple[bytes, Reading]
"""The bytes to be read, and the tools that answer while they are."""


@dataclass(frozen=True)
class Shape:
    """``fresh`` makes a sound document; ``changed`` (bytes, another document, random) a broken one."""

    fresh: Callable[[random.Random], bytes]
    changed: Callable[[bytes, bytes, random.Random], bytes]
    case: Callable[[bytes, random.Random], Case] = lambda content, _: (content, Reading(LIMITS))


def drawn(rng: random.Random):
    form = rng.choice(("2021", "2021", "2019"))
    figures = balanced(form, lambda most: rng.choice((0, rng.randint(0, most))))
    sheets = draw_report(form, {cell: str(value) for cell, value in figures.items()})
    return sheets if rng.random() < 0.3 else [rng.choice(sheets)]  # one table is read three times as often as three


def zipped(*members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, content in enumerate(members):
            archive.writestr(f"{number}.bin", content)
    return buffer.getvalue()


def web_archive(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html'
    return head + b"; charset=utf-8\r\n\r\n" + page + b"\r\n--b--\r\n"


def joints(pattern: re.Pattern[bytes]) -> Callable[[bytes, bytes, random.Random], bytes]:
    def changed(content: bytes, other: bytes, rng: random.Random) -> bytes:
        return at_joints(content, rng, pattern, other) if rng.random() < 0.8 else anywhere(content, rng)

    return changed


def members(content: bytes, other: bytes, rng: random.Random) -> bytes:
    with warnings.catch_warnings():  # of two members of one name, which is what is wanted
        warnings.simplefilter("ignore")
        return in_zip(content, rng, other) if rng.random() < 0.9 else anywhere(content, rng)


def packed(content: bytes, other: bytes, rng: random.Random) -> bytes:
    if rng.random() < 0.1:
        return anywhere(content, rng)
    return gzip.compress(at_joints(gzip.decompress(content), rng, MARKUP, gzip.decompress(other)), 1)


def converted(start: bytes) -> Callable[[bytes, random.Random], Case]:
    """An old Office file: the converter, which is not ours, answers with the changed document."""
    return lambda content, _: (start, Reading(LIMITS, Tools(office=lambda *_: content)))


def unpacked(start: bytes) -> Callable[[bytes, random.Random], Case]:
    def case(content: bytes, rng: random.Random) -> Case:
        names = ["年报.html", "../x.html", "", "a/b/c.docx", "\udcff.txt", "附件.rar", "x" * 300]
        files = [(rng.choice(names), rng.choice((content, content, b"", start, rng.randbytes(40)))) for _ in range(3)]
        return start, Reading(LIMITS, Tools(unpack=lambda *_: files))

    return case


PLANES = (
    SAME_PLANE,
    (0.0, 1.0, 0.0, -1.0, 0.0, 900.0, 0.0, 0.0, 1.0),  # a quarter turn
    (1.0, 0.02, 3.0, -0.02, 1.0, 1.0, 1e-5, 1e-5, 1.0),  # askew, and seen from the side
)
PICTURE = png_of([b"\xff" * 4] * 4, (4, 4), 1)


def recognised(content: bytes, rng: random.Random) -> Case:
    """A page as recognition would give it, its words and lines moved, merged, lost and misread."""
    page = _pages(Document(content), Reading())[0][0]
    words = [Word(g.text, g[1:5], rng.random(), rng.choice((None, None, "unsure"))) for g in page.glyphs]
    lines = [tuple(line) for line in page.rulings]
    for _ in range(rng.choice((1, 3, 10, 60))):
        if words:
            at = rng.randrange(len(words))
            words[at] = _misread(words[at], rng, (page.width, page.height))
            if rng.random() < 0.3:
                del words[at]
        if lines:
            at = rng.randrange(len(lines))
            lines[at] = tuple(value + rng.choice((0, 0, rng.gauss(0, 3), rng.gauss(0, 300))) for value in lines[at])
            if rng.random() < 0.3:
                del lines[at]
    marks = tuple(word.box for word in rng.sample(words, min(len(words), 3)))
    size = rng.choice(((round(page.width), round(page.height)), (1, 1), (60000, 2)))
    scanned = Scanned(tuple(words), tuple(lines), *size, marks, rng.choice(PLANES), rng.choice((1.0, 2.0)))
    return PICTURE, Reading(LIMITS, Tools(ocr=lambda _: scanned))


def _misread(word: Word, rng: random.Random, size: tuple[float, float]) -> Word:
    text = rng.choice((word.text, "", "0" * 400, "/", "o", "-", "一二三", "1 2", "\0", "٣", "²", "9" * 30, "第二十条"))
    scale = rng.choice((2.0, 30.0, max(size)))
    x0, y0 = word.box[0] + rng.gauss(0, scale), word.box[1] + rng.gauss(0, scale)
    box = (x0, y0, x0 + rng.choice((-1, 0, 8, 500)), y0 + rng.choice((-1, 0, 8, 500)))
    return replace(word, text=text, box=box)


RTF, SHEET = b"{\\rtf1 gouji}", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
RAR, SEVEN = b"Rar!\x1a\x07\0gouji", b"7z\xbc\xaf\x27\x1cgouji"


def _style(rng: random.Random, lines: str) -> Style:
    foot, turn = rng.choice((300, 420, 780)), rng.choice((0, 0, 90, 180, 270))
    return Style(foot=foot, rotate=turn, lines=lines, landscape=rng.random() < 0.2)


STYLES = ("plain", "plain", "word", "inner", "layout")
PAGES = (as_divs, as_paragraphs, as_script, as_json, as_escaped_json, as_field)
TEXTS = (as_markdown, as_markdown, as_tabs, as_lines, as_spaced)


def _page(rng: random.Random) -> bytes:
    if rng.random() < 0.6:
        return as_html(drawn(rng), 2023, rng.choice(STYLES))
    return rng.choice(PAGES)(drawn(rng), 2023)


SHAPES: dict[str, Shape] = {
    "html": Shape(_page, joints(MARKUP)),
    "mhtml": Shape(lambda r: web_archive(as_html(drawn(r), 2023)), joints(MARKUP)),
    "docx": Shape(lambda r: as_docx(drawn(r), 2023), members),
    "xlsx": Shape(lambda r: as_xlsx(drawn(r), 2023, together=r.random() < 0.5), members),
    "pdf": Shape(
        lambda r: as_pdf(drawn(r), 2023, _style(r, r.choice(("strokes", "cells", "bars")))), joints(OPERATORS)
    ),
    "pdf_unruled": Shape(lambda r: as_pdf(drawn(r), 2023, _style(r, "none")), joints(OPERATORS)),
    "text": Shape(lambda r: r.choice(TEXTS)(drawn(r), 2023), joints(LINES)),
    "csv": Shape(lambda r: as_csv(drawn(r), 2023), joints(CELLS)),
    "zip": Shape(lambda r: zipped(as_docx(drawn(r), 2023), as_html(drawn(r), 2023)), members),
    "gzip": Shape(lambda r: gzip.compress(as_html(drawn(r), 2023), 1), packed),
    "rtf": Shape(lambda r: as_docx(drawn(r), 2023), members, converted(RTF)),
    "xls": Shape(lambda r: as_xlsx(drawn(r), 2023), members, converted(SHEET)),
    "rar": Shape(lambda r: as_html(drawn(r), 2023), joints(MARKUP), unpacked(RAR)),
    "7z": Shape(lambda r: as_docx(drawn(r), 2023), members, unpacked(SEVEN)),
    "scan": Shape(lambda r: as_pdf(drawn(r), 2023, _style(r, "cells")), lambda c, *_: c, recognised),
}
