"""RAR and 7z through bsdtar (libarchive), which turns them into a stream of files: nothing is written but the archive
itself, no link is followed, and no more is taken than is allowed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tarfile
import tempfile
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from extract.errors import Unreadable
from extract.packed.members import name_of
from extract.patience import WAITING
from monitor.tools.computing import bound_computing
from monitor.tools.rar_blocks import BrokenArchive, checksums_of, with_end_moved

COMMAND = "bsdtar"
_MAX_MEMBERS = 10_000
_LOCKED = ("encrypt", "passphrase", "password")


def find_unpacker() -> str | None:
    """The installed bsdtar, None when there is none."""
    return shutil.which(COMMAND)


class Unpacker:
    """``unpacker(content, most)`` is the ``unpack`` tool of extract: names and bytes of the files inside."""

    def __init__(self, command: str, seconds: float = 60.0) -> None:
        """``seconds`` of computing is what one archive may take."""
        self.command, self.seconds = command, seconds

    def __call__(self, content: bytes, most: int) -> list[tuple[str, bytes]]:
        """The files of an archive, at most ``most`` bytes together.

        Raises Unreadable ``damaged``, ``encrypted``, ``too_large``, ``too_slow``.
        """
        with tempfile.TemporaryDirectory(prefix="gouji-unpack-") as folder:
            archive, said = Path(folder) / "archive", Path(folder) / "said"
            archive.write_bytes(with_end_moved(content))
            with said.open("wb") as errors:
                process = self._started(archive, errors)
            bound_computing(process.pid, self.seconds)
            files, code, late = self._read(process, most)
            if late:
                raise Unreadable("too_slow", f"unpacking did not finish within {self.seconds:g} s")
            if code:
                raise _failure(said.read_text("utf-8", "replace").replace(str(archive), "archive"))
            if files is None:
                raise Unreadable("damaged", "the archive cannot be unpacked: its stream of files is broken")
            _check(content, files)
            return files

    def _read(self, process: "subprocess.Popen[bytes]", most: int) -> tuple[list[tuple[str, bytes]] | None, int, bool]:
        """The files, how the process ended, and whether it was ended for want of time."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(WAITING * self.seconds, end)
        timer.start()
        assert process.stdout is not None
        files: list[tuple[str, bytes]] | None = None
        try:
            with contextlib.suppress(tarfile.TarError):  # cut off: the process has failed, and says why
                files = list(_files(process.stdout, most))
                process.stdout.read()
            code = process.wait()
        finally:
            timer.cancel()
            process.kill()
            process.wait()
            process.stdout.close()
        return files, code, late.is_set() or code == -signal.SIGXCPU

    def _started(self, archive: Path, errors: IO[bytes]) -> "subprocess.Popen[bytes]":
        # the language decides what bsdtar makes of names, and a service has none
        return subprocess.Popen(
            [self.command, "-cf", "-", "--format=gnutar", f"@{archive}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )


def _files(stream: IO[bytes], most: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the plain files of a tar. Raises Unreadable ``too_large``."""
    total = count = 0
    with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
        for member in archive:
            total += member.size
            count += 1
            if total > most:
                raise Unreadable("too_large", f"more than {most} bytes when unpacked")
            if count > _MAX_MEMBERS:
                raise Unreadable("too_large", f"more than {_MAX_MEMBERS} members in one archive")
            held = archive.extractfile(member) if member.isreg() else None
            if held is not None:
                yield name_of(member.name.encode("utf-8", "surrogateescape")), held.read()


def _check(content: bytes, files: list[tuple[str, bytes]]) -> None:
    """Raise ``damaged`` when a file out of a RAR is none that the archive declares, or the archive breaks off."""
    try:
        declared = checksums_of(content)
    except BrokenArchive as error:
        raise Unreadable("damaged", f"the archive is broken: {error}") from error
    broken = [name for name, held in files if declared is not None and zlib.crc32(held) not in declared]
    if broken:
        raise Unreadable("damaged", f"the archive is broken: {broken[0]} is not what was packed")


def _failure(said: str) -> Unreadable:
    """What bsdtar's words mean; its last line only says that it failed."""
    lines = [line.removeprefix(f"{COMMAND}: ").strip() for line in said.splitlines()]
    reasons = [line for line in lines if line and not line.startswith("Error exit delayed")]
    reason = reasons[0] if reasons else "unknown"
    locked = any(word in said.lower() for word in _LOCKED)
    return Unreadable("encrypted" if locked else "damaged", f"the archive cannot be unpacked: {reason}")
