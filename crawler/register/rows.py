"""A table of the register as lines of named cells: everything not understood is refused with its place."""

import csv
import difflib
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from data.errors import DeclarationError

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with what an error about it has to name."""

    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str | None:
        """A cell; None when it is empty."""
        return self.cells.get(field, "").strip() or None

    def needed(self, field: str, expected: str = "a value") -> str:
        """A cell that must not be empty."""
        value = self.text(field)
        if value is None:
            raise self.error(field, expected)
        return value

    def error(self, field: str, expected: str, got: object = None) -> DeclarationError:
        """What to raise about a cell."""
        return DeclarationError(self.file, f"row {self.number}", field, expected, got)

    def read(self, field: str, convert: Callable[[str], T], expected: str) -> T | None:
        """A cell converted; None when it is empty."""
        value = self.text(field)
        if value is None:
            return None
        try:
            return convert(value)
        except ValueError as error:
            raise self.error(field, expected, value) from error

    def chosen(self, field: str, choices: Iterable[Word], default: Word | None = None) -> Word:
        """A cell that must be one of some words."""
        value = self.text(field)
        if value is None and default is not None:
            return default
        for choice in choices:
            if choice == value:
                return choice
        raise self.error(field, f"one of {', '.join(choices)}{nearest(value or '', choices)}", value)

    def listed(self, field: str) -> tuple[str, ...]:
        """The parts of a cell between bars."""
        return tuple(part.strip() for part in (self.text(field) or "").split("|") if part.strip())


def table(path: Path, known: tuple[str, ...], required: tuple[str, ...]) -> tuple[Row, ...]:
    """The lines of a file whose header has known columns only, and all that are required. Raises DeclarationError."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DeclarationError(file, "file", "-", "a readable file", error.strerror) from error
    except UnicodeDecodeError as error:
        raise DeclarationError(file, f"byte {error.start}", "-", "UTF-8 text") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(lines, [])]
        _check_header(file, header, known, required)
        return tuple(_rows(file, header, lines))
    except csv.Error as error:
        raise DeclarationError(file, f"line {lines.line_num}", "-", "well-formed CSV", str(error)) from error


def _check_header(file: str, header: list[str], known: tuple[str, ...], required: tuple[str, ...]) -> None:
    for name in header:
        if name not in known:
            raise DeclarationError(file, "row 1", name or "(empty)", f"a known column{nearest(name, known)}", name)
        if header.count(name) > 1:
            raise DeclarationError(file, "row 1", name, "each column once", name)
    for name in required:
        if name not in header:
            raise DeclarationError(file, "row 1", name, "this column", ", ".join(header) or "an empty file")


def _rows(file: str, header: list[str], lines: Iterable[list[str]]) -> Iterable[Row]:
    for number, cells in enumerate(lines, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise DeclarationError(file, f"row {number}", "-", f"{len(header)} fields", len(cells))
        yield Row(file, number, dict(zip(header, cells, strict=True)))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was perhaps meant; empty without one."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" (perhaps {close[0]!r})" if close else ""
