"""Short mails around a held digest: the reasons and the draft to the operator, a word of delay to readers."""

from datetime import datetime
from email.message import EmailMessage
from html import escape

from monitor.config import Config
from monitor.digest.build import Digest, envelope_for
from monitor.digest.envelope import build_mail
from monitor.digest.readers import Reader
from monitor.digest.render import Rendered, render


def delayed_notice(config: Config, digest: Digest, reader: Reader, at: datetime) -> EmailMessage:
    """To a reader: this period comes later, because something has to be checked first. No agency is named."""
    zh = config.digest.language == "zh"
    scope, period = digest.facts.scope, digest.period.name
    subject = f"[年报监测·{scope}] {period}：本期推迟" if zh else f"[gouji {scope}] {period}: delayed"
    words = (
        f"本期（{period}）监测结果出现异常波动，正在人工核对，确认后再发送。在此之前请勿以未发送的结果为据。"
        if zh
        else f"The results for {period} look unusual and are being checked by a person; the digest follows after that."
    )
    envelope = envelope_for(config, f"{period}/delayed", reader, at, digest.previous_period)
    return build_mail(envelope, Rendered(subject, f"<p>{escape(words)}</p>", words + "\n"))


def operator_notice(config: Config, digest: Digest, reader: Reader, at: datetime) -> EmailMessage:
    """To the operator: why it is held, what it would have said, and how to let it go."""
    reasons = "\n".join(digest.held)
    draft = render(digest.letter)
    head = (
        f"本期（{digest.period.name}）已暂缓，未发给读者。原因：\n{reasons}\n\n"
        "核对后用 gouji rulings release 解除，再运行 gouji digest --send。以下为草稿。\n\n"
    )
    subject = f"[gouji 运行] {digest.period.name} {digest.facts.scope}：已暂缓"
    envelope = envelope_for(config, f"{digest.period.name}/held", reader, at, None)
    html = f"<pre>{escape(head)}</pre>{draft.html}"
    return build_mail(envelope, Rendered(subject, html, head + draft.text))
