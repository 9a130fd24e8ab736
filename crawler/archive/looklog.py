"""The log of looks: one line of JSON per visit, appended whole or not at all, each line with its own digest."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from crawler.archive.files import DamagedArchive, append
from crawler.looks import Found, Look


def line_of(looks: Sequence[Look]) -> bytes:
    """The looks of one visit as one line."""
    text = json.dumps([_facts(look) for look in looks], ensure_ascii=False, default=_plain, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f'{{"sha256":"{digest}","looks":{text}}}\n'.encode()


def looks_of(line: bytes) -> tuple[Look, ...]:
    """The looks of one line; raises ValueError when it is not as it was written."""
    frame = f'{{"sha256":"{line[11:75].decode("ascii", "replace")}","looks":'.encode()
    text = line.removesuffix(b"\n").removesuffix(b"}")[len(frame) :]
    if not line.endswith(b"}\n") or not line.startswith(frame):
        raise ValueError("不是查看记录")
    if hashlib.sha256(text).hexdigest().encode() != line[11:75]:
        raise ValueError("摘要不符")
    return tuple(_look(data) for data in json.loads(text))


def write(path: Path, visits: Sequence[Sequence[Look]]) -> None:
    """Append the looks of some visits, each in a single write, and wait until they are on disk; raises StorageError."""
    if not visits:
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        for looks in visits:
            append(descriptor, line_of(looks))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(path: Path) -> Iterator[Look]:
    """Every look of every complete line; raises DamagedArchive at a line that was changed.

    A last line without its end was never promised to anyone: it is left out, and moved aside by the next writer.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                return
            try:
                yield from looks_of(line)
            except (ValueError, TypeError, KeyError) as error:
                advice = "请从备份恢复此文件：悄悄丢掉一条查看记录可能冤枉人"
                raise DamagedArchive(f"{path} 第 {number} 行：{error}；{advice}") from error


def torn_from(path: Path) -> int | None:
    """Where the torn tail of the log starts; None when it ends with a complete line.

    Complete lines before the tail are never touched, whatever they hold.
    """
    if not path.exists():
        return None
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        tail = b""
        while end and b"\n" not in tail:
            start = max(0, end - 65536)
            file.seek(start)
            tail, end = file.read(end - start) + tail, start
        whole = end + tail.rfind(b"\n") + 1
    return whole if whole < path.stat().st_size else None


def _facts(value: Look | Found) -> dict[str, object]:
    """Every field by its name; twice as fast as ``dataclasses.asdict``, which copies what it finds."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, Found):
        return _facts(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"a look holds {value!r}, which cannot be written")


def _look(data: dict[str, Any]) -> Look:
    times = {name: datetime.fromisoformat(data[name]) for name in ("started_at", "ended_at")}
    found = tuple(_found(item) for item in data.get("found", ()))
    return Look(**{**data, **times, "found": found, "captures": tuple(data.get("captures", ()))})


def _found(data: dict[str, Any]) -> Found:
    dates = {name: date.fromisoformat(data[name]) for name in ("list_date", "url_date") if data.get(name)}
    return Found(**{**data, **dates, "captures": tuple(data["captures"])})
