"""No failure of any kind, on any page, at any point, makes a look say that a published report is absent."""

import os
from collections import Counter
from dataclasses import replace

from portal.failures import scenarios
from portal.scenarios.scenario import DAY0, DAY1
from portal.season import SETTINGS, agency_id, season

COUNT = int(os.environ.get("GOUJI_FAILURES", "300"))
"""How many of the 24,000 combinations are tried; 0 means all."""
SEED = int(os.environ.get("GOUJI_SEED", "1"))
AT_ONCE = 1000
"""Portals served side by side: each needs a socket."""


def test_no_failure_gives_absent(tmp_path):
    chosen = scenarios(COUNT or None, SEED)
    wrong: list[str] = []
    came: Counter[tuple[str, str]] = Counter()
    for start in range(0, len(chosen), AT_ONCE):
        folder = tmp_path / str(start)
        folder.mkdir()
        mistaken, outcomes = _played(folder, chosen[start : start + AT_ONCE])
        wrong += mistaken
        came += outcomes
    print(f"{len(chosen)} combinations: {dict(came)}")
    assert wrong == []
    assert came["absent", "seen"] > len(chosen) / 10, f"most failures are survived or noticed: {came}"


def _played(folder, chosen):
    """The portals whose report was called absent, and how the two looks of each ended."""
    settings = replace(SETTINGS, timeout_s=3.0, max_bytes=500_000, visits_at_once=64)
    with season(folder, chosen, DAY0, settings) as running:
        running.crawl(DAY0)
        running.crawl(DAY1)
        looks = running.looks()
    wrong, came = [], Counter()
    for scenario in chosen:
        before, after = looks[agency_id(scenario)]
        came[before.outcome, after.outcome] += 1
        if after.outcome == "absent":
            wrong.append(scenario.why)
    assert list(running.archive.check()) == []
    return wrong, came
