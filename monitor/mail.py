"""Hands mails over to an SMTP server, and says of each how it ended. Knows nothing of digests or of the ledger."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Literal

from monitor.errors import NotDelivered
from monitor.settings import MailSection

Handing = Literal["sent", "deferred", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class Handover:
    """How a hand-over ended.

    ``sent``: the server took responsibility. ``deferred``: it did not, try again later (4xx, no connection).
    ``refused``: it never will (5xx). ``unknown``: the connection broke after the text was sent and before the answer
    came: it may have been sent.
    """

    state: Handing
    detail: str


class Mailer:
    """A connection to the mail server, used for several mails."""

    def __init__(self, connection: smtplib.SMTP) -> None:
        self._connection = connection

    def hand_over(self, mail: EmailMessage) -> Handover:
        """Hand over one mail to its one recipient."""
        sender, recipient = parseaddr(str(mail["From"]))[1], parseaddr(str(mail["To"]))[1]
        text = mail.as_bytes()
        connection = self._connection
        try:
            for code, answer in (connection.mail(sender), connection.rcpt(recipient)):
                if code >= 400:
                    connection.rset()
                    return _answered(code, answer)
            code, answer = connection.docmd("DATA")
            if code != 354:
                connection.rset()
                return _answered(code, answer)
        except (smtplib.SMTPException, OSError) as error:
            return Handover("deferred", _words(error))
        return self._send_text(text)

    def _send_text(self, text: bytes) -> Handover:
        """From here on a broken connection leaves us not knowing."""
        connection = self._connection
        try:
            connection.send(on_the_wire(text))
            code, answer = connection.getreply()
        except (smtplib.SMTPException, OSError) as error:
            return Handover("unknown", _words(error))
        return _answered(code, answer)


def on_the_wire(text: bytes) -> bytes:
    """A message as DATA takes it: CRLF, dots at line starts doubled, a lone dot at the end (RFC 5321, 4.5.2)."""
    lines = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n.\r\n"


def _answered(code: int, answer: bytes) -> Handover:
    words = f"{code} {answer.decode('utf-8', 'replace')}"
    if 200 <= code < 300:
        return Handover("sent", words)
    if code < 0:
        return Handover("deferred", words)
    return Handover("deferred" if code < 500 else "refused", words)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


@contextmanager
def mailer(settings: MailSection, password: str | None) -> Iterator[Mailer]:
    """Connect, secure and log in. Raises NotDelivered with the cause when any of it fails: nothing was sent then."""
    connection = None
    try:
        connection = _connect(settings)
        if settings.user:
            connection.login(settings.user, password or "")
    except (smtplib.SMTPException, OSError) as error:
        if connection is not None:
            connection.close()
        raise NotDelivered(f"无法连接邮件服务器 {settings.host}:{settings.port}：{_words(error)}") from error
    try:
        yield Mailer(connection)
    finally:
        try:
            connection.quit()
        except (smtplib.SMTPException, OSError):
            connection.close()


def _connect(settings: MailSection) -> smtplib.SMTP:
    """A greeted connection; with ``starttls`` or ``tls`` never without a verified certificate."""
    context = ssl.create_default_context()
    name = socket.gethostname()
    if settings.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.host, settings.port, name, timeout=settings.timeout_s, context=context
        )
        connection.ehlo()
        return connection
    connection = smtplib.SMTP(settings.host, settings.port, name, timeout=settings.timeout_s)
    try:
        connection.ehlo()
        if settings.security == "starttls":
            connection.starttls(context=context)
            connection.ehlo()
    except BaseException:
        connection.close()
        raise
    return connection
