"""The rows of a list by their addresses: each once, save where two reports share one by a slip."""

from crawler.title.links import Row, read_title

Rows = dict[tuple[str, int | None], Row]
"""By address; a further report at an address by its year, too."""


def note(rows: Rows, row: Row) -> None:
    """Keep a row; of those with one address the one that is more of the list, and reports of several years each."""
    known = rows.get((row.url, None))
    if known is None or (row.in_list, row.loose) > (known.in_list, known.loose):
        rows[row.url, None], row = row, known or row
    first, year = _year(rows[row.url, None]), _year(row)
    if first is not None and year is not None and year != first:
        rows.setdefault((row.url, year), row)


def _year(row: Row) -> int | None:
    reading = read_title(row.title)
    return reading.year if reading.kind == "report" else None
