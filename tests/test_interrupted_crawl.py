"""Ctrl-C at any moment of a crawl: the whole group hears it, one line is said, and the exit code is 130."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.run import interrupts_held_back

ROOT = Path(__file__).parents[1]
ENTRY = "import sys; sys.path[:0] = ['.']; from monitor.cli.main import entry; entry()"
SETTINGS = """
[paths]
agencies = "agencies.csv"
portals = "portals.csv"
[crawl]
contact = "test@example.gov.cn"
allow_private_addresses = true
delay_s = 0
"""


@pytest.fixture
def silent_portal(tmp_path):
    """A register with one portal that takes connections and never answers."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(60)
    home = f"http://127.0.0.1:{server.getsockname()[1]}/"
    (tmp_path / "gouji.toml").write_text(SETTINGS)
    (tmp_path / "portals.csv").write_text(f"portal_id,name,home_url\np1,某县人民政府,{home}\n")
    facts = "a1,某县财政局,department,county,321300,p1"
    (tmp_path / "agencies.csv").write_text(f"agency_id,name,kind,level,division_code,portal_id\n{facts}\n")
    yield server
    server.close()


def _started(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", ENTRY, "crawl", "--config", str(folder / "gouji.toml")],
        cwd=ROOT, env=os.environ | {"GOUJI_HOME": str(folder / "var")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True, preexec_fn=_as_from_a_terminal,
    )  # fmt: skip


def _as_from_a_terminal() -> None:
    """A suite run in the background ignores Ctrl-C, and its children would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _children(pid: int) -> list[str]:
    """The command lines of a process's children."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    lines = (Path(f"/proc/{child}/cmdline") for child in told.read_text().split())
    return [line.read_bytes().decode().replace("\0", " ") for line in lines if line.exists()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("after", [0.0, 0.2, "asking"])
def test_an_interrupt_is_said_in_one_line(tmp_path, silent_portal, after):
    crawl = _started(tmp_path)
    try:
        _interrupt(crawl, silent_portal, after)
        _, said = crawl.communicate(timeout=60)
    finally:
        if crawl.poll() is None:
            os.killpg(crawl.pid, signal.SIGKILL)
            crawl.communicate()
    assert "Traceback" not in said.decode(), said.decode()
    assert crawl.returncode == 130, said.decode()
    assert list(Archive(tmp_path / "var" / "archive").looks()) == [], "the visit is still due"
    assert list(Archive(tmp_path / "var" / "archive").check()) == []


def _interrupt(crawl: "subprocess.Popen[bytes]", silent_portal: socket.socket, after: float | str) -> None:
    """Once its child has begun, or once it has asked: the whole group gets the signal."""
    until = time.monotonic() + 30
    while not any("spawn_main" in line for line in _children(crawl.pid)) and crawl.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.005)
    if after == "asking":
        asked, _ = silent_portal.accept()
        asked.recv(1)
        os.killpg(crawl.pid, signal.SIGINT)
        asked.close()
    else:
        time.sleep(after)
        os.killpg(crawl.pid, signal.SIGINT)


@pytest.fixture
def interrupted_as_from_a_terminal():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupted_as_from_a_terminal")
def test_an_interrupt_that_another_thread_takes_waits_as_well():
    now, begun = threading.Event(), threading.Event()
    taker = threading.Thread(target=lambda: now.wait() and signal.raise_signal(signal.SIGINT))
    taker.start()  # before the signal is held back here: a thread begins with what its parent holds back
    with pytest.raises(KeyboardInterrupt):
        _begin_while_interrupted(now, taker, begun)
    assert begun.is_set()


def _begin_while_interrupted(now: threading.Event, taker: threading.Thread, begun: threading.Event) -> None:
    with interrupts_held_back():
        now.set()
        taker.join()
        begun.set()
