"""Python's search for cycles of references, put off while a document is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for cycles meanwhile: readers make none, only thousands of values that live until all is read.

    measured: to look through these again and again takes a twentieth of reading a page.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
