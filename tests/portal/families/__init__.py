"""The families: how each CMS shows one column of rows, page by page, and where its articles lie."""

from portal.families.hanweb import HanwebJpage, HanwebXxgk, Jpaas
from portal.families.scripted import Epoint, Gkmlpt, JxQuery, Lonsun, TrueCms
from portal.families.static import Generic, MeetFine, Trs, Ucap, YearColumns

TRS, UCAP, JPAGE, XXGK, GKMLPT = Trs(), Ucap(), HanwebJpage(), HanwebXxgk(), Gkmlpt()
LONSUN, JX, JPAAS, EPOINT, GENERIC, YEARS = Lonsun(), JxQuery(), Jpaas(), Epoint(), Generic(), YearColumns()
TRS_INLINE, MEETFINE, TRUECMS = Trs(pager="inline"), MeetFine(), TrueCms()
EVERY = {
    "trs": TRS, "trs_inline": TRS_INLINE, "ucap": UCAP, "hanweb_jpage": JPAGE, "hanweb_xxgk": XXGK, "gkmlpt": GKMLPT,
    "lonsun": LONSUN, "meetfine": MEETFINE, "jx_query": JX, "jpaas": JPAAS, "epoint": EPOINT, "truecms": TRUECMS, "generic": GENERIC, "years": YEARS,
}  # fmt: skip
