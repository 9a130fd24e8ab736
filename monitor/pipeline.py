"""The main job in its steps: crawl, read, judge. Each step says what it did and can be run again at any time."""

from collections.abc import Callable
from dataclasses import asdict

from crawler.archive import Archive
from crawler.clock import Clock as CrawlClock
from crawler.plan import PlannedVisit
from crawler.register import Register, load_register
from crawler.run import CrawlJob, Progress, crawl
from crawler.settings import CrawlSettings
from crawler.summary import CrawlSummary
from monitor.app import App
from monitor.cases import ProofNeeded
from monitor.config import Config
from monitor.crawl_outcome import as_text
from monitor.duties import load_duties
from monitor.judging import Bench
from monitor.judging_pool import Court, judge_in_processes
from monitor.leasing import VisitLeases
from monitor.ledger import Ledger
from monitor.progress import ProgressLine
from monitor.reading import ReadSummary, project, read_captures
from monitor.rebuilding import Sources
from monitor.session import Outcome, Session, Sitting
from monitor.store.store import Store
from monitor.visiting import Wanted, due_among, plan_of
from monitor.workdays import beijing_day

SEASON = Wanted(due_only=True)
"""What the schedule asks for: whatever is due."""


def load_sources(config: Config) -> Sources:
    """The register and the duties; raises DeclarationError where a file cannot be used."""
    register = load_register(config.agencies, config.portals)
    return Sources(register, load_duties(), config.read, config.judge)


def season_year(app: App) -> int:
    """The report year now due or next due: last year's."""
    return beijing_day(app.clock()).year - 1


def crawl_settings(config: Config) -> CrawlSettings:
    """The section [crawl] as the crawler takes it; keys of the same name."""
    return CrawlSettings(**asdict(config.crawl))


def planned(app: App, sources: Sources, wanted: Wanted) -> tuple[PlannedVisit, ...]:
    """The visits to what is wanted; where only what is due is, those the cadence asks for now."""
    plan = plan_of(wanted, sources.register, season_year(app))
    if not wanted.due_only:
        return plan
    archive = Archive(app.home.archive)
    due = due_among(plan, sources.register, sources.duties, archive, app.clock())
    agencies, left = sum(len(visit.due) for visit in plan), sum(len(visit.due) for visit in due)
    app.say(f"到期 {left} 次查看，未到期 {agencies - left} 次" + ("" if left else "（立即查看请加 --all）"))
    return due


def crawl_step(app: App, sources: Sources, plan: tuple[PlannedVisit, ...]) -> CrawlSummary:
    """Look at what is planned and archive it; visits another process holds are left to it."""
    summary = crawl_once(app, sources.register, plan, _teller(app))
    app.say(as_text(summary, sources.register))
    return summary


def crawl_once(
    app: App, register: Register, plan: tuple[PlannedVisit, ...], progress: Progress | None = None
) -> CrawlSummary:
    """One crawl, each visit leased, noted as a run in the ledger. Raises GoujiError."""
    ledger = Ledger(app.home.ledger)
    try:
        run_id = ledger.runs.begin("crawl", app.clock(), simulated=app.simulated)
        clock = CrawlClock(app.clock() if app.simulated else None)
        leases = VisitLeases(app.home.ledger, clock)
        job = CrawlJob(register, plan, crawl_settings(app.config), app.home.archive, run_id, clock, leases)
        summary = crawl(job, progress)
        words = f"seen={summary.seen} absent={summary.absent} unknown={summary.unknown}"
        ledger.runs.end(run_id, app.clock(), "good" if summary.unknown == 0 else "some_not_looked_at", words)
    finally:
        ledger.close()
    return summary


def _teller(app: App) -> Callable[[int, int, CrawlSummary], None]:
    progress = ProgressLine(app.verbosity < 0)

    def tell(done: int, planned: int, so_far: CrawlSummary) -> None:
        counts = f"看到 {so_far.seen}，未见 {so_far.absent}，无法查看 {so_far.unknown}"
        progress.tell(f"已访问 {done}/{planned} 个网站：{counts}")
        if done == planned:
            progress.end()

    return tell


def read_step(app: App, sources: Sources, *, workers: int = 0, everything: bool = False) -> ReadSummary:
    """Read what was found and not read yet; ``everything`` reads all of it again."""
    archive = Archive(app.home.archive)
    try:
        with Store(app.home.database) as store:
            if everything:
                store.forget_reports()
            project(archive, sources.register, store)
            progress = ProgressLine(app.verbosity < 0)
            try:
                summary = read_captures(
                    archive, store, sources.read, workers, lambda so_far: progress.tell(so_far.line())
                )
            finally:
                progress.end()
    finally:
        archive.close()
    app.say(summary.line())
    return summary


SEVERAL_FROM = 2000
"""From so many agencies on judging is worth several processes."""


def judge_step(app: App, sources: Sources, report_year: int | None = None, *, workers: int = 0) -> Outcome:
    """Judge what is due, show it in gouji.db and put what is new into the ledger; a small register in this process."""
    at = app.clock()
    proof = ProofNeeded(sources.judge.looks_needed, sources.judge.days_needed)
    sitting = Sitting(at, sources.judge.hold_flip_share, sources.judge.hold_dark_share, app.simulated)
    ledger = Ledger(app.home.ledger)
    try:
        with Store(app.home.database) as store:
            session, today = Session(ledger, sitting), beijing_day(at)
            if workers > 1 and len(sources.register.agencies) >= SEVERAL_FROM:
                court = Court(app.home, sources.register, sources.duties, today, proof)
                outcome = judge_in_processes(session, court, store, workers, report_year)
            else:
                bench = Bench(sources.register, sources.duties, store, today, proof)
                outcome = session.run(bench, store.put_verdicts, report_year)
            store.put_corrections(ledger.corrections.all())
            store.analyze()
    finally:
        ledger.close()
    app.say(f"判断 {outcome.judged} 项，新说法 {outcome.issued} 项，更正 {outcome.corrected} 项")
    for hold in outcome.holds:
        app.say(f"暂缓发布 {hold.jurisdiction}：{hold.reason}（{hold.hold_id}）")
    return outcome


def run_all(app: App, wanted: Wanted = SEASON, *, workers: int = 0) -> int:
    """Crawl, read and judge under one lock; the exit code of the contract. Raises Locked."""
    with app.home.lock():
        sources = load_sources(app.config)
        looked = crawl_step(app, sources, planned(app, sources, wanted))
        read_step(app, sources, workers=workers)
        outcomes = [judge_step(app, sources, year, workers=workers) for year in wanted.years or (None,)]
    if any(outcome.holds for outcome in outcomes):
        return 4
    return 3 if looked.unknown or not looked.complete else 0
