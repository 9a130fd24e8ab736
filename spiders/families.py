"""The families there are, in the order in which a page is tried against them: the strongest marks first."""

from crawler.page.pages import Page
from spiders.epoint import Epoint
from spiders.family import Family
from spiders.generic import Generic
from spiders.gkmlpt import Gkmlpt
from spiders.hanweb_jpage import HanwebJpage
from spiders.hanweb_xxgk import HanwebXxgk
from spiders.jpaas import Jpaas
from spiders.jx_query import JxQuery
from spiders.lonsun import Lonsun
from spiders.meetfine import MeetFine
from spiders.trs import Trs
from spiders.truecms import TrueCms
from spiders.ucap import Ucap

GENERIC = Generic()
FAMILIES: tuple[Family, ...] = (
    Gkmlpt(), Jpaas(), JxQuery(), HanwebXxgk(), TrueCms(), HanwebJpage(), Lonsun(), MeetFine(), Epoint(), Ucap(), Trs(),
    GENERIC,
)  # fmt: skip


def recognise(page: Page, expected: str | None = None) -> Family | None:
    """The family of a list page: the expected one when it bears its marks, else the first that does; None for none."""
    hoped = [family for family in FAMILIES if family.key == expected]
    return next((family for family in (*hoped, *FAMILIES) if family.recognises(page)), None)
