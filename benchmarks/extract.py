"""How fast documents are read, as ratios measured side by side in one run (medians of CPU time).

    python benchmarks/extract.py [--repeats 7] [--pages 12] [--scan FILE.pdf] [--pdf FILE.pdf …]

Pages: figures, checks and dates of Word-pasted HTML against the bare lxml parse of the same bytes (wanted: at most 3),
and the whole read with the narrative against trafilatura with tables and metadata (wanted: at most a third).
PDF: the whole reader against pdfplumber's table finder on the same files (wanted: at least 5 times faster a page, with
more rows right; pdfplumber comes from requirements-benchmarks.txt). Scan: seconds a page and memory, with ``ocr``.
"""

import argparse
import io
import random
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
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import trafilatura  # noqa: E402
from drawing import balanced, draw_report  # noqa: E402
from lxml import etree  # noqa: E402
from office_writing import as_docx  # noqa: E402
from pdf_writing import Style, as_pdf  # noqa: E402
from writing import as_html  # noqa: E402

from extract.documents import Document, Reading  # noqa: E402
from extract.from_pdf import read as read_pdf  # noqa: E402
from extract.grids import Grid  # noqa: E402
from extract.pdf_pages import opened  # noqa: E402
from extract.read_report import read_report, report_of  # noqa: E402
from extract.reader import read_content  # noqa: E402
from monitor.tools.equipment import equipped  # noqa: E402
from monitor.tools.office import find_office  # noqa: E402

WORD_PAGE = 160_000
Timed = Callable[[], object]


def main() -> None:
    arguments = _arguments()
    _html(arguments.pages, arguments.repeats)
    _pdf([path.read_bytes() for path in arguments.pdf] or None, arguments.repeats)
    if arguments.scan:
        _scan(arguments.scan.read_bytes())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--pdf", type=Path, nargs="*", default=[])
    parser.add_argument("--scan", type=Path)
    return parser.parse_args()


def side_by_side(ways: dict[str, Timed], repeats: int) -> dict[str, float]:
    """Median milliseconds of CPU of each way, the ways taking turns so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, way in ways.items():
            start = time.process_time()
            way()
            times[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(values) for name, values in times.items()}


def drawn(seed: int):
    rng = random.Random(seed)
    year = ("2021", "2019")[seed % 2]
    figures = balanced(year, lambda most: rng.choice((0, rng.randint(0, most))))
    return figures, draw_report(year, {cell: str(value) for cell, value in figures.items()})


def word_page(seed: int) -> bytes:
    """A page of the wanted size as a portal serves it: head, navigation, the report as pasted from Word, a foot."""
    body = as_html(drawn(seed)[1], 2023, "word").decode()
    style = 'style="margin-bottom:0.0001pt;text-align:center;line-height:18pt;font-family:宋体;font-size:10.5pt"'
    body = body.replace('<p class="MsoNormal">', f'<p class="MsoNormal" {style}>')
    menu = "".join(f'<li><a href="/zwgk/nb/{n}.html">关于印发第{n}号工作方案的通知</a></li>' for n in range(60))
    page = body.replace("<body>", f"<body><div class=nav><ul>{menu}</ul></div><div class=content>")
    filler = "<p class=MsoNormal><span lang=EN-US style='font-size:16pt'>推进政务公开，提高工作水平。</span></p>"
    missing = max(0, WORD_PAGE - len(page.encode())) // len(filler.encode())
    return page.replace("</body>", filler * missing + "</div><div class=foot>版权所有</div></body>").encode()


def _html(count: int, repeats: int) -> None:
    pages = [word_page(seed) for seed in range(count)]
    parser = etree.HTMLParser(encoding="utf-8")

    def each(work: Callable[[bytes], object]) -> Timed:
        return lambda: [work(page) for page in pages]

    medians = side_by_side(
        {
            "lxml parse": each(lambda page: etree.fromstring(page, parser)),
            "figures, checks, dates": each(
                lambda page: report_of(replace(read_content(Document(page), Reading()), main=None))
            ),
            "whole read": each(lambda page: read_report(Document(page), Reading())),
            "trafilatura, tables and metadata": each(
                lambda page: trafilatura.extract(page, include_tables=True, with_metadata=True)
            ),
        },
        repeats,
    )
    print(f"HTML, {count} Word-pasted pages of {len(pages[0]) // 1000} KB, ms of CPU a page")
    for name, value in medians.items():
        print(f"  {name:34s} {value / count:8.2f}   x {value / medians['lxml parse']:.2f} the parse")
    share = medians["whole read"] / medians["trafilatura, tables and metadata"]
    print(f"  whole read / trafilatura           {share:8.2f}   (wanted: at most 0.33)")


Rows = list[list[str]]
"""The rows of all tables of a document, cells without white space; covered positions left out."""


def _pdf(files: Sequence[bytes] | None, repeats: int) -> None:
    ours = _own_files(3)
    given = list(files or ours)
    pages = sum(_page_count(content) for content in given)
    ways: dict[str, Timed] = {OURS: lambda: [our_rows(content) for content in given]}
    plumber = _plumber()
    if plumber is not None:
        ways[THEIRS] = lambda: [plumber(content) for content in given]
    medians = side_by_side(ways, repeats)
    print(f"PDF, {len(given)} files, {pages} pages, ms of CPU a page")
    for name, value in medians.items():
        reader = our_rows if plumber is None or name == OURS else plumber
        right = sum(_rows_right(content, reader, seed) for seed, content in enumerate(ours))
        print(f"  {name:34s} {value / pages:8.2f}   rows of our own files right {right}")
    if plumber is None:
        print("  pdfplumber is not installed: pip install -r requirements-benchmarks.txt")
    else:
        print(f"  times faster                       {medians[THEIRS] / medians[OURS]:8.1f}   (wanted: at least 5)")


OURS, THEIRS = "our reader", "pdfplumber's table finder"


def _own_files(count: int) -> list[bytes]:
    """Our reports as LibreOffice prints them, fonts inside; as our own writer draws them where it is not installed."""
    command = find_office()
    if command is None:
        return [as_pdf(drawn(seed)[1], 2023, Style(foot=420)) for seed in range(count)]
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
