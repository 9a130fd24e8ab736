"""Real failures of names: the system's own resolver, asking a name server on loopback in namespaces of their own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

APART = ("unshare", "--user", "--map-root-user", "--mount", "--net")
CHANGED = [
    # (name, what the second day's look ends in: an outcome or a reason; the first day's is an absence)
    ("steady", "absent"),
    ("gone", "dns"),
    ("failing", "dns"),
    ("mute", "dns"),
    ("parked", "family_not_recognised"),
    ("dead", "connection_refused"),
    ("inside", "private_address"),
    ("ourselves", "private_address"),
    ("flapping", "dns"),
    ("turning", "absent"),
    ("turning_inside", "absent"),
    ("double", "absent"),
]
"""A name keeps the address of its first answer for as long as a crawl takes."""
ROWS = [
    # (name, reason, what is said)
    ("nx", "dns", "域名不存在"),
    ("empty", "dns", "域名不存在"),
    ("fail", "dns", "域名服务器没有答复"),
    ("refused", "dns", "域名服务器没有答复"),
    ("silent", "dns", "域名服务器没有答复"),
    ("office", "private_address", ""),
]


def _may_be_apart() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*APART, "true"], check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def looks(tmp_path_factory):
    if not _may_be_apart():
        pytest.skip("this machine gives no namespaces to work in")
    child = Path(__file__).with_name("dns_child.py")
    folder = tmp_path_factory.mktemp("dns")
    done = subprocess.run([*APART, sys.executable, child, folder], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("name", "reason", "said"), ROWS)
def test_a_name_without_an_address_says_why(looks, name, reason, said):
    outcome, why, detail = looks[f"{name} 1"]
    assert (outcome, why) == ("unknown", reason)
    assert said in detail


@pytest.mark.parametrize(("name", "ends"), CHANGED)
def test_a_name_that_changes_makes_nothing_absent(looks, name, ends):
    assert looks[f"{name} 1"][0] == "absent"
    outcome, reason, detail = looks[f"{name} 2"]
    assert (reason or outcome) == ends, detail
