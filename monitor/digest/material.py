"""What a digest is gathered from: gouji.db as it stands, and the ledger as it stood at the last digest."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.register import Agency, Register
from monitor.digest.edits import edits_between
from monitor.digest.facts import Correction, Edit, Health, Key, Material, Unseen
from monitor.digest.periods import Period
from monitor.findings import Verdict
from monitor.ledger import Ledger
from monitor.ledger.corrections import Correction as RecordedCorrection
from monitor.ledger.issued import IssuedVerdict
from monitor.ledger.mail import DigestRun
from monitor.store.rows import Row, moment
from monitor.store.store import Store

OUTAGE = timedelta(hours=36)
"""A gap between runs of crawling from which on we call it our own outage."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a digest is made from."""

    register: Register
    store: Store
    ledger: Ledger
    now: datetime
    """Until when what was said counts."""


def chosen(register: Register, belongs: Callable[[Agency], bool]) -> dict[str, Agency]:
    """The agencies a digest speaks of."""
    return {agency.agency_id: agency for agency in register.agencies if belongs(agency)}


def gather_material(desk: Desk, agencies: dict[str, Agency], period: Period, last: DigestRun | None) -> Material:
    """What changed for these agencies since the last digest was built."""
    since = last.built_at if last else period.start
    before = _as_of(desk.ledger, last.built_at) if last else {}
    now = {(v.agency_id, v.report_year): v for v in _verdicts(desk, agencies, before)}
    return Material(
        agencies=agencies,
        now=now,
        before={key: said for key, said in before.items() if key[0] in agencies},
        first=last is None,
        health=_health(desk, agencies, now, since),
        edits=_edits(desk, agencies, since),
        corrections=_corrections(_owed(desk, since, last), agencies) if last else (),
    )


def _verdicts(desk: Desk, agencies: dict[str, Agency], before: dict[Key, IssuedVerdict]) -> Iterator[Verdict]:
    """What is said now; of earlier years with findings only where something new was said: the others cannot differ."""
    said = {key: issued.issued_id for key, issued in before.items()}
    changed = {key for key, issued_id in issued_now(desk.ledger, desk.now).items() if said.get(key) != issued_id}
    newest = max(desk.store.years(), default=0)

    def full(row: Row) -> bool:
        if row["agency_id"] not in agencies:
            return False
        return row["report_year"] == newest or (row["agency_id"], row["report_year"]) in changed

    return (verdict for verdict in desk.store.verdicts(full) if verdict.agency_id in agencies)


def _as_of(ledger: Ledger, at: datetime) -> dict[Key, IssuedVerdict]:
    return {(said.agency_id, said.report_year): said for said in ledger.verdicts.as_of(at)}


def issued_now(ledger: Ledger, at: datetime) -> dict[Key, str]:
    """The id of what is said of every agency and year: what a letter that names them tells."""
    return {key: said.issued_id for key, said in _as_of(ledger, at).items()}


def _owed(desk: Desk, since: datetime, last: DigestRun) -> Iterable[RecordedCorrection]:
    """The corrections recorded since the last digest, of what the digests of this scope had told."""
    told = {
        issued_id
        for run in desk.ledger.mail.digests(last.scope)
        if run.state != "held"
        for issued_id in (each.split("|", 1)[0] for each in run.document.get("told", ()))
    }
    recorded = desk.ledger.corrections.between(since, desk.now)
    return [each for each in recorded if told & desk.ledger.corrections.said_in(each)]


def _corrections(recorded: Iterable[RecordedCorrection], agencies: dict[str, Agency]) -> tuple[Correction, ...]:
    return tuple(
        Correction(agencies[each.agency_id], each.report_year, each.said, each.now, each.cause)
        for each in recorded
        if each.agency_id in agencies
    )


def _edits(desk: Desk, agencies: dict[str, Agency], since: datetime) -> tuple[Edit, ...]:
    return tuple(
        each for each in edits_between(desk.store, agencies, since, desk.now) if each.agency.agency_id in agencies
    )


_LAST_LOOKS = """
SELECT agency_id, outcome, reason, detail FROM (
    SELECT agency_id, outcome, reason, detail,
        row_number() OVER (PARTITION BY agency_id ORDER BY ended_at DESC, look_id DESC) AS back
    FROM looks WHERE report_year = ? AND ended_at > ? AND ended_at <= ?
) WHERE back = 1
"""
_GOOD = """
SELECT agency_id, max(ended_at) FROM looks
WHERE report_year = ? AND outcome <> 'unknown' AND ended_at <= ? GROUP BY agency_id
"""
TWO_CADENCES = timedelta(days=15)
"""A report that was seen is looked at weekly: without a look for twice as long an agency counts as not looked at."""


def _health(desk: Desk, agencies: dict[str, Agency], now: dict[Key, Verdict], since: datetime) -> Health:
    """Who was expected to be looked at in the period, and who cannot be seen at its end and why."""
    year = max((key[1] for key in now), default=since.year - 1)
    expected = [key[0] for key, verdict in now.items() if key[1] == year and verdict.due_on is not None]
    until = moment(desk.now)
    earliest = moment(min(since, desk.now - TWO_CADENCES))
    last = {row["agency_id"]: row for row in desk.store.db.query(_LAST_LOOKS, [year, earliest, until])}
    good = {row[0]: datetime.fromisoformat(row[1]) for row in desk.store.db.execute(_GOOD, [year, until])}
    portals = {portal.portal_id: portal for portal in desk.register.portals}
    unseen = []
    for agency_id in expected:
        look, agency = last.get(agency_id), agencies[agency_id]
        if look is not None and look["outcome"] != "unknown":
            continue
        portal = portals[agency.portal_id]
        reason = look["reason"] if look else f"portal_{portal.state}" if portal.state != "active" else "not_looked"
        detail = look["detail"] if look else portal.state_reason
        unseen.append(Unseen(agency, portal.name, reason, good.get(agency_id), detail))
    crawls = (run.ended_at for run in desk.ledger.runs.all() if run.command == "crawl")
    ends = [at for at in crawls if at is not None and at <= desk.now]
    outages = tuple(_outages(sorted(ends), since, desk.now))
    return Health(len(expected), len(expected) - len(unseen), tuple(unseen), outages)


def _outages(ends: list[datetime], since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
    """Stretches of the period longer than ``OUTAGE`` without a finished crawl; none before the very first one."""
    if not ends:
        return
    earlier = [at for at in ends if at <= since]
    marks = [earlier[-1] if earlier else ends[0], *(at for at in ends if since < at <= until), until]
    for one, other in itertools.pairwise(marks):
        if other - one > OUTAGE and other > since:
            yield max(one, since), other
