"""Issues the digest of a period: for every scope that is wanted build, keep, record, hand over. Safe to repeat."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from monitor.app import App
from monitor.digest.build import Digest, build_digest, mail_for
from monitor.digest.delivery import Deliveries, Posting, deliver
from monitor.digest.material import Desk, issued_now
from monitor.digest.notices import delayed_notice, operator_notice
from monitor.digest.outbox import Outbox
from monitor.digest.owed import Owed, as_facts, correcting, corrections_in, owed
from monitor.digest.periods import Period
from monitor.digest.readers import Reader, readers
from monitor.digest.render import render
from monitor.digest.scopes import ALL
from monitor.errors import NotDelivered
from monitor.ledger.mail import DigestRun, DigestState, bare_address

Creditors = dict[Reader, tuple[Owed, ...]]
"""Readers, each with the corrections it has to be told."""


@dataclass(slots=True)
class Issue:
    """What issuing a period came to."""

    period: Period
    built: list[str] = field(default_factory=list)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quiet: list[str] = field(default_factory=list)
    deliveries: Deliveries = field(default_factory=Deliveries)


def issue(app: App, desk: Desk, period: Period, *, again: bool = False) -> Issue:
    """Issue a period to everybody who subscribed. Raises NotDelivered without a server.

    All mails are kept and recorded before the first is handed over; then each is read from the outbox in its turn.
    """
    wanted = readers(desk.ledger.mail.subscriptions(), desk.register)
    result = Issue(period)
    debts = owed(desk)
    of_scope: defaultdict[str, list[Reader]] = defaultdict(list, {ALL: []})
    for reader in wanted:
        of_scope[reader.scope].append(reader)
    kept = [_issue_scope(app, desk, result, scope, _creditors(of_scope[scope], debts)) for scope in sorted(of_scope)]
    _hand_over(app, desk, result, chain.from_iterable(kept), again)
    return result


def _creditors(wanted: list[Reader], debts: dict[str, tuple[Owed, ...]]) -> Creditors:
    return {reader: debts.get(bare_address(reader.address), ()) for reader in wanted}


def _issue_scope(app: App, desk: Desk, result: Issue, scope: str, wanted: Creditors) -> Iterator[Posting]:
    """Keep and record what a scope is told; the postings are made from what was kept as they are asked for."""
    outbox = Outbox(app.home.outbox, result.period.name, scope)
    known = {run.state: run for run in desk.ledger.mail.digests(scope) if run.period == result.period.name}
    told = known.get("released") or known.get("built")
    if told is None:
        digest = build_digest(app.config, desk, scope, result.period, simulated=app.simulated)
        if digest.held:
            result.held[scope] = digest.held
            held = known.get("held") or _record(desk, digest, "held", app.simulated)
            return _held_postings(app, digest, held, wanted, outbox)
        _keep(app, desk, digest, wanted, outbox)
        told = _record(desk, digest, "released" if "held" in known else "built", app.simulated)
    (result.built if told.document["because"] else result.quiet).append(scope)
    postings = _postings(told, wanted, outbox)
    return postings if told.document["because"] else (posting for posting in postings if posting.corrected)


def issue_to(app: App, desk: Desk, period: Period, reader: Reader, *, again: bool = False) -> Issue:
    """Issue a period to one reader, subscribed or not, quiet or not; held digests stay held."""
    result = Issue(period)
    outbox = Outbox(app.home.outbox, period.name, reader.scope)
    if outbox.get(reader.address) is None:
        digest = build_digest(app.config, desk, reader.scope, period, simulated=app.simulated)
        if digest.held:
            result.held[reader.scope] = digest.held
            return result
        wanted = _creditors([reader], owed(desk))
        _keep(app, desk, digest, wanted, outbox)
        known = {run.state for run in desk.ledger.mail.digests(reader.scope) if run.period == period.name}
        if not known & {"built", "released"}:
            _record(desk, digest, "released" if "held" in known else "built", app.simulated)
    runs = [run for run in desk.ledger.mail.digests(reader.scope) if run.period == period.name and run.state != "held"]
    result.built.append(reader.scope)
    _hand_over(app, desk, result, _postings(runs[-1], [reader], outbox), again)
    return result


def _hand_over(app: App, desk: Desk, result: Issue, postings: Iterator[Posting], again: bool) -> None:
    first = next(postings, None)
    if first is None:
        return
    if not app.config.mail.host:
        raise NotDelivered("未设置邮件服务器（gouji.toml 的 [mail] host）；邮件已写入 outbox，未发送。")
    result.deliveries = deliver(app, desk.ledger, chain([first], postings), again=again)


def _keep(app: App, desk: Desk, digest: Digest, wanted: Creditors, outbox: Outbox) -> None:
    """Write every mail before the digest is recorded: what is recorded can always be handed over."""
    outbox.put_preview(render(digest.letter))
    for reader, debts in wanted.items():
        mail = mail_for(app.config, digest, reader, app.clock(), as_facts(debts, desk))
        outbox.put(reader.address, correcting(mail, debts))


def _record(desk: Desk, digest: Digest, state: DigestState, simulated: bool) -> DigestRun:
    issued = issued_now(desk.ledger, desk.now)
    run = DigestRun(
        digest_id=f"{digest.period.name}/{digest.scope}/{state}",
        period=digest.period.name,
        scope=digest.scope,
        built_at=desk.now,
        state=state,
        reason="；".join(digest.held) or None,
        document={
            "because": digest.sent_because,
            "subject": digest.letter.subject,
            "headline": digest.letter.headline,
            "told": digest.told(issued),
        },
        simulated=simulated,
    )
    desk.ledger.mail.add_digest(run)
    return run


def _postings(run: DigestRun, wanted: Iterable[Reader], outbox: Outbox) -> Iterator[Posting]:
    """The mails kept for these readers; who subscribed after it was built waits for the next one."""
    told = tuple(run.document["told"])
    for reader in wanted:
        if mail := outbox.get(reader.address):
            yield Posting(run.digest_id, reader.address, mail, told, corrections_in(mail))


def _held_postings(
    app: App, digest: Digest, run: DigestRun, wanted: Iterable[Reader], outbox: Outbox
) -> Iterator[Posting]:
    """The operator gets the reasons and the draft; readers are told that it is late, not left in silence."""
    notices = [(reader, delayed_notice) for reader in wanted]
    if app.config.mail.operator:
        notices.append((Reader(app.config.mail.operator, digest.scope), operator_notice))
    for reader, notice in notices:
        if outbox.get(_beside(reader)) is None:  # what may have been sent is not made anew
            outbox.put(_beside(reader), notice(app.config, digest, reader, app.clock()))
    kept = ((reader.address, outbox.get(_beside(reader))) for reader, _ in notices)
    return (Posting(run.digest_id, address, mail) for address, mail in kept if mail)


def _beside(reader: Reader) -> str:
    """The name a notice is kept under, beside the digest for the same reader."""
    return f"held-{reader.address}"
