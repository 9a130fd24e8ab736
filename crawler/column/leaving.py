"""Columns that are left: pages with rows that lead on by themselves, and sentences that say so."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.page.obstacles import is_home, refreshes
from crawler.page.pages import Page, text_of
from crawler.pager.further import same_place
from crawler.title.names import squash

_REFRESH = re.compile(r"^\s*+\d*+\s*+[;,]?\s*+url\s*+=\s*+[\"']?([^\"']+)", re.I)
_LOCATION = (
    r"(?:window\.|self\.|top\.|parent\.|document\.)?location"
    r"(?:(?:\.href)?\s*=\s*|\.(?:replace|assign)\(\s*)\\?[\"']([^\"'\\]+)\\?[\"']"
)
_AT_ONCE = re.compile(
    rf"^\s*+(?:<!--\s*+)?(?:(?:window\.)?setTimeout\(\s*(?:[\"'`]|function\s*\(\)\s*\{{|\(\)\s*=>\s*\{{?)\s*)?{_LOCATION}"
)
_LEFT = re.compile(
    r"(?:本|该|此|旧|原)?(?:栏目|专栏|版块|频道|页面|网站|网页|站点|平台)[^。;；!！]{0,30}?(?:停止(?:更新|维护|使用|运行)|不再(?:更新|维护)|停更|停用|关停|下线|迁移|搬迁|整合至)(?!.{0,12}(?:IE|浏览器))"
    r"|新(?:版|的)?(?:网站|平台|门户|栏目|网址|域名)[^。;；!！]{0,20}?(?:请(?:访问|登录|移步|前往|点击)|访问|网址(?:为|是|变更|更换))"
    r"|(?:年报|年度报告)[^。;；!！]{0,12}?(?:详见|参见|请见|见于?)[^。;；!！]{2,40}?(?:专栏|栏目|网站|平台|页面|频道|首页|链接)"
    r"|20\d\d年?度?(?:政府信息公开)?(?:工作)?(?:年报|年度报告)[^。;；!！]{0,12}?(?:请|可)(?:在|通过|从)[^。;；!！]{0,40}?(?:网站|平台|[专栏]栏|栏目)"
    r"[^。;；!！]{0,12}?(?:查看|查阅|查询|浏览|阅读|获取|下载)"
    r"|(?:年报|年度报告)[^。;；!！]{0,30}?请(?:到|至|移步|前往|登录|访问)[^。;；!！]{2,60}?(?:查看|查阅|查询|浏览|阅读|获取)"
)
_PARTIAL = re.compile(
    r"(?:仅|只)(?:显示|展示|列出|列示|公布|保留|收录|提供|发布|公开)[^。;；!！,，]{0,24}(?:以前|之前|及以前|近[一二三两\d]{1,2}个?[年月]|最近)"
    r"|(?:部分|其他|其余|个别)(?:信息|内容|数据|文件|年报|栏目|附件|页面)[^。;；!！,，]{0,10}?(?:暂不|暂未|暂时|无法|未能|不能|尚未)"
    r"(?:无法|不能)?(?:显示|展示|迁移|查看|浏览|提供|访问|同步|公开)"
    r"|(?:数据|信息|内容|栏目|数据库)(?:正在)?(?:迁移|同步|恢复|导入|割接|切换)(?:过程)?中"
    r"|(?:年报|年度报告)[^。;；!！]{0,20}?(?:发布|公布|公开|刊登|刊载|展示)(?:于|在|到|至)(?!本|该|此|上|每|当|次|[一二三四\d]|年)"
    r"[^。;；!！]{2,60}"
)
"""What a page says of a list that is not all of it, or of the place where reports stand now."""
_PAST = re.compile(r"(?:历史|往年|历年旧|归档|存档)(?:年报|年度报告)|(?:19|20)\d\d年?度?及?(?:以前|之前)")
_URL = re.compile(r"https?://[\w./?=&%#:-]+")
_LONGEST = 160


def moves(page: Page) -> tuple[str, ...]:
    """Where a page with rows sends its reader by itself, at once or after a while; not to itself, and not home."""
    found = [page.absolute(target.strip()) for target in _targets(page)]
    return tuple(
        dict.fromkeys(url for url in found if url and not same_place(url, page.url) and not is_home(url, page.url))
    )


def _targets(page: Page) -> Iterator[str]:
    for content in refreshes(page):
        found = _REFRESH.match(content)
        if found:
            yield found[1]
    for element in page.root.iter("script"):
        found = _AT_ONCE.match(element.text or "")
        if found:
            yield found[1]


def left(page: Page) -> tuple[tuple[str, ...], str | None]:
    """Addresses written in sentences that say the column is no more kept; or such a sentence without any address."""
    title = squash(page.title.split("_")[0])
    if _PAST.search(title):
        return (), title
    sentence = next(_sentences(page), None)
    if sentence is None:
        return (), None
    written = [url for each in _URL.findall(sentence) if (url := page.absolute(each))]
    urls = tuple(url for url in written if not same_place(url, page.url) and not is_home(url, page.url))
    here = urlsplit(page.url).hostname
    told = urls or (written and all(urlsplit(url).hostname == here for url in written))
    return urls, None if told else squash(sentence)[:80]


def _sentences(page: Page) -> Iterator[str]:
    """Texts outside of links and without any that speak of leaving; a link in one is followed as a pointer."""
    if not (_LEFT.search(page.text) or _PARTIAL.search(page.text)):
        return
    for element in page.root.iter(
        "p", "div", "span", "h1", "h2", "h3", "h4", "strong", "b", "td", "font", "em", "center"
    ):
        text = text_of(element)
        said = squash(text) if len(text) <= _LONGEST * 3 else ""
        if not said or len(said) > _LONGEST or not (_LEFT.search(said) or _PARTIAL.search(said)):
            continue
        linked = (
            next(element.iter("a"), None) is not None or next(element.iterancestors("a", "footer"), None) is not None
        )
        if not linked:
            yield text
