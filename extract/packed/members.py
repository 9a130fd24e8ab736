"""What is inside an archive, within the limits: members of a ZIP, the one of a GZIP, pages and attachments of mails."""

import email
import email.policy
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from extract.documents import Limits
from extract.errors import Unreadable
from extract.formats import Format
from extract.packed.unpacking import open_zip, unpacked

_LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_UTF8_FLAG = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """One document inside an archive."""

    name: str
    content: bytes
    media_type: str | None = None


def members_of(content: bytes, found: Format, limits: Limits) -> list[Member]:
    """The members of an archive of this format. Raises Unreadable ``damaged``, ``encrypted``, ``too_large``."""
    if found == "zip":
        return list(_of_zip(content, limits))
    if found == "gzip":
        return [Member("content", _gunzipped(content, limits))]
    if found == "mhtml":
        return list(_of_web_archive(content))
    raise Unreadable("format", f"not an archive but {found}")


def _of_zip(content: bytes, limits: Limits) -> Iterator[Member]:
    with open_zip(content, limits) as archive:
        for entry in archive.infolist():
            name = _name(entry)
            litter = any(part in name.lower() for part in _LITTER) or name.rpartition("/")[2].startswith("~$")
            if name.endswith("/") or litter:
                continue
            yield Member(name, unpacked(archive, entry))


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as its author saw it: Chinese Windows writes GBK without saying so, and Python takes it for cp437."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        return name_of(entry.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return entry.filename


def name_of(raw: bytes) -> str:
    """A name of which nobody says how it is written: UTF-8, or GBK as on Chinese Windows."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _gunzipped(content: bytes, limits: Limits) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(content, limits.max_unpacked_bytes)
    except zlib.error as error:
        raise Unreadable("damaged", f"the gzip is broken: {error}") from error
    if unpacker.unconsumed_tail:
        raise Unreadable("too_large", f"more than {limits.max_unpacked_bytes} bytes when unpacked")
    if not unpacker.eof:
        raise Unreadable("damaged", "the gzip is cut off")
    return unpacked


def _of_web_archive(content: bytes) -> Iterator[Member]:
    try:
        message = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
        for part in message.walk():
            is_page = part.get_content_type() == "text/html"
            if is_page or part.get_content_disposition() == "attachment":
                payload = part.get_payload(decode=True)
                name = part.get_filename() or str(part.get("Content-Location", "page"))
                if isinstance(payload, bytes):
                    yield Member(name, payload, str(part.get("Content-Type")) if is_page else None)
    except Exception as error:  # the e-mail parser promises never to raise, and does on broken encodings
        raise Unreadable("damaged", f"the web archive is broken: {error}") from error
