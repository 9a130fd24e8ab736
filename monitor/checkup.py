"""What ``gouji doctor`` looks at: one small check each, good or with the words of what is wrong and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crawler.archive import Archive
from crawler.browsing.chromium import missing
from crawler.diagnosis import portals_with_tls_trouble
from monitor.app import App
from monitor.digest.material import TWO_CADENCES
from monitor.digest.periods import due_periods
from monitor.doctor_browser import drawn_portals, lacking, proposals
from monitor.duty_round import SILENCE, last_good_look
from monitor.errors import NotDelivered
from monitor.ledger import Ledger
from monitor.mail import mailer
from monitor.pipeline import load_sources
from monitor.store.rows import moment
from monitor.store.store import Store
from monitor.tools.ocr import is_installed
from monitor.tools.office import find_office
from monitor.workdays import is_working_day

Concern = Literal["good", "note", "config", "stale", "mail", "held"]
LEAST_FREE_BYTES = 2 * 1024**3
WAITING = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One line of the check-up: about what, how bad, and words for people."""

    about: str
    concern: Concern
    words: str


def checkup(app: App) -> Iterator[Complaint]:
    """Every check, in the order a person would mend things. Raises DeclarationError for a register beyond use."""
    yield _settings(app)
    yield from _register(app)
    yield from _holidays(app)
    yield from _disk(app)
    yield from _tools()
    yield from _browser(app)
    yield from _freshness(app)
    yield from _tls(app)
    yield from _ledger(app)
    yield from _mail(app)


def _settings(app: App) -> Complaint:
    source = app.config.source
    return Complaint(
        "设置", "good" if source else "note", f"{source or '没有 gouji.toml，全部用默认值'}；状态 {app.home.folder}"
    )


def _register(app: App) -> Iterator[Complaint]:
    register = load_sources(app.config).register
    yield Complaint(
        "名册", "good", f"机关 {len(register.agencies)} 个，网站 {len(register.portals)} 个（{app.config.agencies}）"
    )
    if not app.config.crawl.contact:
        yield Complaint("名册", "note", "[crawl] contact 为空：请填写联系方式，便于网站管理者找到您")


def _tls(app: App) -> Iterator[Complaint]:
    """Portals whose TLS we could not speak; nothing is tried here."""
    register = load_sources(app.config).register
    for portal in portals_with_tls_trouble(Archive(app.home.archive), register):
        words = f"现用 {portal.tls_profile}；运行 gouji doctor --tls {portal.portal_id} 试出可用的设置"
        yield Complaint(f"TLS {portal.portal_id}", "note", words)


def _holidays(app: App) -> Iterator[Complaint]:
    """The holiday calendar must reach the next due days, or a due day's working-day flag cannot be set."""
    today = app.clock().date()
    for day in (date(today.year + 1, 1, 31), date(today.year + 1, 3, 31)):
        if is_working_day(day) is None and (day - today).days < 60:
            yield Complaint("节假日", "note", f"{day} 是否工作日未知：节假日安排公布后请升级 chinesecalendar")


def _disk(app: App) -> Iterator[Complaint]:
    folder = app.home.folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"{folder} 剩余 {free / 1024**3:.1f} GiB"
    yield Complaint("磁盘", "good" if free >= LEAST_FREE_BYTES else "config", words)


def _tools() -> Iterator[Complaint]:
    yield Complaint(
        "识别",
        "good" if is_installed() else "note",
        "已安装" if is_installed() else "未安装扩展 ocr：扫描件会列为无法读取",
    )
    office = find_office()
    yield Complaint("旧文档", "good" if office else "note", office or "没有 LibreOffice：DOC、WPS 会列为无法读取")


def _browser(app: App) -> Iterator[Complaint]:
    """Lists that only a script draws."""
    register = load_sources(app.config).register
    words = lacking(register, missing())
    if words is not None or drawn_portals(register):
        yield Complaint("浏览器", "config" if words else "good", words or "可用")
    for portal, proposal in proposals(Archive(app.home.archive), register):
        yield Complaint(f"浏览器 {portal.portal_id}", "note", proposal)


_SILENT = """
SELECT a.agency_id, a.name, max(CASE WHEN l.outcome <> 'unknown' THEN l.ended_at END) AS good
FROM agencies a LEFT JOIN looks l ON l.agency_id = a.agency_id GROUP BY a.agency_id
HAVING good IS NULL OR good < ? ORDER BY good, a.agency_id
"""


def _freshness(app: App) -> Iterator[Complaint]:
    """Nothing stops in silence: the last look at all, and every agency not seen well for two cadences, by name."""
    last, now = last_good_look(app), app.clock()
    if last is None:
        yield Complaint("数据", "stale", "还没有任何有效查看：请运行 gouji run")
        return
    concern: Concern = "stale" if now - last > SILENCE else "good"
    yield Complaint("数据", concern, f"最后一次有效查看 {last:%Y-%m-%d %H:%M}")
    with Store(app.home.database) as store:
        for row in store.db.query(_SILENT, [moment(now - TWO_CADENCES)]):
            since = row["good"][:16].replace("T", " ") if row["good"] else "从未"
            yield Complaint("数据", "note", f"{row['name']}（{row['agency_id']}）最后有效查看：{since}")


def _ledger(app: App) -> Iterator[Complaint]:
    if not app.home.ledger.exists():
        return
    ledger = Ledger(app.home.ledger)
    try:
        for run in ledger.runs.all()[-50:]:
            if run.ended_at is None and app.clock() - run.started_at > timedelta(days=1):
                yield Complaint("运行", "note", f"{run.run_id} 没有正常结束")
        for hold in ledger.holds.open():
            yield Complaint("暂缓", "held", f"{hold.jurisdiction}：{hold.reason}（{hold.hold_id}）")
        yield from _waiting(ledger, app.clock())
        told = ledger.mail.digests()
        known = {each.period for each in told}
        due = [p.name for p in due_periods(app.config.digest, app.clock()) if told and p.end > told[0].built_at]
        missing = [name for name in due if name not in known]
        if missing:
            yield Complaint("通报", "mail", f"应有而没有的周期：{'、'.join(missing)}")
    finally:
        ledger.close()


def _waiting(ledger: Ledger, now: datetime) -> Iterator[Complaint]:
    """Mails whose last step is not ``sent``."""
    last = {(step.digest_id, step.recipient.lower()): step for step in ledger.mail.deliveries()}
    for step in last.values():
        if step.state == "handing_over":
            yield Complaint(
                "邮件", "mail", f"{step.digest_id} → {step.recipient} 可能已发送，请核实（{step.at:%m-%d %H:%M}）"
            )
        elif step.state == "failed" and now - step.at > WAITING:
            yield Complaint("邮件", "mail", f"{step.digest_id} → {step.recipient} 未送达：{step.detail}")


def _mail(app: App) -> Iterator[Complaint]:
    mail = app.config.mail
    if not mail.host:
        yield Complaint("邮件", "note", "没有设置邮件服务器：通报只写入 outbox")
        return
    try:
        with mailer(mail, app.config.mail_password):
            yield Complaint("邮件", "good", f"{mail.host}:{mail.port} 可以连接和登录")
    except NotDelivered as error:
        yield Complaint("邮件", "mail", str(error))
