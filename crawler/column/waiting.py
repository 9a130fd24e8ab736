"""Lists that are not there yet: places a script fills, and words for "nothing" that nobody may have meant so."""

import re
from typing import Any

from crawler.column.bound import is_bound
from crawler.column.discovery import COLUMN
from crawler.page.called import NO_LIST, around, name_of
from crawler.page.pages import Page, text_of
from crawler.page.veils import is_veiled
from crawler.title.names import squash

_NOTHING = re.compile(
    r"暂无(?:相关)?(?:信息|内容|数据|记录|文章|年报|资料)|没有(?:相关|查询到|找到)?(?:相关)?(?:的)?(?:信息|内容|数据|记录)[!！。]?"
)
_LONGEST = 40
"""Squashed characters of words for "nothing": a longer text is a sentence about something."""
_BESIDE = re.compile(r"foot|hot|relat|comment|popup|modal|dialog|login|suggest|aside|side-?bar", re.I)
_HEADING = re.compile(r"(?:^|[ _-])(?:tit|title|hd|heading|caption)(?:$|[ _-])", re.I)
_RIGHT_HEADING = re.compile(r"年报|年度报告|(?:局|厅|委|办|政府|办公室|委员会|办事处|中心|院)$|^(?:19|20)\d\d年?度?$")
_REPEATED = re.compile(r"^(?:v-for|ms-repeat|ms-for|ng-repeat|data-ng-repeat|x-for|wx:for)$", re.I)
_NO_LIST = re.compile(rf"{NO_LIST}|pag|suggest|search|bread|dot|tool", re.I)
_LIST = re.compile(r"list|data|news|xxgk|info|article|nianbao|(?:^|[ _-])nb", re.I)
_CALL = re.compile(r"\$\.(?:ajax|get|post|getJSON)\b|\baxios\b|\bfetch\(|XMLHttpRequest|\.load\(|\bajax\(", re.I)


_INCLUDED = re.compile(
    r"^(?:(?:data-)?hx-(?:get|post)|(?:w3-)?include-html|(?:data-)?ng-(?:include|bind-html)|v-html|data-(?:include|load|remote))$"
)
"""Attributes by which scripts of several makers know the places they fill."""
_ASKING = ("a", "button", "form", "input", "select", "textarea")
"""Elements that ask when they are used, and are no places."""
_MAY_INCLUDE = re.compile(r"<[a-z]+-|hx-|include|ng-bind|v-html|data-(?:load|remote)", re.I)


def says_none(page: Page) -> bool:
    """Whether a page says, for all to see and in the place of its list, that there is nothing.

    Not so: words a script shows or hides, words in another block of the page, words while a script has yet to fill
    the list.
    """
    if not _NOTHING.search(page.text) or _is_template(page):
        return False
    asks = bool(_CALL.search(page.markup))
    if any(_holds_a_list(each) and (asks or each.get("id")) for each in _empty(page)):
        return False
    said = [element for element in page.root.iter() if isinstance(element.tag, str) and _is_said(element)]
    return bool(said) and not (asks and any(_is_asked_for(page, element) for element in said))


def _is_asked_for(page: Page, element: Any) -> bool:
    """Whether a script that asks for something names a place around an element: its words stand there until then."""
    asking = " ".join(text for each in page.root.iter("script") if _CALL.search(text := each.text or ""))
    names = {name for each in around(element) for name in name_of(each).split() if len(name) > 2}
    return any(re.search(rf"[\"'#. ]{re.escape(name)}[\"'\s>]", asking) for name in names)


def is_fed_later(page: Page) -> bool:
    """Whether the page keeps an empty place for a list that one of its scripts asks for."""
    elements = page.root.iter() if _MAY_INCLUDE.search(page.markup) else ()
    if any(_is_included(element) for element in elements if isinstance(element.tag, str)):
        return True
    if is_bound(page):
        return True
    places = _empty(page)
    if any(len(element) and (element.tag != "div" or _is_list_box(element)) for element in places):
        return True  # a script stands where the rows should
    if not places or not _CALL.search(page.markup):
        return False
    scripts = [element.text or "" for element in page.root.iter("script")]
    asking = [script for script in scripts if _CALL.search(script)]
    for element in places:
        name = element.get("id") or ""
        named = bool(name) and any(re.search(rf"[\"'#]{re.escape(name)}[\"'\s]", script) for script in asking)
        if named or (asking and element.tag != "div" and _holds_a_list(element)):
            return True
    return False


def _is_included(element: Any) -> bool:
    """An empty place that a script fills, by its attributes or as an element no browser knows; not a page's edges."""
    if len(element) or (element.text or "").strip() or element.tag in _ASKING:
        return False
    sources = [element.get(name) or "" for name in element.attrib if _INCLUDED.match(str(name))]
    named = f"{element.tag} {name_of(element)}"
    if sources:
        return not any(_NO_LIST.search(each) or _BESIDE.search(each) for each in (named, *sources))
    return "-" in element.tag and bool(_LIST.search(named)) and not _NO_LIST.search(named)


def _is_said(element: Any) -> bool:
    if element.tag in ("script", "style", "template", "noscript", "title", "option"):
        return False
    own = squash((element.text or "") + "".join(child.tail or "" for child in element))
    if len(own) > _LONGEST or not _NOTHING.search(own):
        return False
    veiled = any(is_veiled(each) or _is_beside(each) for each in around(element))
    return not veiled and _under_its_own_heading(element)


def _is_beside(element: Any) -> bool:
    return element.tag in ("footer", "aside", "nav") or bool(_BESIDE.search(name_of(element)))


def _under_its_own_heading(element: Any) -> bool:
    """Whether the nearest heading before the words, if there is one, is of annual reports, of a body or of a year."""
    current = element
    for _ in range(4):
        before = current.getprevious()
        while before is not None:
            if isinstance(before.tag, str) and _is_heading(before):
                words = squash(text_of(before))
                return bool(not words or COLUMN.match(words) or _RIGHT_HEADING.search(words))
            before = before.getprevious()
        current = current.getparent()
        if current is None or current.tag in ("body", "html"):
            return True
    return True


def _is_heading(element: Any) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or bool(_HEADING.search(element.get("class") or ""))


def _is_template(page: Page) -> bool:
    """Whether the page is one that a script completes: repeated elements, or names in braces."""
    if "{{" in page.text:
        return True
    return any(
        _REPEATED.match(str(name)) for element in page.root.iter() if isinstance(element.tag, str)
        for name in element.attrib
    )  # fmt: skip


def _empty(page: Page) -> list[Any]:
    """Elements made to hold many others, and holding nothing."""
    return [
        element for element in page.root.iter("ul", "ol", "dl", "tbody", "div")
        if not (element.text or "").strip() and (element.get("id") or element.get("class"))
        and all(child.tag == "script" and not (child.tail or "").strip() for child in element)
        and not _NO_LIST.search(name_of(element))
    ]  # fmt: skip


def _is_list_box(element: Any) -> bool:
    return bool(re.search(r"list(?:$|[ _-])", name_of(element), re.I))


def _holds_a_list(element: Any) -> bool:
    """Whether an empty element is named like a list, or is one."""
    return bool(_LIST.search(name_of(element))) if element.tag == "div" else True
