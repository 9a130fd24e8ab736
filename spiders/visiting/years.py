"""A column divided by years: the sub-column of the year asked for, and an earlier one as positive control."""

from dataclasses import replace

from crawler.page.url_days import url_date
from crawler.pager.further import same_place
from crawler.title.links import Asked, Row, named_fit, read_title
from crawler.title.names import is_a_name, shorten
from spiders.listing.reading import ReadList, problem_of, wholeness_of
from spiders.row.reports import Sighting, file_itself, weigh
from spiders.visiting.columns import Columns
from spiders.visiting.seeking import seek

MOST_COLLECTIONS = 3
MOST_MONTHS = 14


async def sub_columns(
    columns: Columns, listed: ReadList, asked: Asked, sole: bool, sighting: Sighting, newest: int | None
) -> int | None:
    """Sub-columns that hold the year asked for; when there is none, the latest earlier one may be the newest with a
    report of the agency. Gives that newest year."""
    years = dict(listed.years)
    spanning = [url for first, last, url in listed.ranges if first <= asked.year <= last]
    collected = [*listed.index.collections(asked.year), *spanning][:MOST_COLLECTIONS]
    of_many = {*collected, *(row.url for row in listed.rows if read_title(row.title).kind == "collection")}
    named = [years[year] for year in (asked.year, asked.year + 1) if year in years]  # some count by publication
    for url in [*named, *collected]:
        if not sighting.found:  # a file of many is no one's own
            await _sub_column(columns, url, asked, sole and url not in of_many, sighting)
            newest = max(filter(None, (newest, (await columns.read(url)).index.newest(asked, sole=sole))), default=None)
    for url, doubt in () if sighting.found else list(sighting.folders.items()):
        await _sub_column(columns, url, asked, sole, sighting)
        sighting.doubts.remove(doubt)
    for url in () if sighting.found or newest else listed.past:
        newest = await _earlier(columns, url, asked, sole, sighting)
    if not sighting.found:
        await _months(columns, listed, asked, sole, sighting)
    past = [year for year in years if year < asked.year]
    if sighting.found or newest or not past:
        return newest
    there = Sighting()
    await _sub_column(columns, years[max(past)], replace(asked, year=max(past)), sole, there)
    sighting.captures.extend(there.captures)
    return max(past) if there.found else None


async def _earlier(columns: Columns, url: str, asked: Asked, sole: bool, sighting: Sighting) -> int | None:
    """The newest report of the agency among those of earlier years that stand apart; the new one may be there."""
    apart = await columns.read(url)
    sighting.captures.extend(apart.captures)
    await seek(columns, asked, apart, sole, sighting)
    return apart.index.newest(asked, sole=sole)


async def _months(columns: Columns, listed: ReadList, asked: Asked, sole: bool, sighting: Sighting) -> None:
    """The months after the year asked for, of a column divided by them; each must be read before anything is absent."""
    since = [month for month in listed.months if month[0] is None or month[0] > asked.year]
    for _, _, url in since[:MOST_MONTHS]:
        if not sighting.found:
            await _sub_column(columns, url, asked, sole, sighting, by_day=True)
    clicked = any(year is None or year > asked.year for year, _ in listed.months_to_click)
    if not (sighting.found or sighting.trouble) and (clicked or len(since) > MOST_MONTHS):
        sighting.trouble, sighting.trouble_detail = "pager_broken", "栏目按月份列出，未能逐月读完"


async def _sub_column(
    columns: Columns,
    url: str,
    asked: Asked,
    sole: bool,
    sighting: Sighting,
    *,
    divided: bool = False,
    by_day: bool = False,
) -> None:
    """One sub-column: a list, or the report itself, or divided again by kind of body. What fails in it must be mended
    before anything is absent. One of a month (``by_day``) may have nobody's report of the year."""
    sub = await columns.read(url)
    sighting.captures.extend(sub.captures)
    if problem_of(sub) == "not_a_page":
        await file_itself(columns.open, url, asked, sole, sighting)
        return
    await seek(columns, asked, sub, sole, sighting)
    if not sighting.found:
        await _named_rows(columns, sub, asked, sighting)
    again = dict(sub.years).get(asked.year)
    deeper = [again] if again is not None and not same_place(again, url) else []
    parts = () if divided or sighting.found else (*deeper, *sub.sections)
    for part in parts:
        await _sub_column(columns, part, asked, sole, sighting, divided=True)
    if sighting.found or (parts and not sub.facts.rows_read):
        return
    whole = wholeness_of(sub)
    if whole.outcome != "absent":
        sighting.trouble, sighting.trouble_detail = whole.reason, f"{url}: {whole.detail or ''}"
    elif not by_day and sub.rows and not any(_is_of_the_year(row, asked) for row in sub.rows):
        sighting.trouble, sighting.trouble_detail = "control_lost", f"{url}：有内容，但没有任何机关该年度的年报"


async def _named_rows(columns: Columns, sub: ReadList, asked: Asked, sighting: Sighting) -> None:
    """In the sub-column of a year a row may read only 县教育局: what it leads to must be the report."""
    mine = [row for row in sub.rows if row.in_list and is_a_name(row.title) and named_fit(row.title, asked) == "ours"]
    for row in mine[:1]:
        await weigh(columns.open, row, asked, False, sighting)


def _is_of_the_year(row: Row, asked: Asked) -> bool:
    """Somebody's report of the year, or the name of a body of the portal."""
    reading = read_title(row.title)
    if reading.kind in ("report", "weak") and reading.year in (asked.year, None):
        return True
    day = row.list_date or url_date(row.url)
    if reading.kind == "report" and reading.year == asked.year - 1 and day is not None and day.year == asked.year:
        return True  # the parts of the column are named by the years in which reports are published
    return row.in_list and is_a_name(row.title) and shorten(row.title) in asked.known
