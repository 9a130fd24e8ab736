"""Computing counts against a document; waiting for its turn does so only when it goes on several times as long."""

import pytest

from extract.documents import Limits, Reading
from extract.errors import Unreadable
from extract.patience import WAITING, patience_of, with_time_left

ROWS = [
    # computed, passed on the wall, whether it is over, reason
    (9.9, 9.9, False, "within its time"),
    (10.0, 10.0, True, "its time is over"),
    (1.0, 50.0, False, "a busy machine: most of it was waiting"),
    (1.0, WAITING * 10.0, True, "nobody waits for ever"),
]


@pytest.mark.parametrize(("computed", "passed", "over", "reason"), ROWS)
def test_what_counts_against_a_document(computed, passed, over, reason):
    computing, wall = [5.0], [700.0]
    patience = patience_of(Reading(Limits(max_seconds=10.0)), lambda: computing[0], lambda: wall[0])
    computing[0] += computed
    wall[0] += passed
    if over:
        with pytest.raises(Unreadable) as caught:
            patience.check()
        assert caught.value.kind == "too_slow", reason
    else:
        patience.check()


def test_a_part_gets_what_is_left():
    computing = [0.0]
    patience = patience_of(Reading(Limits(max_seconds=10.0)), lambda: computing[0])
    computing[0] = 4.0
    assert with_time_left(Reading(), patience).limits.max_seconds == 6.0
