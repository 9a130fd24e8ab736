"""Office files that are no package as the libraries want it: one XML file, strict namespaces, macros, templates."""

import base64
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from extract.documents import Limits
from extract.errors import Unreadable
from extract.packed.unpacking import open_zip, unpacked

CONTENT_TYPES = "[Content_Types].xml"
_TELLING = (CONTENT_TYPES, "_rels/.rels")
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_WORD_MAIN = re.compile(
    rb"application/(?:vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|vnd\.openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s</Types>'
_RELATIONS = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'


def as_package(content: bytes, limits: Limits) -> bytes:
    """The file as a plain package; the same bytes when it is one. Raises Unreadable ``damaged`` or ``too_large``."""
    if not content.startswith(b"PK"):
        return _written(_flat_parts(content))
    with open_zip(content, limits) as archive:
        entries = archive.infolist()
        telling = [unpacked(archive, entry) for entry in entries if entry.filename in _TELLING]
        if all(_plain(part) == part for part in telling):
            return content
        return _written((entry.filename, _mended(entry.filename, unpacked(archive, entry))) for entry in entries)


def _mended(name: str, part: bytes) -> bytes:
    return _plain(part) if name.lower().endswith((".xml", ".rels")) else part


def _plain(part: bytes) -> bytes:
    return _WORD_MAIN.sub(_WORD, _STRICT.sub(_TRANSITIONAL, part))


def _flat_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a package written as one XML file, and the list of their types."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        parts = list(etree.fromstring(content.lstrip(), parser).iter(f"{_PACKAGE}part"))
        kinds = [_RELATIONS]
        for part in parts:
            name, kind = part.get(f"{_PACKAGE}name") or "", part.get(f"{_PACKAGE}contentType") or ""
            kinds.append(f'<Override PartName="{name}" ContentType="{kind}"/>')
            yield name.lstrip("/"), _content_of(part)
        yield CONTENT_TYPES, (_TYPES % "".join(kinds)).encode()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", f"the Office file in one XML is broken: {error}") from error


def _content_of(part: etree._Element) -> bytes:
    data = part.find(f"{_PACKAGE}xmlData")
    if data is not None and len(data):
        return etree.tostring(data[0], encoding="utf-8", xml_declaration=True)
    return base64.b64decode(part.findtext(f"{_PACKAGE}binaryData") or "")


def _written(parts: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return buffer.getvalue()
