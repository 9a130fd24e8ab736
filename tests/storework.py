"""What tests of the store share: a small register, an archive with looks that found documents, and a dump of rows."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from archiving import exchange

from crawler.archive import Archive
from crawler.looks import Found, Look
from crawler.register import Agency, Portal, Register
from monitor.store.store import Store
from monitor.workdays import BEIJING

YEAR = 2025
AT = datetime(2026, 1, 20, 9, tzinfo=BEIJING)
REGISTER = Register(
    agencies=tuple(
        Agency(f"a{n}", f"某县第{n}局", "department", "county", "321300", "p1", aliases=("旧名",), due_local=(1, 20))
        for n in range(1, 6)
    ),
    portals=(Portal("p1", "某县门户", "http://www.example.gov.cn/"),),
)


def page(number: int, extra: str = "") -> bytes:
    """A small annual report: a title, a sentence, and a row of table three."""
    cells = "".join(f"<td>{figure}</td>" for figure in (number, 0, 0, 0, 0, 0, number))
    return (
        f"<html><head><title>某县第{number}局2025年政府信息公开工作年度报告</title></head><body>"
        f"<h1>某县第{number}局2025年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本年度工作有序{extra}。</p>"
        f"<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>一、本年新收政府信息公开申请数量</td>{cells}</tr></table>"
        "</body></html>"
    ).encode()


def visit(folder: Path, day: int, documents: dict[int, list[tuple[str, bytes]]], run_id: str = "") -> None:
    """One visit on a day (0 is AT's): for each agency number the documents (address, bytes) its list row led to."""
    at = AT + timedelta(days=day)
    with Archive(folder).writer(run_id or f"run-{day}", lambda: at) as writer:
        looks = []
        for number, found in documents.items():
            kept = [writer.keep(replace(exchange(url, body), at=at)) for url, body in found]
            row = Found(found[0][0], "2025年年报", tuple(each.capture_id for each in kept)) if found else None
            looks.append(
                Look(
                    f"look-{day}-{number}", f"run-{day}", f"visit-{day}", "p1", f"a{number}", YEAR, at,
                    at + timedelta(minutes=1), "seen" if row else "absent", found=(row,) if row else (),
                    captures=tuple(each.capture_id for each in kept),
                )
            )  # fmt: skip
        writer.add_looks(looks)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table and view, sorted."""
    with Store(path) as store:
        names = [*store.db.table_names(), *store.db.view_names()]
        own = [name for name in names if not name.startswith(("sqlite_", "text_search_"))]
        return {
            name: sorted(map(tuple, store.db.execute(f"SELECT * FROM {name}").fetchall()), key=repr) for name in own
        }
