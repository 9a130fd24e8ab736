"""What a reader is given: bytes, what was said about them, limits, and the heavy tools it may call."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One document as received. The bytes decide its format; name and media type are only hints."""

    content: bytes
    source: str = ""
    """Where it came from, for people: a path or an address."""
    url: str | None = None
    media_type: str | None = None
    """As declared by the server or the caller, with its charset parameter if there was one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one document we are willing to read; beyond it the answer is ``too_large`` or ``too_slow``."""

    max_bytes: int = 64 * 1024 * 1024
    max_unpacked_bytes: int = 256 * 1024 * 1024
    max_pages: int = 300
    """Of a PDF or a scan, and sheets of a workbook."""
    max_cells: int = 200_000
    """In one table and in all tables of the document together; the three of a report have 1,000."""
    max_characters: int = 3_000_000
    """Of text, that of tables included; a report has 10,000."""
    max_nesting: int = 3
    """Archives within archives."""
    max_glyphs: int = 100_000
    """Characters on one page of a PDF; a densely set page has 4,000."""
    max_objects: int = 200_000
    """Drawn objects on one page of a PDF: lines, pictures, pieces of text."""
    max_pixels: int = 100_000_000
    """Of one picture: a page scanned at 600 dots per inch has 35 million."""
    max_seconds: float = 60.0
    """Of computing, for one document and for each page of a scan; several times as much may pass by waiting."""


OfficeConverter = Callable[[bytes, str], bytes]
"""(bytes, extension without the dot) -> DOCX or XLSX bytes. Raises Unreadable."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised run of characters on a page image: its text, its box in pixels, and a confidence 0..1."""

    text: str
    box: tuple[float, float, float, float]
    """x0, y0, x1, y1 from the top left."""
    confidence: float
    doubt: str | None = None
    """Why no figure may be made of it: two readings differ, or its strokes look like another character."""
    alternatives: tuple[str, ...] = ()
    """The other readings."""


Plane = tuple[float, float, float, float, float, float, float, float, float]
"""A 3 x 3 matrix by rows: it takes (x, y, 1) of one image to the same point of another, up to a common factor."""
SAME_PLANE: Plane = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Scanned:
    """What recognition made of one page image: words, and ruling lines as x0, y0, x1, y1 in pixels.

    The pixels are those of the image that was read: the one given, set upright and level, and enlarged when small.
    """

    words: tuple[Word, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    width: int
    height: int
    marks: tuple[tuple[float, float, float, float], ...] = ()
    """Boxes of ink of which no word was made: what stands there was not read, so it is not blank."""
    plane: Plane = SAME_PLANE
    """Where its points are on the image as given."""
    scale: float = 1.0
    """Pixels here for one pixel of the image as given."""


ImageReader = Callable[[bytes], Scanned]
"""PNG bytes of one page -> words and lines. Raises Unreadable. Runs in another process: reading itself does no I/O."""


Unpacker = Callable[[bytes, int], list[tuple[str, bytes]]]
"""(bytes of a RAR or 7z, most bytes to unpack) -> names and bytes of the files inside. Raises Unreadable."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The optional heavy helpers. ``None`` means missing: the reader then says how to install it."""

    office: OfficeConverter | None = None
    ocr: ImageReader | None = None
    unpack: Unpacker | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings of one reading: limits and tools."""

    limits: Limits = field(default_factory=Limits)
    tools: Tools = field(default_factory=Tools)
