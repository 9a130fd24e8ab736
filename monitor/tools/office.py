"""LibreOffice as a converter of old Office files: own profile, no network, bounded in time and memory."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from extract.errors import Unreadable
from extract.patience import WAITING
from monitor.tools.computing import bound_computing, computed

COMMANDS = ("soffice", "libreoffice")
_TARGETS = {
    "doc": "docx:MS Word 2007 XML",
    "rtf": "docx:MS Word 2007 XML",
    "odt": "docx:MS Word 2007 XML",
    "xls": "xlsx:Calc MS Excel 2007 XML",
    "ods": "xlsx:Calc MS Excel 2007 XML",
}
_START_SECONDS = 30.0
"""On top of the time for each document: the first start makes the profile."""
_MAX_MEMORY = 4 << 30
_MAX_OUTPUT = 256 << 20
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop>
</item>
</oor:items>
"""


def find_office() -> str | None:
    """The command of an installed LibreOffice, None when there is none."""
    return next((found for command in COMMANDS if (found := shutil.which(command))), None)


class Office:
    """A converter with a profile of its own, to be closed after use; not for several threads at once.

    Called as ``office(content, extension)`` it is the ``OfficeConverter`` of extract.
    """

    def __init__(self, command: str, seconds: float = 60.0) -> None:
        """Make the profile; ``seconds`` of computing is what one document may take."""
        self.command, self.seconds = command, seconds
        self._folder = tempfile.TemporaryDirectory(prefix="gouji-office-")
        self._profile = Path(self._folder.name) / "profile"
        (self._profile / "user").mkdir(parents=True)
        (self._profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")

    def __call__(self, content: bytes, extension: str) -> bytes:
        """DOCX or XLSX bytes of one document. Raises Unreadable ``damaged`` or ``too_slow``."""
        (result,) = self.convert([content], extension)
        if isinstance(result, Unreadable):
            raise result
        return result

    def convert(self, contents: Sequence[bytes], extension: str) -> list[bytes | Unreadable]:
        """Many documents of one kind in one start of LibreOffice; for each its bytes, or why there are none."""
        with tempfile.TemporaryDirectory(dir=self._folder.name) as folder:
            given, made = Path(folder) / "in", Path(folder) / "out"
            given.mkdir()
            names = [given / f"{index}.{extension}" for index in range(len(contents))]
            for name, content in zip(names, contents, strict=True):
                name.write_bytes(content)
            in_time = self._run([str(name) for name in names], _TARGETS[extension], made)
            suffix = _TARGETS[extension].partition(":")[0]
            return [_result(made / f"{name.stem}.{suffix}", in_time, self.seconds) for name in names]

    def close(self) -> None:
        """Remove the profile."""
        self._folder.cleanup()

    def _run(self, names: list[str], target: str, made: Path) -> bool:
        """True when LibreOffice ended in its time; otherwise its whole process group is killed."""
        command = [
            self.command, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={self._profile.as_uri()}",
            "--convert-to", target, "--outdir", str(made), *names,
        ]  # fmt: skip
        # a proxy that is nobody: a document must not make us fetch what it links to
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **nowhere, "HOME": self._folder.name},
        )
        seconds, before = self.seconds * len(names), computed()
        bound_computing(process.pid, _START_SECONDS + seconds)
        _bound(process.pid)
        try:
            process.wait(_START_SECONDS + WAITING * seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _kill_group(process)
        return computed() - before < _START_SECONDS + seconds


def _bound(pid: int) -> None:
    """Limit memory and file size where the system can; children inherit it."""
    if hasattr(resource, "prlimit"):
        resource.prlimit(pid, resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_MAX_OUTPUT, _MAX_OUTPUT))


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """The starter may have ended and left its worker: the group is what is killed."""
    if process.poll() is None or _group_lives(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _result(path: Path, in_time: bool, seconds: float) -> bytes | Unreadable:
    if path.is_file() and path.stat().st_size:
        return path.read_bytes()
    if not in_time:
        return Unreadable("too_slow", f"LibreOffice did not finish within {seconds:g} s a document")
    return Unreadable("damaged", "LibreOffice could not open the document")
