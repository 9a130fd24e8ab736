"""What one report adds to gouji.db: where a cell stands, and what has no table of its own."""

import json
from dataclasses import replace
from datetime import datetime

import pytest
from casework import cell, report

from crawler.looks import Capture
from extract.grids import BoxPlace, GridPlace, LinePlace
from extract.report import Unread
from monitor.store.pending import Pending
from monitor.store.report_rows import place_json, report_rows
from monitor.workdays import BEIJING

CAPTURE = Capture("c", "http://x/", datetime(2026, 1, 20, tzinfo=BEIJING), 200, "text/html", "0" * 64, 9, "w", 0, "r")


def rows_of(content):
    return report_rows(Pending(CAPTURE, "a1", 2025, "l"), content)


@pytest.mark.parametrize(
    ("place", "because"),
    [
        (GridPlace(0, 3, 4, "/html/body/table[1]/descendant::tr[4]/*[self::td or self::th][4]"), "a cell of a page"),
        (GridPlace(0, 3, 4, '//*[@id="表\\一"]\t'), "quotes, a backslash, a tab and Chinese in its path"),
        (GridPlace(0, 3, 4), "a cell of a Word table"),
        (BoxPlace(2, (1.5, 2.0, 30.25, 40.0)), "a box on a page"),
        (LinePlace(7), "a line"),
    ],
)
def test_a_place_is_kept_as_it_is(place, because):
    content = report(cells=(replace(cell("applications.granted.total", 5), place=place),))
    (kept,) = rows_of(content).cells
    assert json.loads(kept[-1]) == json.loads(json.dumps(place_json(place))), because


def test_a_cell_without_a_place_has_none():
    (kept,) = rows_of(report(cells=(replace(cell("applications.granted.total", 5), place=None),))).cells
    assert kept[-1] is None


def test_what_was_left_unread_and_notes_stay():
    content = replace(report(), unread=(Unread("row", "合 计", GridPlace(0, 9, 0)),), notes=("两页",), extra={"a": "b"})
    assert json.loads(rows_of(content).report["rest"]) == {
        "unread": [{"what": "row", "raw": "合 计", "place": {"grid": 0, "row": 9, "column": 0}}],
        "notes": ["两页"],
        "extra": {"a": "b"},
    }
