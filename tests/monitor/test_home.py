import subprocess
import sys

import pytest

from monitor.errors import Locked
from monitor.home import Home

HOLD = """
import sys, pathlib
from monitor.home import Home
with Home(pathlib.Path(sys.argv[1])).lock():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_told_and_a_killed_one_leaves_no_lock(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=r"run\.lock"), Home(tmp_path).lock():
            pass
        other.kill()
        other.wait()
    with Home(tmp_path).lock():
        pass
