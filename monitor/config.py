"""Loads ``gouji.toml``: unknown keys are refused with the nearest known key and the line; defaults are printable."""

import dataclasses
import difflib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import data
from data.errors import DeclarationError
from monitor.settings import (
    CrawlSection,
    DigestSection,
    JudgeSection,
    MailSection,
    PathSettings,
    ReadSection,
    ServeSection,
    WatchSection,
)

FILE_NAME = "gouji.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run, checked. ``home`` is the state folder; ``mail_password`` never comes from a file."""

    home: Path
    agencies: Path
    portals: Path
    source: Path | None = None
    paths: PathSettings = field(default_factory=PathSettings)
    crawl: CrawlSection = field(default_factory=CrawlSection)
    read: ReadSection = field(default_factory=ReadSection)
    judge: JudgeSection = field(default_factory=JudgeSection)
    mail: MailSection = field(default_factory=MailSection)
    digest: DigestSection = field(default_factory=DigestSection)
    serve: ServeSection = field(default_factory=ServeSection)
    watch: WatchSection = field(default_factory=WatchSection)
    mail_password: str | None = field(default=None, repr=False)


SECTIONS: dict[str, type] = {
    "paths": PathSettings,
    "crawl": CrawlSection,
    "read": ReadSection,
    "judge": JudgeSection,
    "mail": MailSection,
    "digest": DigestSection,
    "serve": ServeSection,
    "watch": WatchSection,
}
SECRET_WORDS = ("password", "passwd", "secret", "token")


def load_config(path: Path | None, environ: Mapping[str, str], cwd: Path) -> Config:
    """Read the settings: ``path``, else ``gouji.toml`` in ``cwd`` when there is one, else the defaults.

    ``GOUJI_HOME`` moves the state folder (default ``cwd/var``). Raises DeclarationError for anything not understood.
    """
    source = path if path is not None else cwd / FILE_NAME
    if path is None and not source.exists():
        return _assemble({}, None, environ, cwd)
    try:
        text = source.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DeclarationError(str(source), "file", "-", "a readable file", error.strerror) from error
    except UnicodeDecodeError as error:
        raise DeclarationError(str(source), "file", "-", "UTF-8 text", f"byte {error.start}") from error
    return _assemble(_sections(text, str(source)), source, environ, cwd)


def _assemble(sections: dict[str, Any], source: Path | None, environ: Mapping[str, str], cwd: Path) -> Config:
    base = source.resolve().parent if source else cwd
    paths: PathSettings = sections.get("paths", PathSettings())
    return Config(
        home=cwd / (environ.get("GOUJI_HOME") or "var"),
        agencies=base / paths.agencies if paths.agencies else data.path("agencies.csv"),
        portals=base / paths.portals if paths.portals else data.path("portals.csv"),
        source=source,
        mail_password=environ.get("GOUJI_MAIL_PASSWORD") or None,
        **sections,
    )


def _sections(text: str, file: str) -> dict[str, Any]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DeclarationError(file, f"line {line[1]}" if line else "end", "-", "valid TOML", str(error)) from error
    for name, table in tables.items():
        where = f"line {_line_of(text, name, None)}"
        if name not in SECTIONS:
            raise DeclarationError(file, where, f"[{name}]", _nearest(name, SECTIONS, "a section"), name)
        if not isinstance(table, dict):
            raise DeclarationError(file, where, name, f"a section [{name}]", table)
    return {name: _section(SECTIONS[name], table, text, file, name) for name, table in tables.items()}


def _section(kind: type, table: dict[str, Any], text: str, file: str, name: str) -> Any:
    known = {each.name: each for each in dataclasses.fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        where = f"line {_line_of(text, name, key)}"
        if any(word in key.lower() for word in SECRET_WORDS):
            raise DeclarationError(file, where, f"{name}.{key}", "secrets in the environment (GOUJI_MAIL_PASSWORD)")
        if key not in known:
            raise DeclarationError(file, where, f"{name}.{key}", _nearest(key, known, "a key"), key)
        expected = _objection(known[key], value)
        if expected:
            raise DeclarationError(file, where, f"{name}.{key}", expected, value)
        values[key] = _fitted(known[key].default, value)
    return kind(**values)


def _fitted(default: Any, value: Any) -> Any:
    if isinstance(default, tuple):
        return tuple(value)
    return float(value) if isinstance(default, float) else value


def _objection(known: "dataclasses.Field[Any]", value: Any) -> str | None:
    """What was expected instead of ``value``; None when it is good."""
    default, meta = known.default, known.metadata
    if isinstance(default, bool):
        return None if isinstance(value, bool) else "true or false"
    if isinstance(default, str):
        if not isinstance(value, str):
            return "a string"
        choices = meta["choices"]
        return f"one of {', '.join(choices)}" if choices and value not in choices else _window_objection(known, value)
    bounds = f"from {meta['low']:g} to {meta['high']:g}"
    if isinstance(default, tuple):
        good = isinstance(value, list) and all(type(each) is int and 0 <= each <= 23 for each in value)
        return None if good else "a list of whole hours from 0 to 23"
    numeric = (int,) if isinstance(default, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, numeric):
        return f"a {'whole ' if isinstance(default, int) else ''}number {bounds}"
    return None if meta["low"] <= value <= meta["high"] else f"a number {bounds}"


def _window_objection(known: "dataclasses.Field[Any]", value: str) -> str | None:
    if known.name != "night_window" or not value:
        return None
    good = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value)
    return None if good else "HH:MM-HH:MM or an empty string"


def _nearest(word: str, known: Mapping[str, Any], what: str) -> str:
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"{what} we know, perhaps {close[0]!r}" if close else f"{what} we know, one of {', '.join(known)}"


def _line_of(text: str, section: str, key: str | None) -> int:
    """The line (from 1) of a section's header or of a key in it; 1 when written in a way we do not scan for."""
    current, lines = "", text.splitlines()
    for number, line in enumerate(lines, 1):
        header = re.match(r"\s*\[\s*\"?([\w-]+)\"?", line)
        if header:
            current = header[1]
        if key is None and (current == section or re.match(rf"\s*\"?{re.escape(section)}\"?\s*[.=]", line)):
            return number
        written = re.escape(key or "")
        if key is not None and current == section and re.match(rf"\s*[\"']?{written}[\"']?\s*=", line):
            return number
        if key is not None and re.match(rf"\s*{re.escape(section)}\.[\"']?{written}[\"']?\s*=", line):
            return number
    return 1


def defaults_toml(*, commented: bool = False) -> str:
    """Every section and key with its default and its comment, as TOML; ``commented`` puts ``# `` before each key."""
    lines: list[str] = []
    for name, kind in SECTIONS.items():
        lines += ["", f"[{name}]"]
        for each in dataclasses.fields(kind):
            value = json.dumps(list(each.default) if isinstance(each.default, tuple) else each.default)
            lines.append(f"{'# ' if commented else ''}{each.name} = {value}  # {each.metadata['about']}")
    return "\n".join(lines).strip() + "\n"
