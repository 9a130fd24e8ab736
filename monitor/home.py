"""The state folder: where each thing is, and the one lock that keeps two runs apart."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import Locked


@dataclass(frozen=True, slots=True)
class Home:
    """The state folder ``GOUJI_HOME``; nothing is made until something is written."""

    folder: Path

    @property
    def archive(self) -> Path:
        """The evidence: WARC files, their index and the look log."""
        return self.folder / "archive"

    @property
    def database(self) -> Path:
        """The rebuildable view of the archive."""
        return self.folder / "gouji.db"

    @property
    def ledger(self) -> Path:
        """What was said and ruled."""
        return self.folder / "ledger.db"

    @property
    def outbox(self) -> Path:
        """Digests built, as .eml and .html."""
        return self.folder / "outbox"

    @property
    def logs(self) -> Path:
        """Log files of runs."""
        return self.folder / "logs"

    @contextmanager
    def lock(self, name: str = "run") -> Iterator[None]:
        """Hold ``<name>.lock`` exclusively; raises Locked at once when another process has it.

        The lock belongs to the open file, so a killed process leaves none behind.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{name}.lock").open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Locked(f"另一个任务正在使用 {self.folder}（{name}.lock），请稍后再试。") from error
            yield
