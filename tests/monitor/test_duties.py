"""Who owes by when: every kind, the two laws, local days, and the refusals."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from casework import AGENCY

from data.errors import DeclarationError
from monitor.duties import KINDS, NotJudgeable, load_duties

DUTIES = load_duties()


@pytest.mark.parametrize(
    ("kind", "report_year", "statutory", "local", "because"),
    [
        ("department", 2022, "2023-01-31", None, "Art. 49(1)"),
        ("government_office", 2021, "2022-01-31", None, "the office of a government is a department"),
        ("vertical_agency", 2022, "2023-01-31", None, "Art. 49(1)"),
        ("authorised_body", 2022, "2023-01-31", None, "Art. 54"),
        ("people_government", 2020, "2021-03-31", None, "Art. 49(2)"),
        ("zone", 2022, "2023-03-31", None, "as a government"),
        ("township_government", 2022, "2023-03-31", "2023-01-31", "no day in Art. 49: reminder in January"),
        ("street_office", 2022, "2023-03-31", "2023-01-31", "as a township"),
        ("department", 2018, "2019-03-31", None, "regulation of 2007, Art. 31"),
        ("township_government", 2018, "2019-03-31", None, "regulation of 2007 knows one day"),
        ("department", 2019, "2020-01-31", None, "first report under the revision"),
    ],
)
def test_days(kind, report_year, statutory, local, because):
    due = DUTIES.due(replace(AGENCY, kind=kind), report_year)
    assert due.subject
    assert due.statutory_on == date.fromisoformat(statutory), because
    assert due.local_on == (date.fromisoformat(local) if local else None), because
    assert due.statutory_basis


@pytest.mark.parametrize(
    ("overrides", "report_year", "reason"),
    [
        ({"kind": "public_institution"}, 2022, "public_institution"),
        ({"kind": "public_institution"}, 2012, "public_institution"),
        ({"since": date(2023, 1, 1)}, 2022, "not_founded"),
        ({"until": date(2022, 10, 1)}, 2022, "ended"),
        ({"until": date(2023, 1, 30)}, 2022, "ended"),
    ],
)
def test_not_subject(overrides, report_year, reason):
    due = DUTIES.due(replace(AGENCY, **overrides), report_year)
    assert (due.subject, due.reason) == (False, reason)


@pytest.mark.parametrize("overrides", [{"since": date(2022, 12, 31)}, {"until": date(2023, 1, 31)}])
def test_lived_long_enough_to_owe(overrides):
    assert DUTIES.due(replace(AGENCY, **overrides), 2022).subject


def test_local_day_stands_beside_the_statutory_one():
    due = DUTIES.due(replace(AGENCY, due_local=(1, 28), due_basis="某政办函〔2022〕1号"), 2022)
    assert (due.statutory_on, due.local_on) == (date(2023, 1, 31), date(2023, 1, 28))
    assert due.local_basis == "某政办函〔2022〕1号"


def test_local_day_says_nothing_under_the_old_regulation():
    assert DUTIES.due(replace(AGENCY, due_local=(1, 28)), 2018).local_on is None


def test_local_day_later_than_the_statute_is_refused():
    with pytest.raises(DeclarationError, match="not later than 2023-01-31"):
        DUTIES.due(replace(AGENCY, due_local=(2, 20)), 2022)


@pytest.mark.parametrize("report_year", [2007, 2031])
def test_outside_the_range_nothing_is_judged(report_year):
    with pytest.raises(NotJudgeable, match=str(report_year)):
        DUTIES.due(AGENCY, report_year)


def test_every_kind_has_one_duty_in_every_year():
    for year in range(DUTIES.first, DUTIES.last + 1):
        for kind in KINDS:
            DUTIES.due(replace(AGENCY, kind=kind), year)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("report_years = [2008, 2030]\n\n", "report_years = [2030, 2008]\n\n"), "report_years"),
        (('due = "01-31"', 'due = "31 January"'), "MM-DD"),
        (('kinds = ["people_government"]', 'kinds = ["people_goverment"]'), "people_goverment"),
        (('kinds = ["people_government"]', 'kinds = ["zone"]'), "exactly one duty"),
        (('id = "2019-49-2-zone"', 'id = "2019-49-2"'), "unique ids"),
        (("local = true", "lokal = true"), "lokal"),
        (("[[duty]]", "[[duty"), "TOML"),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, change, words):
    text = (Path(__file__).parents[2] / "data/duties.toml").read_text(encoding="utf-8")
    broken = tmp_path / "duties.toml"
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match=words) as caught:
        load_duties(broken)
    assert "duties.toml" in str(caught.value)
