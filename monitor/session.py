"""One run of judging: every case judged, what changed put into the ledger, brakes pulled where too much did."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from monitor.brakes import Brakes, Pulled, is_flip
from monitor.cases import Case
from monitor.corrections import withdrawn
from monitor.findings import Verdict
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.ledger.corrections import Correction
from monitor.ledger.holds import Hold
from monitor.ledger.issued import IssuedVerdict
from monitor.rules import RULES
from monitor.rules.rule import Rule
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
        """Judge everybody on the docket; ``put`` shows the verdicts, the ledger keeps what is new."""
        bench.rulings = self._ledger.rulings
        docket = bench.docket(report_year)
        while batch := list(islice(docket, BATCH)):
            cases = [bench.case(agency, year) for agency, year in batch]
            verdicts = [judge(case, self._sitting.rules) for case in cases]
            put(verdicts)
            with self._ledger.transaction():
                for case, verdict in zip(cases, verdicts, strict=True):
                    self._issue(case, verdict)
        for pulled in self._brakes.pulled():
            self._hold(pulled)
        outcome = self._outcome
        words = [f"year={report_year or 'due'}"]
        counts = " ".join(words + [f"{status}={count}" for status, count in sorted(outcome.statuses.items())])
        self._ledger.runs.end(outcome.run_id, self._sitting.at, "held" if outcome.holds else "good", counts)
        return outcome

    def _issue(self, case: Case, verdict: Verdict) -> None:
        before = self._ledger.verdicts.last(verdict.agency_id, verdict.report_year)
        self._outcome.judged += 1
        self._outcome.statuses[verdict.status] += 1
        self._outcome.failed.update(finding.severity for finding in verdict.findings if finding.answer == "fail")
        if case.due.subject:
            self._brakes.count(
                case.agency.division_code,
                verdict.report_year,
                verdict.agency_id,
                flipped=is_flip(before.status if before else None, verdict.status),
                dark=is_dark(case),
            )
        sitting = self._sitting
        issued = self._ledger.verdicts.append(verdict, self._outcome.run_id, sitting.at, simulated=sitting.simulated)
        self._outcome.issued += issued is not None
        if before and issued:
            self._correct(before, verdict)

    def _correct(self, before: IssuedVerdict, verdict: Verdict) -> None:
        for number, each in enumerate(withdrawn(before, verdict), 1):
            self._outcome.corrected += 1
            self._ledger.corrections.add(
                Correction(
                    correction_id=f"{before.issued_id}-c{number}",
                    run_id=self._outcome.run_id,
                    agency_id=verdict.agency_id,
                    report_year=verdict.report_year,
                    rule=each.rule,
                    subject=each.subject,
                    said=each.said,
                    now=each.now,
                    cause=each.cause,
                    withdraws=before.issued_id,
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


def is_dark(case: Case) -> bool:
    """Whether we tried and could not see the agency the last time.

    Neither an agency nobody looked at yet nor one that was seen too few times to say more is dark: on the days after
    a due day that is everybody who is late.
    """
    return bool(case.looks) and case.looks[-1].outcome == "unknown"
