"""Documents changed where their format has joints: tags, operators, lines, members of archives; and anywhere."""

import io
import random
import re
import zipfile

NUMBERS = (b"0", b"-1", b"1", b"2", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"9" * 20, b"1e309")
BITS = (
    *NUMBERS,
    b"9" * 5000,
    b"<",
    b">",
    b"\0",
    b"&",
    b'"',
    b"]]>",
    b"\xff\xfe",
    "　".encode(),
    "９".encode(),
    b"|",
    b"\n",
)
MARKUP = re.compile(rb"<[^>]{0,2000}>|[^<]{1,2000}|<")
LINES = re.compile(rb"[^\n]*\n|[^\n]+")
CELLS = re.compile(rb"[^|,\t\n]+|[|,\t\n]")
OPERATORS = re.compile(rb"[^\s\[\]<>()/]+|[\s\[\]<>()/]")
_DIGITS = re.compile(rb"-?\d+(?:\.\d+)?")
_XML = (".xml", ".rels", ".htm", ".html")
JOINTS = {"markup": MARKUP, "lines": LINES, "cells": CELLS, "operators": OPERATORS}


def anywhere(content: bytes, rng: random.Random) -> bytes:
    """The bytes changed in a few places, whatever they mean."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at, length = rng.randrange(len(data) + 1), rng.choice((1, 1, 4, 64, 1024))
        kind = rng.randrange(6)
        if kind == 0:
            del data[at : at + length]
        elif kind == 1:
            data[at:at] = rng.randbytes(length)
        elif kind == 2:
            data[at : at + length] = rng.randbytes(length)
        elif kind == 3:
            data[at:at] = data[at : at + length] * rng.choice((1, 2, 50))
        elif kind == 4:
            data[at:at] = rng.choice(BITS)
        elif rng.random() < 0.2:
            del data[at:]
        if not data:
            data = bytearray(content[:10])
    return bytes(data)


def at_joints(content: bytes, rng: random.Random, joints: re.Pattern[bytes], other: bytes = b"") -> bytes:
    """The pieces between joints dropped, doubled, moved, changed, or taken from another document."""
    pieces = joints.findall(content)
    for _ in range(rng.choice((1, 1, 2, 3, 8, 30))):
        if not pieces:
            return content
        at, length = rng.randrange(len(pieces)), rng.choice((1, 1, 1, 2, 5, 40))
        run = pieces[at : at + length]
        kind = rng.randrange(8)
        if kind == 0:
            del pieces[at : at + length]
        elif kind == 1:
            pieces[at:at] = run * rng.choice((1, 1, 1, 2, 30, 2000 if length < 3 else 1))
        elif kind == 2:
            del pieces[at : at + length]
            there = rng.randrange(len(pieces) + 1)
            pieces[there:there] = run
        elif kind == 3:
            pieces[at] = _DIGITS.sub(lambda _: rng.choice(NUMBERS), pieces[at])
        elif kind == 4:
            pieces[at] = anywhere(pieces[at], rng)
        elif kind == 5 and other:
            there = joints.findall(other)
            start = rng.randrange(len(there) or 1)
            pieces[at:at] = there[start : start + length]
        elif kind == 6:
            pieces.insert(at, rng.choice(BITS))
        elif kind == 7 and rng.random() < 0.05:
            del pieces[at:]
    return b"".join(pieces)


def in_zip(content: bytes, rng: random.Random, other: bytes = b"") -> bytes:
    """A member of a zip changed at its joints, or lost, doubled, renamed; packed again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    heavy = [at for at, (_, inside) in enumerate(members) if inside]
    # most of a document stands in its largest members
    at = rng.choice(sorted(heavy, key=lambda place: -len(members[place][1]))[: rng.choice((1, 2, 3, 99))])
    name, inside = members[at]
    kind = rng.randrange(12)
    if kind == 0:
        del members[at]
    elif kind == 1:
        members.append((name, anywhere(inside, rng)))
    elif kind == 2:
        members[at] = (anywhere(name.encode(), rng).decode("latin-1").replace("\0", "_")[:999] or "x", inside)
    elif name.endswith(_XML):
        members[at] = (name, at_joints(inside, rng, MARKUP, other))
    elif inside.startswith(b"PK"):
        members[at] = (name, in_zip(inside, rng))
    else:
        members[at] = (name, anywhere(inside, rng))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member, held in members:
            archive.writestr(zipfile.ZipInfo(member), held)
    return buffer.getvalue()
