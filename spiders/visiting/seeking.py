"""One list and one agency's report: its rows, the frames beside them, and what of it could not be looked at."""

from collections.abc import Iterator

from crawler.fetch.asks import Ask
from crawler.page.obstacles import is_blank
from crawler.title.links import Asked, read_title
from spiders.listing.reading import ReadList, holds_reports, problem_of, wholeness_of
from spiders.row.renamed import perhaps_renamed
from spiders.row.reports import Sighting, report_itself, settle, take
from spiders.unseen.unlinked import mentioned
from spiders.visiting.columns import Columns


async def seek(columns: Columns, asked: Asked, listed: ReadList, sole: bool, sighting: Sighting) -> None:
    """The report asked for in a list; what hides there must be seen before anything is absent."""
    await _in_rows(columns, asked, listed, sole, sighting)
    for url in () if sighting.found else listed.framed:
        await _in_frame(columns, asked, url, listed.facts.list_url, sole, sighting)
        if sighting.found:
            return
    _note_unseen(asked, listed, sole, sighting)


async def _in_rows(columns: Columns, asked: Asked, listed: ReadList, sole: bool, sighting: Sighting) -> None:
    """The rows of a list; the page may be the report itself, with or without the earlier ones beside it."""
    itself = report_itself(listed.rowless, asked) if listed.rowless is not None else None
    if itself is not None:
        await take(columns.open, itself, await columns.open(Ask(itself.url)), sighting)
    else:
        await settle(columns.open, listed.index, asked, sole=sole, sighting=sighting)


async def _in_frame(
    columns: Columns, asked: Asked, url: str, referer: str | None, sole: bool, sighting: Sighting
) -> None:
    """A list in a frame beside the rows; one that fails, or is not read to its end, must be mended first."""
    inner = await columns.read(url, referer)
    sighting.captures.extend(inner.captures)
    problem = problem_of(inner)
    if problem is None:
        await _in_rows(columns, asked, inner, sole, sighting)
    if sighting.found:
        return
    whole = wholeness_of(inner)
    if problem == "not_a_page":
        sighting.doubts.append(f"页内文件 {url}")
    elif problem is not None or (holds_reports(inner) and whole.outcome != "absent"):
        sighting.trouble, sighting.trouble_detail = problem or whole.reason, f"{url}: {whole.detail or ''}"
    elif inner.rowless is not None and is_blank(inner.rowless):
        sighting.trouble, sighting.trouble_detail = "empty_list", f"页内框架是空白 {url}"
    _note_unseen(asked, inner, sole, sighting)


def _note_unseen(asked: Asked, listed: ReadList, sole: bool, sighting: Sighting) -> None:
    """The first thing of a list that may be the report and could not be looked at, where nothing was found."""
    if not sighting.found and not sighting.trouble:
        sighting.trouble, sighting.trouble_detail = next(_unseen(asked, listed, sole), (None, None))


def _unseen(asked: Asked, listed: ReadList, sole: bool) -> Iterator[tuple[str, str]]:
    if asked.year in listed.to_click and not _shows_year(listed, asked.year):
        yield "pager_broken", f"{asked.year} 年度须由脚本选取"
    yield from listed.beyond
    for day, what in listed.silent:
        if day is None or day.year in (asked.year + 1, asked.year + 2):
            yield "ambiguous_row", f"列表中没有文字的一行：{what}"
    for named in perhaps_renamed(listed.index, asked):
        yield "ambiguous_row", f"可能是更名后的该机关：{named}"
    own = listed.index.speaks_for_one(asked) and listed.index.newest(asked, sole=sole) is not None
    if mentioned(listed.unlinked, asked, sole=sole or own):
        yield "ambiguous_row", "没有链接的一行"


def _shows_year(listed: ReadList, year: int) -> bool:
    """Whether the list shows anybody's report of the year: then its tabs only hide what is there."""
    return any(read_title(row.title).kind == "report" and read_title(row.title).year == year for row in listed.rows)
