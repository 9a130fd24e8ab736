"""A report hidden in a script string or a JSON field, as single-page applications send it."""

import html
import json
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?:table|p|div|tr)\b[^>]*>|(?:\\u003c|&lt;)(?:table|p|div)\b", re.IGNORECASE)
_BEGINS_WITH_TAG = re.compile(r"[\ufeff\s]*<")
_QUOTE = re.compile("[\"'`]")
_INSIDE = {
    quote: re.compile(rf"(?:[^{quote}\\{line}]|\\.)*+", re.DOTALL)
    for quote, line in (('"', r"\n"), ("'", r"\n"), ("`", ""))
}
"""What may stand in a string behind its quote: no end of a line, unless in the last kind."""
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "v": "", "0": ""}
_LONGEST_TITLE = 100
_SHORTEST = 40
_DEPTH = 3
"""How often a string may be wrapped in another (JSON inside JSON inside a script)."""


def looks_embedded(text: str) -> bool:
    """Whether this is program text or JSON rather than markup: it does not begin with a tag."""
    if _BEGINS_WITH_TAG.match(text):
        return False
    return bool(_TAG.search(text))


def embedded_markup(text: str) -> str | None:
    """The longest string inside a script or JSON text that is markup with a table or paragraphs; None without one."""
    if text.lstrip().startswith(("<", "&lt;")):
        return _unescaped(text)
    found = max(_markup_strings(text, _DEPTH), key=len, default="")
    return found or None


def short_strings(text: str) -> Iterator[str]:
    """The strings of a JSON text, or of a program's, that may be a title: one line, no markup."""
    return (each.strip() for each in _strings(text) if len(each) <= _LONGEST_TITLE and "<" not in each)


def _markup_strings(text: str, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    for value in (raw if raw.lstrip()[:1] in "{[" else _unescaped(raw) for raw in _strings(text)):
        if _TAG.search(value):
            if value.lstrip().startswith("<") or not looks_embedded(value):
                yield value
            else:
                inner = list(_markup_strings(value, depth - 1))
                yield from inner or [value]


def _unescaped(text: str) -> str:
    """Markup whose own brackets were written as entities."""
    return html.unescape(text) if "&lt;" in text and "<" not in text else text


def _strings(text: str) -> Iterator[str]:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        yield from (_ESCAPE.sub(_unescape, literal) for literal in literals(text) if len(literal) > _SHORTEST)
        return
    yield from _texts(parsed)


def literals(text: str) -> Iterator[str]:
    """What stands between quotes, escapes as written.

    Where a string does not end, none that begins with the same quote on the way there does: these are not tried.
    """
    at, unended = 0, dict.fromkeys(_INSIDE, 0)
    while begin := _QUOTE.search(text, at):
        quote, at = begin[0], begin.end()
        if at <= unended[quote]:
            continue
        inside = _INSIDE[quote].match(text, at)
        assert inside is not None
        if text.startswith(quote, inside.end()):
            at = inside.end() + 1
            yield inside[0]
        else:
            unended[quote] = inside.end()


def _texts(value: object) -> Iterator[str]:
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, str):
            yield current
        elif isinstance(current, dict):
            stack.extend(current.values())
        elif isinstance(current, list):
            stack.extend(current)


def _unescape(match: re.Match[str]) -> str:
    wide, four, two, newline, other = match.groups()
    if newline:
        return ""
    code = wide or four or two
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _NAMED.get(other, other)
