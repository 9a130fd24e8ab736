"""How the many small values of a document are declared: frozen for the type checker, quick to make."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def value(kind: type[_T]) -> type[_T]:
    """A slotted dataclass that nobody may change: mypy refuses it, as for ``frozen=True``.

    Frozen at run time, each field of each object is set by a call. measured: five times the cost of making one, a
    quarter of reading a page of 280 cells.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
