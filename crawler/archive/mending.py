"""Bringing an archive back to order: torn tails are moved aside, and the index caught up with the files."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from crawler.archive import looklog
from crawler.archive.files import DamagedArchive, Gap, Member, crc_of, parse, set_aside, walk, warc_files
from crawler.archive.index import Index
from crawler.archive.records import Entry, entry_of
from data.errors import StorageError


def mend(folder: Path) -> Index:
    """Repair the archive in ``folder`` and give its index open for writing. The lock must be held.

    Every complete record and every complete line stays where it is. Raises StorageError when the disk refuses.
    """
    try:
        (folder / "warc").mkdir(parents=True, exist_ok=True)
        index = _open(folder / "index.sqlite")
        try:
            _mend_warc(index, folder)
            _mend_lines(folder)
        except BaseException:
            index.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"存档 {folder} 无法修复：{error}") from error
    return index


def stale(folder: Path) -> bool:
    """Whether the index is missing, unusable, or behind or ahead of the files."""
    path = folder / "index.sqlite"
    try:
        index = Index(path, write=False)
    except sqlite3.Error:
        return True
    try:
        return index.ends() != {file.name: file.stat().st_size for file in warc_files(folder / "warc")}
    except sqlite3.Error:
        return True
    finally:
        index.close()


def _mend_warc(index: Index, folder: Path) -> None:
    _trust(index, folder / "warc")
    for path in warc_files(folder / "warc"):
        _catch_up(index, path, folder / "torn")
    index.commit()


def _mend_lines(folder: Path) -> None:
    for log in [folder / "looks.jsonl", *sorted((folder / "logs").glob("*.jsonl"))]:
        torn = looklog.torn_from(log)
        if torn is not None:
            set_aside(log, torn, folder / "torn")


def _open(path: Path) -> Index:
    """The index, or a new empty one when the file is unusable: it is only a view of the WARC files."""
    try:
        return Index(path, write=True)
    except sqlite3.DatabaseError:
        return _anew(path)


def _anew(path: Path) -> Index:
    for stray in path.parent.glob(f"{path.name}*"):
        stray.unlink()
    return Index(path, write=True)


def _trust(index: Index, warc: Path) -> None:
    """Forget an index that speaks of bytes the files do not have: files were replaced or restored from a copy."""
    sizes = {path.name: path.stat().st_size for path in warc_files(warc)}
    if any(end > sizes.get(name, 0) for name, end in index.ends().items()):
        index.clear()


def _catch_up(index: Index, path: Path, torn: Path) -> None:
    """Index what a file holds beyond the indexed end; a torn tail is moved aside, a gap within is left in place."""
    start, crc = index.sums().get(path.name, (-1, 0))
    if start == path.stat().st_size:
        return
    start = max(start, 0)
    requests: dict[str, int] = {}
    end = start
    for part in walk(path, start):
        if isinstance(part, Gap):
            continue
        end = part.end
        entry = _take(part, path.name, requests)
        if entry is not None:
            index.add(entry)
    for capture_id in requests:
        run_id, _, number = capture_id.rpartition(".")
        index.count(run_id, int(number))
    if end < path.stat().st_size:
        set_aside(path, end, torn)
    index.reach(path.name, end, crc_of(path, start, end, crc))


def _take(part: Member, name: str, requests: dict[str, int]) -> Entry | None:
    """The entry of a member that holds a capture; requests are remembered until their response comes.

    Records that are not ours are left alone. Raises DamagedArchive for one of ours that was changed.
    """
    record, block = parse(part)
    capture_id = record.headers.get("Gouji-Capture-ID")
    if capture_id is None:
        return None
    if record.headers["WARC-Type"] == "request":
        requests[capture_id] = part.offset
        return None
    try:
        entry = entry_of(record, block, name, (part.offset, part.end))
    except (KeyError, ValueError, IndexError) as error:
        raise DamagedArchive(f"{name} 第 {part.offset} 字节：记录已不是写入时的样子：{error!r}") from error
    return replace(entry, request_offset=requests.get(capture_id))
