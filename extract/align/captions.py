"""What a line above tables says of whose figures they are: of which year, of which part of it, of which body."""

import re

from extract.prose.titles import is_report_title, speaks_of_itself, squeeze, with_digit_years, years_of
from extract.remembering import remembered

_LONGEST_CAPTION = 40
TIMES = "上一?年|[上往]期|前一?年|去年|往年|历年|历史|以前年度|同期"
BELOW = "[下所直局委]属"
"""Words of other years, and of bodies below."""
_OF_OTHERS = re.compile(
    rf"^附.*(?:{TIMES}|{BELOW})|(?:{TIMES}|{BELOW}).*(?:表|数据|统计|情况|参考|如下)(?:如下)?[:)\]】]*$|"
    rf"^[(\[【]?(?:{TIMES})(?:度|数|末|底|同期)?[)\]】:]*$"
)
_EXAMPLES = (
    r"示[例范]|样[例式张]|范[例本]|样[表本]|表样|举例|例表|^例:|模[板版](?:数据|表)?[)\]:]*$|演示|填[报表写]指[引南]|"
    r"^(?:旧|测试|备份|副本)表?\d*$|测试(?:数据|表)|试填|模拟|虚拟|假设|某|[×xX*○]{2,}"
)
_DRAFTS = (
    r"草[稿表]|初稿|第[一二三]稿|预填|初步(?:数|统计)|快报|预报|估计|送审稿|征求意见稿|废稿|作废|未经?(?:审[核计定]|核实|确认|汇总)|"
    r"待(?:审|核|定|确认|补)|(?:更正|更改|修改|调整|修订|订正|勘误|变更|更新)前|错误(?:数据|表)|有误|"
    r"^[(]?原(?:公布|发布|公开|报告|有|来)?的?(?:表|数据|统计|情况)"
)
_PARTS_OF_A_YEAR = (
    r"上半年|下半年|第?[一二三四1-4]季度|^Q[1-4]|[半季月](?:年度?|度)?(?:报|数据|统计|情况)表?[)\]:]*$|"
    r"截[至止到](?:19|20)\d\d年(?:[1-9]|1[01])月"
)
_MORE_THAN_A_YEAR = (
    r"^[(]?(?:19|20)\d\d年?[-—~至到]+(?:19|20)\d\d年度?[)]?$|近[二三四五六七八九十两几\d]{1,2}年|(?<![本今一])年来|"
    r"累计(?:数据?|情况|统计|汇总|合计|公开|总)*表?[)\]:]*$|"
    r"(?:19|20)\d\d年?[至到—~-]+(?:19|20)\d\d年度?(?!\d*月).*(?:计|汇总|数据|情况|统计|表)[)\]:]*$|"
    r"(?:19|20)\d\d(?:年度?)?(?:[、,/]|[和及与](?=19|20))(?:19|20)\d\d(?:年|$)"
)
_PLANS = (
    r"(?:计划|预计|预测|预算|目标|指标|任务)(?:数|值|量|数据|情况|指标|任务|分解)?表?[)\]:]*$|"
    r"(?:下一?|明|次)年(?:度)?(?:工作)?(?:计划|安排|目标|数据)"
)
_NOT_THE_YEARS = re.compile("|".join((_EXAMPLES, _DRAFTS, _PARTS_OF_A_YEAR, _MORE_THAN_A_YEAR, _PLANS)))
"""Figures of an example or a draft, of a part of the year or more than it, of a plan, or those that were corrected."""
_ALONE = (
    r"占比|占?比[例重率]|百分[比率]|平均|均值|人均|[日月年户]均|增长率|增幅|降幅|增速|变化率|同比|环比|增减|升降|权重|得分|"
    r"排名|排序|名次|倍数"
)
_NO_COUNTS = re.compile(
    rf"^[(\[【]?(?:[各按所]|分[类项])?[类项]?的?(?:{_ALONE})(?:[数值量率]|幅度?|变化|增[长减幅]|排名|情况)*"
    r"(?:[(][^()]{0,8}[)])?[)\]】:]*$|"
    r"(?:增减|占比|比[例重率]|百分[比率]|平均|均值|人均|增长率|增幅|降幅|同比|环比)(?:[数值量率]|幅度?|变化)?"
    r"(?:(?:情况|数据|统计|对比)表?|[(](?:单位:)?%[)])[)\]:]*$|单位:(?:[百千]|万(?!元)|%)"
)
"""Shares, changes, means and ranks; counts in hundreds or thousands."""
_MONTH = re.compile(
    r"[(\[【]?(?P<until>截[至止到])?(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>[01]?\d|[一二三四五六七八九十元]{1,2})月"
    r"(?:份|底|末)?(?P<of>(?:的)?(?:数据|情况|统计|报?表|数)*)[)\]】:]*"
)
_POINTS = re.compile(
    r"(?:注|说明|备注)?[0-9]?[:.、]?[(]?(?:以下|下表|下面|下列|附表|本表|此表|以上|上表|上述)(?:各|三)?(?:张|个)?"
    r"(?:数据|表格|表|统计表|图表|数字|内容|统计)?(?:均|仅|只)?(?:为|是|系|属于?|反映|列示的?是?|所列为?)"
)
_FIRST_LETTERS = tuple("注说备(以下附本此上0123456789")
_UP = re.compile(r"以上|上表|上述|本表|此表")
_SINCE = re.compile(r"以来.{0,12}(?:(?:统计|数据|情况|汇总|合计|累计)表?)?[)\]:]*$")
_FOR_COMPARISON = re.compile(r"[(]?仅?供(?:对比|参考|对照|比较|参照)[)]?")
_MONTHS = re.compile(
    r"(?<![\d一二三四五六七八九十])(?!(?:0?1|[一元])月?份?[-—~至到]+(?:12|十二)月)"
    r"(?:[01]?\d|[一二三四五六七八九十元]{1,2})月?份?[-—~至到]+(?:[01]?\d|[一二三四五六七八九十]{1,2})月(?!\d{1,2}日)"
)
_TOGETHER = re.compile("含|包括|汇总|合并|及|和|结转")
"""Figures of both, and a label of the form."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|财年|[-—~至到](?:19|20)\d\d年)|(?<=[(])(?:19|20)\d\d(?=[)])")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)([./-])\d{1,2}\2\d{1,2}[-—~至到]{1,2}((?:19|20)\d\d)\2\d{1,2}\2\d{1,2}")
_SHORT_YEAR = re.compile(r"[(\[【]?(\d\d)年度?(?:数据|情况|统计表?|报表)?[)\]】:]*")
DAY = re.compile(r"(?<!至)(?<!截至)(?<![-—~到])(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?!起|至|[-—~到])")
"""A day on which something was done; not the ends of a period."""
_NO_CAPTION = re.compile(
    r"[。;!?！？；]$|[比较增减]|根据|依据|按照|条例|规定|修订(?!前)|制定|号|年版|版式|(?<!参考)格式(?!样)"
)
"""What sentences say: they compare years, and name the rules of a year."""
_TELLS = re.compile("数据|情况|表|统计|计划|年度")
"""Beside a later year: the day of publication is none."""
_A_YEAR = len("二〇二三")
_OWN_OFFICE = re.compile(r"(?:政[务府])?(?:信息)?公开(?:工作)?(?:领导小组)?(?:办公?室?|科|股|处)")
_GOVERNMENT = re.compile("(?:政府|[省市县区州旗盟镇乡]|街道)$")
_BODY = re.compile(
    r"(?:附[件表]?\d{0,2}[:.、]?|(?:对[比照]|参[考照])(?:表|数据)?:|[一二三四五六七八九十]、|[(][一二三四五六七八九十\d]{1,2}[)]|[(\[【])?"
    r"(?P<label>(?:填报|填表|报送|上报|编制)(?:单位|机关|部门)(?:[(][盖公]章[)])?:|(?:单位|机关|部门)名称:)?"
    r"(?P<name>[\u4e00-\u9fff]{1,20}(?:局|馆|中心|站|所|院|校|办|办公室|公司|政府(?=数据|统计|情况|部门)|镇|乡|街道|办事处|委|委员会|队|会))"
    r"(?P<what>(?:(?:19|20)\d\d年度?)?(?:政府信息|信息公开|收到|主动公开|数据|统计|情况|表|汇总|合计).{0,20})?(?:[(][^()\d]{1,6}[)])?[:)\]】]?"
)


@remembered(4096)
def squeezed(text: str) -> str:
    """A line without white space, its years in digits."""
    said = squeeze(text)
    return with_digit_years(said) if len(said) != _A_YEAR else with_digit_years(f"{said}年")[:-1]


def is_too_long(text: str) -> bool:
    """Whether a text is longer than any caption, white space left aside."""
    return len(text) > _LONGEST_CAPTION and len("".join(text.split())) > _LONGEST_CAPTION


def speaks_of_others(said: str, year: int | None) -> bool:
    """Whether a line without white space says that what follows is of another year, or of the bodies below this one.

    >>> [speaks_of_others("2022年数据", year) for year in (2023, 2022)], speaks_of_others("附：上年数据", None)
    ([True, False], True)
    """
    if len(said) > _LONGEST_CAPTION:
        return False
    said = _FOR_COMPARISON.sub("", what_is_pointed_at(said) or said).rstrip(",")
    if is_report_title(said):
        return year is not None and bool(years_of(said)) and max(years_of(said)) < year
    if _SINCE.search(said) or _NO_COUNTS.search(said):
        return True
    if _NO_CAPTION.search(said):
        return bool(_OF_OTHERS.search(said)) and not _TOGETHER.search(said)
    if _NOT_THE_YEARS.search(said) or _MONTHS.search(said) or _is_a_month(said, year):
        return True
    if _OF_OTHERS.search(said):
        return not _TOGETHER.search(said)
    years = set() if year is None else years_in(DAY.sub("", said))
    return bool(years) and year is not None and (max(years) < year or (min(years) > year and bool(_TELLS.search(said))))


def _is_a_month(said: str, year: int | None) -> bool:
    """Whether a line says no more than a month of the report's year, or whose figures these are of.

    All of December closes the year, and the month of another year is when something was written.
    """
    found = _MONTH.fullmatch(said) if "月" in said else None
    if found is None or (found["until"] and found["month"] in ("12", "十二")):
        return False
    return found["year"] == str(year) or (found["year"] is None and bool(found["of"] or found["until"]))


@remembered(4096)
def what_is_pointed_at(said: str) -> str | None:
    """What a sentence calls the table it points at, above or below: 2022年数据 of 下表为2022年数据。"""
    if not said.startswith(_FIRST_LETTERS):
        return None
    found = _POINTS.match(said)
    return said[found.end() :].strip("。;)]") or None if found else None


def points_up(said: str) -> bool:
    """Whether such a sentence may point at the table above it."""
    found = _POINTS.match(said) if said.startswith(_FIRST_LETTERS) else None
    return found is not None and _UP.search(found[0]) is not None


def is_another(name: str, agency: str) -> bool:
    """Whether a body is another than the agency: neither its name nor a short form of it.

    >>> is_another("县档案馆", "云溪县发展和改革局"), is_another("县发改局", "云溪县发展和改革局")
    (True, False)
    """
    if name.startswith("各"):
        return _GOVERNMENT.search(agency) is None
    if speaks_of_itself(name) or agency in name or _OWN_OFFICE.fullmatch(name):
        return False
    if "政府" in name and _GOVERNMENT.search(agency):
        return False  # its office reports for it
    letters = iter(agency)
    return not all(each in letters for each in name)


def years_in(said: str) -> set[int]:
    """The years a line names, those of a period in figures among them."""
    years = {int(each) for each in _YEAR.findall(said)}
    years |= {int(each) for span in _SPAN.finditer(said) for each in (span[1], span[3])}
    short = _SHORT_YEAR.fullmatch(said)
    return years if short is None else {2000 + int(short[1])}


def is_of_year(said: str, year: int) -> bool:
    """Whether a line is a caption that names this year and no other."""
    return len(said) <= _LONGEST_CAPTION and not _NO_CAPTION.search(said) and years_in(said) == {year}


def other_body(said: str, agency: str) -> tuple[bool, bool] | None:
    """Of a line that names a body: whether it is another than the agency, and whether it says no more than that."""
    body = _BODY.fullmatch(said)
    bare = body is not None and body["what"] is None and body["label"] is None
    return None if body is None else (is_another(body["name"], agency), bare)
