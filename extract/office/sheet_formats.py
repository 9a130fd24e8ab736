"""What Excel shows for a number under its number format: the common formats; for any other we do not say."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from extract.value_types import value

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<room>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<text>@)|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)
_PAINT = re.compile(
    r"(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|黑色?|蓝色?|红色?|绿色?|Colou?r\s?\d+|颜色\s?\d+)", re.I
)
_LOCALE = re.compile(r"\$(?P<sign>[^-\]]*)(?:-[0-9A-Fa-f]+)?")
_PLAIN_SIGNS = " -+()/:$¥￥'{}<>=^&~"
"""What a format may hold without quotes and shows as it stands; a solidus is a fraction's only beside digits."""
_SILENT = " ¥￥$"
_DASHES = "-—－–"
GENERAL = 11
"""So many characters Excel shows of a number without a format."""


@value
class _Section:
    """One section of a format: the texts around the digits, how many decimals there are, and what a zero shows."""

    before: str
    after: str
    digits: str | None
    """The placeholders; None where the section shows no number, ``General`` for all digits there are."""


def shown(number: Decimal, code: str) -> str | None:
    """What is seen of a number in a cell of this format; empty when nothing is, None when we cannot say.

    A currency sign is left out; a dash for zero is shown as the zero it stands for.

    >>> shown(Decimal("24252.311"), '#,##0.00"万元"')
    '24,252.31万元'
    >>> shown(Decimal(0), "0;-0;;@"), shown(Decimal(5), "0%"), shown(Decimal("5.1"), "General")
    ('', None, '5.1')
    """
    sections = _sections(code)
    if sections is None:
        return None
    second = number < 0 and len(sections) > 1
    section = sections[1] if second else sections[2] if number == 0 and len(sections) > 2 else sections[0]
    if section is None:
        return None
    before, after = section.before, section.after
    if second and (before[-1:], after[:1]) == ("(", ")"):  # a negative number as accountants print it
        before, after = f"{before[:-1]}-", after[1:]
    elif number < 0 and not second:
        before = f"-{before}"
    digits = "" if section.digits is None else _digits(abs(number), section.digits)
    text = f"{before}{digits}{after}".strip()
    if number == 0 and text and not text.strip(_DASHES):
        return "0"
    return None if text and section.digits is None else text


def general(number: Decimal) -> str:
    """What Excel shows of a number without a format where there is room: eleven characters, the point among them.

    >>> general(Decimal("5.000000000001")), general(Decimal("1234.567891234")), general(Decimal("0.3"))
    ('5', '1234.567891', '0.3')
    """
    whole = len(str(abs(int(number))))
    rounded = round(number, max(0, GENERAL - 1 - whole))
    return format(rounded.normalize() if rounded % 1 else rounded.to_integral_value(), "f")


def shown_text(text: str, code: str) -> str:
    """What is seen of a text in a cell of this format: nothing where its fourth section is empty."""
    parts = _split(code)
    return "" if len(parts) > 3 and not parts[3].strip() else text


def _digits(number: Decimal, digits: str) -> str:
    if digits == "General":
        return general(number)
    whole, _, decimals = digits.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = format(rounded, ",f" if "," in whole else "f")
    before, _, after = text.partition(".")
    needed = len(decimals.rstrip("#?"))
    after = after[:needed] + after[needed:].rstrip("0")
    if before == "0" and "0" not in whole:
        before = ""
    return f"{before.zfill(whole.count('0'))}.{after}" if decimals and after else before


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section | None, ...] | None:
    parts = _split(code)
    if any(re.match(r"\[[<>=]", part.lstrip()) for part in parts):
        return None
    return tuple(_section(part) for part in parts[:3])


def _split(code: str) -> list[str]:
    """The sections of a format, parted at semicolons that are neither quoted nor escaped."""
    parts = [""]
    for piece in _PIECE.finditer(code):
        if piece[0] == ";":
            parts.append("")
        else:
            parts[-1] += piece[0]
    return parts


def _section(part: str) -> _Section | None:
    """A section taken to pieces; None when it holds anything but digits in a row and texts without digits."""
    around, digits = ["", ""], None
    for piece in _PIECE.finditer(part):
        kind = piece.lastgroup
        if kind in ("digits", "general", "text"):
            if digits is not None or piece[0].endswith(",") or around[0].rstrip().endswith("/"):
                return None
            digits = piece[0] if kind == "digits" else "General"
        elif kind == "bracket":
            if (sign := _sign(piece["bracket"])) is None:
                return None
            around[digits is not None] += sign
        elif kind != "room":
            text = piece["quoted"] or piece["escaped"] or (piece["bare"] if kind == "bare" else "") or ""
            if any(each.isdecimal() for each in text) or (kind == "bare" and not _is_plain(text)):
                return None
            around[digits is not None] += text
    before, after = (text.translate(dict.fromkeys(map(ord, _SILENT))) for text in around)
    return None if digits is not None and after.startswith("/") else _Section(before, after, digits)


def _sign(bracket: str) -> str | None:
    """What a bracket shows: nothing for a colour or a language, a currency's sign; None for anything else."""
    if _PAINT.fullmatch(bracket):
        return ""
    found = _LOCALE.fullmatch(bracket)
    return None if found is None else found["sign"]


def _is_plain(text: str) -> bool:
    """Whether a character may stand in a format without quotes: a sign, or a word of Chinese."""
    return text in _PLAIN_SIGNS or text >= "\u4e00"
