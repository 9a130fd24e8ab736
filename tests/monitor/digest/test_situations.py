"""Which section of the digest an agency enters: one row per situation, before and after."""

import pytest
from digestwork import facts, fault, issued, verdict

BALANCE, CHECKED = fault(), fault(answer="pass")
UNKNOWN, PROMPT = fault(answer="not_assessable"), fault("N_APPLICATIONS", severity="warning")
LATE = fault("T_STATUTORY", "")

SITUATIONS = [
    # before (None: never said), its faults | now, its findings | sections | reason
    (None, (), "overdue", (), "new_overdue", "an overdue never told is new"),
    ("not_due", (), "overdue", (), "new_overdue", "the due day passed"),
    ("could_not_look", (), "overdue", (), "new_overdue seen_again", "seen again, and absent"),
    ("overdue", (), "overdue", (), "still_overdue", "told already: only the standing list"),
    ("overdue", (), "late", (), "published", "published after all"),
    ("overdue", (), "could_not_look", (), "", "dark now: neither new nor still overdue, the coverage tells"),
    ("not_due", (), "not_due", (), "", "nothing happened"),
    ("not_due", (), "on_time", (), "published", "published"),
    ("not_due", (), "unreadable", (), "published to_check", "published, and somebody has to read it"),
    ("unreadable", (), "unreadable", (), "to_check", "a standing work list"),
    ("unreadable", (), "on_time", (), "", "now it could be read: publication was told before"),
    ("on_time", (), "on_time", (), "", "nothing happened"),
    ("on_time", (), "on_time", (CHECKED,), "", "checks that pass are counted, not named"),
    ("on_time", (), "on_time", (BALANCE,), "imbalances", "a check began to fail"),
    ("on_time", (BALANCE,), "on_time", (BALANCE,), "", "the fault was told"),
    ("on_time", (BALANCE,), "on_time", (CHECKED,), "resolved", "the fault was mended"),
    ("on_time", (BALANCE,), "on_time", (UNKNOWN,), "", "no longer assessable is not mended"),
    ("on_time", (BALANCE,), "on_time", (), "", "a check that was not made again is not mended"),
    ("not_due", (), "on_time", (BALANCE,), "published imbalances", "published with a fault"),
    ("on_time", (), "on_time", (PROMPT,), "warnings", "a prompt for a person, not a finding"),
    ("not_due", (), "late", (LATE,), "published", "lateness is told once, by the status"),
    ("could_not_look", (), "on_time", (), "published seen_again", "seen again, and published"),
    ("could_not_look", (), "not_due", (), "seen_again", "seen again (the due day was extended)"),
    ("could_not_look", (), "could_not_look", (), "", "still dark: the coverage tells"),
    ("late", (), "overdue", (), "new_overdue", "withdrawn from the portal: seen before, absent now"),
]  # fmt: skip
SECTIONS = (
    "new_overdue", "published", "imbalances", "resolved", "seen_again", "due_soon", "still_overdue", "to_check",
    "warnings",
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "faults", "now", "findings", "sections", "reason"), SITUATIONS, ids=[row[5] for row in SITUATIONS]
)
def test_sections(before, faults, now, findings, sections, reason):
    told = facts([verdict("a", now, *findings)], [issued("a", before, *faults)] if before else [])
    assert {name for name in SECTIONS if getattr(told, name)} == set(sections.split())


def test_due_soon_is_the_six_weeks_before_the_day():
    from datetime import date, timedelta

    day = date(2026, 2, 9)
    rows = [(-1, False), (0, True), (1, True), (42, True), (43, False)]
    for days, expected in rows:
        told = facts([verdict("a", "not_due", due_on=day + timedelta(days=days))])
        assert bool(told.due_soon) is expected, days


def test_agencies_that_owe_nothing_are_never_due_soon():
    assert not facts([verdict("a", "not_due", due_on=None, reason="public_institution")]).due_soon


def test_counts_add_up():
    statuses = ("on_time", "late", "overdue", "could_not_look", "unreadable", "not_due")
    told = facts([verdict(f"{status}{n}", status) for status in statuses for n in range(2)])
    assert (told.counts.owed, told.counts.published, told.counts.total) == (10, 6, 12)


def test_oldest_overdue_first():
    from datetime import date

    now = [verdict("b", "overdue", due_on=date(2026, 1, 31)), verdict("a", "overdue", due_on=date(2025, 1, 31))]
    told = facts(now, [issued("a", "overdue"), issued("b", "overdue")])
    assert [said.agency.agency_id for said in told.still_overdue] == ["a", "b"]
