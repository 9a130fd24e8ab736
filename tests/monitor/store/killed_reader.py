"""Reads an archive in a process of its own that dies at the n-th row written for a report. Not a test itself."""

import os
import re
import signal
import sys
from pathlib import Path

from storework import REGISTER

from crawler.archive import Archive
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store import batches
from monitor.store.store import Store

OF_A_REPORT = re.compile(
    r"INSERT (OR IGNORE )?INTO (reports|cells|sections|dates|text_search|sightings|report_versions)\b"
)


def dying(left: int):
    """What is told of every statement before it runs, and kills at the n-th that is about a report."""

    def heard(statement: str) -> None:
        nonlocal left
        left -= bool(OF_A_REPORT.match(statement))
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return heard


if __name__ == "__main__":
    folder, write = Path(sys.argv[1]), int(sys.argv[2])
    batches.MOST = 1 + write % 2  # with what was read before it in the same transaction, and without
    archive = Archive(folder / "archive")
    with Store(folder / "gouji.db") as store:
        project(archive, REGISTER, store)
        store.db.conn.set_trace_callback(dying(write))
        read_captures(archive, store, ReadSection())
