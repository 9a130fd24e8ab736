"""From a capture to the rows of its report: all that a process of its own does, and loads, to read an archive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.archive import Archive, DamagedArchive
from crawler.looks import Capture
from extract.documents import Document, Reading
from extract.errors import UnreadableKind
from extract.read_report import read_report
from extract.report import ReadError, Report
from monitor.reading_limits import limits_of, loss_of
from monitor.settings import ReadSection
from monitor.store.pending import Pending
from monitor.store.report_rows import ReportRows, report_rows
from monitor.tools.equipment import equipped
from monitor.workers import Loss

_DAMAGE: dict[str, tuple[UnreadableKind, str]] = {
    "truncated": ("damaged", "传输中断，内容不完整"),
    "encoding": ("damaged", "内容编码与声明不符"),
    "too_large": ("too_large", "超过抓取的大小上限，未完整保存"),
}


@contextmanager
def prepare(folder: Path, settings: ReadSection) -> Iterator[Callable[[Pending], ReportRows]]:
    """The reader of one process: an open archive and the tools that are installed."""
    archive = Archive(folder)
    with equipped(settings.ocr, settings.office, settings.max_seconds) as tools:
        reading = Reading(limits_of(settings), tools)
        yield lambda item: report_rows(item, read_capture(archive, item.capture, reading))
    archive.close()


def read_capture(archive: Archive, capture: Capture, reading: Reading) -> Report:
    """What one capture says; a damaged or failed one gives a report with its reason."""
    if capture.status >= 400:
        return _unreadable(capture, "empty", f"服务器返回 {capture.status}，没有文件")
    if capture.damage:
        return _unreadable(capture, *_DAMAGE.get(capture.damage, ("damaged", capture.damage)))
    try:
        content = archive.body(capture)
    except DamagedArchive as error:
        return _unreadable(capture, "damaged", f"存档损坏：{error}")
    address = capture.final_url or capture.url
    return read_report(Document(content, capture.url, address, capture.media_type), reading)


def lost(settings: ReadSection, item: Pending, how: Loss) -> ReportRows:
    """The rows of a capture whose process died or was ended."""
    return report_rows(item, _unreadable(item.capture, *loss_of(settings, how)))


def _unreadable(capture: Capture, kind: UnreadableKind, message: str) -> Report:
    return Report(
        source=capture.url,
        sha256=capture.sha256,
        media_type=capture.media_type or "application/octet-stream",
        reader="none",
        is_annual_report=False,
        error=ReadError(kind, message),
    )
