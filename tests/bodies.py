"""Bodies as the tests of names ask for them."""

from crawler.register import Agency
from crawler.title.agency_names import names_of
from crawler.title.links import Asked, fit, read_title

YEAR = 2024


def body(name: str, kind: str = "department", *aliases: str) -> Agency:
    """An agency of a county, of which nothing matters but what it is called."""
    return Agency("a", name, kind, "county", "110101", "p", aliases=aliases)  # type: ignore[arg-type]


def fitting(name: str, title: str, kind: str = "department", *aliases: str) -> str:
    """How a title of the year fits an agency that the register knows alone."""
    return fit(read_title(title), Asked("a", YEAR, names_of(body(name, kind, *aliases))))


def called(name: str, named: str, kind: str = "department") -> str:
    """How the report of a body fits an agency."""
    return fitting(name, f"{named}{YEAR}年政府信息公开工作年度报告", kind)
