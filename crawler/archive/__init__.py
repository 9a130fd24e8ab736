"""The archive of evidence: WARC files, a log of looks, and an index made from them."""

from crawler.archive.check import Problem
from crawler.archive.exchanges import Exchange, Headers, Rendering, Truncation, headers_of
from crawler.archive.files import DamagedArchive
from crawler.archive.folder import Archive, UnknownCapture
from crawler.archive.rolling import Clock
from crawler.archive.writer import ArchiveWriter

__all__ = [
    "Archive",
    "ArchiveWriter",
    "Clock",
    "DamagedArchive",
    "Exchange",
    "Headers",
    "Problem",
    "Rendering",
    "Truncation",
    "UnknownCapture",
    "headers_of",
]
