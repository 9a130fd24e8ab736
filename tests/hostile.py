"""Small files that ask for much: each would take hours, or all memory, of a reader without limits."""

import gzip
import io
import struct
import zipfile
import zlib

from paper import _assembled

HEAD = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
BOX = b"/MediaBox [0 0 595 842]"


def _stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(packed), more)
    return head + b"\nstream\n" + packed + b"\nendstream"


def _page(resources: bytes = b"", box: bytes = BOX, contents: int = 4) -> bytes:
    return b"<< /Type /Page /Parent 2 0 R %s /Resources << %s >> /Contents %d 0 R >>" % (box, resources, contents)


def forms_in_forms(wide: int = 12, deep: int = 12) -> bytes:
    """Each form draws the next one a dozen times."""
    objects = [*HEAD, _page(b"/XObject << /F 5 0 R >>"), _stream(b"/F Do " * wide)]
    for level in range(deep):
        below = b"/Resources << /XObject << /F %d 0 R >> >>" % (6 + level)
        objects.append(_stream(b"/F Do " * wide, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + below))
    objects.append(_stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    return _assembled(objects)


def endless_content(megabytes: int = 60) -> bytes:
    """A content stream that unpacks to far more than the file."""
    return _assembled([*HEAD, _page(), _twice_packed(b"0 0 9 9 re f\n", megabytes << 20)])


def _twice_packed(unit: bytes, size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = unit * ((1 << 20) // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"


def pages_in_a_loop() -> bytes:
    """A page tree that holds itself."""
    tree = b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000000 >>"
    return _assembled([HEAD[0], tree, _page(), _stream(b"")])


def a_huge_page() -> bytes:
    """A page of the size of a country, with one picture over all of it."""
    return _assembled([*HEAD, _page(box=b"/MediaBox [0 0 1000000000 1000000000]"), _stream(b"0 0 1000000000 9 re f")])


def many_glyphs(count: int = 120_000) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    text = b"BT /F 9 Tf 1 0 0 1 9 9 Tm " + (b"(" + b"1" * 1000 + b") Tj ") * (count // 1000) + b"ET"
    return _assembled([*HEAD, _page(b"/Font << /F 5 0 R >>"), _stream(text), font])


def picture_in_pdf(side: int = 12_000) -> bytes:
    """A page that is one picture of 144 million points, all white."""
    row = zlib.compressobj(9)
    packed = b"".join(row.compress(b"\0" * (side // 8)) for _ in range(side)) + row.flush()
    image = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
    head = b"<< /Length %d %s /Width %d /Height %d >>" % (len(packed), image, side, side)
    body = head + b"\nstream\n" + packed + b"\nendstream"
    return _assembled([*HEAD, _page(b"/XObject << /I 5 0 R >>"), _stream(b"595 0 0 842 0 0 cm /I Do"), body])


def many_pages(count: int = 2000) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    tree = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
    return _assembled([HEAD[0], tree, _page(), _stream(b"")])


def png_bomb(side: int = 12_000) -> bytes:
    row = zlib.compressobj(9)
    line = b"\0" * (side // 8 + 1)
    data = b"".join(row.compress(line) for _ in range(side)) + row.flush()
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held)) for kind, held in chunks
    )


def tiff_bomb(side: int = 60_000) -> bytes:
    entries = [(256, 4, side), (257, 4, side), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (277, 3, 1)]
    entries += [(278, 4, side), (279, 4, side * side // 8)]
    fields = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + fields + b"\0\0\0\0"


def zip_bomb(megabytes: int = 8) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("年报.txt", "w") as to,
    ):
        for _ in range(megabytes):
            to.write(b"0" * (1 << 20))
    return buffer.getvalue()


def lying_zip() -> bytes:
    """A zip whose directory says that its member is small."""
    bomb = bytearray(zip_bomb(64))
    at = bomb.rindex(b"PK\x01\x02")
    struct.pack_into("<I", bomb, at + 24, 100)
    return bytes(bomb)


def gzip_bomb(megabytes: int = 8) -> bytes:
    buffer = io.BytesIO()
    with gzip.open(buffer, "wb", compresslevel=9) as to:
        for _ in range(megabytes):
            to.write(b"0" * (1 << 20))
    return buffer.getvalue()


def zips_in_zips(depth: int = 20) -> bytes:
    content = b"<html><body><p>x</p></body></html>"
    for _ in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip", content)
        content = buffer.getvalue()
    return content


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def workbook(sheet: str) -> bytes:
    """A workbook of one sheet with this inside."""
    main = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{main}package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName='
        '"/xl/worksheets/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
        '"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{main}package/2006/relationships"><Relationship Id="r" Type="{main}'
        'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}spreadsheetml/2006/main" xmlns:r="{main}officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{main}package/2006/relationships"><Relationship Id="r" '
        f'Type="{main}officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": SHEET.format(sheet),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def a_million_columns() -> bytes:
    cols = '<col min="1" max="1000000" width="9"/>'
    return workbook(f'<cols>{cols}</cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')


def one_range_of_columns() -> bytes:
    return workbook('<cols><col min="1" max="2147483647" width="9"/></cols><sheetData><row r="1"/></sheetData>')


def merged_over_everything() -> bytes:
    return workbook(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def one_part_many_sheets(count: int = 3000) -> bytes:
    """A workbook that names one sheet of a hundred cells over and over."""
    book = workbook("<sheetData><row>" + "<c><v>1</v></c>" * 100 + "</row></sheetData>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r"/>' for n in range(1, count))
                content = content.replace(b'<sheet name="S" sheetId="1" r:id="r"/>', sheets.encode())
            new.writestr(name, content)
    return buffer.getvalue()


def many_cells(count: int = 300_000) -> bytes:
    return workbook("<sheetData><row>" + "<c><v>1</v></c>" * count + "</row></sheetData>")


def entities(levels: int = 12) -> bytes:
    """XML whose entities unfold into gigabytes, as the main part of a Word file."""
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 12 if n else "规章"}">' for n in range(levels))
    body = f"<w:body><w:p><w:r><w:t>&e{levels - 1};</w:t></w:r></w:p></w:body>"
    return word(f"<!DOCTYPE d [{declared}]>", body)


def deep_tables(depth: int = 3000) -> bytes:
    cell = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    return word("", f"<w:body>{cell}</w:body>")


def wide_table(columns: int = 1_000_000) -> bytes:
    grid = "<w:gridCol/>" * 10
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr><w:p/></w:tc></w:tr>' * 400
    return word("", f"<w:body><w:tbl><w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl></w:body>")


def word(before: str, body: str) -> bytes:
    """A Word file with this body."""
    main = "http://schemas.openxmlformats.org/"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{main}package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{main}package/2006/relationships"><Relationship Id="r" Type="{main}'
        'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{before}<w:document xmlns:w="{main}wordprocessingml/2006/main">'
        f"{body}</w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def deep_page(depth: int = 200_000) -> bytes:
    return b"<html><body>" + b"<div>" * depth + "规章".encode()


def wide_page(columns: int = 100_000) -> bytes:
    cell = b"<td colspan=1000 rowspan=65534>1</td>"
    return b"<html><body><table>" + (b"<tr>" + cell * 50 + b"</tr>") * (columns // 50)
