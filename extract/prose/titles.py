"""The title of a report: found among what a page offers, and what it says of agency and year."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extract.grids import Block, Content, Paragraph
from extract.normal_form import nfkc, simplified

_REPORT = re.compile(
    r"(?:政府信息|政务信息|信息|政务)公开.{0,12}?(?:年度?报告?|年.报告|年度工作报告|工作报告)|信息公开年报|公开工作.{0,8}年度?报告?"
)
_SUMMARY = re.compile(r"信息公开(?:年度)?(?:工作)?(?:情况的?(?:年度)?报告|总结)")
"""Such a title stands above reports and above other papers: with the statutory tables it names the agency."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)年?度?|(?<!\d)\d{2,5}年度?")
_DAYS = re.compile(
    r"[上下]半年|第?[一二三四]季度|"
    r"[自从]?(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至到\-—~]+(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日)?)?"
)
_BEFORE = re.compile(
    r"^(?:【[^】]*】|\[[^\]]*\]|附件?\d{0,2}[.:、]|\d{1,2}[.、](?!\d)|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|[★●◆■·]|Page\d{1,4}[-:])+"
)
"""What a list or a page puts before a title: a number, a category; a book of pages its page."""
_SITE = re.compile(r"\s*[-_|—–]{1,2}\s*[^-_|—–]{2,30}$")
_OFFICE = r"(?!(?:工作)?(?:办(?!理)|处(?!理)|科|股|中心|领导))"
"""An office that bears openness in its name: 政务公开办公室."""
_TAIL = re.compile(
    r"(?:关于)?(?:报送|上报|公布|发布|公开|印发|编制)?(?:(?:19|20)\d{2}年?度?)?(?:开展)?(?:(?<!人民)政府|政务)?"
    rf"信息公开{_OFFICE}.*$|(?:政府信息[与和及、])?政务公开{_OFFICE}.*$"
)
_ORGAN = re.compile(
    r"(?:政府|办公室|办公厅|办|局|委员会|委|厅|部|院|署|中心|处|所|(?<!网)站|队|镇|乡|街道|街道办事处|办事处|管委会|区|县|市|省|盟|旗|州|公安|银行|海关|社"
    r"|会|馆|场|台|校|集团|公司|兵团|师|团)$"
)
_ITSELF = re.compile(r"我|本(?!溪)|该|其|各|全(?![椒州南])")
_SECOND_NAME = re.compile(r"[(（][^()（）]{2,20}[)）]$")
"""(县地震局): another name of the same body."""
_LABEL = re.compile(r"^(?:标题|名称|信息名称|文件名称)\s*[:：]\s*")
_GLUED_LABEL = re.compile(r"^(?:公报|公文|文件|信息|文章)(?:标题|名称)")
"""A label that lost what parted it from the title."""
_HALF_TITLE = re.compile(r"(?:政府|政务)信息$")
_QUOTED = re.compile(r"^《([^《》]+)》$")
_NO_TITLE = re.compile(r"现将|现公布|如下|[。;?!；？！《/]|^(?:栏目|本地目录|当前位置|您的位置|来源|原文链接)|首页")
_CHINESE_YEAR = re.compile(
    r"[一二](?:(?<=一)九|(?<=二)[〇○零O0])[〇○零O0一二三四五六七八九]{2}(?=年)|(?<![0-9A-Za-z])2[0Oo][0-9Oo]{2}(?=年)"
)
_CHINESE_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_BEHIND = re.compile(r"[(（]([^()（）]{2,30})[)）]$")
_ONLY_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_LOOK = 60
"""Paragraphs before the report's first section in which a title may stand."""


def find_title(content: Content, texts: Sequence[str], body_from: int, links: Collection[int] = ()) -> str | None:
    """The report's title as printed: nearest above the text, then headings and metas, then the page's own.

    ``links``: the lines that lead elsewhere; what they name is another document.
    """
    named = next(_labelled(texts[:body_from]), None)
    if named:
        return _without_site(named)
    for candidate in _candidates(content, texts, body_from, links):
        if is_report_title(candidate):
            return candidate
    above = range(body_from - 1, max(-1, body_from - _LOOK), -1)
    summary = next((i for i in above if i not in links and may_be_report_title(texts[i])), None)
    if summary is not None:
        return texts[summary].strip()
    fallback = [*_marked(content), *([content.title] if content.title else [])]
    top = (text for index, text in enumerate(texts[:5]) if len(text) < 60 and index not in links)
    return next((text for text in fallback if text), None) or next(top, None)


def is_report_title(text: str) -> bool:
    """Whether a line reads as the title of an annual report on information disclosure."""
    if not _may_be_title(text):
        return False
    squeezed = _QUOTED.sub(r"\1", simplified(squeeze(text)))
    return 8 <= len(squeezed) <= 80 and bool(_REPORT.search(squeezed)) and not _NO_TITLE.search(squeezed)


def _may_be_title(text: str) -> bool:
    """Whether a text has the letters that no title is without, however it is written: most lines have not."""
    return "公" in text and ("开" in text or "開" in text) and ("报" in text or "報" in text)


def may_be_report_title(text: str) -> bool:
    """Whether a line above the statutory tables reads as their title; without the tables it says nothing."""
    squeezed = squeeze(text)
    return is_report_title(text) or (bool(_SUMMARY.search(squeezed)) and not _NO_TITLE.search(squeezed))


def squeeze(text: str) -> str:
    """A text in NFKC without white space."""
    return "".join(nfkc(text).split())


def title_among(blocks: Iterable[Block]) -> str | None:
    """The first title of a report that these blocks print, as compared."""
    lines = (line for block in blocks if isinstance(block, Paragraph) for line in block.text.split("\n"))
    return next((squeeze(line) for line in lines if is_report_title(line)), None)


def _candidates(content: Content, texts: Sequence[str], body_from: int, links: Collection[int]) -> Iterator[str]:
    own = ["" if index in links else text for index, text in enumerate(texts[: body_from + 8])]
    yield from _as_marked(list(_printed(own[max(0, body_from - _LOOK) : body_from])), list(_marked(content)))
    yield from _marked(content)
    if content.title:
        yield _without_site(content.title)
    yield from _printed(own[body_from:])
    linked = [texts[index].strip() for index in sorted(links) if is_report_title(texts[index])]
    if len(set(map(squeeze, linked))) == 1:
        yield linked[0]  # a page whose title leads to itself


def _as_marked(printed: list[str], marked: list[str]) -> list[str]:
    """The printed titles, the one that the page also marks as its own first: lists beside it name other reports."""
    own = set(map(squeeze, marked))
    return sorted(printed, key=lambda title: squeeze(title) not in own)


def _labelled(texts: Sequence[str]) -> Iterator[str]:
    """What a line calls the title in so many words: ``标题：…``."""
    for text in texts[:_LOOK]:
        match = _LABEL.match(text.strip())
        if match and text.strip()[match.end() :]:
            yield text.strip()[match.end() :].strip()


def _printed(texts: Sequence[str]) -> Iterator[str]:
    """Lines that are titles, nearest to the text first, joined with the lines they were broken from."""
    for index in range(len(texts) - 1, -1, -1):
        following = texts[index + 1].strip() if index + 1 < len(texts) else ""
        if not _may_be_title(texts[index] + following):
            continue
        line = _LABEL.sub("", texts[index].replace("\n", " ").strip())
        if is_report_title(line):
            yield _with_lines_above(line, texts, index)
        elif len(line) <= 40 and len(following) <= 20 and is_report_title(line + following) and following:
            yield _with_lines_above(line + following, texts, index)


def _with_lines_above(title: str, texts: Sequence[str], index: int) -> str:
    """A title that names no agency below the lines that do: the organ's name, its year perhaps between them."""
    if title.startswith("公开") and index > 0 and _HALF_TITLE.search(texts[index - 1].rstrip()):
        return texts[index - 1].strip() + title
    for above in (index - 1, index - 2):
        line = texts[above].strip() if above >= 0 else ""
        body = _ONLY_YEAR.sub("", with_digit_years(squeeze(line)), count=1)
        if agency_of(title) or not (is_organ(body) or (line and not body)) or squeeze(line) in squeeze(title):
            break
        title = f"{line} {title}"
    return title


def _marked(content: Content) -> Iterator[str]:
    for name, value in content.metas:
        if name.lower() == "articletitle" and value.strip():
            yield _without_site(value.strip())
    for block in content.blocks:
        if isinstance(block, Paragraph) and block.heading == 1:
            yield block.text.replace("\n", " ").strip()


def _without_site(text: str) -> str:
    shorter = _SITE.sub("", text)
    return shorter if is_report_title(shorter) else text


def is_organ(text: str) -> bool:
    """Whether a short line reads as the name of an organ and nothing else."""
    squeezed = _SECOND_NAME.sub("", squeeze(text))
    if speaks_of_itself(squeezed):
        return False
    return 3 <= len(squeezed) <= 30 and bool(_ORGAN.search(squeezed)) and not re.search(r"[，。；：:、\d]", squeezed)


def speaks_of_itself(name: str) -> bool:
    """Whether a name tells no body by its name: 我局, 本单位, 各区政府; 本溪 and 全椒 are places."""
    return _ITSELF.match(name) is not None


def agency_of(title: str) -> str | None:
    """The agency a title names: what is left without year, subject and site.

    >>> agency_of("2019年上海市人民政府办公厅政府信息公开工作年度报告")
    '上海市人民政府办公厅'
    >>> agency_of("二〇二三年度政府信息公开工作年度报告（区水务局）")
    '区水务局'
    """
    printed = with_digit_years(squeeze(_without_site(title)))
    name = _agency_in(simplified(printed))
    at = simplified(printed).find(name) if name else -1
    return name if at < 0 or name is None else printed[at : at + len(name)]


def _agency_in(title: str) -> str | None:
    if "|" in title or ">" in title:
        return None  # an index line, a path of columns
    text = _GLUED_LABEL.sub("", _BEFORE.sub("", title))
    text = re.sub(r"^(?:关于)?(?:重新)?(?:公布|发布|印发|更正|修订|修改|补充|调整)?", "", text)
    behind = _BEHIND.search(text)
    text = _DAYS.sub("", _TAIL.sub("", text))
    text = _balanced(_EDGES.sub("", re.sub('[《》“”"]|[(][)]', "", _YEAR.sub("", text))))
    if len(text) < 2 and behind and is_organ(behind[1]):
        return behind[1]
    return text if len(text) >= 2 and not speaks_of_itself(text) else None


_EDGES = re.compile(r"^[-—_:,、]+|(?:关于|的|年度?|[-—_:,、])+$")


def _balanced(text: str) -> str:
    """Without brackets at the ends that have no partner, or a pair around the whole."""
    opened, closed = text.count("("), text.count(")")
    if text.startswith(")") or (text.startswith("(") and opened > closed):
        return _balanced(text[1:])
    if text.endswith("(") or (text.endswith(")") and closed > opened):
        return _balanced(text[:-1])
    return text[1:-1] if text.startswith("(") and text.endswith(")") and opened == 1 else text


def with_digit_years(text: str) -> str:
    """A text with its years written in digits: 二〇二三年 as 2023年."""
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_CHINESE_DIGITS), text)


def years_of(text: str) -> tuple[int, ...]:
    """The years a title gives its report: the last one named before the word report, and the years of a range with it.

    >>> years_of("2024年1月发布某局2023年政府信息公开工作年度报告"), years_of("某局2022-2023年政府信息公开年度报告")
    ((2023,), (2023, 2022))
    """
    text = with_digit_years(squeeze(text))
    found = [match for match in _NAMED_YEAR.finditer(text) if not _MONTH.match(text, match.end())]
    ends = max(text.rfind("报告"), text.rfind("年报"))
    found = found or (list(_NAMED_YEAR.finditer(text)) if ends >= 0 else [])
    own = next((match for match in reversed(found) if ends < 0 or match.start() < ends), found[0] if found else None)
    if own is None:
        return ()
    before = _RANGE.search(text[: own.start()])
    return (int(own[0]), int(before[1])) if before else (int(own[0]),)


_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MONTH = re.compile(r"[年./-]\d{1,2}(?:月|[./-]\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2})年?度?[-—~至、和]+$")
