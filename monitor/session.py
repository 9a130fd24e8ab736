"""One run of judging: every case judged, what changed put into the ledger, brakes pulled where too much did."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from monitor.brakes import Brakes, Pulled
from monitor.corrections import Withdrawn
from monitor.findings import Verdict
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.ledger.corrections import Correction
from monitor.ledger.holds import Hold
from monitor.news import News, news_of
from monitor.rules import RULES
from monitor.rules.rule import Rule
from monitor.rulings import RulingsInForce
from monitor.verdicts import judge

PutVerdicts = Callable[[Iterable[Verdict]], None]
"""``Store.put_verdicts``."""
BATCH = 200
"""Verdicts written in one transaction: few enough to stay small, many enough to be quick."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and under what a run of judging takes place."""

    at: datetime
    flip_share: float
    dark_share: float
    simulated: bool = False
    rules: Sequence[Rule] = RULES


@dataclass(slots=True)
class Outcome:
    """What a run of judging did."""

    run_id: str
    judged: int = 0
    issued: int = 0
    corrected: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    """Findings that failed, by severity."""
    holds: list[Hold] = field(default_factory=list)


class Session:
    """A run of judging in progress."""

    def __init__(self, ledger: Ledger, sitting: Sitting) -> None:
        self._ledger, self._sitting = ledger, sitting
        self._brakes = Brakes(sitting.flip_share, sitting.dark_share)
        mark = ",".join(f"{rule.id}.{rule.version}" for rule in sitting.rules)
        self._outcome = Outcome(ledger.runs.begin("judge", sitting.at, rules=mark, simulated=sitting.simulated))

    def run(self, bench: Bench, put: PutVerdicts, report_year: int | None = None) -> Outcome:
        """Judge everybody on the docket in this process; ``put`` shows the verdicts, the ledger keeps what is new."""
        bench.rulings = RulingsInForce(self._ledger.rulings.all())
        docket = bench.docket(report_year)
        while batch := list(islice(docket, BATCH)):
            cases = [bench.case(agency, year) for agency, year in batch]
            verdicts = [judge(case, self._sitting.rules) for case in cases]
            put(verdicts)
            self.record([news_of(case, verdict, self._ledger) for case, verdict in zip(cases, verdicts, strict=True)])
        return self.close(report_year)

    def record(self, listed: Iterable[News]) -> None:
        """Keep the news of some cases, whole or not at all; each case once per run."""
        with self._ledger.transaction():
            for news in listed:
                self._record(news)

    def close(self, report_year: int | None = None) -> Outcome:
        """Pull the brakes where too much changed or went dark, and note how the run ended."""
        for pulled in self._brakes.pulled():
            self._hold(pulled)
        outcome = self._outcome
        words = [f"year={report_year or 'due'}"]
        counts = " ".join(words + [f"{status}={count}" for status, count in sorted(outcome.statuses.items())])
        self._ledger.runs.end(outcome.run_id, self._sitting.at, "held" if outcome.holds else "good", counts)
        return outcome

    def _record(self, news: News) -> None:
        outcome, sitting = self._outcome, self._sitting
        outcome.judged += 1
        outcome.statuses[news.status] += 1
        outcome.failed.update(news.failed)
        if news.subject:
            self._brakes.count(
                news.jurisdiction, news.report_year, news.agency_id, flipped=news.flipped, dark=news.dark
            )
        if news.issue:
            outcome.issued += 1
            self._ledger.verdicts.add(news.issue, outcome.run_id, sitting.at, simulated=sitting.simulated)
        for number, each in enumerate(news.withdrawn, 1):
            self._correct(news, number, each)

    def _correct(self, news: News, number: int, each: Withdrawn) -> None:
        assert news.before_id is not None, "only what was said can be withdrawn"
        self._outcome.corrected += 1
        self._ledger.corrections.add(
            Correction(
                correction_id=f"{news.before_id}-c{number}",
                run_id=self._outcome.run_id,
                agency_id=news.agency_id,
                report_year=news.report_year,
                rule=each.rule,
                subject=each.subject,
                said=each.said,
                now=each.now,
                cause=each.cause,
                withdraws=news.before_id,
                recorded_at=self._sitting.at,
                simulated=self._sitting.simulated,
            )
        )

    def _hold(self, pulled: Pulled) -> None:
        """Record a brake, unless it is held already or a person released just these agencies before."""
        place = (pulled.jurisdiction, pulled.report_year, pulled.kind)
        earlier = [h for h in self._ledger.holds.all() if (h.jurisdiction, h.report_year, h.kind) == place]
        still_open = {hold.hold_id for hold in self._ledger.holds.open()}
        if any(hold.hold_id in still_open or set(pulled.agencies) <= set(hold.agencies) for hold in earlier):
            return
        hold = Hold(
            hold_id=f"H-{pulled.jurisdiction}-{pulled.report_year}-{pulled.kind}-{len(earlier) + 1}",
            run_id=self._outcome.run_id,
            jurisdiction=pulled.jurisdiction,
            report_year=pulled.report_year,
            kind=pulled.kind,
            reason=pulled.reason,
            agencies=pulled.agencies,
            held_at=self._sitting.at,
            simulated=self._sitting.simulated,
        )
        self._ledger.holds.add(hold)
        self._outcome.holds.append(hold)
