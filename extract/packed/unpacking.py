"""What a zip claims to hold, checked against the limits before anything of it is unpacked."""

import io
import zipfile

from extract.documents import Limits
from extract.errors import Unreadable

_MAX_MEMBERS = 10_000


def open_zip(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, its declared sizes within the limits: unpacking never yields more than a member declares.

    Raises Unreadable: ``damaged``, ``encrypted`` or ``too_large``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except Exception as error:  # zipfile raises BadZipFile, but also struct, OS, Unicode and not-implemented errors
        raise Unreadable("damaged", f"the zip is broken: {error}") from error
    total = sum(member.file_size for member in members)
    if total > limits.max_unpacked_bytes:
        raise Unreadable("too_large", f"{total} bytes when unpacked; the limit is {limits.max_unpacked_bytes}")
    if len(members) > _MAX_MEMBERS:
        raise Unreadable("too_large", f"{len(members)} members in one zip; the limit is {_MAX_MEMBERS}")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted", "the zip is protected by a password")
    return archive


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member; never more than it declares is made, whatever its data would unpack to. Raises ``damaged``.

    Asked for everything at once, ``zipfile`` unpacks first and cuts afterwards.
    """
    try:
        with archive.open(entry) as member:
            content = member.read(entry.file_size)
            member.read(1)  # the end of the data, where the checksum is compared
            return content
    except Exception as error:  # bad checksums, unknown methods, impossible sizes
        raise Unreadable("damaged", f"{entry.filename} cannot be unpacked: {error}") from error


def check_unpacked(content: bytes, limits: Limits) -> None:
    """Raise as ``open_zip`` does when this Office file must not be unpacked; ``damaged`` when a member lies."""
    with open_zip(content, limits) as archive:
        for entry in archive.infolist():
            unpacked(archive, entry)
