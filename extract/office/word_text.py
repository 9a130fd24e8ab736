"""The text of WordprocessingML as a person sees it: no deleted runs, no hidden runs, no second copy of a text box."""

from collections.abc import Iterator

from lxml import etree

from extract.office.word_looks import Look, Looks, is_of_pictures
from extract.office.word_xml import word_child, word_name, word_number, word_value

_LEAVES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED = {
    "del", "moveFrom", "tbl", "pPr", "rPr", "instrText", "delText", "delInstrText", "drawing", "pict", "object", "rt",
    "Fallback",
}  # fmt: skip
_BOX = "txbxContent"
_PRIVATE = 0xF000
"""Where Word keeps the characters of a symbol font, beside their own places."""


def text_of(paragraph: etree._Element, looks: Looks) -> str:
    """The visible text of one paragraph, without nested tables and text boxes; breaks as newlines, tabs kept."""
    return _Visible(looks, looks.of_paragraph(paragraph)).text(paragraph)


def text_of_run(run: etree._Element) -> str:
    """The text of one run, whether or not it is hidden."""
    return _Visible(Looks(), {}).text(run)


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, once each: Word keeps a second copy for old readers."""
    for box in paragraph.iter(word_name(_BOX)):
        ancestors = [etree.QName(parent).localname for parent in box.iterancestors()]
        if "Fallback" not in ancestors and _BOX not in ancestors:
            yield box


def heading_of(paragraph: etree._Element, levels: dict[str, int]) -> int | None:
    """The outline level a paragraph declares itself or by its style, from 1."""
    own = word_child(paragraph, "pPr", "outlineLvl")
    if own is not None:
        level = word_number(own, default=9)
        return level + 1 if 0 <= level < 9 else None
    return levels.get(word_value(word_child(paragraph, "pPr", "pStyle")) or "")


class _Visible:
    """The walk through one paragraph; what it must remember is inside which fields it stands."""

    def __init__(self, looks: Looks, paragraph: Look) -> None:
        self._looks, self._paragraph = looks, paragraph
        self._fields: list[bool] = []
        """For each open field, whether its result is reached: what comes before is its code, shown to nobody."""

    def text(self, element: etree._Element) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in _SKIPPED or (name == "r" and self._looks.hides(child, self._paragraph)):
                if name == "r":
                    self._pass_fields(child)
                continue
            if name == "fldChar":
                self._pass_field(child)
            elif (name == "t" or name == "sym" or name in _LEAVES) and all(self._fields):
                yield _LEAVES.get(name) or (_symbol(child) if name == "sym" else child.text or "")
            elif name not in _LEAVES and name not in ("t", "sym"):
                yield from self._pieces(child)

    def _pass_fields(self, run: etree._Element) -> None:
        for mark in run.iter(word_name("fldChar")):
            self._pass_field(mark)

    def _pass_field(self, mark: etree._Element) -> None:
        kind = word_value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def _symbol(element: etree._Element) -> str:
    """The character of a symbol font; digits only of fonts that draw digits in their places."""
    try:
        code = int(word_value(element, "char") or "", 16)
        bare = chr(code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 256 else code)
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
    if bare.isdigit():
        return "\N{REPLACEMENT CHARACTER}" if is_of_pictures(word_value(element, "font")) else bare
    return chr(code)
