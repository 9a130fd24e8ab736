"""A disk that fills, a process killed at any moment, a file that rots: what was complete is kept, the rest is said."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from archiving import clock, exchange, look, write

from crawler.archive import Archive, DamagedArchive, files
from crawler.archive.files import warc_files
from data.errors import StorageError

WRITER = Path(__file__).with_name("endless_writer.py")


@pytest.fixture
def quick_sync(monkeypatch):
    """What is tested is which bytes are there, not that the disk has them."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def written(folder: Path) -> Path:
    """An archive of three captures and two visits; gives its WARC file."""
    with Archive(folder).writer("run-1", clock) as writer:
        for number in range(3):
            kept = writer.keep(exchange(f"http://h/{number}", f"page {number}".encode()))
            if number:
                writer.add_looks([look(number, kept.capture_id), look(10 + number)])
    return warc_files(folder / "warc")[0]


INDEXES = [("behind", 1), ("ahead", 11), ("lost", 11)]
"""What a kill leaves is an index that is behind; the other two come from copies and from hands."""


@pytest.mark.parametrize(("index", "step"), INDEXES)
def test_every_cut_of_the_last_records_is_repaired(tmp_path, quick_sync, index, step):
    base = tmp_path / "base"
    warc = written(base)
    entries = list(Archive(base).entries())
    looks = list(Archive(base).looks())
    behind = (base / "index.sqlite").read_bytes()
    write(base, exchange("http://h/last", b"last page"), run_id="run-2")
    last = list(Archive(base).entries())[-1]
    whole = warc.read_bytes()
    assert entries[-1].end < last.request_offset < last.end == len(whole)
    for cut in range(entries[-1].end, len(whole), step):
        folder = tmp_path / "cut"
        shutil.copytree(base, folder)
        (folder / "warc" / warc.name).write_bytes(whole[:cut])
        if index == "lost":
            (folder / "index.sqlite").unlink()
        elif index == "behind":
            (folder / "index.sqlite").write_bytes(behind)
        archive = Archive(folder)
        with archive.writer("run-3", clock) as writer:
            assert [e.capture.capture_id for e in archive.entries()] == [e.capture.capture_id for e in entries], cut
            added = writer.keep(exchange("http://h/after", b"after"))
        assert [archive.body(c) for c in archive.captures()] == [b"page 0", b"page 1", b"page 2", b"after"], cut
        assert archive.capture(added.capture_id) == added
        assert list(archive.looks()) == looks
        assert list(archive.check()) == [], cut
        kept = (folder / "warc" / warc.name).read_bytes()
        torn = b"".join(path.read_bytes() for path in (folder / "torn").glob("*"))
        assert whole[:cut] == kept[: cut - len(torn)] + torn, "not a byte is lost"
        archive.close()
        shutil.rmtree(folder)


def test_every_cut_of_the_last_looks_is_repaired(tmp_path, quick_sync):
    base = tmp_path / "base"
    written(base)
    log = base / "looks.jsonl"
    whole = log.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole)):
        log.write_bytes(whole[:cut])
        assert [each.look_id for each in Archive(base).looks()] == ["look-1", "look-11"], (
            "an unfinished visit is not told"
        )
        with Archive(base).writer("run-2", clock) as writer:
            assert log.read_bytes() == whole[:first]
            writer.add_looks([look(5)])
        assert [each.look_id for each in Archive(base).looks()] == ["look-1", "look-11", "look-5"]
        torn = base / "torn" / f"looks.jsonl.{first}"
        assert cut == first or torn.read_bytes() == whole[first:cut]
        shutil.rmtree(base / "torn", ignore_errors=True)


def test_a_capture_number_is_never_used_twice(tmp_path):
    warc = written(tmp_path)
    write(tmp_path, exchange("http://h/last"))
    last = list(Archive(tmp_path).entries())[-1]
    warc.write_bytes(warc.read_bytes()[: last.capture.offset + 9])  # the request stays, the response is torn
    assert write(tmp_path, exchange()) == ["run-1.000005"]
    assert list(Archive(tmp_path).check()) == []


@pytest.mark.parametrize("seed", range(3))
def test_kill_at_any_moment(tmp_path, seed):
    """A child writes without end and says what was promised; it is killed, and everything promised is there."""
    rng = random.Random(seed)
    promised: list[str] = []
    for round_ in range(4):
        command = [sys.executable, str(WRITER), str(tmp_path), f"run-{round_}"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert child.stdout is not None
        for _ in range(rng.randrange(1, 40)):
            promised.append(child.stdout.readline().decode().strip())
        child.send_signal(signal.SIGKILL)
        promised += [line.strip() for line in child.stdout.read().decode().splitlines() if line.endswith(".")]
        child.wait()
        child.stdout.close()
    with Archive(tmp_path).writer("after", clock) as writer:
        writer.keep(exchange())
    archive = Archive(tmp_path)
    told = [each.look_id for each in archive.looks()]
    assert set(promised) <= {f"{name}." for name in told}
    for each in archive.looks():
        assert [archive.body(archive.capture(c)) for c in each.captures] == [each.look_id.encode() * 200] * 2
    assert len(told) % 2 == 0, "both looks of a visit, or none"
    assert list(archive.check()) == []


@pytest.mark.parametrize("room", [0, 1, 100, 500])
def test_a_full_disk_leaves_what_was_complete(tmp_path, monkeypatch, room):
    with Archive(tmp_path).writer("run-1", clock) as writer:
        kept = writer.keep(exchange("http://h/1", b"first"))
        writer.add_looks([look(1, kept.capture_id)])
        real, left = os.write, [room]

        def write_until_full(descriptor, data):
            if not left[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            done = real(descriptor, data[: left[0]])
            left[0] -= done
            return done

        with monkeypatch.context() as patch:
            patch.setattr(files.os, "write", write_until_full)
            with pytest.raises(StorageError, match="No space left"):
                writer.keep(exchange("http://h/2", bytes(range(256)) * 9))
            with pytest.raises(StorageError, match="停止写入"):
                writer.add_looks([look(2)])
    archive = Archive(tmp_path)
    assert [archive.body(c) for c in archive.captures()] == [b"first"]
    assert [each.look_id for each in archive.looks()] == ["look-1"]
    assert list(archive.check()) == []
    assert not (tmp_path / "torn").exists(), "the cut back was clean"
    write(tmp_path, exchange("http://h/2", b"second"), run_id="run-2")
    assert list(archive.check()) == []


def test_a_disk_that_fills_even_for_the_looks(tmp_path, monkeypatch):
    with Archive(tmp_path).writer("run-1", clock) as writer:
        kept = writer.keep(exchange())

        def refuse(path, looks):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("crawler.archive.looklog.write", refuse)
        with pytest.raises(StorageError):
            writer.add_looks([look(1, kept.capture_id)])
    assert list(Archive(tmp_path).looks()) == []
    assert list(Archive(tmp_path).captures()) == [kept]


@pytest.mark.parametrize("limit", [3000, 4096, 9999, 20_000])
def test_a_real_limit_on_file_size(tmp_path, limit):
    """The system itself refuses, in the middle of a write."""

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, str(WRITER), str(tmp_path), "run-1"]
    child = subprocess.run(
        command, capture_output=True, cwd=Path(__file__).parents[2], preexec_fn=small_files, timeout=60
    )
    assert b"StorageError" in child.stderr
    promised = child.stdout.decode().split()
    write(tmp_path, exchange(), run_id="run-2")
    archive = Archive(tmp_path)
    assert {f"{each.look_id}." for each in archive.looks()} == set(promised)
    assert list(archive.check()) == []


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_real_full_disk(small_disk):
    command = [sys.executable, str(WRITER), str(small_disk / "archive"), "run-1"]
    child = subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[2], timeout=60)
    assert b"StorageError" in child.stderr
    archive = Archive(small_disk / "archive")
    assert [f"{each.look_id}." for each in archive.looks()] == child.stdout.decode().split()
    assert {problem.kind for problem in archive.check()} <= {"index", "torn"}
    many = (exchange(f"http://h/{number}", os.urandom(5000)) for number in range(1000))
    with pytest.raises(StorageError):
        write(small_disk / "archive", *many, run_id="again")
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    write(small_disk / "archive", exchange(), run_id="later")
    assert list(archive.check()) == []
    archive.close()


def test_every_changed_byte_is_found(tmp_path, quick_sync):
    """One bit of any byte: also of those that unpacking ignores."""
    warc = written(tmp_path)
    log = tmp_path / "looks.jsonl"
    rng = random.Random(1)
    for path, step in ((warc, 3), (log, 11)):
        whole = path.read_bytes()
        for at in range(0, len(whole), step):
            changed = bytearray(whole)
            changed[at] ^= 1 << rng.randrange(8)
            path.write_bytes(changed)
            problems = list(Archive(tmp_path).check())
            assert any(p.kind in ("damaged", "torn") for p in problems), (path.name, at)
            assert all(p.message for p in problems)
        path.write_bytes(whole)
    assert list(Archive(tmp_path).check()) == []


def test_damage_within_is_told_and_left_in_place(tmp_path):
    warc = written(tmp_path)
    middle = list(Archive(tmp_path).entries())[1]
    changed = bytearray(warc.read_bytes())
    changed[middle.capture.offset + 40] ^= 0xFF
    warc.write_bytes(changed)
    write(tmp_path, exchange(), run_id="run-2")
    archive = Archive(tmp_path)
    assert warc.read_bytes()[: len(changed)] == changed
    assert [p.kind for p in archive.check()] == ["damaged", "damaged", "index", "reference"]
    with pytest.raises(DamagedArchive):
        archive.body(archive.capture("run-1.000002"))
    assert archive.body(archive.capture("run-1.000003")) == b"page 2"
    archive.rebuild_index()
    assert [c.capture_id for c in archive.captures()] == ["run-1.000001", "run-1.000003", "run-2.000001"]


def test_a_changed_line_of_looks_is_never_passed_over(tmp_path):
    written(tmp_path)
    log = tmp_path / "looks.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"outcome":"seen"', b'"outcome":"lost"', 1))
    with pytest.raises(DamagedArchive, match="第 1 行"):
        list(Archive(tmp_path).looks())
    assert [p.kind for p in Archive(tmp_path).check()] == ["damaged"]
