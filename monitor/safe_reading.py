"""Documents read one after the other in a process beside ours: what hangs or kills it costs only one answer."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from extract.documents import Document, Reading
from extract.formats import MEDIA_TYPES, detect
from extract.read_report import read_report
from extract.report import ReadError, Report
from monitor.reading_limits import bounds_of, limits_of, longest_s, loss_of
from monitor.settings import ReadSection
from monitor.tools.equipment import equipped
from monitor.workers import Crew, Loss, run


def reports_of(documents: Iterable[Document], settings: ReadSection) -> Iterator[tuple[Document, Report]]:
    """Each document with its report, in order; one that went beyond a limit has the reason in it."""
    crew = Crew(
        prepare=partial(_prepare, settings),
        lost=partial(_lost, settings),
        workers=1,
        seconds=longest_s(settings),
        bounds=bounds_of(settings),
        method="fork",
    )
    return run(crew, documents)


@contextmanager
def _prepare(settings: ReadSection) -> Iterator[Callable[[Document], Report]]:
    with equipped(settings.ocr, settings.office, settings.max_seconds) as tools:
        reading = Reading(limits_of(settings), tools)
        yield lambda document: read_report(document, reading)


def _lost(settings: ReadSection, document: Document, how: Loss) -> Report:
    found = detect(document.content)
    return Report(
        source=document.source,
        sha256=hashlib.sha256(document.content).hexdigest(),
        media_type=MEDIA_TYPES.get(found, "application/octet-stream"),
        reader=found,
        is_annual_report=False,
        error=ReadError(*loss_of(settings, how)),
    )
