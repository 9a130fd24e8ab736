"""The table of statuses, for people and for programs: one row per agency and report year."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from monitor.places import within
from monitor.store.store import Store
from monitor.words import MARKS, REASON, STATUS, said
from monitor.workbook import workbook

COLUMNS = (
    ("agency_id", "机关编号"), ("agency", "机关"), ("report_year", "报告年度"), ("status", "状态"),
    ("due_on", "期限"), ("due_basis", "期限依据"), ("claimed_on", "自述日期"), ("claimed_source", "自述日期来源"),
    ("first_seen_at", "首次看到"), ("last_absent_at", "最后未见"), ("days_late_min", "至少迟天数"),
    ("days_late_max", "至多迟天数"), ("checks_passed", "检查通过"), ("checks_failed", "检查不符"),
    ("checks_not_assessable", "无法判断"), ("last_good_look_at", "最后有效查看"), ("report_id", "报告编号"),
)  # fmt: skip
"""The columns of the contract, and what people call them."""
Row = dict[str, Any]


def status_rows(store: Store, report_year: int | None = None, region: str = "") -> list[Row]:
    """Rows of the view ``status`` for a year (None: the latest one), by division and agency."""
    if report_year is None:
        latest = store.db.execute("SELECT max(report_year) FROM verdicts").fetchone()[0]
        report_year = latest if latest is not None else 0
    rows = store.db.query("SELECT * FROM status WHERE report_year = ? ORDER BY division_code, agency_id", [report_year])
    return [row for row in rows if within(row["division_code"] or "", region)]


def _contract(row: Row) -> Row:
    return {name: row[name] for name, _ in COLUMNS}


def as_json(rows: Sequence[Row]) -> str:
    """A JSON list with the columns of the contract."""
    return json.dumps([_contract(row) for row in rows], ensure_ascii=False, indent=1)


def as_csv(rows: Sequence[Row]) -> bytes:
    """CSV with a byte order mark, so that Excel reads the Chinese; ASCII column names, stable status words.

    A text that a spreadsheet would take for a formula is preceded by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([name for name, _ in COLUMNS])
    writer.writerows([_inert(row[name]) for name, _ in COLUMNS] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def as_xlsx(rows: Sequence[Row]) -> bytes:
    """A workbook with Chinese heads and words."""
    heads = [words for _, words in COLUMNS]
    body = ([said(STATUS, row[name]) if name == "status" else row[name] for name, _ in COLUMNS] for row in rows)
    return workbook([("状态", heads, body)])


def as_text(rows: Sequence[Row]) -> str:
    """A table for a terminal, and the counts below it."""
    if not rows:
        return "还没有判断结果。先运行 gouji run。\n"
    heads = ("机关", "状态", "期限", "首次看到", "迟（天）", "检查 通过/不符/无法判断", "说明")
    lines = [heads, *(_text_row(row) for row in rows)]
    widths = [max(_width(line[at]) for line in lines) for at in range(len(heads))]
    body = "\n".join("  ".join(_pad(cell, widths[at]) for at, cell in enumerate(line)).rstrip() for line in lines)
    counts = Counter(row["status"] for row in rows)
    totals = "，".join(f"{words[0]} {counts[status]}" for status, words in STATUS.items())
    return f"{rows[0]['report_year']}年度报告\n{body}\n\n共 {len(rows)}：{totals}\n"


def _text_row(row: Row) -> tuple[str, ...]:
    least, most = row["days_late_min"], row["days_late_max"]
    late = "" if not most else str(most) if least == most else f"{least}–{most}"
    checks = f"{row['checks_passed']}/{row['checks_failed']}/{row['checks_not_assessable']}"
    return (
        row["agency"] or row["agency_id"],
        f"{MARKS[row['status']]} {said(STATUS, row['status'])}",
        row["due_on"] or "—",
        (row["first_seen_at"] or "—")[:16].replace("T", " "),
        late or "—",
        checks if row["report_id"] else "—",
        said(REASON, row["reason"]) + (_since(row) if row["status"] == "could_not_look" else ""),
    )


def _since(row: Row) -> str:
    last = (row["last_good_look_at"] or "")[:16].replace("T", " ")
    return f"（最后有效查看 {last}）" if last else "（从未有效查看）"


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
