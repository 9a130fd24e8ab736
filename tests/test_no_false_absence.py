"""No failure of any kind, on any page, at any point, makes a look say that a published report is absent."""

import os
from collections import Counter
from dataclasses import replace

from portal.failures import scenarios
from portal.scenarios.scenario import DAY0, DAY1
from portal.season import SETTINGS, agency_id, season

COUNT = int(os.environ.get("GOUJI_FAILURES", "300"))
"""How many of the 20,000 combinations are tried; 0 means all."""
SEED = int(os.environ.get("GOUJI_SEED", "1"))


def test_no_failure_gives_absent(tmp_path):
    chosen = scenarios(COUNT or None, SEED)
    settings = replace(SETTINGS, timeout_s=3.0, max_bytes=500_000, visits_at_once=64)
    with season(tmp_path, chosen, DAY0, settings) as running:
        running.crawl(DAY0)
        running.crawl(DAY1)
        looks = running.looks()
    wrong, came = [], Counter()
    for scenario in chosen:
        before, after = looks[agency_id(scenario)]
        came[before.outcome, after.outcome] += 1
        if after.outcome == "absent":
            wrong.append(scenario.why)
    assert wrong == []
    assert came["absent", "seen"] > len(chosen) / 10, f"most failures are survived or noticed: {came}"
    assert list(running.archive.check()) == []
