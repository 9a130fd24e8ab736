"""The families there are, in the order in which a page is tried against them."""

from crawler.pages import Page
from spiders.family import Family
from spiders.generic import Generic
from spiders.hanweb_jpage import HanwebJpage
from spiders.trs import Trs
from spiders.ucap import Ucap

FAMILIES: tuple[Family, ...] = (HanwebJpage(), Ucap(), Trs(), Generic())


def recognise(page: Page, expected: str | None = None) -> Family | None:
    """The family of a list page: the expected one when it bears its marks, else the first that does; None for none."""
    hoped = [family for family in FAMILIES if family.key == expected]
    return next((family for family in (*hoped, *FAMILIES) if family.recognises(page)), None)
