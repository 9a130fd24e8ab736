"""Builds the digest of a scope and period: facts, letter, mails. Nothing is recorded and nothing is sent here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage

from monitor.browse.addresses import Addresses
from monitor.config import Config
from monitor.digest.envelope import Attachment, Envelope, build_mail
from monitor.digest.facts import Correction, Facts, Key
from monitor.digest.footer import footer
from monitor.digest.gather import gather
from monitor.digest.letter import Letter, write_letter
from monitor.digest.lines import Voice
from monitor.digest.material import Desk, chosen, gather_material
from monitor.digest.owed import told
from monitor.digest.periods import Period, in_season
from monitor.digest.readers import Reader
from monitor.digest.render import render_fitting
from monitor.digest.scopes import belongs, scope_name
from monitor.ledger.mail import DigestRun
from monitor.places import within
from monitor.statuses import as_xlsx, status_rows
from monitor.workbook import XLSX

HEARTBEAT_DAYS = 28


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest of one scope and period, ready for any number of readers."""

    scope: str
    period: Period
    facts: Facts
    letter: Letter
    attachments: tuple[Attachment, ...]
    held: tuple[str, ...]
    """Reasons why it must not go to readers now; empty when it may."""
    sent_because: str | None
    """Why it is worth sending; None for a quiet period."""
    previous_period: str | None

    listed: Mapping[Key, str] = field(default_factory=dict)
    """The status of everybody in the attachment."""

    def told(self, issued: Mapping[Key, str]) -> list[str]:
        """The statements it makes, by the ids of what is said now."""
        return told(self.facts, self.listed, issued)


def addresses(config: Config) -> Addresses:
    """Where links lead."""
    serve = config.serve
    return Addresses((serve.public_url or f"http://{serve.host}:{serve.port}").rstrip("/"))


def build_digest(config: Config, desk: Desk, scope: str, period: Period, *, simulated: bool = False) -> Digest:
    """Everything the digest of a scope says for a period, compared with the last one built for it."""
    last = last_digest(desk, scope, period)
    agencies = chosen(desk.register, lambda agency: belongs(agency, scope))
    name = scope_name(scope, desk.register, config.digest.scope)
    facts = gather(gather_material(desk, agencies, period, last), period, name)
    voice = _voice(config)
    letter = write_letter(facts, voice, footer(config, voice, name), simulated=simulated)
    rows = [row for row in status_rows(desk.store, facts.report_year) if row["agency_id"] in agencies]
    label = voice.say(f"{name}{facts.report_year}年度报告状态_{period.name}.xlsx", f"status_{period.name}.xlsx")
    return Digest(
        scope=scope,
        period=period,
        facts=facts,
        letter=letter,
        attachments=(Attachment(label.replace("/", "_"), as_xlsx(rows), XLSX),),
        held=tuple(_held(desk, scope)),
        sent_because=worth_sending(facts, last_sent(desk, scope)),
        previous_period=last.period if last else None,
        listed={(row["agency_id"], row["report_year"]): row["status"] for row in rows},
    )


def last_digest(desk: Desk, scope: str, period: Period) -> DigestRun | None:
    """The last digest that told readers how things stand: of an earlier period, not held back."""
    told = [each for each in desk.ledger.mail.digests(scope) if each.state != "held" and each.period != period.name]
    return told[-1] if told else None


def last_sent(desk: Desk, scope: str) -> DigestRun | None:
    """The last digest that was worth sending."""
    told = [d for d in desk.ledger.mail.digests(scope) if d.state != "held" and d.document.get("because")]
    return told[-1] if told else None


def worth_sending(facts: Facts, last: DigestRun | None) -> str | None:
    """Why a digest is sent: never empty mails, never silence about what could not be seen."""
    end = facts.period.end
    if in_season(end.date()):
        return "season"
    if replace(facts, corrections=()).changed:  # these go to whom they are owed, and to nobody else
        return "changes"
    if facts.health.unseen or facts.health.outages:
        return "could_not_look"
    if last is None or (end.date() - last.built_at.date()).days >= HEARTBEAT_DAYS:
        return "heartbeat"
    return None


def _held(desk: Desk, scope: str) -> list[str]:
    """Open holds that touch the scope."""
    codes = {agency.division_code for agency in desk.register.agencies if belongs(agency, scope)}
    return [
        f"{hold.jurisdiction}：{hold.reason}（{hold.hold_id}）"
        for hold in desk.ledger.holds.open()
        if any(within(code, hold.jurisdiction) for code in codes)
    ]


def mail_for(
    config: Config, digest: Digest, reader: Reader, at: datetime, owed: tuple[Correction, ...] | None = None
) -> EmailMessage:
    """The mail of a digest for one reader; its text never exceeds what web mail shows unclipped.

    ``owed`` are the corrections this reader is told; None tells those of the whole scope, as a preview does.
    """
    envelope = envelope_for(config, digest.period.name, reader, at, digest.previous_period)
    letter = digest.letter if owed is None else _correcting(config, digest, owed)
    rendered = render_fitting(letter, envelope.unsubscribe_url)
    return build_mail(envelope, rendered, digest.attachments)


def _correcting(config: Config, digest: Digest, owed: tuple[Correction, ...]) -> Letter:
    """The letter with just these corrections."""
    if owed == digest.facts.corrections:
        return digest.letter
    facts = replace(digest.facts, corrections=owed)
    return write_letter(facts, _voice(config), digest.letter.footer, simulated=digest.letter.simulated)


def _voice(config: Config) -> Voice:
    return Voice("en" if config.digest.language == "en" else "zh", addresses(config))


def envelope_for(config: Config, period: str, reader: Reader, at: datetime, previous: str | None) -> Envelope:
    """The envelope of anything about a period for one reader."""
    public = config.serve.public_url.rstrip("/")
    return Envelope(
        sender=config.mail.sender or "gouji <gouji@gouji.invalid>",
        recipient=reader.address,
        period=period,
        scope=reader.scope,
        at=at,
        previous_period=previous,
        reply_to=config.mail.reply_to,
        unsubscribe_url=f"{public}/unsubscribe/{reader.token}" if public and reader.token else "",
    )
