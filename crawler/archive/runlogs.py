"""The logs of runs as evidence: each is archived whole when its run has ended, or by the next run when it could not.

``logs/SHA256SUMS`` says which were, in the form that ``sha256sum -c`` reads; the content stands in the WARC files.
"""

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.archive.records import sha256

SUMS = "SHA256SUMS"
MOMENT = timedelta(microseconds=1)
FOLDER = "logs"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of our own in a WARC file: where a run's log said to be, and what it was then."""

    name: str
    sha256: str
    length: int


def left_over(folder: Path, run_id: str) -> list[Path]:
    """Logs of runs before this one that were not archived, or went on after they were, oldest name first."""
    archived = _sums(folder / FOLDER)
    noted = (folder / FOLDER / SUMS).stat().st_mtime_ns if archived else 0
    logs = [log for log in sorted((folder / FOLDER).glob("*.jsonl")) if log.stem != run_id and log.stat().st_size]
    return [log for log in logs if log.name not in archived or _went_on(log, archived[log.name], noted)]


def _went_on(log: Path, digest: str, noted: int) -> bool:
    """Whether a log was written to after the sums were: only then is it worth reading."""
    return log.stat().st_mtime_ns >= noted and sha256(log.read_bytes()) != digest


def unanswered(folder: Path, since: datetime, until: datetime) -> Iterator[str]:
    """The addresses of requests of a time that nobody answered: they stand in the logs of runs alone."""
    for log in (folder / FOLDER).glob("*.jsonl"):
        if log.stat().st_mtime < since.timestamp() and not _is_since(_last_line(log), since):
            continue  # ended before, by the clock of the disk and, where that was replaced, by its own
        for line in log.read_bytes().splitlines():
            if b'"no_answer"' in line and _is_since(line, since) and not _is_since(line, until + MOMENT):
                yield str(json.loads(line)["url"])


def _last_line(log: Path) -> bytes:
    """The end of a log; its lines are far shorter than what is read of it."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 65_536))
        lines = file.read().splitlines()
    return lines[-1] if lines else b""


def _is_since(line: bytes, since: datetime) -> bool:
    """Whether a line was written from a moment on; a line cut off by a crash says nothing."""
    try:
        return datetime.fromisoformat(json.loads(line)["at"]) >= since
    except (ValueError, KeyError, TypeError):
        return False


def note(folder: Path, name: str, content: bytes) -> None:
    """Say beside the logs that one was archived; whatever breaks this off, the sums are the former or the new ones."""
    sums = folder / FOLDER / SUMS
    known = _sums(sums.parent) | {name: sha256(content)}
    half = sums.with_suffix(".part")
    with half.open("w", encoding="utf-8") as written:
        written.writelines(f"{digest}  {each}\n" for each, digest in known.items())
        written.flush()
        os.fsync(written.fileno())
    half.replace(sums)


def differences(folder: Path, archived: Collection[Document]) -> Iterator[tuple[str, str]]:
    """File name and words for every log that is not, or does not begin with, what was archived of it."""
    kept = {(Path(each.name).name, each.sha256) for each in archived if each.name.startswith(f"{FOLDER}/")}
    for each in archived:
        log = folder / each.name
        if not each.name.startswith(f"{FOLDER}/"):
            continue
        if not log.exists():
            yield log.name, "运行日志不在 logs/ 中；内容仍在 WARC 文件里"
        elif sha256(log.read_bytes()[: each.length]) != each.sha256:
            yield log.name, "运行日志与归档时的摘要不符"
    for name, digest in _sums(folder / FOLDER).items():
        if (name, digest) not in kept:
            yield SUMS, f"{name} 的摘要与 WARC 文件中的不符"


def _sums(logs: Path) -> dict[str, str]:
    """Digest by file name."""
    path = logs / SUMS
    if not path.exists():
        return {}
    pairs = (line.split("  ", 1) for line in path.read_text("utf-8", "replace").splitlines() if "  " in line)
    return {name: digest for digest, name in pairs}
