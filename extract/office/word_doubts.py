"""Why the text of a Word cell is not to be taken for a figure as it stands."""

from collections.abc import Iterator

from lxml import etree

from extract.office.reasons import RAISED, STRUCK, WHITE, is_in_brackets
from extract.office.word_frames import holds_table
from extract.office.word_looks import Look, Looks, is_shaded
from extract.office.word_text import text_of_run
from extract.office.word_xml import is_word, word_child, word_name, word_number, word_value

_PICTURES = tuple(map(word_name, ("drawing", "pict", "object")))
_INLINE = (word_name("object"), "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_MATH_TEXT = ("r", "ctrlPr")


def doubt_of(cell: etree._Element, text: str, looks: Looks) -> str | None:
    """The doubt of a cell with this visible text; None for a plain figure, for an empty cell and for words."""
    has_digits = any(character.isdigit() for character in text)
    if text.strip() and not has_digits:
        return None
    return next(_of_content(cell, text, has_digits), None) or next(_of_looks(cell, looks), None)


def _of_content(cell: etree._Element, text: str, has_digits: bool) -> Iterator[str]:
    if next(cell.iter(*(_INLINE if has_digits else _PICTURES)), None) is not None:
        yield "a picture stands in the cell"
    if holds_table(cell):
        yield "a table stands in the cell"
    if any(word_number(number) for number in cell.iter(word_name("numId"))):
        yield "the paragraph is numbered, and its number is not in the text"
    if has_digits and _is_placeholder(cell):
        yield "the placeholder of a field nobody filled in"
    if has_digits and sum(map(_has_figure, text.split("\n"))) > 1:
        yield "several lines of digits"
    if has_digits and any(map(_has_figure, _in_boxes(cell))):
        yield "several numbers in one cell"
    for formula in cell.iter(_MATH):
        if any(etree.QName(part).localname not in _MATH_TEXT for part in formula.iterchildren(etree.Element)):
            yield "a formula"


def _has_figure(line: str) -> bool:
    """Whether a line holds digits that are no note in brackets."""
    return any(character.isdigit() for character in line) and not is_in_brackets(line.strip())


def _in_boxes(cell: etree._Element) -> Iterator[str]:
    """What is written in the boxes that float over a cell."""
    for box in cell.iter(word_name("txbxContent")):
        yield "".join(text.text or "" for text in box.iter(word_name("t")))


def _is_placeholder(cell: etree._Element) -> bool:
    around = cell.getparent()
    control = None if around is None or not is_word(around, "sdtContent") else around.getparent()
    outside = word_child(control, "sdtPr", "showingPlcHdr") is not None
    return outside or next(cell.iter(word_name("showingPlcHdr")), None) is not None


def _of_looks(cell: etree._Element, looks: Looks) -> Iterator[str]:
    positions = set()
    for run, look in _runs(cell, looks):
        text = "" if look.get("hidden") else text_of_run(run).strip()
        if not text:
            continue
        if look.get("struck"):
            yield STRUCK
        if any(character.isdigit() for character in text):
            positions.add(look.get("position", 0))
            if (look.get("raised") or _is_mark(run)) and not is_in_brackets(text):
                yield RAISED
            if look.get("pictures"):
                yield "digits in a font of pictures"
            if look.get("white") and not _has_ground(cell, looks):
                yield WHITE
    if len(positions) > 1:
        yield "digits at different heights"


def _is_mark(run: etree._Element) -> bool:
    """Whether a run is the mark of a note that its author typed."""
    marks = (word_child(run, name) for name in ("footnoteReference", "endnoteReference"))
    return any(word_value(mark, "customMarkFollows") is not None for mark in marks)


def _runs(cell: etree._Element, looks: Looks) -> Iterator[tuple[etree._Element, Look]]:
    for paragraph in cell.iter(word_name("p")):
        of_paragraph = looks.of_paragraph(paragraph)
        for run in paragraph.iter(word_name("r")):
            yield run, looks.of_run(run, of_paragraph)


def _has_ground(cell: etree._Element, looks: Looks) -> bool:
    """Whether the cell or its table has a background: white may be read on it."""
    table = next(cell.iterancestors(word_name("tbl")), None)
    return is_shaded(cell) or (table is not None and looks.shades(table))
