"""How often we are wrong, by hand-checked samples: drawing one, taking in the answers, telling the rates."""

import csv
import io
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.errors import DeclarationError
from monitor.ledger.quality import HandCheck
from monitor.words import STATUS

SHEET = ("issued_id", "agency_id", "agency", "report_year", "status", "reader", "page", "right", "found", "note")
"""Columns of the sheet a person fills in: ``right`` with y or n, ``found`` with the status they saw when n."""
Z = 1.96
YES, NO = {"y", "yes", "1", "是", "对"}, {"n", "no", "0", "否", "错"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verdict that may be drawn."""

    issued_id: str
    agency_id: str
    agency: str
    report_year: int
    status: str
    reader: str
    page: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Wrong among checked, with the Wilson interval at 95 %."""

    group: str
    checked: int
    wrong: int
    low: float
    high: float


def draw(candidates: Sequence[Candidate], size: int, seed: str) -> tuple[Candidate, ...]:
    """A sample with every status represented as evenly as there are verdicts; the same seed draws the same."""
    by_status: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in sorted(candidates, key=lambda c: c.issued_id):
        by_status[each.status].append(each)
    chance = random.Random(seed)
    for group in by_status.values():
        chance.shuffle(group)
    drawn: list[Candidate] = []
    while len(drawn) < size and any(by_status.values()):
        for status in sorted(by_status):
            if by_status[status] and len(drawn) < size:
                drawn.append(by_status[status].pop())
    return tuple(drawn)


def sheet(sample: Iterable[Candidate]) -> str:
    """The sample as a CSV sheet to fill in (to be written with a BOM for Excel)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(SHEET)
    for c in sample:
        writer.writerow([c.issued_id, c.agency_id, c.agency, c.report_year, c.status, c.reader, c.page, "", "", ""])
    return out.getvalue()


def answers(text: str, file: str) -> list[dict[str, str]]:
    """The filled-in rows of a sheet; rows left blank are left out. Raises DeclarationError naming row and field."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in SHEET if name not in (reader.fieldnames or ())]
    if missing:
        raise DeclarationError(file, "row 1", missing[0], f"the columns {', '.join(SHEET)}")
    filled = []
    for number, row in enumerate(reader, 2):
        word = (row["right"] or "").strip().lower()
        if not word:
            continue
        if word not in YES | NO:
            raise DeclarationError(file, f"row {number}", "right", "y or n", row["right"])
        found = (row["found"] or "").strip()
        if found and found not in STATUS:
            raise DeclarationError(file, f"row {number}", "found", f"one of {', '.join(STATUS)}", found)
        filled.append({**row, "right": "y" if word in YES else "", "found": found})
    return filled


def rates(checks: Iterable[HandCheck]) -> list[Rate]:
    """Error rates over all, by status said, and by how the report was read."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for check in checks:
        for group in ("all", f"status {check.status}", f"reader {check.reader}" if check.reader else ""):
            if group:
                groups[group].append(check.right)
    return [_rate(group, right) for group, right in sorted(groups.items())]


def _rate(group: str, right: list[bool]) -> Rate:
    count, wrong = len(right), right.count(False)
    share, spread = wrong / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / count + spread / (4 * count))
    return Rate(group, count, wrong, max(0.0, middle - half), min(1.0, middle + half))
