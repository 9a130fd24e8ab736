"""Reads an archive in a process of its own that dies at the n-th write. Not a test itself."""

import os
import signal
import sys
from pathlib import Path

from storework import REGISTER

from crawler.archive import Archive
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store import Store, batches


class Dying(Store):
    """A store whose process is killed at its n-th row written for a report."""

    left = 0

    def _append(self, table, rows):
        Dying.left -= 1
        if Dying.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super()._append(table, rows)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    Dying.left = int(sys.argv[2])
    batches.MOST = 1 + Dying.left % 2  # with what was read before it in the same transaction, and without
    archive = Archive(folder / "archive")
    with Dying(folder / "gouji.db") as store:
        project(archive, REGISTER, store)
        read_captures(archive, store, ReadSection())
