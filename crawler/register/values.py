"""What the register is made of."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "department", "government_office", "people_government", "township_government", "street_office", "zone",
    "vertical_agency", "authorised_body", "public_institution",
]  # fmt: skip
Level = Literal["central", "province", "prefecture", "county", "township"]
TlsProfile = Literal["default", "p256", "legacy", "http"]
PortalState = Literal["active", "frozen", "ended"]


@dataclass(frozen=True, slots=True)
class Portal:
    """A host, or a host and path prefix, that publishes for one or more agencies."""

    portal_id: str
    name: str
    home_url: str
    family: str | None = None
    tls_profile: TlsProfile = "default"
    delay_s: float | None = None
    state: PortalState = "active"
    state_reason: str | None = None
    state_since: date | None = None
    note: str | None = None
    browser: bool = False
    """Its lists are drawn by scripts: pages without one are opened in a browser (the extra ``browser``)."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that owes a report."""

    agency_id: str
    name: str
    kind: Kind
    level: Level
    division_code: str
    portal_id: str
    aliases: tuple[str, ...] = ()
    parent_id: str | None = None
    column_url: str | None = None
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()
    due_local: tuple[int, int] | None = None
    """(month, day) when a local notice sets an earlier day than the statute."""
    due_basis: str | None = None
    verified: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Both tables, checked: every portal an agency names exists, every parent and successor too."""

    agencies: tuple[Agency, ...]
    portals: tuple[Portal, ...]


FAMILIES = (
    "trs", "ucap", "hanweb_jpage", "hanweb_xxgk", "gkmlpt", "lonsun", "meetfine", "jx_query", "jpaas", "epoint",
    "truecms", "generic",
)  # fmt: skip
"""The families a register may name; a test holds this equal to the spiders there are."""
