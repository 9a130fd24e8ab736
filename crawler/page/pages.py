"""A response as a page: decoded against every lie about its encoding, parsed once, its links and dates within reach."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.etree import XPath
from parsel import Selector

from crawler.page.decoding import decode
from crawler.page.encoded import readable
from crawler.page.holders import holders
from crawler.page.showing import Showing
from crawler.title.names import squash
from crawler.title.title_text import names_years_of

_OPENS = re.compile(
    r"[\"']((?:https?://|\.{0,2}/)?[\w./%-]+\.(?:s?html?|jspx?|do|aspx?|pdf|docx?|xlsx?|wps)(?:\?[^\"']*)?)[\"']"
)
_GOES_TO = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|(?<![\w.])(?:window\.)?open\()\s*"
    r"[\"']((?:https?://|/)[^\"'\s+]*)[\"'](?!\s*\+)"
)
"""A click that sends the browser to an address, whatever it looks like."""
_MARKUP = re.compile(r"</?[a-z][^<>]*>", re.I)
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_STRING = XPath("string()")
_SILENT = ("script", "style", "noscript", "template")
_TITLE = re.compile(r"<title[^<>]*>([^<]*)</title\s*>", re.I)
_CLICKABLE = (
    "//a | //area[@href] | //*[@onclick][self::li or self::tr or self::td or self::div or self::span or self::p]"
    " | //*[@data-href or @data-url or @data-link][self::li or self::tr or self::dd or self::p][not(.//a)]"
)
_KEPT = ("data-href", "data-url", "data-link")
"""Where an element without an address keeps one for a script that opens it."""
_HOLDER = re.compile(r"<!--|<(?:script|style|noscript|template|textarea|select|svg)\b", re.I)


@dataclass(frozen=True)
class Link:
    """A link of a page: absolute address, its text and title, and the element it stands in (for its surroundings)."""

    url: str
    text: str
    title: str
    element: Any = field(repr=False, compare=False)

    @cached_property
    def label(self) -> str:
        """The fuller of text and title attribute: lists cut long texts and keep the whole in ``title``.

        One that names another year is not of this text: whoever wrote the row anew left it as it was.
        """
        text, title = squash(self.text), squash(self.title)
        cut = _CUT.sub("", text)
        longer = len(title) > len(cut) and title.startswith(cut[:6])
        fuller = bool(title) and (not text or (longer and names_years_of(title, cut)))
        return self.title if fuller else self.text

    @cached_property
    def described(self) -> str:
        """The label; of a link without one what its attributes or its picture say of it."""
        return self.label if squash(self.label) else next(_descriptions(self.element), "")


@dataclass(frozen=True)
class Page:
    """One response, after content decoding. ``headers`` have lower-case names."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: bytes = b""
    """The body of the request, where there was one: the next page of a POST endpoint is made from it."""
    referer: str = ""

    @property
    def media_type(self) -> str:
        """The declared media type, lower case, without parameters; empty when none is declared."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @cached_property
    def markup(self) -> str:
        """The decoded body."""
        said = re.search(r"charset=[\"']?([\w-]+)", self.headers.get("content-type", ""), re.I)
        text = decode(self.body, said[1] if said else None)
        return text.replace("\x00", "") if b"\x00" in self.body else text

    @cached_property
    def is_document(self) -> bool:
        """True for a file that is no page: told by its first bytes, then by its declared type."""
        head = self.body[:512].lstrip()
        if head[:4] in (
            b"%PDF",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"Rar!",
            b"7z\xbc\xaf",
            b"\xff\xd8\xff\xe0",
            b"\x89PNG",
        ):
            return True
        if head[:1] in (b"<", b"{", b"["):
            return False
        return self.media_type.startswith(("application/pdf", "application/msword", "application/vnd", "image/"))

    @cached_property
    def root(self) -> Any:
        """The parsed tree, comments kept out; an empty page gives an empty tree."""
        markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", self.markup)
        return Selector(text=markup or "<html></html>", type="html", base_url=self.url).root

    @cached_property
    def base(self) -> str:
        """The address relative links are resolved against; the page's own where it names none of use."""
        for element in self.root.iter("base"):
            try:
                base = urljoin(self.url, str(element.get("href") or "").strip())
            except ValueError:
                continue
            if base.startswith(("http://", "https://")):
                return base
        return self.url

    @cached_property
    def title(self) -> str:
        """The text of ``<title>``, white space collapsed."""
        found = None if "root" in self.__dict__ else _TITLE.search(self.markup)
        if found and not _HOLDER.search(self.markup, 0, found.start()):
            return " ".join(unescape(found[1]).split())
        return next((" ".join(text_of(element).split()) for element in self.root.iter("title")), "")

    @cached_property
    def text(self) -> str:
        """What a reader sees, squashed (no white space): scripts and styles left out."""
        body = next(iter(self.root.iter("body")), self.root)
        return squash(text_of(body))

    def shows(self, count: int) -> bool:
        """Whether a reader sees at least so many characters; most pages show it before a tree is needed."""
        if "text" in self.__dict__:
            return len(self.text) >= count
        return self._showing.reaches(count) or len(self.text) >= count

    @cached_property
    def _showing(self) -> Showing:
        return Showing(self.markup)

    def meta(self, name: str) -> str | None:
        """The content of a meta element, its name compared without case; None when absent or empty."""
        for element in self.root.iter("meta"):
            if (element.get("name") or "").lower() == name.lower() and (element.get("content") or "").strip():
                return str(element.get("content")).strip()
        return None

    @cached_property
    def held(self) -> tuple[tuple[str, str, str], ...]:
        """What a page keeps for its scripts: tag and attributes of each holder, and the text in it, decoded."""
        return tuple((tag, said, readable(text)) for tag, said, text in holders(self.markup))

    def absolute(self, href: str) -> str | None:
        """An http(s) address from an attribute, without fragment; None for anything else."""
        if href not in self._resolved:
            self._resolved[href] = self._resolve(href)
        return self._resolved[href]

    @cached_property
    def _resolved(self) -> dict[str, str | None]:
        return {}

    def _resolve(self, href: str) -> str | None:
        try:
            url = urljoin(self.base, href.strip().replace("\\", "/"))
        except ValueError:
            return None
        if not url.startswith(("http://", "https://")):
            return None
        plain, _, fragment = url.partition("#")
        return url if fragment.isdigit() else plain  # #2629 names a column in script-made directories

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link with an http(s) address, in document order."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        hidden = {each for template in self.root.iter("template") for each in template.iter()}
        for element in self.root.xpath(_CLICKABLE):
            if element in hidden:
                continue
            href = (element.get("href") or "").strip() if element.tag in ("a", "area") else ""
            if "{{" in href or "${" in href:
                continue  # a template's row, not yet filled
            plain = href not in ("", "#") and not href.lower().startswith("javascript:")
            url = self.absolute(href) if plain else self._scripted(href, element)
            if url:
                said = element.get("title") or (element.get("alt") if element.tag == "area" else None) or ""
                yield Link(url, " ".join(text_of(element).split()), without_markup(said).strip(), element)

    def _scripted(self, href: str, element: Any) -> str | None:
        """The address a click's script opens, when it is written out."""
        script = f"{href} {element.get('onclick') or ''}"
        found = _OPENS.search(script) or _GOES_TO.search(script)
        kept = next((value for name in _KEPT if "/" in (value := element.get(name) or "") and "{{" not in value), None)
        return self.absolute(found[1] if found else kept or "") if found or kept else None


DESCRIBING = ("aria-label", "data-title", "data-name", "alt", "title")


def _descriptions(element: Any) -> Iterator[str]:
    """What attributes say of a link without text: its own, its picture's, those of the row around it."""
    row = element.getparent()
    around = [row] if row is not None and row.tag in ("li", "td", "dd", "dt", "p") else []
    for each in (element, *element.iterdescendants("img", "svg", "i", "span"), *around):
        yield from (each.get(name).strip() for name in DESCRIBING if (each.get(name) or "").strip())


def without_markup(text: str) -> str:
    """An attribute's text without the elements an editor left in it: the colour of a title, marks of a search."""
    return _MARKUP.sub("", text) if "<" in text else text


def split_address(written: str) -> SplitResult:
    """The parts of an address as it is written; of one that is none (http://[) all empty."""
    try:
        return urlsplit(written.strip())
    except ValueError:
        return urlsplit("")


def text_of(element: Any) -> str:
    """The text inside an element, in order; scripts, styles and comments left out."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return ""
    if not len(element):
        return element.text or ""
    if next(element.iter(*_SILENT), None) is None:
        return str(_STRING(element))
    parts = [element.text or ""]
    for child in element:
        parts += (text_of(child), child.tail or "")
    return "".join(parts)
