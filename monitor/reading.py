"""The stage between archive and gouji.db: every capture that looks found and nobody read is read once and stored."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from crawler.archive import Archive
from crawler.register import Register
from monitor.capture_reading import lost, prepare
from monitor.reading_limits import bounds_of, longest_s
from monitor.settings import ReadSection
from monitor.store.pending import Pending
from monitor.store.report_rows import ReportRows
from monitor.store.store import Store
from monitor.workers import Crew, run


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
        lost=partial(lost, settings),
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
