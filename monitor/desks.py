"""Opens everything a digest is made from."""

from collections.abc import Iterator
from contextlib import contextmanager

from monitor.app import App
from monitor.digest.material import Desk
from monitor.errors import Stale
from monitor.ledger import Ledger
from monitor.pipeline import load_sources
from monitor.store.store import Store


@contextmanager
def open_desk(app: App) -> Iterator[Desk]:
    """Register, store and ledger, open; raises Stale when nothing was ever read."""
    if not app.home.database.exists():
        raise Stale(f"{app.home.database} 不存在，请先运行 gouji run（或 gouji rebuild）。")
    ledger = Ledger(app.home.ledger)
    try:
        with Store(app.home.database) as store:
            yield Desk(load_sources(app.config).register, store, ledger, app.clock())
    finally:
        ledger.close()
