"""RAR and 7z through bsdtar (libarchive): into a folder of its own, bounded, no links followed."""

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

from extract.errors import Unreadable

COMMAND = "bsdtar"


def find_unpacker() -> str | None:
    """The installed bsdtar, None when there is none."""
    return shutil.which(COMMAND)


class Unpacker:
    """``unpacker(content, most)`` is the ``unpack`` tool of extract: names and bytes of the files inside."""

    def __init__(self, command: str, seconds: float = 60.0) -> None:
        """``seconds`` is what one archive may take."""
        self.command, self.seconds = command, seconds

    def __call__(self, content: bytes, most: int) -> list[tuple[str, bytes]]:
        """The files of an archive, at most ``most`` bytes together.

        Raises Unreadable ``damaged`` (also when a password is asked for), ``too_large``, ``too_slow``.
        """
        with tempfile.TemporaryDirectory(prefix="gouji-unpack-") as folder:
            archive, inside = Path(folder) / "archive", Path(folder) / "inside"
            archive.write_bytes(content)
            inside.mkdir()
            self._run(["-xf", str(archive), "-C", str(inside), "--no-same-owner", "--no-same-permissions"], most)
            files = sorted(path for path in inside.rglob("*") if path.is_file() and not path.is_symlink())
            if sum(path.stat().st_size for path in files) > most:
                raise Unreadable("too_large", f"more than {most} bytes when unpacked")
            return [(path.relative_to(inside).as_posix(), path.read_bytes()) for path in files]

    def _run(self, arguments: list[str], most: int) -> None:
        process = subprocess.Popen(
            [self.command, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if hasattr(resource, "prlimit"):
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, most))
        try:
            _, errors = process.communicate(timeout=self.seconds)
        except subprocess.TimeoutExpired as error:
            raise Unreadable("too_slow", f"unpacking did not finish within {self.seconds:g} s") from error
        finally:
            process.kill()
            process.wait()
        if process.returncode < 0:
            raise Unreadable("too_large", f"a file of more than {most} bytes inside")
        if process.returncode:
            reason = errors.decode(errors="replace").strip().splitlines()
            raise Unreadable("damaged", f"the archive cannot be unpacked: {reason[-1] if reason else 'unknown'}")
