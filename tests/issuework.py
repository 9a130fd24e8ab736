"""A state folder in which things were seen and judged, and a desk over it, for tests of issuing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from storework import AT, REGISTER, page, visit

from crawler.archive import Archive
from monitor.app import App, make_app
from monitor.config import load_config
from monitor.digest.material import Desk
from monitor.duties import load_duties
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.reading import project, read_captures
from monitor.session import Session, Sitting
from monitor.settings import DigestSection, MailSection, ReadSection
from monitor.store.store import Store

URL = "http://www.example.gov.cn/{}.html"


def state(folder: Path, at: datetime, *, port: int = 0, **mail: object) -> App:
    """The App of a state folder at a moment; mail goes to ``port`` on loopback when there is one."""
    values = {"sender": "年报监测 <gouji@example.gov.cn>", "security": "none", "timeout_s": 5.0} | mail
    if port:
        values |= {"host": "127.0.0.1", "port": port}
    config = load_config(None, {}, folder)
    digest = DigestSection(scope="某县")
    config = replace(config, home=folder, mail=MailSection(**values), digest=digest)  # type: ignore[arg-type]
    return make_app(config, at, verbosity=-1)


def look(app: App, day: int, numbers: dict[int, int]) -> None:
    """A day of looking: agencies show the report of a number, or (0) nothing."""
    documents = {n: [(URL.format(n), page(shown))] if shown else [] for n, shown in numbers.items()}
    visit(app.home.archive, day, documents)
    ledger = Ledger(app.home.ledger)
    run = ledger.runs.begin("crawl", AT + timedelta(days=day))
    ledger.runs.end(run, AT + timedelta(days=day, minutes=1), "good")
    ledger.close()


def live(app: App, day: int, numbers: dict[int, int], *, flip_share: float = 1.0) -> None:
    """A day of the season: looking, reading and judging."""
    look(app, day, numbers)
    archive, ledger = Archive(app.home.archive), Ledger(app.home.ledger)
    at = AT + timedelta(days=day, hours=1)
    with Store(app.home.database) as store:
        project(archive, REGISTER, store)
        read_captures(archive, store, ReadSection())
        bench = Bench(REGISTER, load_duties(), store, at.date())
        Session(ledger, Sitting(at, flip_share, 1.0)).run(bench, store.put_verdicts)
    ledger.close()
    archive.close()


@contextmanager
def desk(app: App) -> Iterator[Desk]:
    ledger = Ledger(app.home.ledger)
    try:
        with Store(app.home.database) as store:
            yield Desk(REGISTER, store, ledger, app.clock())
    finally:
        ledger.close()
