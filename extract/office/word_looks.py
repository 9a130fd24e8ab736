"""How a run of Word text looks: hidden, raised, struck out, white or in a font of pictures, by itself or by a style."""

from collections.abc import Mapping

from lxml import etree

from extract.office.word_xml import is_on, word_child, word_children, word_name, word_number, word_value

Look = Mapping[str, bool | int]
"""What is set: ``hidden``, ``struck``, ``raised``, ``white``, ``pictures`` on or off, ``position`` in half points."""

_NOTHING: Look = {}
_HIDING = ("vanish", "specVanish")
"""Not webHidden: it hides in the view for browsers alone."""
_TOGGLES = {**dict.fromkeys(_HIDING, "hidden"), "strike": "struck", "dstrike": "struck"}
_RAISED = ("superscript", "subscript")
_PICTURES = ("wingdings", "webdings", "marlett", "zapfdingbats")
_DEPTH = 12
"""Styles based on styles: Word allows ten."""


def is_of_pictures(font: str | None) -> bool:
    """Whether a font draws pictures where others draw digits."""
    return (font or "").lower().startswith(_PICTURES)


class Looks:
    """What the styles of one document set; the empty one is a document without styles."""

    def __init__(self, styles: etree._Element | None = None) -> None:
        """Resolve every style of ``w:styles``, with those it is based on."""
        every = [] if styles is None else word_children(styles, "style")
        found = {identifier: style for style in every if (identifier := word_value(style, "styleId"))}
        resolved = {name: _resolved(name, found, _DEPTH) for name in found}
        self._of = {name: look for name, look in resolved.items() if look}
        self._shaded = {name for name, style in found.items() if is_shaded(style)}
        self._styles_hide = any(look.get("hidden") for look in self._of.values())

    def of_paragraph(self, paragraph: etree._Element | None) -> Look:
        """What the style of a paragraph sets for its text."""
        if not self._of:
            return _NOTHING
        return self._of.get(word_value(word_child(paragraph, "pPr", "pStyle")) or "", _NOTHING)

    def of_run(self, run: etree._Element, paragraph: Look = _NOTHING) -> Look:
        """What holds for a run: its own settings before those of its style, and these before the paragraph's."""
        settings = word_child(run, "rPr")
        if settings is None:
            return paragraph
        style = self._of.get(word_value(word_child(settings, "rStyle")) or "", _NOTHING)
        return {**paragraph, **style, **_own(settings)}

    def hides(self, run: etree._Element, paragraph: Look = _NOTHING) -> bool:
        """Whether a run is hidden: asked of every run, so without looking at anything else."""
        settings = word_child(run, "rPr")
        if settings is not None:
            own = [is_on(found) for name in _HIDING if (found := word_child(settings, name)) is not None]
            if own:
                return any(own)
            style = self._of.get(word_value(word_child(settings, "rStyle")) or "") if self._styles_hide else None
            if style is not None and "hidden" in style:
                return bool(style["hidden"])
        return bool(paragraph.get("hidden"))

    def shades(self, table: etree._Element) -> bool:
        """Whether a table is shaded by itself or by its style."""
        settings = word_child(table, "tblPr")
        style = word_value(word_child(settings, "tblStyle"))
        return style in self._shaded or (settings is not None and is_shaded(settings))


def is_shaded(element: etree._Element) -> bool:
    """Whether anything in this element has a background of its own: white may be read on it."""
    fills = (word_value(shade, "fill") for shade in element.iter(word_name("shd")))
    return any((fill or "auto").upper() not in ("AUTO", "FFFFFF") for fill in fills)


def _resolved(name: str, styles: Mapping[str, etree._Element], depth: int) -> Look:
    style = styles.get(name)
    if style is None or depth == 0:
        return _NOTHING
    base = _resolved(word_value(word_child(style, "basedOn")) or "", styles, depth - 1)
    settings = word_child(style, "rPr")
    return base if settings is None else {**base, **_own(settings)}


def _own(settings: etree._Element) -> Look:
    """What these run properties set themselves; one of several switches of a kind is enough."""
    own: dict[str, bool | int] = {}
    for setting in settings.iterchildren(etree.Element):
        name = etree.QName(setting).localname
        if name in _TOGGLES:
            own[_TOGGLES[name]] = bool(own.get(_TOGGLES[name])) or is_on(setting)
        elif name == "vertAlign":
            own["raised"] = word_value(setting) in _RAISED
        elif name == "position":
            own["position"] = word_number(setting)
        elif name == "color":
            own["white"] = (word_value(setting) or "").upper() == "FFFFFF"
        elif name == "rFonts" and (font := word_value(setting, "ascii")):
            own["pictures"] = is_of_pictures(font)
    return own
