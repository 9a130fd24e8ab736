"""What the schedule does each hour and each day, apart from looking: fill holes in the ledger, and break silence."""

import logging
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from monitor.app import App
from monitor.desks import open_desk
from monitor.digest.issuing import issue
from monitor.digest.periods import due_periods
from monitor.errors import NotDelivered
from monitor.ledger import Ledger
from monitor.mail import mailer
from monitor.pipeline import judge_step, load_sources
from monitor.store.store import Store

log = logging.getLogger("gouji.watch")
SILENCE = timedelta(days=8)
"""Without a good look for so long the operator is told by mail, whatever the schedule believes."""


def digest_round(app: App) -> int:
    """Issue the latest period that ended and is not in the ledger, and hand over what is waiting; the exit code.

    Several missed periods become one digest: it compares with the last one that was built, so nothing is lost.
    """
    due = due_periods(app.config.digest, app.clock())
    if not due or not app.home.database.exists():
        return 0
    with app.home.lock("mail"):
        if not _issued(app, due[-1].name):
            with app.home.lock():
                judge_step(app, load_sources(app.config))
        with open_desk(app) as desk:
            try:
                done = issue(app, desk, due[-1])
            except NotDelivered as error:
                log.warning("%s", error)
                return 7
    for line in done.deliveries.trouble:
        log.warning("%s: %s", done.period.name, line)
    return 0 if done.deliveries.complete else 7


def _issued(app: App, period: str) -> bool:
    ledger = Ledger(app.home.ledger)
    known = any(run.period == period for run in ledger.mail.digests())
    ledger.close()
    return known


def last_good_look(app: App) -> datetime | None:
    """When anything was last looked at well; None when never."""
    if not app.home.database.exists():
        return None
    with Store(app.home.database) as store:
        found = store.db.execute("SELECT max(ended_at) FROM looks WHERE outcome <> 'unknown'").fetchone()[0]
    return datetime.fromisoformat(found) if found else None


def looked_within(app: App, span: timedelta) -> bool:
    """Whether there was a good look within a span of time before now."""
    last = last_good_look(app)
    return last is not None and app.clock() - last <= span


def alarm_if_silent(app: App) -> int:
    """Tell the operator when there was no good look for ``SILENCE``; the exit code (8: stale data)."""
    if looked_within(app, SILENCE):
        return 0
    last = last_good_look(app)
    words = f"最后一次有效查看：{last:%Y-%m-%d %H:%M}" if last else "从未有过有效查看"
    log.error("no good look for %s; %s", SILENCE, words)
    mail = app.config.mail
    if mail.operator and mail.host:
        with mailer(mail, app.config.mail_password) as server:
            server.hand_over(_alarm(app, words))
    return 8


def _alarm(app: App, words: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["From"], mail["To"] = app.config.mail.sender, app.config.mail.operator
    mail["Subject"] = f"[gouji 运行] 已超过 {SILENCE.days} 天没有有效查看"
    mail["Date"] = format_datetime(app.clock())
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{words}。\n状态文件夹：{app.home.folder}\n请运行 gouji doctor 查看原因。\n")
    return mail
