"""Figures as people write them."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """A figure as people write it.

    >>> plain(Decimal("5")), plain(Decimal("4478.1715")), plain(Decimal("160.0"))
    ('5', '4478.1715', '160')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
