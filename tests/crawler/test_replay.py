"""An independent program replays the archive: pywb, where it is installed (GOUJI_PYWB names its folder of programs).

pywb is under the GPL and is never a dependency; ``python -m venv pywb && pywb/bin/pip install pywb``, then
``GOUJI_PYWB=pywb/bin pytest tests/crawler/test_replay.py``.
"""

import contextlib
import gzip
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from archiving import clock, exchange
from portal import papers

from crawler.archive import Archive

PROGRAMS = Path(os.environ.get("GOUJI_PYWB", "") or Path(shutil.which("wb-manager") or "/nowhere/x").parent)
URL = "http://www.example.gov.cn/zfxxgk/nb/t20260120_1.html"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str, seconds: float = 30) -> bytes:
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.mark.skipif(not (PROGRAMS / "wb-manager").exists(), reason="pywb is not installed")
def test_a_report_page_is_replayed(tmp_path):
    page = f"<html><body>{papers.report_html('青禾县财政局', 2025)}</body></html>".encode()
    coded = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))
    with Archive(tmp_path / "archive").writer("run-1", clock) as writer:
        writer.keep(exchange(URL, gzip.compress(page), response_headers=coded))
        writer.keep(exchange(URL, gzip.compress(page), response_headers=coded, at=86_400))  # a revisit record
    warc = next((tmp_path / "archive" / "warc").iterdir())
    for command in (["init", "evidence"], ["add", "evidence", str(warc)]):
        subprocess.run([PROGRAMS / "wb-manager", *command], cwd=tmp_path, check=True, capture_output=True)
    port = free_port()
    command = [PROGRAMS / "wayback", "--bind", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for day in ("20260301010000", "20260302010000"):
            replayed = fetch(f"http://127.0.0.1:{port}/evidence/{day}id_/{URL}")
            with contextlib.suppress(gzip.BadGzipFile):
                replayed = gzip.decompress(replayed)
            assert replayed == page
    finally:
        server.terminate()
        server.wait()
