"""docs/looks.md names every field of the log of looks, and every way in which reading a list may end."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from crawler.looks import Found, Look
from crawler.outcomes import ENDS

DOC = (Path(__file__).parents[2] / "docs" / "looks.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", DOC))


@pytest.mark.parametrize("kind", [Look, Found])
def test_every_field_is_described(kind):
    assert {field.name for field in fields(kind)} <= NAMED


def test_every_end_is_described():
    assert ENDS <= NAMED
