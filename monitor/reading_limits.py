"""The limits of reading as set in ``gouji.toml``, and what is said of a document that went beyond them."""

from extract.documents import Limits
from extract.errors import UnreadableKind
from extract.patience import WAITING
from monitor.settings import ReadSection
from monitor.worker_process import Bounds
from monitor.workers import Loss

STARTED_LATE_S = 5.0
"""Beyond a document's own time limit before its process is ended: the reader's own ``too_slow`` should come first."""
_TOOLS_S = 90.0
"""What helpers may take to start, LibreOffice and recognition together."""


def limits_of(settings: ReadSection) -> Limits:
    """The limits for one document."""
    return Limits(
        max_bytes=settings.max_bytes,
        max_unpacked_bytes=settings.max_unpacked_bytes,
        max_pages=settings.max_pages,
        max_cells=settings.max_cells,
        max_characters=settings.max_characters,
        max_nesting=settings.max_nesting,
        max_glyphs=settings.max_glyphs,
        max_objects=settings.max_objects,
        max_pixels=settings.max_pixels,
        max_seconds=settings.max_seconds,
    )


def bounds_of(settings: ReadSection) -> Bounds:
    """What a reading process may take."""
    return Bounds(cpu_seconds=settings.max_seconds + STARTED_LATE_S, memory=settings.max_memory_mb << 20)


def longest_s(settings: ReadSection) -> float:
    """Seconds after which a process that waits (for helpers, or for its turn) is given up; for each page of a scan.

    A process that computes is ended by its own computing time long before.
    """
    pages = settings.max_pages if settings.ocr else 0
    return max(WAITING, 2 + pages) * settings.max_seconds + STARTED_LATE_S + _TOOLS_S


def loss_of(settings: ReadSection, how: Loss) -> tuple[UnreadableKind, str]:
    """The kind and the words for a document whose process was ended or died."""
    if how == "too_slow":
        return "too_slow", f"计算 {settings.max_seconds:g} 秒仍未读完，已中止"
    limit = f"，或所需内存超过上限 {settings.max_memory_mb} MB" if settings.max_memory_mb else ""
    return "damaged", f"读取时进程异常终止：文件损坏{limit}"
