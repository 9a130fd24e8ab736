"""The season of tests/season.py against what a person would say of it, worked out by hand from the scripts alone.

The due day is 31 January for departments and 31 March for governments, townships, streets and zones. A look at
02:00 sees what was published before it. Three absences on different days after the due day make an overdue: those of
1, 2 and 3 February, so that on 1 and 2 February not enough is known. What is published on a day at 10:00 was absent in
that day's look and is seen in the next one: late by at least the days to the first, at most the days to the second.
"""

import pytest
from season import Season

NEVER_DUE = [("01-02", "not_due")]


def in_time(seen):
    """Seen before its due day: from the next day's look on."""
    return [("01-02", "not_due"), (seen, "on_time")]


FEBRUARY = [("01-02", "not_due"), ("02-01", "could_not_look"), ("02-03", "overdue")]
APRIL = [("01-02", "not_due"), ("04-01", "could_not_look"), ("04-03", "overdue")]

STATUSES = {
    "gov": in_time("03-29"),
    "office": in_time("01-19"),
    # before 15 January looks are on Mondays: the 9th sees what came out until the 8th, the 15th until the 14th
    **{f"d{n:02d}": in_time("01-09") for n in range(1, 6)},
    **{f"d{n:02d}": in_time("01-15") for n in range(6, 12)},
    **{f"d{n:02d}": in_time(f"01-{n + 4:02d}") for n in range(12, 20)},
    "d20": in_time("01-31"),
    # published on the due day, seen the day after: its own date says in time, and nothing speaks against it
    "d21": in_time("02-01"),
    # the same without any date: no date, no penalty
    "d22": in_time("02-01"),
    "d23": [*FEBRUARY, ("02-08", "late")],
    "d24": FEBRUARY,
    # claims 30 January, was absent until 9 February: late all the same
    "d25": [*FEBRUARY, ("02-10", "late")],
    # went dark the day before the due day and stayed dark
    "d26": [("01-02", "not_due"), ("02-01", "could_not_look")],
    # the same, but came back with a report that claims the due day
    "d27": [("01-02", "not_due"), ("02-01", "could_not_look"), ("02-11", "on_time")],
    # redesigned until 6 February: the three absences are those of the 7th, 8th and 9th
    "d28": [("01-02", "not_due"), ("02-01", "could_not_look"), ("02-09", "overdue"), ("02-13", "late")],
    "d29": in_time("01-15"),
    "d30": in_time("01-17"),
    "d31": [("01-02", "not_due"), ("01-18", "unreadable")],
    "d32": in_time("01-18"),
    "d33": in_time("01-20"),
    # exempted on 7 February, in force with the next morning's judging
    "d34": [*FEBRUARY, ("02-08", "not_due")],
    # granted until 15 February, published on the 14th
    "auth": in_time("02-15"),
    "old": NEVER_DUE,
    "new": NEVER_DUE,
    "inst": NEVER_DUE,
    **{f"t{n:02d}": in_time("01-09") for n in range(1, 4)},
    **{f"t{n:02d}": in_time("01-15") for n in range(4, 9)},
    "t09": in_time("03-13"),
    "t10": APRIL,
    "t11": [("01-02", "not_due"), ("04-01", "could_not_look")],
    "t12": [*APRIL, ("04-06", "late")],
    **{f"s{n}": in_time("01-21") for n in range(1, 5)},
    "z1": in_time("03-16"),
    # absent on 1 and 2 April, seen on the 3rd: late before it could be overdue
    "z2": [("01-02", "not_due"), ("04-01", "could_not_look"), ("04-03", "late")],
    "v1": in_time("01-18"),
    "v2": in_time("01-18"),
}

BOUNDS = {
    "d20": (0, 0),
    "d21": (0, 1),
    "d22": (0, 1),
    "d23": (7, 8),
    "d24": (83, 89),  # last looked at on 24 April, told on 30 April
    "d25": (9, 10),
    "d27": (0, 11),
    "d28": (12, 13),
    "auth": (0, 0),
    "t10": (24, 30),
    "t12": (5, 6),
    "z2": (2, 3),
}

# per Monday: on time, late, overdue, could not look, unreadable, not due
COUNTS = {
    "01-02": (0, 0, 0, 0, 0, 60),
    "01-09": (8, 0, 0, 0, 0, 52),  # d01-d05, t01-t03
    "01-16": (21, 0, 0, 0, 0, 39),  # d06-d12, t04-t08, d29
    "01-23": (38, 0, 0, 0, 1, 21),  # d13-d19, d30, d32, d33, v1, v2, office, s1-s4; d31 is a picture
    "01-30": (38, 0, 0, 0, 1, 21),
    "02-06": (41, 0, 4, 3, 1, 11),  # d20-d22; d23 d24 d25 d34; d26 d27 d28
    "02-13": (42, 3, 1, 1, 1, 12),  # d27; d23 d25 d28; d24; d26; d34 is exempt
    "02-20": (43, 3, 1, 1, 1, 11),  # auth
    "02-27": (43, 3, 1, 1, 1, 11),
    "03-06": (43, 3, 1, 1, 1, 11),
    "03-13": (44, 3, 1, 1, 1, 10),  # t09
    "03-20": (45, 3, 1, 1, 1, 9),  # z1
    "03-27": (45, 3, 1, 1, 1, 9),
    "04-03": (46, 4, 3, 2, 1, 4),  # gov; z2; t10 t12; t11
    "04-10": (46, 5, 2, 2, 1, 4),  # t12
    "04-17": (46, 5, 2, 2, 1, 4),
    "04-24": (46, 5, 2, 2, 1, 4),
}

# per Monday: newly overdue, published since the last digest that was sent, withdrawn, edited
NEWS = {
    "01-02": ((), (), (), ()),
    "01-09": ((), ("d01", "d02", "d03", "d04", "d05", "t01", "t02", "t03"), (), ()),
    "01-16": ((), (*(f"d{n:02d}" for n in range(6, 13)), "d29", *(f"t{n:02d}" for n in range(4, 9))), (), ()),
    "01-23": (
        (),
        (
            *(f"d{n}" for n in range(13, 20)),
            *("d30", "d31", "d32", "d33", "office", "s1", "s2", "s3", "s4", "v1", "v2"),
        ),
        (),
        (),
    ),
    "01-30": ((), (), (), ()),
    "02-06": (("d23", "d24", "d25", "d34"), ("d20", "d21", "d22"), (), ()),
    "02-13": ((), ("d23", "d25", "d27", "d28"), ("d34",), ()),
    "02-20": ((), ("auth",), (), ()),
    "02-27": ((), (), (), ()),
    "03-06": ((), (), (), ("d29", "d33")),
    "03-13": ((), ("t09",), (), ()),
    "03-20": ((), ("z1",), (), ()),  # held
    "03-27": ((), ("z1",), (), ()),
    "04-03": (("t10", "t12"), ("gov", "z2"), (), ()),
    "04-10": ((), ("t12",), (), ()),
    "04-17": ((), (), (), ()),
    "04-24": ((), (), (), ()),
}


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    played = Season(tmp_path_factory.mktemp("season"))
    played.play()
    yield played
    played.close()


def test_there_are_sixty_agencies_and_each_has_a_golden(season):
    assert len(season.scripts) == 60
    assert set(STATUSES) == set(season.scripts)


@pytest.mark.parametrize("agency_id", STATUSES)
def test_statuses(season, agency_id):
    assert [(day, status) for day, status, _ in season.statuses[agency_id]] == STATUSES[agency_id]


@pytest.mark.parametrize("agency_id", BOUNDS)
def test_lateness(season, agency_id):
    verdict = season.verdicts[agency_id, 2022]
    assert (verdict.days_late_min, verdict.days_late_max) == BOUNDS[agency_id]


@pytest.mark.parametrize(
    ("agency_id", "reason"),
    [
        ("d21", "claim"),
        ("d22", "no_date"),
        ("d26", "timeout"),
        ("t11", "blocked"),
        ("d31", "needs_ocr"),
        ("d34", "exempted"),
        ("old", "ended"),
        ("new", "not_founded"),
        ("inst", "public_institution"),
    ],
)
def test_reasons(season, agency_id, reason):
    assert season.verdicts[agency_id, 2022].reason == reason


def failed(season, agency_id):
    return {f.rule for f in season.verdicts[agency_id, 2022].findings if f.answer == "fail"}


@pytest.mark.parametrize(
    ("agency_id", "rule", "because"),
    [
        ("d25", "T_CLAIMED_DATE", "claims 30 January, absent on 9 February"),
        ("d29", "E_CELLS", "12 became 21"),
        ("d33", "E_CELLS", "the mending is an edit, too"),
        ("d20", "T_STATUTORY", None),
        ("d32", "P_COLUMN", "outside its column"),
        ("t09", "T_LOCAL", "after 31 January"),
        ("v2", "P_REMOVED", "gone since 1 March"),
    ],
)
def test_findings(season, agency_id, rule, because):
    assert (rule in failed(season, agency_id)) == (because is not None)


def test_a_merger_hands_its_applications_on(season):
    [carried] = [f for f in season.verdicts["d30", 2022].findings if f.rule == "X_CARRY" and f.subject == "total"]
    assert (carried.answer, carried.left, carried.right) == ("pass", "5", "5"), "3 of its own and 2 of the merged body"


def test_the_outage_is_held_once_and_nothing_else_is(season):
    assert season.held == [("03-20", "dark")]
    assert [day for day, (_, held) in season.digests.items() if held] == ["03-20"]


@pytest.mark.parametrize("monday", COUNTS)
def test_digest_counts(season, monday):
    counts = season.digests[monday][0].counts
    assert (
        counts.on_time, counts.late, counts.overdue, counts.could_not_look, counts.unreadable, counts.not_due
    ) == COUNTS[monday]  # fmt: skip


@pytest.mark.parametrize("monday", NEWS)
def test_digest_news(season, monday):
    facts = season.digests[monday][0]

    def names(said):
        return tuple(each.agency.agency_id for each in said)

    overdue, published, withdrawn, edited = NEWS[monday]
    assert names(facts.new_overdue) == overdue
    assert sorted(names(facts.published)) == sorted(published)
    assert names(facts.corrections) == withdrawn
    assert names(facts.edits) == edited


def test_december_tells_of_the_year_before(season):
    facts, _ = season.digests["12-26"]
    assert (facts.report_year, facts.counts.on_time, facts.counts.not_due) == (2021, 58, 2)


def test_an_imbalance_is_told_once_and_resolved_once(season):
    began = {day: [c.said.agency.agency_id for c in facts.imbalances] for day, (facts, _) in season.digests.items()}
    ended = {day: [c.said.agency.agency_id for c in facts.resolved] for day, (facts, _) in season.digests.items()}
    assert {day: who for day, who in began.items() if who} == {"01-23": ["d33"]}
    assert {day: who for day, who in ended.items() if who} == {"03-06": ["d33"]}


def test_who_can_be_seen_again_is_told(season):
    told = {day: [s.agency.agency_id for s in facts.seen_again] for day, (facts, _) in season.digests.items()}
    assert told["02-13"] == ["d27", "d28"]
    assert "d26" not in {who for each in told.values() for who in each}
