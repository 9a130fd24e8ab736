"""Texts that scripts keep encoded and decode when they show them: escapes, base64, hexadecimal, lists of codes."""

import base64
import binascii
import re
from collections.abc import Callable
from html import unescape

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TOLD = re.compile(r"公开|年报|年度报告")
_CODE = r"(?:0x[0-9a-f]{2,6}|\d{2,6})"
_ESCAPED = re.compile(r"(?:\\{1,4}|%)u(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{2,6})\})")
_STYLED = re.compile(r"(?:\\[0-9a-fA-F]{2,6} ?){2,}")
"""A stylesheet's escapes."""
_BYTES = re.compile(r"(?:(?:%(?:25)?|\\{1,2}x)[0-9a-fA-F]{2}[\w./~-]{0,12}){2,}")
"""Bytes, and letters among them: the second half of a character in GBK may be one."""
_CODES = re.compile(rf"{_CODE}(?:\s*,\s*{_CODE}){{5,}}", re.I)
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){12,}(?![0-9A-Za-z])")
_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/_-]{16,}={0,2}")
_HALVES = re.compile("[\ud800-\udfff]+")
_LONE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_LAYERS = 3
"""How often one encoding may stand within another."""
_LAST = 0x10FFFF


def readable(text: str) -> str:
    """A text with everything in it decoded that gives Chinese words; the rest stays as it is.

    >>> readable(r"f('\\u5e74\\u62a5', '%E5%B9%B4%E6%8A%A5', '5bm05oql5bm05bqm5oql5ZGK', '&#24180;&#25253;')")
    "f('年报', '年报', '年报年度报告', '年报')"
    """
    for _ in range(_LAYERS):
        plain = _once(text)
        if plain == text:
            break
        text = plain
    return _HALVES.sub(_joined, text)


def unescaped(text: str) -> str:
    """A script's text with its escapes undone and nothing else.

    >>> unescaped(r"'\\u5e74\\u62a5 \\ud83d\\ude00'")
    "'年报 😀'"
    """
    return _HALVES.sub(_joined, _ESCAPED.sub(_escaped, text)) if "\\" in text or "%u" in text else text


def paired(text: str) -> str:
    """A text of data with every half of a character that is written alone replaced: what is read of it can be stored.

    >>> paired(r'"\\ud83d\\ude00 \\ud800"')
    '"\\\\ud83d\\\\ude00 \\\\ufffd"'
    """
    return _LONE.sub(r"\\ufffd", text) if "\\u" in text else text


def _joined(found: re.Match[str]) -> str:
    """Halves of characters beyond the first plane, as scripts write them, put together; a lone one is a replacement."""
    return found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _once(text: str) -> str:
    if "&#" in text or "&amp;" in text:
        text = unescape(text)
    if "\\" in text or "%u" in text:
        text = _STYLED.sub(_styled, _ESCAPED.sub(_escaped, text))
    if "%" in text or "\\x" in text:
        text = _BYTES.sub(_of_bytes(_percent), text)
    text = _CODES.sub(_codes, text)
    text = _HEX.sub(_of_bytes(bytes.fromhex), text)
    return _BASE64.sub(_of_bytes(_base64), text)


def _escaped(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return found[0] if number > _LAST else chr(number)


def _styled(found: re.Match[str]) -> str:
    numbers = [int(each, 16) for each in re.findall(r"\\([0-9a-fA-F]+)", found[0])]
    text = "".join(chr(each) for each in numbers if each <= _LAST)
    return text if _HAN.search(text) else found[0]


def _of_bytes(decoder: Callable[[str], bytes]) -> Callable[[re.Match[str]], str]:
    def decoded(found: re.Match[str]) -> str:
        try:
            return _worded(decoder(found[0])) or found[0]
        except (ValueError, binascii.Error):
            return found[0]

    return decoded


def _worded(raw: bytes) -> str:
    """The Chinese text of some bytes; only UTF-8 is never one by chance."""
    for name, sign in (("utf-8", _HAN), ("gb18030", _TOLD), ("utf-16-le", _TOLD), ("utf-16-be", _TOLD)):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if sign.search(text) or _ESCAPED.search(text) or _BYTES.search(text):
            return text
    return ""


def _percent(text: str) -> bytes:
    return re.sub(
        rb"(?:%(?:25)?|\\{1,2}x)([0-9a-fA-F]{2})", lambda found: bytes.fromhex(found[1].decode()), text.encode()
    )


def _base64(text: str) -> bytes:
    plain = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _codes(found: re.Match[str]) -> str:
    codes = re.split(r"\s*,\s*", found[0].lower())
    numbers = [int(each, 16 if each.startswith("0x") else 10) for each in codes]
    text = "".join(map(chr, (each for each in numbers if each <= _LAST)))
    return f'"{text}"' if _TOLD.search(text) else found[0]
