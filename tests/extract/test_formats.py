import io
import zipfile

import pytest

from extract.formats import detect


def zip_of(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def flat(kind: bytes) -> bytes:
    return b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.%s">' % kind


@pytest.mark.parametrize(
    ("content", "expected", "reason"),
    [
        (b"", "empty", "no bytes"),
        (b"\xef\xbb\xbf \r\n", "empty", "a byte order mark and white space are no text"),
        (b"\0" * 512, "empty", "a file of zeros is what a broken upload leaves"),
        (b"%PDF-1.4\n", "pdf", "by its header"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf", "servers put line ends before the header"),
        (b"{\\rtf1\\ansi", "rtf", "RTF, usually named .doc"),
        (b"\x89PNG\r\n\x1a\n....", "png", "by its signature"),
        (b"\xff\xd8\xff\xe0....", "jpeg", "by its signature"),
        (b"II*\0....", "tiff", "little endian"),
        (b"MM\0*....", "tiff", "big endian"),
        (b"Rar!\x1a\x07\x01\0", "rar", "RAR 5"),
        (b"\x1f\x8b\x08\0", "gzip", "by its signature"),
        (b"<html><body>x", "html", "also when it is named .doc or .xls"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "html", "after a byte order mark"),
        ("<html>".encode("utf-16"), "html", "UTF-16 as Word saves it"),
        (b"2021\xc4\xea\xb6\xc8\xb1\xa8\xb8\xe6<table><tr><td>1", "html", "a fragment without a head, in GBK"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "mhtml", "a web archive named .doc"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "doc", "Word 2003 XML"),
        (b"<html><head><xml><w:WordDocument>", "html", "a page with settings for Word"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xls", "Excel 2003 XML without a progid"),
        (b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n", "mhtml", "a mail"),
        ("一、总体情况".encode("gb18030"), "text", "GBK without markup"),
        (b"a < b, c > d", "text", "angle brackets are not markup"),
        (b"abc\0\1\2\3", "unknown", "binary of no known kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown", "a compound file without streams"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc", "cut off, name still there"),
        (zip_of(word__document_xml=b""), "zip", "the name has to be exact"),
        (zip_of(**{"word/document.xml": b"<w/>"}), "docx", "by its main part"),
        (zip_of(**{"xl/workbook.xml": b"<w/>"}), "xlsx", "by its main part"),
        (zip_of(**{"OFD.xml": b"<w/>"}), "ofd", "by its main part"),
        (zip_of(mimetype=b"application/vnd.oasis.opendocument.text"), "odt", "by its mimetype member"),
        (flat(b"text"), "odt", "OpenDocument as one XML file"),
        (flat(b"spreadsheet"), "ods", "a workbook as one XML file"),
        (zip_of(**{"report.docx": b"PK"}), "zip", "an archive with a document in it"),
        (b"PK\x03\x04 and nothing more", "zip", "damaged, and the reader of zip says so"),
    ],
)
def test_format_is_decided_by_bytes(content, expected, reason):
    assert detect(content) == expected, reason
