"""What must hold of every season, whatever happens in it: hypothesis invents the seasons."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from casework import case, claimed, look, report, stored
from county import ABSENT, County
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reasons import REASONS
from monitor.rulings import DUTY
from monitor.status import standing
from monitor.verdicts import judge
from monitor.workdays import BEIJING

STEADY = settings(deadline=None, derandomize=True)
DUE = date(2023, 1, 31)
START = datetime(2023, 1, 10, tzinfo=BEIJING)
minutes = st.integers(0, 80 * 24 * 60)
failures = st.sampled_from(sorted(REASONS))
days = st.dates(date(2022, 6, 1), date(2023, 6, 30))


def at_minute(minute):
    return START + timedelta(minutes=minute)


def looked(minute, outcome, number):
    """A look of two minutes beginning at a minute of the season."""
    moment = at_minute(minute)
    made = look(f"{moment:%Y-%m-%d}", outcome, f"{moment:%H:%M}")
    return replace(made, look_id=f"look-{number}")


@st.composite
def seasons(draw):
    """True looks at a report published at some minute (or never), some of them failing: (published, looks)."""
    published = draw(st.none() | minutes)
    looks = []
    for number, minute in enumerate(sorted(draw(st.lists(minutes, max_size=25, unique=True)))):
        failed = draw(st.booleans())
        true = "seen" if published is not None and minute >= published else "absent"
        looks.append(looked(minute, f"unknown:{draw(failures)}" if failed else true, number))
    return published, tuple(looks)


def judged(looks, reports=()):
    return standing(case("2023-04-30", looks, reports))


def read(looks, dates=()):
    """The report as read at the first look that saw it."""
    seen = [each for each in looks if each.outcome == "seen"]
    if not seen:
        return ()
    made = stored(f"{seen[0].started_at:%Y-%m-%d}", report(dates=tuple(dates)), f"{seen[0].started_at:%H:%M}")
    return (replace(made, look_id=seen[0].look_id),)


@given(st.lists(st.tuples(minutes, failures), max_size=30))
@STEADY
def test_no_failure_of_looking_gives_overdue_or_late(failed):
    looks = [looked(minute, f"unknown:{reason}", n) for n, (minute, reason) in enumerate(failed)]
    assert judged(looks).status == "could_not_look"


@given(seasons())
@STEADY
def test_who_published_in_time_is_never_accused(season):
    published, looks = season
    stand = judged(looks, read(looks))
    if published is not None and at_minute(published).date() <= DUE:
        assert stand.status in ("on_time", "could_not_look")
        assert not stand.days_late_min


@given(seasons())
@STEADY
def test_bounds_hold_the_truth(season):
    published, looks = season
    stand = judged(looks, read(looks))
    if stand.days_late_min is None:
        return
    late = (at_minute(published).date() - DUE).days if published is not None else None
    if stand.status == "overdue":
        assert late is None or late >= stand.days_late_min
    else:
        assert stand.days_late_min <= max(0, late) <= stand.days_late_max


@given(seasons(), st.data())
@STEADY
def test_more_looks_never_widen_the_bounds_and_never_leave_the_truth(season, data):
    """Every look more is knowledge: the interval shrinks around the truth, and what was proven stays proven."""
    _, looks = season
    kept = tuple(each for each in looks if data.draw(st.booleans()))
    few, many = judged(kept, read(kept)), judged(looks, read(looks))
    if few.days_late_min is not None and few.status == many.status:
        assert many.days_late_min >= few.days_late_min
        assert many.days_late_max <= few.days_late_max
    if few.status == "late":
        assert many.status == "late"
    if few.status == "overdue":
        assert many.status in ("overdue", "late")


@given(seasons(), st.randoms())
@STEADY
def test_order_of_looks_is_irrelevant(season, random):
    _, looks = season
    shuffled = list(looks)
    random.shuffle(shuffled)
    assert judge(case("2023-04-30", looks, read(looks))) == judge(case("2023-04-30", shuffled, read(looks)))


@given(seasons())
@settings(STEADY, max_examples=30)
def test_judging_twice_changes_nothing(season):
    _, looks = season
    given_case = case("2023-04-30", looks, read(looks))
    assert judge(given_case) == judge(given_case)


@given(
    seasons(), st.lists(st.tuples(st.sampled_from(["meta", "label", "url", "signature", "header"]), days), max_size=4)
)
@STEADY
def test_no_date_that_anybody_claims_makes_proven_lateness_go_away(season, claims):
    _, looks = season
    without = judged(looks, read(looks))
    claimed_dates = [claimed(source, day.isoformat()) for source, day in claims]
    told = judged(looks, read(looks, claimed_dates))
    if without.status == "late":
        assert (told.status, told.days_late_min, told.days_late_max) == (
            "late",
            without.days_late_min,
            without.days_late_max,
        )
    if told.status == "late" and without.status != "late":
        best = [day for source, day in claims if source in ("meta", "label", "url")]
        assert best, "without a publication date nobody is late who was not proven so"
        assert min(day for day in best if day > DUE) > DUE


@given(seasons(), st.sampled_from(["signature", "header"]), days)
@STEADY
def test_a_signature_never_accuses(season, source, day):
    _, looks = season
    without, told = judged(looks, read(looks)), judged(looks, read(looks, [claimed(source, day.isoformat())]))
    assert told.status == without.status


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_of_failure_before_the_deadline_day_on(reason):
    """A county that goes dark the day before the deadline, whatever the reason."""
    looks = [look("2023-01-29"), *(look(f"2023-02-{n:02d}", f"unknown:{reason}") for n in range(1, 20))]
    stand = standing(case("2023-02-28", looks))
    assert (stand.status, stand.reason, str(stand.since)) == ("could_not_look", reason, "2023-01-29")


acts = st.lists(
    st.sampled_from(["dismiss", "confirm", "exempt", "extend", "withdraw", "judge", "absent", "seen", "edit"]),
    max_size=15,
)


@given(acts)
@settings(STEADY, max_examples=40)
def test_no_ruling_is_ever_lost(sequence):
    """Whatever happens, every ruling is on record as it was made; and what holds is what nobody withdrew."""
    county, made, withdrawn = County("a"), {}, set()
    county.memory.add("a", *(look(day) for day in ABSENT))
    county.judge("2023-02-07")
    for number, act in enumerate(sequence):
        day = f"2023-02-{8 + number:02d}"
        if act in ("dismiss", "confirm", "exempt", "extend"):
            rule = "T_STATUTORY" if act in ("dismiss", "confirm") else DUTY
            county.rule(act, day, rule=rule, until=date(2023, 3, 1) if act == "extend" else None)
            made[county.ledger.rulings.all()[-1].ruling_id] = act
        elif act == "withdraw" and set(made) - withdrawn:
            chosen = min(set(made) - withdrawn)
            county.ledger.rulings.withdraw(chosen, "李某", "误裁", at_minute(number))
            withdrawn.add(chosen)
        elif act in ("absent", "seen", "edit"):
            outcome = "absent" if act == "absent" else "seen"
            content = report(claims=(), title=act)
            county.memory.add("a", look(day, outcome), reports=[stored(day, content)] if outcome == "seen" else [])
        county.judge(day)
    kept = county.ledger.rulings.all()
    assert {ruling.ruling_id: ruling.kind for ruling in kept} == made
    assert {ruling.ruling_id for ruling in county.ledger.rulings.of("a", 2022)} == set(made) - withdrawn
    county.ledger.close()
