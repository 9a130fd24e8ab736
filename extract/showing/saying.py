"""What the reader notes of a cell or a document, in Chinese for people: the JSON keeps the English."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from extract.report import Unread

STATES: Mapping[str, str] = {
    "number": "数字", "blank": "空", "placeholder": "占位符", "ambiguous": "有两种读法", "unreadable": "无法读取",
    "missing": "表中没有这一格",
}  # fmt: skip
"""What people read for the state of a cell."""
LEFT_OVER: Mapping[str, str] = {
    "row": "多出的行", "text": "表中的文字", "form_row": "表中未见的行", "table": "整张表", "report": "另一份报告",
}  # fmt: skip
"""What people read for what was left over."""
_SLOT = re.compile(r"\{(\d?)\}")


def in_chinese(note: str) -> str:
    """A note of the reader in Chinese; what no words are known for stays as it is, never hidden.

    Notes hold others: those set apart by "; ", those behind the name of a file, those in place of a name.
    """
    whole = _known(note)
    if whole is not None:
        return whole
    for apart, between in (("; ", "；"), (": ", "：")):
        parts = note.split(apart)
        if len(parts) > 1 and any(_known(part) is not None for part in parts):
            return between.join(_known(part) or part for part in parts)
    return note


def left_over(each: Unread) -> str:
    """What had no partner, in words for people: what it is, and what it says."""
    return f"{LEFT_OVER.get(each.what, each.what)}：{in_chinese(each.raw)}"


def _known(note: str) -> str | None:
    plain, patterns = _words()
    if note in plain:
        return plain[note]
    if all(state in STATES for state in note.split("/")):  # why an identity could not be held against its cells
        return "、".join(STATES[state] for state in note.split("/"))
    for pattern, chinese in patterns:
        if found := pattern.fullmatch(note):
            return _filled(chinese, [in_chinese(part) for part in found.groups()])
    return None


def _filled(chinese: str, parts: Sequence[str]) -> str:
    return _SLOT.sub(lambda slot: parts[int(slot[1] or 1) - 1], chinese)


@functools.cache
def _words() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """The notes without a gap, and those with; of these, the one with most words of its own first."""
    raw = tomllib.loads(files("data").joinpath("notes.toml").read_text("utf-8"))
    words = {english: chinese for part in raw.values() for english, chinese in part.items()}
    gaps = sorted((english for english in words if "{}" in english), key=lambda english: -len(english))
    patterns = ("(.+?)".join(map(re.escape, english.split("{}"))) for english in gaps)
    with_gaps = tuple(
        (re.compile(pattern, re.DOTALL), words[english]) for pattern, english in zip(patterns, gaps, strict=True)
    )
    return {english: chinese for english, chinese in words.items() if "{}" not in english}, with_gaps
