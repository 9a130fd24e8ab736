"""Pages that are not what was asked for: challenges, refusals, soft 404s and shells, told by body as well as status.

Firewall words are looked for only on small bodies and in titles: reports themselves speak of 安全, 拦截 and 验证码.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.page.pages import Page
from crawler.title.names import squash

SMALL_TEXT = 400
"""Visible characters under which a page may be a block page; a list or a report has more."""
SMALL_BODY = 20_000
MOST_OF_A_SHELL = 3
"""Links on a page that only leads on: here, home, back."""
LONG_LINK = 12
"""Squashed characters of a link that is a title, not a button (点击进行安全验证)."""

LONG_LINKS = 3
"""Links of that length that no page of refusal has."""

_WAF_WORDS = re.compile(
    r"safedog|如果您是网站管理员[，,]?请登录安全狗|网站防火墙|yunsuologo|云锁|waf\.tencent|请求疑似攻击行为|存在异常.{0,12}拦截|访问行为存在异常"
    r"|已被云防护安全拦截|请求被WEB防火墙拦截|zhuji\.360\.cn|baidu\.errors\.css|拦截提示|SafeLine|长亭(?:科技|雷池|WAF)|雷池(?:WAF|防火墙|社区版)|创宇盾|当前访问疑似黑客攻击"
    r"|(?:云盾|网神|绿盟|明御|玄武盾|护卫神|安全狗|奇安信|网站卫士).{0,16}(?:拦截|阻断)|(?:访问|请求)(?:请求)?被.{0,8}(?:拦截|阻断)"
    r"|The requested URL was rejected|_Incapsula_Resource|Incapsula incident"
    r"|_cf_chl_opt|cf-browser-verification|you have been blocked"
    r"|可能对网站造成安全威胁|请求存在威胁|非法请求|(?:Web|应用)防火墙|(?<![A-Za-z0-9])WAF(?![A-Za-z0-9])",
    re.I,
)
_WAF_TITLE = re.compile(
    r"网站防火墙|拦截提示|访问被?拦截|安全拦截|WAF|Request ?(?:Blocked|Rejected)|Access ?Denied|访问被拒绝"
    r"|^Just ?a ?moment|^Attention ?Required",
    re.I,
)
_RATE_WORDS = re.compile(
    r"访问(?:过于)?频繁|请求(?:过于|太)频繁|操作(?:过于|太)频繁|访问(?:次数|频率)(?:过多|过高|超限|限制)|稍后再(?:试|访问)|访问异常"
)
_CAPTCHA_WORDS = re.compile(
    r"请(?:输入|填写).{0,4}验证码|人机(?:身份)?验证|安全验证|(?:滑动|拖动|按住)(?:滑块|验证)|向右(?:滑动|拖动)|滑动完成拼图|请?依次点击图"
    r"|点击按钮进行验证|不是机器人|完成验证后|geetest|captcha",
    re.I,
)
_GEO_WORDS = re.compile(
    r"(?:您|你)(?:所在)?的?(?:IP|地区|区域|国家).{0,20}(?:禁止|限制|拒绝|不允许|无法)|不在(?:服务|允许)(?:区域|范围)|境外(?:访问|IP)|仅限(?:境内|中国大陆|内网)",
    re.I,
)
_SOFT_404 = re.compile(
    r"找不到(?:您|你)?(?:要|所|想)?(?:访问|查看|请求|浏览)?的?(?:页面|网页|文件|内容)|页面(?:不存在|没有找到|未找到|已删除|走丢)|(?:文章|信息|栏目|内容)不存在"
    r"|您访问的(?:页面|网页|内容).{0,12}(?:不存在|已删除|失效|不见|丢失|有误|找不到)|(?:页面|网页)(?:已经)?(?:失效|丢失|被删除|已移除|无法访问)|404NotFound|NotFound|404错误|错误404|HTTP404"
)
_TITLE_404 = re.compile(r"^(?:404|页面不存在|找不到页面|页面未找到|error ?404|not ?found|出错了|错误提示)", re.I)
_RUISHU = re.compile(r"<script[^<>]*\br=[\"']m[\"']", re.I)
_JUMP = re.compile(
    r"(?:window\.|self\.|top\.|document\.)?location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"'](?!\s*\+)|location\.(?:replace|assign)\(\s*[\"']([^\"']+)[\"'](?!\s*\+)"
)
_REFRESH = re.compile(r"^\s*+(\d{1,9}+)?\s*+;?\s*+url\s*+=\s*+[\"']?([^\"']+)", re.I)
_BEGINS = re.compile(r"<html", re.I)
_END = re.compile(r"</(?:html|body)", re.I)
EDGE = 3000
"""Characters at either end of a page within which it is opened and closed."""
STOP_STATUSES = {
    403: "blocked.geo_or_ip",
    405: "blocked.geo_or_ip",
    412: "blocked.ruishu",
    418: "blocked.waf",
    429: "blocked.rate",
    461: "blocked.waf",
    493: "blocked.waf",
    521: "blocked.jsl",
    567: "blocked.edgeone",
}
"""What a status alone says when the body says nothing."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a response is not the page; ``reason`` is one of reasons.REASONS."""

    reason: str
    detail: str


def obstacle(page: Page) -> Obstacle | None:
    """The obstacle a response is, or None when it may be the page itself."""
    if page.is_document and page.status == 200:
        return None
    found = _challenge(page) or _refusal(page)
    if found:
        return found
    if page.status in STOP_STATUSES:
        return Obstacle(STOP_STATUSES[page.status], f"HTTP {page.status}")
    if page.status in (404, 410):
        return Obstacle("http.not_found", f"HTTP {page.status}")
    if 400 <= page.status < 500:
        return Obstacle("http.client_error", f"HTTP {page.status}")
    if page.status >= 500:
        return Obstacle("http.server_error", f"HTTP {page.status}")
    if page.status != 200:
        return Obstacle("http.other", f"HTTP {page.status}")
    return _soft_404(page)


def _challenge(page: Page) -> Obstacle | None:
    """Script challenges. Their marks stand on good pages too: only an almost empty page is one."""
    if len(page.body) > SMALL_BODY * 20:
        return None
    markup, little = page.markup, not page.shows(120) and len(page.links) < 3
    cookies = page.headers.get("set-cookie", "")
    if (little or page.status in (202, 412)) and ("$_ts" in markup or _RUISHU.search(markup)):
        return Obstacle("blocked.ruishu", f"HTTP {page.status}, $_ts")
    if page.status == 521 or (
        little and re.search(r"document\.cookie\s*=|go\(\{[\"']bts", markup) and "__jsl" in cookies + markup
    ):
        return Obstacle("blocked.jsl", f"HTTP {page.status}")
    if little and "EO_Bot_Ssid" in markup:
        return Obstacle("blocked.edgeone", f"HTTP {page.status}, EO_Bot_Ssid")
    if little and re.search(r"acw_sc__v\d|arg1\s*=\s*[\"'][0-9A-F]{20,}", markup):
        return Obstacle("blocked.aliyun_js", f"HTTP {page.status}, acw_sc__v2")
    return None


def _refusal(page: Page) -> Obstacle | None:
    """Pages that refuse in words."""
    title = re.sub(r"\s+", "", page.title)
    small = len(page.body) < SMALL_BODY and not page.shows(SMALL_TEXT)
    if not (small or _is_refused(title)):
        return None
    if page.shows(5 * SMALL_TEXT + 1) or (not _is_refused(title) and _lists_titles(page)):
        return None
    said = title + _beside_links(page)
    raw = page.markup if small else said
    for reason, words in (
        ("blocked.captcha", _CAPTCHA_WORDS),
        ("blocked.rate", _RATE_WORDS),
        ("blocked.geo_or_ip", _GEO_WORDS),
        ("blocked.waf", _WAF_WORDS),
    ):
        found = words.search(raw if reason == "blocked.waf" else said)
        if found:
            reason = "blocked.aliyun_js" if "可能对网站造成安全威胁" in said else reason
            return Obstacle(reason, f"HTTP {page.status}, {found.group()[:40]}")
    if _WAF_TITLE.search(title):
        return Obstacle("blocked.waf", f"HTTP {page.status}, {page.title[:40]}")
    return None


def _is_refused(title: str) -> bool:
    return bool(_WAF_TITLE.search(title) or _RATE_WORDS.search(title) or _CAPTCHA_WORDS.search(title))


def _lists_titles(page: Page) -> bool:
    """Whether a page lists things: beside them 请输入验证码 is a form's, and 稍后再试 a script's in waiting."""
    return sum(len(squash(link.text)) >= LONG_LINK for link in page.links) >= LONG_LINKS


def _beside_links(page: Page) -> str:
    """What a page says outside of its links: the title of a row may speak of 安全验证 without asking for it."""
    text = page.text
    for link in page.links:
        words = squash(link.text)
        text = text.replace(words, " ", 1) if len(words) >= LONG_LINK else text
    return text


def _soft_404(page: Page) -> Obstacle | None:
    title = re.sub(r"\s+", "", page.title)
    if _TITLE_404.search(title) and not page.shows(5 * SMALL_TEXT):
        return Obstacle("soft404", page.title[:40])
    found = None if page.shows(SMALL_TEXT) else _SOFT_404.search(page.text)
    return Obstacle("soft404", found.group()[:40]) if found else None


def shell_target(page: Page) -> str | None:
    """Where an almost empty page sends a browser: meta refresh or a script's location; None for a real page."""
    if page.status != 200 or page.is_document or page.shows(201) or len(page.links) > MOST_OF_A_SHELL:
        return None
    for content in refreshes(page):
        found = _REFRESH.match(content)
        if found and int(found[1] or 0) <= 10:
            return page.absolute(found[2].strip())
    for element in page.root.iter("script"):
        found = _JUMP.search(element.text or "")
        if found:
            return page.absolute(found[1] or found[2])
    return None


def refreshes(page: Page) -> Iterator[str]:
    """What each ``<meta http-equiv="refresh">`` of a page, or its header of that name, says: seconds and mostly an
    address."""
    if "refresh" in page.headers:
        yield page.headers["refresh"]
    for element in page.root.iter("meta"):
        scripted = next(element.iterancestors("noscript"), None) is not None  # only where no script runs
        if (element.get("http-equiv") or "").lower() == "refresh" and not scripted:
            yield element.get("content") or ""


def is_shell(page: Page) -> bool:
    """True for a page whose content a script would make: scripts, an empty container, and almost no text."""
    if page.is_document or page.shows(60) or page.links:
        return False
    scripts = sum(1 for _ in page.root.iter("script"))
    containers = [
        element for element in page.root.iter("div") if element.get("id") in ("app", "root", "__next", "__nuxt")
    ]
    return bool(scripts and (containers or len(page.body) < 4096 or not page.text))


def is_blank(page: Page) -> bool:
    """True for a page that shows nothing at all: no word, no picture, no link, no frame."""
    shown = ("img", "svg", "canvas", "video", "iframe", "frame", "embed", "object")
    return not page.text and not page.links and next(page.root.iter(*shown), None) is None


def is_home(url: str, asked: str) -> bool:
    """True when an address that was not a home page led to one."""

    def path(address: str) -> str:
        return urlsplit(address).path.rstrip("/").lower()

    homes = {"", "/index.html", "/index.htm", "/index.shtml", "/index.jsp", "/index.php", "/index", "/default.htm"}
    return path(url) in homes and path(asked) not in homes and not urlsplit(url).query


def is_whole(page: Page) -> bool:
    """False for a page cut short at either end: opened and never closed, closed and never opened, or a fragment that
    does not balance."""
    markup = page.markup
    ends = _END.search(markup, max(0, len(markup) - EDGE))
    if _BEGINS.search(markup, 0, EDGE):
        return ends is not None
    if "</html" in markup[-EDGE:].lower() and not re.search(r"<!doctype|<head|<body", markup[:EDGE].lower()):
        return False
    if markup.lstrip()[:1] in ("{", "["):
        return True
    lowered, parts = markup.lower(), ("ul", "table", "datastore", "record>")
    if not markup.lstrip().startswith("<") or markup.lstrip().startswith("</"):
        return all(lowered.count(f"<{tag}") == lowered.count(f"</{tag}") for tag in parts)
    return all(lowered.count(f"<{tag}") <= lowered.count(f"</{tag}") for tag in parts)
