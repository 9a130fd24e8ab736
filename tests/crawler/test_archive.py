import gzip
import json
import os
import zlib
from pathlib import Path

import brotli
import pytest
from archiving import PAGE, clock, exchange, look, write
from backports import zstd
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.archive import Archive, UnknownCapture
from crawler.looks import Found
from data.errors import Locked


def test_what_is_kept_is_read_back(tmp_path):
    with Archive(tmp_path).writer("run-1", clock, simulated=True) as writer:
        kept = writer.keep(
            exchange(response_headers=(("Content-Type", "text/html"), ("X-中".encode().decode("latin-1"), "1")))
        )
        writer.add_looks([look(1, kept.capture_id, found=(Found("http://x/", "2025年报", (kept.capture_id,)),))])
        writer.log("closed", seconds=1)
    archive = Archive(tmp_path)
    assert list(archive.captures()) == [kept]
    assert archive.capture("run-1.000001") == kept
    assert archive.body(kept) == PAGE
    assert archive.status_line(kept) == "HTTP/1.1 200 OK"
    assert dict(archive.http_headers(kept))["Content-Type"] == "text/html"
    assert archive.request(kept).startswith(b"GET /nb/ HTTP/1.1\r\nHost: www.example.gov.cn\r\n")
    assert list(archive.looks()) == [
        look(1, kept.capture_id, found=(Found("http://x/", "2025年报", (kept.capture_id,)),))
    ]
    assert json.loads(archive.log_path("run-1").read_text())["event"] == "closed"
    assert kept.simulated
    with pytest.raises(UnknownCapture):
        archive.capture("run-1.000002")


ENCODINGS = [
    # (reason, header, body as received, content, damage)
    ("no encoding", "", PAGE, PAGE, None),
    ("identity", "identity", PAGE, PAGE, None),
    ("a charset in the wrong place", "UTF-8", PAGE, PAGE, None),
    ("gzip", "gzip", gzip.compress(PAGE), PAGE, None),
    ("gzip under its old name, upper case", "X-GZIP", gzip.compress(PAGE), PAGE, None),
    ("gzip of several members", "gzip", gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]), PAGE, None),
    ("gzip with padding after it", "gzip", gzip.compress(PAGE) + b"\0" * 9, PAGE, None),
    ("deflate as the standard says", "deflate", zlib.compress(PAGE), PAGE, None),
    ("deflate as many servers do", "deflate", zlib.compress(PAGE)[2:-4], PAGE, None),
    ("brotli", "br", brotli.compress(PAGE), PAGE, None),
    ("zstd", "zstd", zstd.compress(PAGE), PAGE, None),
    ("two codings, undone from the last", "deflate, gzip", gzip.compress(zlib.compress(PAGE)), PAGE, None),
    ("empty answer that names a coding", "gzip", b"", b"", None),
    ("plain text that claims gzip", "gzip", PAGE, PAGE, "encoding"),
    ("gzip that breaks off", "gzip", gzip.compress(PAGE)[:-5], gzip.compress(PAGE)[:-5], "encoding"),
    ("brotli that breaks off", "br", brotli.compress(PAGE)[:-5], brotli.compress(PAGE)[:-5], "encoding"),
    ("zstd that breaks off", "zstd", zstd.compress(PAGE)[:-5], zstd.compress(PAGE)[:-5], "encoding"),
    ("a coding nobody knows", "sdch", PAGE, PAGE, "encoding"),
    ("a bomb", "gzip", gzip.compress(b"\0" * (257 << 20), 1), None, "too_large"),
]


@pytest.mark.parametrize(
    ("reason", "coding", "received", "content", "damage"), ENCODINGS, ids=[row[0] for row in ENCODINGS]
)
def test_bodies_are_kept_as_received_and_given_decoded(tmp_path, reason, coding, received, content, damage):
    with Archive(tmp_path).writer("r", clock) as writer:
        kept = writer.keep(exchange(body=received, response_headers=(("Content-Encoding", coding),)))
    assert kept.damage == damage
    assert Archive(tmp_path).body(kept) == (received if content is None else content)
    with next(tmp_path.glob("warc/*")).open("rb") as file:
        assert [r.raw_stream.read() for r in ArchiveIterator(file) if r.rec_type == "response"] == [received]


def test_framing_headers_are_kept_under_another_name(tmp_path):
    headers = (("Transfer-Encoding", "chunked"), ("Content-Length", "99"), ("ETag", '"1"'))
    with Archive(tmp_path).writer("r", clock) as writer:
        kept = writer.keep(exchange(body=b"short", response_headers=headers, truncated="disconnect"))
    assert Archive(tmp_path).http_headers(kept) == (
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("X-Archive-Orig-Content-Length", "99"),
        ("ETag", '"1"'),
    )
    assert kept.damage == "truncated"


def test_unchanged_body_is_a_revisit_and_a_swapped_one_a_new_capture(tmp_path):
    url = "http://www.example.gov.cn/W020260101.pdf"
    with Archive(tmp_path).writer("r", clock) as writer:
        first = writer.keep(exchange(url, b"%PDF first"))
        again = writer.keep(exchange(url, b"%PDF first", at=60))
        swapped = writer.keep(exchange(url, b"%PDF other", at=120))
        back = writer.keep(exchange(url, b"%PDF first", at=180))
        elsewhere = writer.keep(exchange(url + "?copy", b"%PDF first", at=240))
        unasked = writer.keep(exchange(url, b"", at=300, status=304, not_modified=back.capture_id))
    archive = Archive(tmp_path)
    assert [c.refers_to for c in (first, again, swapped, back, elsewhere, unasked)] == [
        None, first.capture_id, None, first.capture_id, None, first.capture_id,
    ]  # fmt: skip
    assert [archive.body(c) for c in archive.captures()] == [
        b"%PDF first", b"%PDF first", b"%PDF other", b"%PDF first", b"%PDF first", b"%PDF first",
    ]  # fmt: skip
    assert unasked.status == 304


def test_files_roll_and_runs_share_them(tmp_path):
    for run in ("run-1", "run-2"):
        write(
            tmp_path, *(exchange(f"http://h/{run}/{n}", PAGE + bytes([n])) for n in range(8)), run_id=run, max_file=3000
        )
    archive = Archive(tmp_path)
    assert len(list((tmp_path / "warc").iterdir())) > 2
    assert len({c.capture_id for c in archive.captures()}) == 16
    assert all(archive.body(c).startswith(PAGE) for c in archive.captures())


def test_a_run_continued_counts_on(tmp_path):
    write(tmp_path, exchange())
    assert write(tmp_path, exchange("http://h/2")) == ["run-1.000002"]


def test_second_writer_is_refused(tmp_path):
    with Archive(tmp_path).writer("r", clock), pytest.raises(Locked), Archive(tmp_path).writer("r2", clock):
        pass


def test_a_look_must_rest_on_kept_captures(tmp_path):
    with Archive(tmp_path).writer("r", clock) as writer, pytest.raises(ValueError, match="not archived"):
        writer.add_looks([look(1, "r.000001")])
    assert list(Archive(tmp_path).looks()) == []


def test_index_is_made_again_from_the_files_alone(tmp_path):
    ids = write(
        tmp_path, exchange(), exchange(at=5), exchange("http://h/x", status=302, response_headers=(("Location", "/y"),))
    )
    before = list(Archive(tmp_path).entries())
    for stray in tmp_path.glob("index.sqlite*"):
        stray.unlink()
    assert list(Archive(tmp_path).entries()) == before
    assert [e.capture.capture_id for e in before] == ids
    assert before[2].capture.final_url == "http://h/y"
    (tmp_path / "index.sqlite").write_bytes(b"not a database, " * 100)
    assert list(Archive(tmp_path).entries()) == before


def test_an_independent_reader_agrees(tmp_path):
    with Archive(tmp_path).writer("r", clock) as writer:
        writer.keep(exchange(body=gzip.compress(PAGE), response_headers=(("Content-Encoding", "gzip"),)))
        writer.keep(exchange(body=gzip.compress(PAGE), response_headers=(("Content-Encoding", "gzip"),), at=60))
        writer.keep(exchange("http://h/年报", b"", status=521, method="POST", request_body=b"page=2"))
        writer.keep_document("log", b'{"event":"closed"}\n', "application/jsonl")
    path = next(tmp_path.glob("warc/*"))
    with path.open("rb") as file:
        types = [
            record.rec_type
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read() or True
        ]
    assert types == ["warcinfo", "request", "response", "request", "revisit", "request", "response", "resource"]
    assert _warcio_check(path) == 0


def _warcio_check(path: Path) -> int:
    class Command:
        inputs = (str(path),)
        verbose = False

    checker = Checker(Command())
    checker.process_all()
    return checker.exit_value


def test_reading_an_archive_that_is_not_there(tmp_path):
    archive = Archive(tmp_path / "none")
    assert list(archive.captures()) == []
    assert list(archive.looks()) == []
    assert not (tmp_path / "none").exists()


def test_reading_while_a_run_writes(tmp_path):
    with Archive(tmp_path).writer("r", clock) as writer:
        kept = writer.keep(exchange())
        assert list(Archive(tmp_path).captures()) == []
        writer.add_looks([look(1, kept.capture_id)])
        assert list(Archive(tmp_path).captures()) == [kept]


def test_an_archive_that_can_only_be_read_is_checked_and_shown(tmp_path, monkeypatch):
    with Archive(tmp_path).writer("r1", clock) as writer:
        kept = writer.keep(exchange())
    (tmp_path / "lock").unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    archive = Archive(tmp_path)
    assert list(archive.check()) == []
    assert archive.body(archive.capture(kept.capture_id)) == exchange().body
    assert not (tmp_path / "lock").exists()
