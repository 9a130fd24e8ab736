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


def check_unpacked(content: bytes, limits: Limits) -> None:
    """Raise as ``open_zip`` does when this Office file must not be unpacked."""
    open_zip(content, limits).close()
