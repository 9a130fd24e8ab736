"""Judging in several processes: they read and judge shares of the docket, this one alone writes what they found."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NoReturn

from crawler.register import Agency, Register
from data.errors import GoujiError
from monitor.cases import ProofNeeded
from monitor.duties import Duties
from monitor.home import Home
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.news import News, news_of
from monitor.originality.corpus import Signature, signatures
from monitor.rulings import RulingsInForce
from monitor.session import Outcome, Session
from monitor.store.store import Store
from monitor.store.verdict_rows import VerdictRows, verdict_rows
from monitor.verdicts import judge
from monitor.workers import Crew, Loss, run
from monitor.years import Year, year_of

SHARE = 200
"""Cases judged and written together: few enough to stay small, many enough to be quick."""
SECONDS = 900.0
"""Within which a share is judged on any machine; beyond it something hangs."""
Keys = tuple[tuple[str, int], ...]
"""A share of the docket: agency ids and report years."""
Judged = list[tuple[News, VerdictRows]]


class JudgingBroken(GoujiError):
    """Raised when a process that judges dies or hangs: nothing of its share was written."""


@dataclass(frozen=True, slots=True)
class Court:
    """What every judging process needs: where the state is, and what cases are built from."""

    home: Home
    register: Register
    duties: Duties
    today: date
    proof: ProofNeeded


def judge_in_processes(
    session: Session, court: Court, store: Store, workers: int, report_year: int | None = None
) -> Outcome:
    """The same as ``Session.run`` over the same evidence, in the same order, whatever ``workers`` is (at least one)."""
    bench = Bench(court.register, court.duties, store, court.today, court.proof)
    wanted = sorted({year for _, year in bench.docket(report_year)})
    years = {year: _year(court, bench, store, year, workers) for year in wanted}
    crew = Crew(partial(_judging, court, years), _lost, workers, SECONDS)
    for _, judged in run(crew, _shares(bench, report_year)):
        store.put_verdict_rows(rows for _, rows in judged)
        session.record(news for news, _ in judged)
    return session.close(report_year)


def _shares(bench: Bench, report_year: int | None) -> Iterator[Keys]:
    docket = ((agency.agency_id, year) for agency, year in bench.docket(report_year))
    while share := tuple(islice(docket, SHARE)):
        yield share


def _lost(_: object, how: Loss) -> NoReturn:
    raise JudgingBroken(
        f"判断进程{'异常终止' if how == 'died' else '超时'}，已写入的部分有效，请再次运行 gouji judge。"
    )


@contextmanager
def _judging(court: Court, years: Mapping[int, Year]) -> Iterator[Callable[[Keys], Judged]]:
    """The judge of one process; it writes nothing."""
    with Store(court.home.database) as store, Ledger(court.home.ledger) as ledger:
        bench = Bench(court.register, court.duties, store, court.today, court.proof)
        bench.rulings, bench.years = RulingsInForce(ledger.rulings.all()), dict(years)
        yield lambda keys: [_judged(bench, store, ledger, *key) for key in keys]


def _judged(bench: Bench, store: Store, ledger: Ledger, agency_id: str, report_year: int) -> tuple[News, VerdictRows]:
    case = bench.case(bench.by_id[agency_id], report_year)
    verdict = judge(case)
    rows = verdict_rows(verdict, but=store.shown(f"{agency_id}-{report_year}"))
    return news_of(case, verdict, ledger), rows


# the texts of a year


def _year(court: Court, bench: Bench, store: Store, report_year: int, workers: int) -> Year:
    """All texts of a year, signed in the same number of processes."""

    def sign(common: frozenset[str]) -> Iterator[tuple[str, Signature]]:
        crew = Crew(partial(_signing, court.home.database, bench.by_id, common, report_year), _lost, workers, SECONDS)
        for _, signed in run(crew, _bounds(bench, store, report_year)):
            yield from signed

    return year_of(report_year, bench.by_id, store, sign)


def _bounds(bench: Bench, store: Store, report_year: int) -> Iterator[tuple[str, str]]:
    """First and last agency ids of shares of those that were looked at for the year."""
    ids = iter(sorted(store.looked_at(report_year) & bench.by_id.keys()))
    while share := list(islice(ids, SHARE)):
        yield share[0], share[-1]


@contextmanager
def _signing(
    database: Path, agencies: Mapping[str, Agency], common: frozenset[str], report_year: int
) -> Iterator[Callable[[tuple[str, str]], list[tuple[str, Signature]]]]:
    with Store(database) as store:
        yield lambda bounds: list(signatures(agencies, store.narratives(report_year, between=bounds), common))
