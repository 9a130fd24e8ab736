"""A list whose rows do not say whose reports they are: what was not opened is never counted as absence."""

import asyncio

import pytest
from portal_double import agency

from crawler.asks import Fetched
from crawler.links import Asked, Row
from crawler.names import names_of
from spiders.reports import RowIndex, Sighting, settle

ASKED = Asked("a", 2024, names_of(agency()), ())


async def nothing_good(ask):
    return Fetched(ask.url, problem="timeout")


@pytest.mark.parametrize("rows", [1, 4, 5, 40])
def test_every_row_that_may_be_ours_stays_open(rows):
    listed = tuple(Row(f"http://p/{n}.html", "2024年政府信息公开工作年度报告") for n in range(rows))
    sighting = Sighting()
    asyncio.run(settle(nothing_good, RowIndex(listed), ASKED, sole=False, sighting=sighting))
    assert not sighting.found
    assert sighting.unsettled == rows
