"""A small writer of PDF for tests: Chinese text by a predefined CMap, lines, bars, boxes, in points from the top."""

from dataclasses import dataclass, field

A4 = (595.0, 842.0)
NAMELESS = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype "
    "/CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Own) /Ordering (Own) /Supplement 0 >> /DW 500 >>] >>"
)
"""A font whose codes are its own and that does not say which characters they are: no ToUnicode, no known collection."""


@dataclass
class Page:
    width: float
    height: float
    rotate: int = 0
    marks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10.0) -> None:
        """Text with its baseline at ``y`` from the top; upright, left to right."""
        code = text.encode("utf-16-be").hex()
        self.marks.append(f"BT /F {size:.2f} Tf 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.marks.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.marks.append(f"{x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A filled rectangle: thin ones are what many programs draw for lines."""
        self.marks.append(f"{x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")

    def note(self, kind: str, x0: float, y0: float, x1: float, y1: float, looks: str) -> None:
        """An annotation or form field of that kind, drawn by these operators with its lower left corner for origin."""
        self.notes.append((f"/Subtype /{kind} /Rect [{x0} {self.height - y1} {x1} {self.height - y0}]", looks))

    def raw(self, operators: str) -> None:
        self.marks.append(operators)


def width_of(text: str, size: float = 10.0) -> float:
    """How wide this text is set: ASCII takes half of what Chinese takes."""
    return sum(0.5 if character.isascii() else 1.0 for character in text) * size


class Paper:
    """Pages in order; ``saved()`` gives the bytes."""

    def __init__(self, size: tuple[float, float] = A4, title: str = "") -> None:
        self.size, self.title = size, title
        self.pages: list[Page] = []

    def page(self, rotate: int = 0) -> Page:
        self.pages.append(Page(*self.size, rotate))
        return self.pages[-1]

    def saved(self) -> bytes:
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            self._tree(),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
            b"/DescendantFonts [4 0 R] >>",
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
            b"/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>",
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        ]
        appearances: list[bytes] = []
        for page in self.pages:
            first = 6 + 2 * len(self.pages) + len(appearances)
            notes = [f"<< /Type /Annot {n} /F 4 /AP << /N {first + i} 0 R >> >>" for i, (n, _) in enumerate(page.notes)]
            appearances += [_appearance(*note) for note in page.notes]
            stream = "\n".join(["0.8 w", *page.marks]).encode()
            size = f"/MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate}"
            content = len(objects) + 2
            objects.append(
                f"<< /Type /Page /Parent 2 0 R {size} /Resources << /Font << /F 3 0 R /G {NAMELESS} >> >> "
                f"/Contents {content} 0 R /Annots [{' '.join(notes)}] >>".encode()
            )
            objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        return _assembled([*objects, *appearances])

    def _tree(self) -> bytes:
        kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(self.pages)))
        return f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode()


def _appearance(where: str, looks: str) -> bytes:
    x0, y0, x1, y1 = map(float, where.split("[")[1].rstrip("]").split())
    box = f"/Subtype /Form /BBox [0 0 {x1 - x0} {y1 - y0}] /Resources << /Font << /F 3 0 R >> >>"
    return f"<< /Type /XObject {box} /Length {len(looks)} >>\nstream\n{looks}\nendstream".encode()


def _assembled(objects: list[bytes]) -> bytes:
    body = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(body)
