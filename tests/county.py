"""A county in memory: evidence without a database, judged into a ledger, with rulings in one line."""

from dataclasses import replace
from datetime import date

from casework import AGENCY, at

from crawler.register import Portal, Register
from monitor.duties import load_duties
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.rules.originality import narrative
from monitor.rulings import DUTY, Ruling
from monitor.session import Session, Sitting
from monitor.verdicts import fingerprint

PORTAL = Portal("xian", "某县", "http://xian.example/")
ABSENT = ("2023-02-03", "2023-02-04", "2023-02-06")


class Memory:
    """Evidence without a database."""

    def __init__(self):
        self.seen, self.read = {}, {}

    def add(self, agency_id, *looks, year=2022, reports=()):
        own = [replace(each, agency_id=agency_id, look_id=f"{each.look_id}-{agency_id}") for each in looks]
        self.seen.setdefault((agency_id, year), []).extend(own)
        renamed = [
            replace(r, look_id=f"{r.look_id}-{agency_id}", report_id=f"{agency_id}-{r.report_id}") for r in reports
        ]
        self.read.setdefault((agency_id, year), []).extend(renamed)

    def looks(self, agency_id, report_year):
        return tuple(self.seen.get((agency_id, report_year), ()))

    def reports(self, agency_id, report_year):
        return tuple(self.read.get((agency_id, report_year), ()))

    def narratives(self, report_year, agency_id=None):
        for (agency, year), reports in sorted(self.read.items()):
            if year == report_year and agency_id in (None, agency) and reports:
                yield agency, narrative(reports[-1].report)

    def figures(self, report_year, cell):
        for (agency, year), reports in sorted(self.read.items()):
            for each in reports[-1].report.cells if year == report_year and reports else ():
                if f"{each.table}.{each.row}.{each.column}" == cell and each.value is not None:
                    yield agency, int(each.value)

    def looked_at(self, report_year):
        return frozenset(agency for agency, year in self.seen if year == report_year)

    def years(self):
        return tuple(sorted({year for _, year in self.seen}))


class County:
    """A county of agencies, judged day by day into a ledger in memory."""

    def __init__(self, *agency_ids):
        self.agencies = {i: replace(AGENCY, agency_id=i) for i in agency_ids}
        self.memory, self.ledger, self.shown = Memory(), Ledger(":memory:"), {}

    def judge(self, day, year=None, **sitting):
        register = Register(tuple(self.agencies.values()), (PORTAL,))
        bench = Bench(register, load_duties(), self.memory, date.fromisoformat(day))
        session = Session(self.ledger, Sitting(at(day, "20:00"), 0.2, 0.15, **sitting))
        return session.run(bench, self.put, year)

    def put(self, verdicts):
        self.shown.update({(v.agency_id, v.report_year): v for v in verdicts})

    def rule(self, kind, day, agency_id="a", rule=DUTY, subject="", **more):
        verdict = self.shown[agency_id, 2022]
        facts = next((fingerprint(f) for f in verdict.findings if (f.rule, f.subject) == (rule, subject)), "")
        number = self.ledger.rulings.next_id()
        self.ledger.rulings.add(
            Ruling(number, agency_id, 2022, kind, rule, subject, facts, "王某", "电话核实", at(day), **more)
        )
