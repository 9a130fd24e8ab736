"""Whether a long list changed while it was read: rows may have slipped from a page not yet read to one read already."""

from dataclasses import dataclass, replace

from crawler.title.links import Row
from spiders.families import recognise
from spiders.listing.lists import Fetch
from spiders.listing.reading import ReadList


@dataclass(frozen=True, slots=True)
class Shift:
    """What asking again for the first rows of a list showed; ``problem`` is a reason where they could not be read."""

    changed: bool = False
    problem: str | None = None
    detail: str | None = None
    captures: tuple[str, ...] = ()

    def seen_in(self, listed: ReadList) -> ReadList:
        """The list with what was shown."""
        problem, detail = self.problem or listed.facts.problem, self.detail or listed.facts.detail
        return replace(listed, facts=replace(listed.facts, shifted=self.changed, problem=problem, detail=detail))


async def shift_of(fetch: Fetch, read: ReadList, expected: str | None) -> Shift:
    """Whether the first rows of a long list have changed while the rest was read; asks for them once more."""
    if read.first_rows is None:
        return Shift()
    ask, before = read.first_rows
    fetched = await fetch(ask)
    if fetched.problem is not None:
        return Shift(problem=fetched.problem, detail=fetched.detail, captures=fetched.captures)
    page = fetched.good
    family = recognise(page, expected) if page is not None else None
    if page is None or family is None or not fetched.whole:
        return Shift(True, captures=fetched.captures)
    now = tuple(row for row in family.read(page).rows if row.in_list)
    return Shift(not _same(before, now), captures=fetched.captures)


def _same(before: tuple[Row, ...], now: tuple[Row, ...]) -> bool:
    """The same addresses, or, where addresses change with every answer, the same titles, each of its own."""
    if tuple(row.url for row in before) == tuple(row.url for row in now):
        return True
    titles = [row.title for row in before]
    return titles == [row.title for row in now] and len(set(titles)) == len(titles)
