"""The helpers this machine has, opened for one reader and closed after it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from extract.documents import Tools
from monitor.tools.ocr import Recognition, is_installed
from monitor.tools.office import Office, find_office
from monitor.tools.unpacker import Unpacker, find_unpacker


@contextmanager
def equipped(ocr: bool = True, office: bool = True, seconds: float = 60.0) -> Iterator[Tools]:
    """The tools that are installed and wanted; ``seconds`` is what one document, or one scanned page, may take.

    Nothing is started before it is used. For one thread or worker process at a time.
    """
    command = find_office() if office else None
    with ExitStack() as stack:
        converter = None if command is None else stack.enter_context(closing(Office(command, seconds)))
        recognition = stack.enter_context(closing(Recognition(seconds))) if ocr and is_installed() else None
        unpacker = find_unpacker()
        unpack = None if unpacker is None else Unpacker(unpacker, seconds)
        yield Tools(office=converter, ocr=recognition, unpack=unpack)
