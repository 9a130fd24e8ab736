"""The outbox: every mail as the file that is handed over, written whole before anything is recorded or sent."""

import hashlib
import os
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from monitor.digest.render import Rendered


class Outbox:
    """``outbox/<period>/<scope>/``: digest.html, digest.txt, and one .eml per reader."""

    def __init__(self, folder: Path, period: str, scope: str) -> None:
        """Name the place; nothing is made before something is written."""
        name = scope.replace("*", "all").replace(":", "-").replace("+", "_")
        if len(name) > 60:
            name = name[:40] + hashlib.sha256(scope.encode()).hexdigest()[:12]
        self.folder = folder / period / name

    def put(self, recipient: str, mail: EmailMessage) -> Path:
        """Keep a mail; an earlier one for the same reader is replaced."""
        return self._write(self._name(recipient), mail.as_bytes())

    def put_preview(self, rendered: Rendered) -> tuple[Path, Path]:
        """Keep both parts as files to look at."""
        html = self._write("digest.html", rendered.html.encode())
        return html, self._write("digest.txt", rendered.text.encode())

    def get(self, recipient: str) -> EmailMessage | None:
        """The mail kept for a reader, or None."""
        path = self.folder / self._name(recipient)
        if not path.exists():
            return None
        mail = message_from_bytes(path.read_bytes(), policy=SMTP.clone(cte_type="7bit"))
        assert isinstance(mail, EmailMessage)
        return mail

    @staticmethod
    def _name(recipient: str) -> str:
        plain = "".join(char if char.isalnum() or char in "@.-_" else "_" for char in recipient.lower())
        return f"{plain[:80]}-{hashlib.sha256(recipient.lower().encode()).hexdigest()[:8]}.eml"

    def _write(self, name: str, content: bytes) -> Path:
        """Whole or not at all, and on disk when this returns."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path, half = self.folder / name, self.folder / f".{name}.half"
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        return path
