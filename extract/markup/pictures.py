"""Whether a page shows in pictures or frames what it does not say in words."""

from lxml import etree


def shows_more(main: object) -> bool:
    """Whether pictures stand among the paragraphs of a page, or a frame holds another document."""
    if not isinstance(main, etree._Element):
        return False
    if next(main.iter("iframe", "embed", "object"), None) is not None:
        return True
    return any(next(picture.iterancestors("p"), None) is not None for picture in main.iter("img", "canvas"))
