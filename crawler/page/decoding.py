"""The text of a body, against every lie about its encoding."""

import re

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_THREE_BYTES = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}")
_NO_ASCII = re.compile(rb"[\x80-\xff]")


def decode(body: bytes, declared: str | None = None) -> str:
    """The text of a body. Order: byte order mark, UTF-8 if most of it is, then the reading with the fewest undecodable
    bytes among UTF-8, GB18030, what the header says and what the page says: headers and pages are wrong often, UTF-8 by
    chance never."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    text = body.decode("utf-8", "replace")
    if "\ufffd" not in text or text.count("\ufffd") * 200 <= len(text) or _is_mostly_utf8(body):
        return text
    said = _META_CHARSET.search(body[:4096])
    names = ["utf-8", "gb18030", declared or "", said[1].decode("ascii", "replace") if said else ""]
    best, fewest = "", 1 << 60
    for name in names:
        try:
            text = body.decode("gb18030" if name.lower() in {"gbk", "gb2312"} else name or "utf-8", "replace")
        except LookupError:
            continue  # a charset nobody knows says nothing
        wrong = text.count("\ufffd")
        if wrong < fewest:
            best, fewest = text, wrong
    return best


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether most of what is no ASCII are characters of three bytes: GB18030 has such bytes by chance only."""
    return 2 * 3 * len(_THREE_BYTES.findall(body)) > len(_NO_ASCII.findall(body))
