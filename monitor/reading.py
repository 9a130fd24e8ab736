"""The stage between archive and gouji.db: every capture that looks found and nobody read is read once and stored."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from crawler.archive import Archive, DamagedArchive
from crawler.looks import Capture
from crawler.register import Register
from extract.documents import Document, Reading
from extract.errors import UnreadableKind
from extract.read_report import read_report
from extract.report import ReadError, Report
from monitor.reading_limits import bounds_of, limits_of, longest_s, loss_of
from monitor.settings import ReadSection
from monitor.store import Store
from monitor.store.pending import Pending
from monitor.store.report_rows import ReportRows, report_rows
from monitor.tools.equipment import equipped
from monitor.workers import Crew, Loss, run

_DAMAGE: dict[str, tuple[UnreadableKind, str]] = {
    "truncated": ("damaged", "传输中断，内容不完整"),
    "encoding": ("damaged", "内容编码与声明不符"),
    "too_large": ("too_large", "超过抓取的大小上限，未完整保存"),
}


@dataclass(slots=True)
class ReadSummary:
    """What a pass of reading did."""

    read: int = 0
    repeated: int = 0
    """Captures with the very bytes of one read before: not read again."""
    unreadable: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """For people, in one line."""
        reasons = "，".join(f"{kind} {count}" for kind, count in sorted(self.unreadable.items()))
        return f"读取 {self.read} 个文件，内容未变 {self.repeated} 个，无法读取 {self.unreadable.total()} 个" + (
            f"（{reasons}）" if reasons else ""
        )


def project(archive: Archive, register: Register, store: Store) -> None:
    """Show the register, the captures and the looks in gouji.db as they stand."""
    store.put_register(register)
    store.put_captures(archive.captures())
    store.put_looks(archive.looks())


def read_captures(
    archive: Archive,
    store: Store,
    settings: ReadSection,
    workers: int = 0,
    tell: Callable[[ReadSummary], None] = lambda _: None,
) -> ReadSummary:
    """Read what is pending into the store, each report whole or not at all; the same rows whatever ``workers`` is.

    ``tell`` is called after each document with the summary so far.

    Raises MissingCapture when a look rests on a capture that is not in the archive.
    """
    summary = ReadSummary()
    crew = Crew(
        prepare=partial(prepare, archive.folder, settings),
        lost=partial(_lost, settings),
        workers=workers,
        seconds=longest_s(settings),
        bounds=bounds_of(settings),
        queue=4,
    )
    with store.loading():
        for _ in chain(_read_unread(crew, store, summary), _see_again(store, summary)):
            tell(summary)
    store.analyze()
    return summary


def _read_unread(crew: Crew[Pending, ReportRows], store: Store, summary: ReadSummary) -> Iterator[None]:
    """Store each content not read yet, one at a time."""
    under_way: set[_Content] = set()
    for item, rows in run(crew, _unread(store, under_way)):
        store.put_rows(item, rows)
        under_way.discard(item.content)
        summary.read += 1
        if rows.error_kind:
            summary.unreadable[rows.error_kind] += 1
        yield


def _see_again(store: Store, summary: ReadSummary) -> Iterator[None]:
    """Note where what was read stood again, one capture at a time."""
    for item in store.pending():
        known = store.known_report(item)
        assert known is not None, "all contents were read above"
        store.put_sighting(item, known)
        summary.repeated += 1
        yield


_Content = tuple[str, int, str, str]


def _unread(store: Store, under_way: set[_Content]) -> Iterator[Pending]:
    """One pending capture for each content not read yet; those given out and not stored yet are ``under_way``."""
    for item in store.pending():
        if item.content not in under_way and store.known_report(item) is None:
            under_way.add(item.content)
            yield item


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


def _lost(settings: ReadSection, item: Pending, how: Loss) -> ReportRows:
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
