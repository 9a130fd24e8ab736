"""Who owes a report by which day under which article: ``data/duties.toml`` applied to one agency and year."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import data
from crawler.register import Agency, Kind
from data.errors import DeclarationError, GoujiError

KINDS: tuple[str, ...] = get_args(Kind)


class NotJudgeable(GoujiError):
    """Raised by ``Duties.due`` for a report year the duties file does not answer for."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the duties file: for some kinds and report years, a day (month, day) and its article.

    ``due`` is None for those who owe nothing; ``expected`` is a customary earlier day without force of law.
    """

    id: str
    first: int
    last: int
    kinds: tuple[str, ...]
    basis: str
    due: tuple[int, int] | None = None
    expected: tuple[int, int] | None = None
    expected_basis: str | None = None
    local: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What one agency owes for one report year. Days are whole days, Beijing time.

    ``subject`` false means nothing is owed, ``reason`` says why: ``public_institution``, ``ended``, ``not_founded``,
    ``exempted`` (by a ruling). ``extended_on`` is a later day granted by a ruling; it replaces both other days.
    """

    duty_id: str
    subject: bool
    reason: str | None = None
    statutory_on: date | None = None
    statutory_basis: str | None = None
    local_on: date | None = None
    local_basis: str | None = None
    extended_on: date | None = None
    extended_basis: str | None = None

    @property
    def on(self) -> date | None:
        """The last day that is in time: the statutory one, unless a ruling granted a later one."""
        return self.extended_on or self.statutory_on

    @property
    def basis(self) -> str | None:
        """The article, or the ruling, that sets ``on``."""
        return self.extended_basis if self.extended_on else self.statutory_basis


@dataclass(frozen=True, slots=True)
class Duties:
    """The whole file: a first and last report year, and a duty for every kind in each of them."""

    first: int
    last: int
    duties: tuple[Duty, ...]

    def due(self, agency: Agency, report_year: int) -> Due:
        """What the agency owes. Raises NotJudgeable outside the range, DeclarationError for a local day too late."""
        if not self.first <= report_year <= self.last:
            raise NotJudgeable(
                f"报告年度 {report_year} 不在 duties.toml 的范围（{self.first}–{self.last}）之内，不作判断。"
                f" Report year {report_year} is outside the range of duties.toml: nothing is judged."
            )
        duty = self._duty(agency.kind, report_year)
        if duty.due is None:
            return Due(duty.id, subject=False, reason=duty.reason, statutory_basis=duty.basis)
        statutory = date(report_year + 1, *duty.due)
        if reason := _outside_life(agency, report_year, statutory):
            return Due(duty.id, subject=False, reason=reason, statutory_basis=duty.basis)
        local, basis = _local(agency, duty, report_year, statutory)
        return Due(duty.id, True, None, statutory, duty.basis, local, basis)

    def _duty(self, kind: str, report_year: int) -> Duty:
        return next(d for d in self.duties if kind in d.kinds and d.first <= report_year <= d.last)


def _outside_life(agency: Agency, report_year: int, statutory: date) -> str | None:
    """Why an agency owes nothing: founded after the report year, or ended before its report was due."""
    if agency.since and agency.since > date(report_year, 12, 31):
        return "not_founded"
    if agency.until and agency.until < statutory:
        return "ended"
    return None


def _local(agency: Agency, duty: Duty, report_year: int, statutory: date) -> tuple[date | None, str | None]:
    if agency.due_local and duty.local:
        local = date(report_year + 1, *agency.due_local)
        if local > statutory:
            raise DeclarationError(
                "agencies.csv", agency.agency_id, "due_local", f"a day not later than {statutory}", local.isoformat()
            )
        return local, agency.due_basis
    if duty.expected:
        return date(report_year + 1, *duty.expected), duty.expected_basis
    return None, None


@cache
def load_duties(path: Path | None = None) -> Duties:
    """Read and check a duties file (the shipped one by default). Raises DeclarationError, naming table and field."""
    place = path or data.path("duties.toml")
    name = place.name
    try:
        raw = tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(name, str(error), "-", "TOML") from error
    _refuse_unknown(name, "top", raw, {"report_years", "duty", "not_subject"})
    first, last = _years(name, "top", raw)
    duties = tuple(_duties(name, raw))
    _check_cover(name, first, last, duties)
    return Duties(first, last, duties)


def _duties(name: str, raw: dict[str, Any]) -> Iterator[Duty]:
    for key, allowed in (
        ("duty", {"id", "report_years", "kinds", "due", "basis", "expected", "expected_basis", "local"}),
        ("not_subject", {"id", "report_years", "kinds", "reason", "basis"}),
    ):
        for number, table in enumerate(raw.get(key, []), 1):
            where = f"{key} {number}"
            _refuse_unknown(name, where, table, allowed)
            yield _duty(name, where, table, owes=key == "duty")


def _duty(name: str, where: str, table: dict[str, Any], *, owes: bool) -> Duty:
    first, last = _years(name, where, table)
    kinds = table.get("kinds")
    if not isinstance(kinds, list) or not kinds or set(kinds) - set(KINDS):
        raise DeclarationError(name, where, "kinds", "a list of " + ", ".join(KINDS), kinds)
    return Duty(
        id=_text(name, where, table, "id"),
        first=first,
        last=last,
        kinds=tuple(kinds),
        basis=_text(name, where, table, "basis"),
        due=_day(name, where, table, "due") if owes else None,
        expected=_day(name, where, table, "expected") if "expected" in table else None,
        expected_basis=_text(name, where, table, "expected_basis") if "expected" in table else None,
        local=table.get("local", False) is True,
        reason=None if owes else _text(name, where, table, "reason"),
    )


def _refuse_unknown(name: str, where: str, table: dict[str, Any], allowed: set[str]) -> None:
    if unknown := sorted(set(table) - allowed):
        raise DeclarationError(name, where, unknown[0], "one of " + ", ".join(sorted(allowed)), unknown[0])


def _text(name: str, where: str, table: dict[str, Any], field: str) -> str:
    value = table.get(field)
    if not isinstance(value, str) or not value.strip():
        raise DeclarationError(name, where, field, "a text", value)
    return value


def _years(name: str, where: str, table: dict[str, Any]) -> tuple[int, int]:
    match table.get("report_years"):
        case [int(first), int(last)] if first <= last:
            return first, last
        case other:
            raise DeclarationError(name, where, "report_years", "[first, last]", other)


def _day(name: str, where: str, table: dict[str, Any], field: str) -> tuple[int, int]:
    try:
        # 29 February does not exist every year, hence a year that has none
        day = date.fromisoformat(f"2001-{table.get(field)}")
    except ValueError as error:
        raise DeclarationError(name, where, field, "MM-DD", table.get(field)) from error
    return day.month, day.day


def _check_cover(name: str, first: int, last: int, duties: tuple[Duty, ...]) -> None:
    """Every kind has exactly one duty in every year of the range; ids are unique."""
    ids = [duty.id for duty in duties]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise DeclarationError(name, "duty", "id", "unique ids", twice[0])
    for kind in KINDS:
        for year in range(first, last + 1):
            found = [d.id for d in duties if kind in d.kinds and d.first <= year <= d.last]
            if len(found) != 1:
                raise DeclarationError(name, f"kind {kind}, report year {year}", "kinds", "exactly one duty", found)
