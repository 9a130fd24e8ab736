"""The log of a run is evidence too: archived at its end, or by the next run, and checked like the rest."""

import gzip
import hashlib
import json
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from portal_double import NOW, Double, visit
from scrapy.exceptions import DownloadTimeoutError

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.history import history_of
from crawler.plan import PlannedVisit
from data.errors import StorageError


def ran(folder, run_id="run-1", *, killed=False):
    archive = Archive(folder)
    with archive.writer(run_id, Clock(NOW), True) as writer:
        writer.log("begun", visits=1)
        writer.log("ended", visits=1)
        if not killed:
            writer.keep_log()
    return archive


def sums(folder):
    return dict(reversed(line.split("  ")) for line in (folder / "logs" / "SHA256SUMS").read_text().splitlines())


def test_a_log_is_archived_with_its_digest(tmp_path):
    archive = ran(tmp_path)
    log = archive.log_path("run-1")
    assert sums(tmp_path) == {"run-1.jsonl": hashlib.sha256(log.read_bytes()).hexdigest()}
    assert list(archive.check()) == []
    assert b"urn:gouji:run-1:logs/run-1.jsonl" in b"".join(_unpacked(tmp_path))


def _unpacked(folder):
    return [gzip.decompress(path.read_bytes()) for path in sorted((folder / "warc").glob("*.gz"))]


LOG, SUMS = "run-1.jsonl", "SHA256SUMS"
DAMAGES = [
    # (file of logs/, what becomes of its bytes, words of the problem or None, why)
    (LOG, lambda was: was.replace(b"1}", b"7}", 1), "摘要不符", "a byte changed"),
    (LOG, lambda _: b"", "摘要不符", "emptied"),
    (LOG, None, "不在 logs/ 中", "taken away"),
    (SUMS, lambda _: b"0" * 64 + b"  run-1.jsonl\n", "WARC 文件中的不符", "another digest beside it"),
    (SUMS, lambda was: was + b"0" * 64 + b"  run-9.jsonl\n", "WARC 文件中的不符", "a run never archived"),
    (LOG, lambda was: was + b'{"event":"more"}\n', None, "the same run goes on"),
]


@pytest.mark.parametrize(("name", "harm", "words", "why"), DAMAGES, ids=[each[3] for each in DAMAGES])
def test_check_finds_what_was_done_to_a_log(tmp_path, name, harm, words, why):
    archive, file = ran(tmp_path), tmp_path / "logs" / name
    if harm is None:
        file.unlink()
    else:
        file.write_bytes(harm(file.read_bytes()))
    found = list(archive.check())
    assert [words in problem.message for problem in found] == ([True] if words else []), why


def test_the_next_run_archives_what_a_killed_one_left(tmp_path):
    archive = ran(tmp_path, killed=True)
    assert not (tmp_path / "logs" / "SHA256SUMS").exists()
    ran(tmp_path, "run-2")
    assert set(sums(tmp_path)) == {"run-1.jsonl", "run-2.jsonl"}
    ran(tmp_path, "run-3")
    assert len((tmp_path / "logs" / "SHA256SUMS").read_text().splitlines()) == 3, "each is archived once"
    assert list(archive.check()) == []


def test_a_run_that_goes_on_under_its_name_is_archived_as_it_ended(tmp_path):
    ran(tmp_path)
    archive = ran(tmp_path)
    log = archive.log_path("run-1")
    assert (tmp_path / "logs" / "SHA256SUMS").read_text() == (
        f"{hashlib.sha256(log.read_bytes()).hexdigest()}  run-1.jsonl\n"
    ), "sha256sum -c finds it right"
    assert list(archive.check()) == []


def test_a_run_that_goes_on_and_is_killed_is_archived_again(tmp_path):
    ran(tmp_path)
    archive = ran(tmp_path, killed=True)
    ran(tmp_path, "run-2")
    assert sums(tmp_path)["run-1.jsonl"] == hashlib.sha256(archive.log_path("run-1").read_bytes()).hexdigest()
    assert list(archive.check()) == []


def test_sums_are_whole_at_every_moment(tmp_path, monkeypatch):
    archive = ran(tmp_path)
    whole = sums(tmp_path)
    monkeypatch.setattr("crawler.archive.runlogs.os", SimpleNamespace(fsync=_full))
    with pytest.raises(StorageError):
        ran(tmp_path, "run-2")
    monkeypatch.undo()
    assert sums(tmp_path) == whole
    ran(tmp_path, "run-3")
    assert set(sums(tmp_path)) == {"run-1.jsonl", "run-2.jsonl", "run-3.jsonl"}
    assert list(archive.check()) == []


def _full(_):
    raise OSError(28, "No space left on device")


def test_requests_that_nobody_answered_are_in_the_log(tmp_path):
    visit(Double({"/nb/": DownloadTimeoutError("30 s")}), tmp_path)
    archive = Archive(tmp_path)
    lines = archive.log_path(f"run-{NOW:%m%d%H%M}").read_text().splitlines()
    events = [json.loads(line) for line in lines]
    assert [(each["event"], each["url"][-4:], each["reason"]) for each in events] == [
        ("no_answer", "/nb/", "timeout")
    ] * 2
    assert all(datetime.fromisoformat(each["at"]) == NOW for each in events)


def test_requests_that_nobody_answered_count_in_the_budget_of_the_day(tmp_path):
    visit(Double({"/nb/": DownloadTimeoutError("30 s")}), tmp_path)
    for later, spent in ((timedelta(hours=1), 2), (timedelta(days=1), 0)):
        past = history_of(Archive(tmp_path), [PlannedVisit("p", (("edu", 2024),))], NOW + later)
        answered = sum(1 for _ in Archive(tmp_path).captures()) if spent else 0
        assert sum(past.asked_today.values()) == spent + answered
