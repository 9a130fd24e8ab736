"""How fast documents are read, as ratios measured side by side in one run (medians of CPU time).

    python benchmarks/extract.py [--repeats 7] [--pages 12] [--scan FILE.pdf] [--pdf FILE.pdf …]

Word-pasted pages. "lxml parse": the bare parse of the same bytes. "figures, checks, dates": from the bytes to what
``extract.figured`` says, every cell and its place, checks, unread, form, title, period, report year, dates (wanted: at
most 3 times the parse). "all but the narrative": agencies, sections and claims as well. "whole read": and what
trafilatura takes from the foot of the last section (wanted: at most a third of trafilatura with tables and metadata).
PDF: the whole reader against pdfplumber's table finder, file by file (wanted: at least 5 times faster a page, with more
rows right; pdfplumber comes from requirements-benchmarks.txt). Scan: seconds a page and memory, with ``ocr``.
"""

import argparse
import io
import itertools
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks"), str(ROOT / "tests")]

import trafilatura  # noqa: E402
from lxml import etree  # noqa: E402
from office_writing import as_docx  # noqa: E402
from pages import drawn, word_page  # noqa: E402
from pdf_writing import Style, as_pdf  # noqa: E402

from extract.documents import Document, Reading  # noqa: E402
from extract.figured import figured  # noqa: E402
from extract.from_pdf import read as read_pdf  # noqa: E402
from extract.grids import Grid  # noqa: E402
from extract.pdf.pages import opened  # noqa: E402
from extract.read_report import read_report, report_of  # noqa: E402
from extract.reader import read_content  # noqa: E402
from monitor.tools.equipment import equipped  # noqa: E402
from monitor.tools.office import find_office  # noqa: E402

Timed = Callable[[], object]


def main() -> None:
    arguments = _arguments()
    _html(arguments.pages, arguments.repeats)
    _pdf([path.read_bytes() for path in arguments.pdf], arguments.repeats)
    if arguments.scan:
        _scan(arguments.scan.read_bytes())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--pdf", type=Path, nargs="*", default=[])
    parser.add_argument("--scan", type=Path)
    return parser.parse_args()


def side_by_side(ways: dict[str, Timed], repeats: int, turn: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Median milliseconds of CPU of each way, the ways taking turns so that a busy machine slows all alike.

    ``turn`` is called before each round, to put other documents in front of them all.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        turn()
        for name, way in ways.items():
            start = time.process_time()
            way()
            times[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(values) for name, values in times.items()}


def _html(count: int, repeats: int) -> None:
    parser = etree.HTMLParser(encoding="utf-8")
    works: dict[str, Callable[[bytes], object]] = {
        "lxml parse": lambda page: etree.fromstring(page, parser),
        "figures, checks, dates": lambda page: figured(read_content(Document(page), Reading())),
        "all but the narrative": lambda page: report_of(replace(read_content(Document(page), Reading()), main=None)),
        "whole read": lambda page: read_report(Document(page), Reading()),
        "trafilatura, tables and metadata": lambda page: trafilatura.extract(
            page, include_tables=True, with_metadata=True
        ),
    }
    fresh = map(word_page, itertools.count())
    pages: dict[str, list[bytes]] = {}

    def turn() -> None:
        """Pages nobody has seen, other ones for each way: what was remembered of a text must not help twice."""
        pages.update({name: list(itertools.islice(fresh, count)) for name in works})

    ways: dict[str, Timed] = {
        name: lambda name=name, work=work: [work(page) for page in pages[name]]  # type: ignore[misc]
        for name, work in works.items()
    }
    medians = side_by_side(ways, repeats, turn)
    size = len(pages["lxml parse"][0]) // 1000
    print(f"HTML, {repeats} times {count} Word-pasted pages of {size} KB, ms of CPU a page")
    for name, value in medians.items():
        print(f"  {name:34s} {value / count:8.2f}   x {value / medians['lxml parse']:.2f} the parse")
    share = medians["whole read"] / medians["trafilatura, tables and metadata"]
    print(f"  whole read / trafilatura           {share:8.2f}   (wanted: at most 0.33)")


Rows = list[list[str]]
"""The rows of all tables of a document, cells without white space; covered positions left out."""


def _pdf(given: Sequence[bytes], repeats: int) -> None:
    files = {**_own_files(3), **{f"given {number}": (content, None) for number, content in enumerate(given, 1)}}
    plumber = _plumber()
    print("PDF, ms of CPU a page; rows right of the 25 or 23 of the applications table")
    for name, (content, seed) in files.items():
        pages = _page_count(content)
        ways: dict[str, Timed] = {OURS: lambda content=content: our_rows(content)}
        if plumber is not None:
            ways[THEIRS] = lambda content=content: plumber(content)
        medians = side_by_side(ways, repeats)
        line = f"  {name:22s} {pages:2d} pages   {OURS} {medians[OURS] / pages:6.2f}"
        if seed is not None:
            line += f", rows {_rows_right(content, our_rows, seed)}"
        if plumber is not None:
            line += f"   {THEIRS} {medians[THEIRS] / pages:6.2f}"
            line += "" if seed is None else f", rows {_rows_right(content, plumber, seed)}"
            line += f"   x {medians[THEIRS] / medians[OURS]:.1f}"
        print(line)
    print("  (wanted: at least 5 times faster)" if plumber else "  pip install -r requirements-benchmarks.txt")


OURS, THEIRS = "ours", "pdfplumber"


def _own_files(count: int) -> dict[str, tuple[bytes, int]]:
    """Our reports as LibreOffice prints them, fonts inside, where it is installed; and as our own writer draws them."""
    found = {f"printed {seed}": (content, seed) for seed, content in enumerate(_printed(count))}
    for seed in range(count):
        found[f"drawn {seed}"] = as_pdf(drawn(seed)[1], 2023, Style(foot=420)), seed
    found["drawn without lines"] = as_pdf(drawn(0)[1], 2023, Style(lines="none")), 0
    return found


def _printed(count: int) -> list[bytes]:
    command = find_office()
    if command is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / f"{seed}.docx" for seed in range(count)]
        for seed, name in enumerate(names):
            name.write_bytes(as_docx(drawn(seed)[1], 2023))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = [command, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *map(str, names)]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [name.with_suffix(".pdf").read_bytes() for name in names]


def our_rows(content: bytes) -> Rows:
    """The rows of our reader, its paragraphs and places made as well."""
    grids = [block for block in read_pdf(Document(content), Reading()).blocks if isinstance(block, Grid)]
    return [["".join(cell.text.split()) for cell in row if cell and cell.origin] for grid in grids for row in grid.rows]


def _plumber() -> Callable[[bytes], Rows] | None:
    try:
        import pdfplumber
    except ImportError:
        return None

    def rows(content: bytes) -> Rows:
        with pdfplumber.open(io.BytesIO(content)) as document:
            tables = [table for page in document.pages for table in page.extract_tables()]
        return [["".join(cell.split()) for cell in row if cell is not None] for table in tables for row in table]

    return rows


def _rows_right(content: bytes, read: Callable[[bytes], Rows], seed: int) -> int:
    """Rows of the applications whose label and seven figures stand together, as drawn."""
    found = read(content)
    right = 0
    for line in drawn(seed)[1][1].lines:
        figures = [cell.text for cell in line if cell.ident]
        if figures:
            label = next(cell.text for cell in reversed(line) if not cell.ident)
            right += any(row[-7:] == figures and label in row[:-7] for row in found)
    return right


def _page_count(content: bytes) -> int:
    with opened(content) as document:
        return len(document)


def _scan(content: bytes) -> None:
    pages = _page_count(content)
    with equipped(office=False, seconds=600) as tools:
        if tools.ocr is None:
            print("Scan: the extra ocr is not installed")
            return
        start = time.monotonic()
        read_pdf(Document(content), Reading(tools=tools))
        seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"Scan, {pages} pages: {seconds / pages:.1f} s a page on one core, {memory:.0f} MB in its process")


if __name__ == "__main__":
    main()
