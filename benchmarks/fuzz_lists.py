"""Mutated list pages: reading one never raises, hangs or grows; a report that is still on one is never called absent.

    python benchmarks/fuzz_lists.py [--minutes 10] [--kinds reading keeping repeating] [--keep DIR] [--seed 0]
                                    [--case NUMBER]

``reading``: the pages of every fixture portal, changed anywhere, through all that reads a page of a list. ``keeping``:
the answers of a portal changed everywhere but in its report's row, and a whole visit to it. ``repeating``: a page that
repeats the beginning of something, up to 200,000 characters. Each case is made of its number alone: ``--case`` reads
one again. One that breaks a rule is kept in DIR; whoever mends the reader puts it among the tests
(tests/spiders/test_found_by_fuzzing.py).
"""

import random
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from fuzzing import Fuzz  # noqa: E402
from list_mutations import changed  # noqa: E402
from portal_fixtures import PORTALS, OfFixture, still_shows  # noqa: E402

from crawler.column.column_years import year_links  # noqa: E402
from crawler.page.obstacles import is_whole, obstacle, shell_target  # noqa: E402
from crawler.page.pages import Page  # noqa: E402
from spiders.families import FAMILIES  # noqa: E402
from spiders.listing.leading import leading_on  # noqa: E402
from spiders.listing.reading import ReadList, failed  # noqa: E402
from spiders.listing.remarks import Remarks  # noqa: E402
from spiders.row.row_index import RowIndex  # noqa: E402

MEMORY = 2 << 30
SECONDS = 5
"""Of computing, within which any page of this size is read: the system ends the process that takes longer."""
URL = "http://www.shili.gov.cn/zwgk/zfxxgknb/"
KINDS = ("reading", "keeping", "repeating")
HOSTILE = (
    "<script ", "<script>", "<style>", "<textarea>", "<template>", "<xmp>", "<noscript>", "<title>", "<title", "<!--",
    "<!--#include ", "<a ", "<a href=", "<a href='", "<a href='{{", "<a onclick='", "href=", "<iframe ",
    "<iframe src=", "<trs_documents ", "<cms:list ", "<?php ", "<% ", "<jsp:include ", "<record>",
    "<record><![CDATA[", "]]>", "<svg ", "<nextgroup> <![CDATA[", 'queryData="{', "totalpage", "page_count",
    "createPageNav('', 1,1, '/-a',  'a'", "9", "background", "<p class='p", "{", "[", "(", "'", '"', "={'a':",
    '={"a":', "\\u", "%e5", "&#x", "0x41,", "//", "location.href=", "2024", "2024年", "年", "信息公开年报",
    "示例县教育局", "<td>", "<ul>", "<div>", "<select>", "<option>", "\n", "\u3000", "共", "关于转发", "_list", "/a.",
    "a-", "'+a+'", "${", "{{", "{% ", "fetch(", ".append(", "<meta ", "<base ", "<object>",
)  # fmt: skip
"""What a page may repeat without end, each the beginning of something that is looked for."""
_PLACES = (
    "{}", "<script>{}</script>", "<li><a href='/a.html'>{}</a></li>", "<li><a href='/a.html' title=\"{}\">x</a></li>",
    "<ul class=\"{}\"><li><a href='/a.html'>x</a></li></ul>", "<div style=\"{}\"></div>", "<p>{}</p>",
)  # fmt: skip


def read_everything(content: bytes) -> str:
    """All that reads a page of a list, by every family: only whether it comes to an end."""
    page = Page(URL, 200, content, {"content-type": "text/html"})
    told = obstacle(page)
    is_whole(page), shell_target(page), year_links(page)
    for family in FAMILIES:
        if not family.recognises(page) and family.key != "generic":
            continue
        read = family.read(page)
        remarks = Remarks()
        remarks.note(page, read)
        nothing: ReadList = failed(None, "no_column", None)
        leading_on(nothing, page, remarks, ())
        RowIndex((*read.rows, *remarks.kept))
    return "obstacle" if told else "page"


def look_for_it(portal: OfFixture, content: bytes) -> str:
    """How a visit ends to a portal one of whose answers is changed. Raises where its report is there and is called
    absent."""
    if not still_shows(portal, content):
        return "row lost"
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    try:
        look = portal.visited(content, folder)
    finally:
        shutil.rmtree(folder)
    if look.outcome == "absent":
        raise AssertionError(f"absent by {look.control}, {look.rows_read} rows, {look.family}")
    return str(look.reason or look.outcome)


def hostile(what: str, length: int, place: str = "{}") -> bytes:
    """A list page on which something is repeated up to a length."""
    repeated = (what * (length // len(what) + 1))[:length]
    row = "<ul><li><a href='/a23.html'>示例县教育局2023年政府信息公开工作年度报告</a><span>2024-01-18</span></li></ul>"
    return (
        f"<html><head><title>政府信息公开年报</title></head><body>{row}{place.format(repeated)}</body></html>".encode()
    )


class Cases:
    """The cases of one kind and seed, each made of its number."""

    def __init__(self, kind: str, seed: int) -> None:
        self.name, self.kind = f"{kind}-{seed}", kind

    def __getitem__(self, number: int) -> tuple[OfFixture, bytes]:
        rng = random.Random(f"{self.name}-{number}")
        if self.kind == "repeating":
            what = "".join(rng.choices(HOSTILE, k=rng.choice((1, 1, 2, 3))))
            return PORTALS[0], hostile(what, 200_000, rng.choice(_PLACES))
        portal = rng.choice(PORTALS)
        content = portal.changing(rng)
        kept = portal.row_in(content) if self.kind == "keeping" else None
        return portal, changed(content, rng, kept, rng.choice(PORTALS).changing(rng))

    def read(self, case: tuple[OfFixture, bytes]) -> str:
        """How it went."""
        portal, content = case
        return look_for_it(portal, content) if self.kind == "keeping" else read_everything(content)

    def content(self, case: tuple[OfFixture, bytes]) -> bytes:
        return case[1]


if __name__ == "__main__":
    sys.exit(Fuzz(Cases, MEMORY, SECONDS, "pages", ".html").main(__doc__, "--kinds", KINDS))
