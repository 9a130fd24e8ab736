"""Places by their division code: which codes lie within which, and what a place is called."""

from collections.abc import Iterable

from crawler.register import Agency

_OFFICES = ("人民政府办公厅", "人民政府办公室", "人民政府")


def stem(code: str) -> str:
    """A division code without the pairs of zeros at its end: ``321300`` gives ``3213``, ``321000`` gives ``3210``."""
    while len(code) > 2 and len(code) % 2 == 0 and code.endswith("00"):
        code = code[:-2]
    return code


def within(code: str, region: str) -> bool:
    """Whether a division lies in a region (or is it); every division lies in the empty region."""
    return code.startswith(stem(region)) if region else True


def place_name(code: str, agencies: Iterable[Agency]) -> str:
    """What a region is called, by its government in the register; the code itself when it is not there."""
    for agency in agencies:
        if agency.division_code == code and agency.kind == "people_government":
            for ending in _OFFICES:
                if agency.name.endswith(ending):
                    return agency.name.removesuffix(ending)
    return code
