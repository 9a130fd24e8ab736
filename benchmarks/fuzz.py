"""Mutated documents through the whole reader: nothing may raise, hang, crash or grow beyond a limit.

    python benchmarks/fuzz.py [--minutes 10] [--shapes pdf docx …] [--keep DIR] [--seed 0]

Each shape is read in a process of its own with bounded memory and a time limit a document. A document that breaks a
rule is kept in DIR under the shape's name; whoever mends the reader puts it among the tests.
"""

import argparse
import contextlib
import faulthandler
import gzip
import io
import multiprocessing
import random
import resource
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from drawing import balanced, draw_report  # noqa: E402
from office_writing import Style, as_docx, as_pdf, as_xlsx  # noqa: E402
from writing import as_html, as_markdown  # noqa: E402

from extract.documents import Document, Limits, Reading  # noqa: E402
from extract.json_shape import to_json  # noqa: E402
from extract.read_report import read_report  # noqa: E402

MEMORY = 3 << 30
SECONDS = 30
LIMITS = Limits(max_bytes=1 << 24, max_unpacked_bytes=1 << 26, max_seconds=10)


def drawn(rng: random.Random):
    figures = balanced("2021", lambda most: rng.choice((0, rng.randint(0, most))))
    return draw_report("2021", {cell: str(value) for cell, value in figures.items()})


def zipped(*members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(members):
            archive.writestr(f"{number}.bin", content)
    return buffer.getvalue()


def web_archive(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html'
    return head + b"; charset=utf-8\r\n\r\n" + page + b"\r\n--b--\r\n"


SHAPES: dict[str, Callable[[random.Random], bytes]] = {
    "pdf": lambda rng: as_pdf(drawn(rng), 2023, Style(foot=rng.choice((300, 420, 780)), rotate=rng.choice((0, 90)))),
    "pdf_unruled": lambda rng: as_pdf(drawn(rng), 2023, Style(lines="none", foot=rng.choice((300, 420, 780)))),
    "docx": lambda rng: as_docx(drawn(rng), 2023),
    "xlsx": lambda rng: as_xlsx(drawn(rng), 2023),
    "html": lambda rng: as_html(drawn(rng), 2023, rng.choice(("plain", "word", "layout"))),
    "text": lambda rng: as_markdown(drawn(rng), 2023),
    "zip": lambda rng: zipped(as_docx(drawn(rng), 2023), as_html(drawn(rng), 2023)),
    "gzip": lambda rng: gzip.compress(as_html(drawn(rng), 2023)),
    "mhtml": lambda rng: web_archive(as_html(drawn(rng), 2023)),
}


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The bytes changed in a few places; inside a zip also the unpacked members, packed again."""
    if content.startswith(b"PK") and rng.random() < 0.8:
        with contextlib.suppress(Exception):
            return _repacked(content, rng)
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at, length = rng.randrange(len(data) + 1), rng.choice((1, 1, 4, 64, 1024))
        kind = rng.randrange(6)
        if kind == 0:
            del data[at : at + length]
        elif kind == 1:
            data[at:at] = rng.randbytes(length)
        elif kind == 2:
            data[at : at + length] = rng.randbytes(length)
        elif kind == 3:
            data[at:at] = data[at : at + length] * rng.choice((1, 2, 50))
        elif kind == 4:
            data[at:at] = rng.choice((b"0", b"-1", b"4294967295", b"99999999999999999999", b"1e309", b"<", b">", b"\0"))
        elif kind == 5 and rng.random() < 0.2:
            del data[at:]
        if not data:
            data = bytearray(content[:10])
    return bytes(data)


def _repacked(content: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = rng.choice([name for name in members if members[name]])
    members[chosen] = mutated(members[chosen], rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name, inside)
    return buffer.getvalue()


def work(shape: str, seed: int, minutes: float, current: Path) -> None:
    """The child: mutate, note what is being read, read; dies of what breaks a rule."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    rng = random.Random(seed)
    until, count = time.process_time() + 60 * minutes, 0
    fresh = b""
    while time.process_time() < until:
        if count % 20 == 0:
            fresh = SHAPES[shape](rng)
        count += 1
        content = mutated(fresh, rng)
        current.write_bytes(content)
        signal.alarm(SECONDS)
        to_json(read_report(Document(content, "fuzzed"), Reading(LIMITS)))
        signal.alarm(0)
    current.unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{shape}: {count} documents in {minutes:g} CPU minutes, nothing broke, {peak} MB at most", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--shapes", nargs="*", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.keep.mkdir(parents=True, exist_ok=True)
    found = 0
    for shape in arguments.shapes:
        current = arguments.keep / f"{shape}-{arguments.seed}.bin"
        child = multiprocessing.Process(target=work, args=(shape, arguments.seed, arguments.minutes, current))
        child.start()
        child.join()
        if child.exitcode:
            found += 1
            print(f"{shape}: exit code {child.exitcode} while reading {current}", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
