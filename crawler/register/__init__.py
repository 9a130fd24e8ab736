"""The register: who owes a report, and where they publish; and the loader that refuses what it does not understand."""

from crawler.register.table import AGENCY_COLUMNS, PORTAL_COLUMNS, load_register
from crawler.register.values import FAMILIES, Agency, Kind, Level, Portal, PortalState, Register, TlsProfile

__all__ = [
    "AGENCY_COLUMNS",
    "FAMILIES",
    "PORTAL_COLUMNS",
    "Agency",
    "Kind",
    "Level",
    "Portal",
    "PortalState",
    "Register",
    "TlsProfile",
    "load_register",
]
