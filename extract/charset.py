"""Bytes to text: strict UTF-8, then GB18030, and only then what was declared."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_PIECE = 16384
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CHINESE_BYTES = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_THREE_BYTES, _NO_ASCII = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}"), re.compile(rb"[\x80-\xff]")
_HIGH = re.compile("[\u0080-\u00ff]")
_MANY = 90
"""Characters above ASCII: fewer may be names and prices in a text without Chinese."""
_UNDONE = "taken for Latin-1 before it was kept: undone"
_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "gb18030": "gb18030"}


def decode(content: bytes, media_type: str | None = None) -> tuple[str, str | None]:
    """The text, and a note when what was declared is not what the bytes are.

    Portals declare UTF-8 and send GBK, and the reverse; GBK text is practically never valid UTF-8, so the order
    UTF-8, GB18030, declaration is right where any declaration would be wrong. Undecodable bytes become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), None
    declared = _declared(content, media_type)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8" and _is_mostly_utf8(content):
            break
        whole = _unmistaken(text)
        return (text, _disagreement(declared, encoding)) if whole is None else (whole, _UNDONE)
    return _best_effort(content, declared)


def decode_page(content: bytes, media_type: str | None = None) -> tuple[bytes, str | None]:
    """As ``decode``, but the text in UTF-8: the very bytes where that is what they are."""
    if not content.startswith(codecs.BOM_UTF8) and _CHINESE_BYTES.search(content) and _is_utf8(content):
        return content, _disagreement(_declared(content, media_type), "utf-8")
    text, note = decode(content, media_type)
    return text.encode("utf-8", "replace"), note


def _is_utf8(content: bytes) -> bool:
    """Whether these bytes are UTF-8 throughout. measured: looked at piece by piece in half the time of a decoding."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _PIECE):
            decoder.decode(view[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unmistaken(text: str) -> str | None:
    """The Chinese text that a program took for Latin-1, as many do where no charset is declared; None for any other."""
    if _CHINESE.search(text) or len(_HIGH.findall(text)) < _MANY:
        return None
    raw = b"".join(_byte_of(character) for character in text)
    for encoding in ("utf-8", "gb18030"):
        try:
            found = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return found if len(_CHINESE.findall(found)) >= _MANY // 3 else None
    return None


def _byte_of(character: str) -> bytes:
    """The byte that Latin-1, or Windows in its place, shows as this character."""
    if ord(character) < 0x100:
        return bytes([ord(character)])
    return character.encode("cp1252", "replace")


def _best_effort(content: bytes, declared: str | None) -> tuple[str, str]:
    """Neither is valid throughout: UTF-8 if most of it is, or the one that loses least, the declared one among them."""
    tried = dict.fromkeys(filter(None, ("utf-8", "gb18030", declared)))
    tried = {"utf-8": None} if _is_mostly_utf8(content) else tried
    texts = {encoding: content.decode(encoding, errors="replace") for encoding in tried}
    encoding = min(texts, key=lambda name: texts[name].count("\ufffd"))
    return texts[encoding], f"read as {encoding}; {texts[encoding].count(chr(0xFFFD))} characters could not be decoded"


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether most of what is no ASCII are characters of three bytes.

    GB18030 has such bytes in a row by chance only, and reads damaged UTF-8 as other ideographs, losing less or nothing.
    """
    return 2 * 3 * len(_THREE_BYTES.findall(content)) > len(_NO_ASCII.findall(content))


def _declared(content: bytes, media_type: str | None) -> str | None:
    for source in ((media_type or "").encode("ascii", "ignore"), content[:4096]):
        found = _DECLARED.search(source)
        if found:
            name = found[1].decode("ascii").lower()
            try:
                return _FAMILY.get(name, codecs.lookup(name).name)
            except LookupError:
                return None
    return None


def _disagreement(declared: str | None, encoding: str) -> str | None:
    if declared in (None, encoding, "ascii"):
        return None
    return f"declared as {declared}, read as {encoding}"
