"""What hangs on a report page: files linked by extension or not, pdf.js frames, and the picture a report may be."""

import re
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from crawler.page.framing import frames
from crawler.page.pages import Page, split_address
from crawler.title.names import squash

MOST = 8
"""Attachments fetched per report at most; a report has one to three."""
_EXTENSION = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|zip|rar|7z|ofd)$", re.I)
_NO_EXTENSION = re.compile(
    r"download\.jsp|/attachment/(?:download/)?|downfile|/download/|filedownload|getfile|/file/\d|wbfileid=|nfw-cms-attachment",
    re.I,
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|webp)$", re.I)
_DECORATION = re.compile(
    r"logo|icon|banner|qrcode|erweima|ewm|/images?/|/img/|/skin|/static/|/css/|share|wx|weixin|dzjg|jiucuo", re.I
)
_ABOUT = re.compile(r"年报|年度报告|政府信息公开|附件|下载|report", re.I)
_NOT_ABOUT = re.compile(r"解读|浏览器|阅读器|播放器|客户端|申请表|指南")
_KEEPING = ("data-url", "data-href", "data-src", "data-file")
_PICTURED = ("data-src", "data-original", "src")
_ADDRESS = re.compile(r"[\"']([^\"'\s<>]*/[^\"'\s<>]*\.(?:pdf|docx?|wps|xlsx?|et|ofd)(?:\?[^\"'\s]*)?)[\"']", re.I)
"""With a slash in it: a bare name is what the reader is shown."""
_LEADS = re.compile(rb"<(?:a|i?frame|embed|object)\s[^>]*", re.I)
_TO_A_PAGE = re.compile(
    rb"""<a\s[^>]*?href\s*=\s*["']?(?:[^"'>\s?]*(?:\.s?html?|/)(?=["'\s>])|#|javascript:void)""", re.I
)
LITTLE_TEXT = 1200
"""Squashed characters under which a report page is not the report itself, so that its pictures may be."""


def attachments(page: Page) -> tuple[str, ...]:
    """Addresses of files that belong to the report on this page, in order, each once."""
    if _leads_to_pages_only(page.body) and page.shows(LITTLE_TEXT):
        return ()  # every link is to a page, and the text is long enough to be the report: no tree is needed
    found: dict[str, None] = {}
    for url in _framed(page):
        found.setdefault(url)
    for link in page.links:
        path = urlsplit(link.url).path
        words = squash(f"{link.text}{link.title}{link.element.get('alt') or ''}")
        marked = "nfw-cms-attachment" in (link.element.get("class") or "") or _NO_EXTENSION.search(link.url)
        named = _EXTENSION.search(path) or _EXTENSION.search(words)
        about = _ABOUT.search(words) or _in_content(link.element) or (named and len(words) > 0)
        if (named or marked) and about and not _NOT_ABOUT.search(words):
            found.setdefault(link.url)
    if not found and not page.shows(LITTLE_TEXT):
        for look in (_written, frames, _pictures):
            found = found or dict.fromkeys(look(page))
    return tuple(found)[:MOST]


def _leads_to_pages_only(body: bytes) -> bool:
    """Whether every link is to a page, and nothing but links is there to be clicked."""
    leads: list[bytes] = _LEADS.findall(body)
    if not all(_TO_A_PAGE.match(lead + b">") for lead in leads):
        return False
    return body.lower().count(b"onclick") == sum(lead.lower().count(b"onclick") for lead in leads)


def _framed(page: Page) -> list[str]:
    """Files shown in frames: pdf.js' ``viewer.html?file=``, a PDF as a frame, object or embed."""
    urls: list[str] = []
    for element in page.root.iter("iframe", "frame", "embed", "object", "a"):
        source = (
            element.get("src") or element.get("data") or (element.get("href") if element.tag == "a" else "") or ""
        ).strip()
        if not source:
            continue
        query = parse_qs(split_address(source).query)
        file = next((value for key in ("file", "pdf", "url", "src") for value in query.get(key, ())), None)
        if file and re.search(r"viewer|pdfjs|pdf\.js|preview|/op/(?:view|embed)", source, re.I):
            target = page.absolute(_beside(source, unquote(file)))
        elif element.tag != "a" and _EXTENSION.search(split_address(source).path):
            target = page.absolute(source)
        else:
            target = None
        if target:
            urls.append(target)
    return urls


def _beside(viewer: str, file: str) -> str:
    """A relative ``file=`` is relative to the viewer."""
    return file if file.startswith(("/", "http://", "https://")) else urljoin(viewer.split("?")[0], file)


def _in_content(element: object) -> bool:
    """Whether a link stands in the article: under a container whose name says so."""
    current = getattr(element, "getparent", lambda: None)()
    while current is not None:
        name = f"{current.get('id') or ''} {current.get('class') or ''}".lower()
        if re.search(r"trs_editor|ucap|zoom|content|article|appendix|fj|attach|editor|vsb|detail|xxgk", name):
            return True
        current = current.getparent()
    return False


def _written(page: Page) -> list[str]:
    """Files that a script shows or adds, or an attribute keeps for one, where their addresses are written out."""
    said = [element.text or "" for element in page.root.iter("script")]
    said += [f'"{element.get(name)}"' for element in page.root.iter() for name in _KEEPING if element.get(name)]
    urls = (page.absolute(address) for each in said for address in _ADDRESS.findall(each.replace("\\/", "/")))
    return [url for url in urls if url]


def _pictures(page: Page) -> list[str]:
    """Pictures that may be the report's pages; what waits for its turn keeps its address beside."""
    urls = []
    for element in page.root.iter("img"):
        url = page.absolute(next((element.get(name) for name in _PICTURED if element.get(name)), ""))
        if url and _PICTURE.search(urlsplit(url).path) and not _DECORATION.search(url):
            urls.append(url)
    return urls
