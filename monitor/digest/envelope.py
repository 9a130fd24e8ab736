"""A rendered digest as a mail: stable identity, threaded over the year, leave with one click, attachment in Chinese."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from monitor.digest.render import Rendered

DOMAIN = "gouji.invalid"
"""The right side of our ids when the sender has no domain; reserved, so that it can belong to nobody."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything around the text: from whom, to whom, about which period and scope, when."""

    sender: str
    recipient: str
    period: str
    scope: str
    at: datetime
    previous_period: str | None = None
    reply_to: str = ""
    unsubscribe_url: str = ""
    """https address that unsubscribes on POST (RFC 8058); empty when the browse pages have no public address."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the text; ``name`` may be Chinese and is then sent in the form of RFC 2231."""

    name: str
    content: bytes
    media_type: str


def message_id(envelope: Envelope, period: str) -> str:
    """The same for the same period, scope and recipient, however often it is made."""
    name = hashlib.sha256(f"{period}\n{envelope.scope}\n{envelope.recipient.lower()}".encode()).hexdigest()
    return f"<{name[:32]}@{_domain(envelope.sender)}>"


def build_mail(envelope: Envelope, rendered: Rendered, attachments: tuple[Attachment, ...] = ()) -> EmailMessage:
    """The mail, ready to be handed over: 7-bit, so that no server on the way has to change it."""
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    domain = _domain(envelope.sender)
    mail["From"] = _address(envelope.sender)
    mail["To"] = _address(envelope.recipient)
    if envelope.reply_to:
        mail["Reply-To"] = _address(envelope.reply_to)
    mail["Subject"] = _unbroken(rendered.subject)
    mail["Date"] = format_datetime(envelope.at)
    mail["Message-ID"] = message_id(envelope, envelope.period)
    if envelope.previous_period:
        mail["References"] = message_id(envelope, envelope.previous_period)
        mail["In-Reply-To"] = message_id(envelope, envelope.previous_period)
    _list_headers(mail, envelope, domain)
    mail.set_content(rendered.text)
    mail.add_alternative(rendered.html, subtype="html")
    for each in attachments:
        kind, subtype = each.media_type.split("/", 1)
        mail.add_attachment(each.content, maintype=kind, subtype=subtype, filename=each.name)
    _fixed_boundaries(mail)
    return mail


def _list_headers(mail: EmailMessage, envelope: Envelope, domain: str) -> None:
    """What lets mail programs file it, and readers leave (RFC 2369, 2919, 8058, 3834)."""
    list_name = hashlib.sha256(envelope.scope.encode()).hexdigest()[:8]
    mail["List-Id"] = f"<digest-{list_name}.{domain}>"
    ways = []
    reply = parseaddr(envelope.reply_to or envelope.sender)[1]
    if reply:
        ways.append(f"<mailto:{reply}?subject=unsubscribe>")
    if envelope.unsubscribe_url:
        ways.append(f"<{envelope.unsubscribe_url}>")
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if ways:
        mail["List-Unsubscribe"] = ", ".join(ways)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Precedence"] = "list"


def _unbroken(subject: str) -> str:
    """A Chinese subject with spaces that do not break: at a fold Python's encoder loses a plain one (新逾期1)."""
    return subject if subject.isascii() else subject.replace(" ", "\u00a0")


def _address(text: str) -> Address:
    name, spec = parseaddr(text)
    return Address(display_name=name, addr_spec=spec)


def _domain(sender: str) -> str:
    spec = parseaddr(sender)[1]
    return spec.rsplit("@", 1)[1] if "@" in spec else DOMAIN


def _fixed_boundaries(mail: EmailMessage) -> None:
    """Boundaries made from the id and not from chance: the same text and attachments give the same bytes."""
    stem = str(mail["Message-ID"]).strip("<>").split("@")[0]
    for number, part in enumerate(each for each in mail.walk() if each.is_multipart()):
        part.set_boundary(f"=_gouji_{stem}_{number}")
