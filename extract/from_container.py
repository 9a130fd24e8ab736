"""Archives of documents: ZIP, GZIP and web archives (MHTML) by ourselves, RAR and 7z through an unpacker.

Of several documents inside, the one with the most of the statutory tables is read, and those that add a table it lacks,
or that bear its title and print other figures; before them the text whose tables are in files of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.copies import differ
from extract.documents import Document, Limits, Reading
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES, Format, detect
from extract.grids import Block, Content, Grid, GridPlace, Paragraph
from extract.packed.members import Member, members_of
from extract.patience import patience_of, with_time_left
from extract.prose.sections import find_headings
from extract.prose.titles import title_among

INSTALL_UNPACKER = "apt-get install --no-install-recommends libarchive-tools"
_MARKS = ("第二十条第", "本年新收政府信息公开申请数量", "复议后起诉")
"""A phrase of each statutory table: whoever has it has the table."""
_TITLE = "年度报告"
_ENOUGH_SECTIONS = 3
_SKIPPED: tuple[Format, ...] = ("empty", "unknown")


def read(document: Document, reading: Reading) -> Content:
    """The report inside an archive. Raises Unreadable, the reason of the likeliest member when all are unreadable."""
    found = detect(document.content)
    _check_nesting(reading)
    members = _members(document.content, found, reading)
    return replace(read_members(document, members, reading), media_type=MEDIA_TYPES[found])


def _check_nesting(reading: Reading) -> None:
    if reading.limits.max_nesting < 1:
        raise Unreadable("too_large", "archives nested deeper than the limit allows")


def read_members(document: Document, members: Sequence[Member], reading: Reading) -> Content:
    """The report among the documents inside one. Raises Unreadable as ``read`` does."""
    _check_nesting(reading)
    contents: list[tuple[Member, Content]] = []
    errors: list[Unreadable] = []
    patience = patience_of(reading)
    budget = replace(reading.limits, max_nesting=reading.limits.max_nesting - 1)
    for member in members:
        if detect(member.content) in _SKIPPED:
            continue
        patience.check()
        try:
            inner = with_time_left(replace(reading, limits=budget), patience)
            contents.append((member, _read_member(document, member, inner)))
        except Unreadable as error:
            errors.append(Unreadable(error.kind, f"{member.name}: {error.message}"))
        budget = _spent(budget, member)
    if not contents:
        raise errors[0] if errors else Unreadable("empty", "no document in the archive")
    notes = tuple(str(error) for error in errors)
    return _joined(contents, notes)


def _members(content: bytes, found: Format, reading: Reading) -> Sequence[Member]:
    if found in ("rar", "7z"):
        if reading.tools.unpack is None:
            raise Unreadable("needs_unpacker", f"a {found.upper()} archive is unpacked with bsdtar: {INSTALL_UNPACKER}")
        unpacked = reading.tools.unpack(content, reading.limits.max_unpacked_bytes)
        return [Member(name, inside) for name, inside in unpacked]
    return members_of(content, found, reading.limits)


def _read_member(document: Document, member: Member, reading: Reading) -> Content:
    from extract.reader import read_content  # the reader of archives is itself in the table of readers

    inner = Document(member.content, f"{document.source}!{member.name}", document.url, member.media_type)
    content = read_content(inner, reading)
    return replace(content, inside=content.inside or inner)


def _spent(limits: Limits, member: Member) -> Limits:
    return replace(limits, max_unpacked_bytes=max(0, limits.max_unpacked_bytes - len(member.content)))


def _joined(contents: list[tuple[Member, Content]], notes: tuple[str, ...]) -> Content:
    """The best content with those that add tables to it, the others named in the notes."""
    ranked = sorted(contents, key=lambda item: _rank(item[1]), reverse=True)
    chosen: list[tuple[Member, Content]] = []
    have: set[str] = set()
    for member, content in ranked:
        new = _marks(content) - have
        if not chosen or new:
            chosen.append((member, content))
            have |= new
    chosen[:0] = _text_of_tables(chosen, ranked)
    first = chosen[0][1]
    unlike = [item for item in ranked if item not in chosen and _contradicts(first, item[1])]
    chosen.extend(unlike)
    notes += tuple(f"two documents of one title print different figures: {member.name}" for member, _ in unlike)
    left = [member.name for member, _ in contents if member not in [taken for taken, _ in chosen]]
    notes += tuple(f"also in the archive, not read: {name}" for name in left)
    notes += tuple(note for _, content in chosen for note in content.notes)
    if len(chosen) == 1:
        member, content = chosen[0]
        return replace(content, notes=(f"read from {member.name}", *notes))
    return _several(chosen, notes)


def _text_of_tables(
    chosen: Sequence[tuple[Member, Content]], contents: Sequence[tuple[Member, Content]]
) -> list[tuple[Member, Content]]:
    """The one document with title and sections of a report, where those with the tables have no title."""
    if any(title_among(content.blocks) is not None for _, content in chosen):
        return []
    texts = [item for item in contents if item not in chosen and _is_text_of_report(item[1])]
    return texts if len(texts) == 1 else []


def _is_text_of_report(content: Content) -> bool:
    lines = [block.text for block in content.blocks if isinstance(block, Paragraph)]
    return title_among(content.blocks) is not None and len(find_headings(lines)) >= _ENOUGH_SECTIONS


def _contradicts(first: Content, other: Content) -> bool:
    """Whether another document is the same report with other figures: then no figure of which they differ is taken."""
    title = title_among(first.blocks)
    return title is not None and title_among(other.blocks) == title and differ(first, other)


def _several(chosen: list[tuple[Member, Content]], notes: tuple[str, ...]) -> Content:
    blocks: list[Block] = []
    for member, content in chosen:
        first = sum(isinstance(block, Grid) for block in blocks)
        blocks.extend(_renumbered(block, first, member.name) for block in content.blocks)
    best = chosen[0][1]
    reader = "scan" if any(content.reader == "scan" for _, content in chosen) else best.reader
    names = ", ".join(member.name for member, _ in chosen)
    pages = tuple(sorted({page for _, content in chosen for page in content.recognised}))
    shared = replace(best, reader=reader, blocks=tuple(blocks), recognised=pages, inside=None)
    return replace(shared, notes=(f"read from {names}", *notes))


def _renumbered(block: Block, first: int, name: str) -> Block:
    """The block with its grid counted within the whole archive, and its member named in the place."""
    if not isinstance(block, Grid):
        return block
    number = block.number + first
    rows = tuple(
        tuple(
            replace(cell, place=replace(cell.place, grid=number, path=f"{name}!{cell.place.path or ''}"))
            if cell is not None and isinstance(cell.place, GridPlace)
            else cell
            for cell in row
        )
        for row in block.rows
    )
    return replace(block, number=number, rows=rows)


def _rank(content: Content) -> tuple[int, bool, int]:
    text = _text(content)
    return len(_marks(content)), _TITLE in text, len(text)


def _marks(content: Content) -> set[str]:
    text = _text(content)
    return {mark for mark in _MARKS if mark in text}


def _text(content: Content) -> str:
    pieces: list[str] = []
    for block in content.blocks:
        if isinstance(block, Grid):
            pieces.extend(cell.text for row in block.rows for cell in row if cell is not None and cell.origin)
        else:
            pieces.append(block.text)
    return "".join("".join(pieces).split())
