"""The archive in other hands: pywb replays report pages, and the tools of two other projects check the records.

pywb is GPL and never installed with gouji: ``make test`` makes an environment of its own for it, beside ours.
"""

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from archiving import START, clock
from portal.answers import Asked
from portal.families import EVERY
from portal.site import Site, history

from crawler.archive import Archive, Exchange, Rendering

ROOT = Path(__file__).parent.parent
PLACES = os.pathsep.join([str(ROOT / ".venv-replay" / "bin"), os.environ.get("PATH", "")])
PYWB = {name: shutil.which(name, path=PLACES) for name in ("wb-manager", "wayback")}
needs_pywb = pytest.mark.skipif(not all(PYWB.values()), reason="pywb is not here: make others")
WHO = "示例县教育局"
HOST = "http://www.example.gov.cn"


def page(charset: str) -> bytes:
    """A report page of the fixture portal in an encoding."""
    site = Site(WHO, EVERY["trs"], history(WHO, 2024, 2024), charset=charset)
    return site.answer(Asked("GET", site.href(site.items[0]), {}, b"", START)).body


PAGES = {
    # path: (body as received, headers)
    "/utf8.html": (page("utf-8"), (("Content-Type", "text/html; charset=utf-8"),)),
    "/gbk.html": (page("gbk"), (("Content-Type", "text/html; charset=gbk"),)),
    "/gzip.html": (gzip.compress(page("utf-8")), (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))),
    "/gbk-gzip.html": (
        gzip.compress(page("gbk")),
        (("Content-Type", "text/html; charset=GB2312"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
    ),
}
DAYS = (START, START + timedelta(days=1))


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Every page kept on two days: the second time as a revisit; one of them drawn by a browser, too."""
    made = Archive(tmp_path_factory.mktemp("kept"))
    for number, day in enumerate(DAYS):
        with made.writer(f"run-{number}", clock) as writer:
            for path, (body, headers) in PAGES.items():
                capture = writer.keep(Exchange(f"{HOST}{path}", 200, body, day, headers))
            writer.keep_rendering(Rendering(f"{HOST}/gbk-gzip.html", b"<html>drawn</html>", day, capture.capture_id))
    assert list(made.check()) == []
    return made


@contextmanager
def replayed(archive: Archive, folder: Path):
    """The port of a pywb that serves the archive on loopback."""
    files = [str(file) for file in sorted((archive.folder / "warc").glob("*.warc.gz"))]
    for command in (["init", "gouji"], ["add", "gouji", *files]):
        subprocess.run([str(PYWB["wb-manager"]), *command], cwd=folder, check=True, capture_output=True, timeout=120)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = [str(PYWB["wayback"]), "-b", "127.0.0.1", "-p", str(port), "-d", str(folder)]
    server = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(600):
        assert server.poll() is None, "pywb ended"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError("pywb does not answer")


def asked(port: int, target: str) -> tuple[bytes, bool]:
    """The body of a replayed page, and whether it is gzipped."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
        with connection.getresponse() as answer:
            assert answer.status == 200, target
            return answer.read(), answer.headers.get("Content-Encoding") == "gzip"


@needs_pywb
def test_pywb_gives_every_page_as_it_was_received(archive, tmp_path):
    with replayed(archive, tmp_path) as port:
        for day in DAYS:
            for path, (body, _) in PAGES.items():
                given, coded = asked(port, f"/gouji/{day:%Y%m%d%H%M%S}id_/{HOST}{path}")
                plain = gzip.decompress(body) if "gzip" in path else body
                assert given == (body if coded else plain), (path, day)


def test_warcio_and_fastwarc_find_every_digest_right(archive):
    places = os.pathsep.join([str(Path(sys.executable).parent), PLACES])
    tools = [tool for tool in (shutil.which(name, path=places) for name in ("warcio", "fastwarc")) if tool]
    assert tools, "warcio comes with the tests"
    for tool in tools:
        for file in (archive.folder / "warc").glob("*.warc.gz"):
            done = subprocess.run([tool, "check", str(file)], capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stdout + done.stderr
