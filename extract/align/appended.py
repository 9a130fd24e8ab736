"""Captions of tables below the report's last section: in doubt unless every word of them is one of its own.

A report may put its statutory tables at its end; what else stands there is called by words that nobody can foresee.
"""

import re
from functools import cache, lru_cache

from extract.align.captions import DAY, years_in
from extract.forms import load_form
from extract.normal_form import simplified
from extract.statutory import FORMS

_OWN_WORDS = (
    r"附[件表录图页后]?|政府|信息|公开|政务|工作|主动|申请|收到|受理|处理|办理|答复|行政|复议|诉讼|情况|统计|数据|汇总|合计|"
    r"报告|报表|年报|表格|明细|一览|全年|本年|年度|[本我](?:局|委|厅|办|院|镇|乡|县|市|区|州|省|街道|单位|机关|部门|级)|局?机关|单位|部门|"
    r"具体|详细|详情|详见|见|如下|以下|[上下]表|下[列方]|各项|相关|有关|主要|基本|内容|完整|最终|正式|公布|指标|项目|填[报表]|"
    r"[更改修订补勘]正后|(?:更改|修改|调整|修订)后|第.部分|万?元|"
    r"许可|处罚|强制|收费|事业性|规章|规范性文件|制发|废止|现行|有效|结转|办结|人民|办公[室厅]|盖章|公章|领导小组"
)
_OWN_LETTERS = "[图表年度月日至第张份件条项次的及和与等为依共其无数一二三四五六七八九十]"
_WORDS_WITHIN = (
    r"更新后|更正|下载|修订版|最终版|备注|国务院|办公厅|填报|[要需]求|格式|计量|金额|货币|新收|本表|[上接转续]{0,2}[上下][页表]|续|序号|行次|栏次|小计|编号|占比|比例|同比|环比|截[至止]|印制|中华|共和国|条例|"
    r"法定|其[中他]|目录|栏目|平台|网站|系统|来源|渠道|方式|分类|事项|决定|对外|管理|服务|附?注|说明|件数|数量|个数|口径|总表|总体|"
    r"申请人|结果|维持|纠正|审结|起诉|直接|存量|增量|点击|查看|滑动|左右|横向|更多|大图|温馨|提示|保存|收藏|标题|"
    r"所示|类型|时间|国办|国家|统一|标准|概况|办件|基础|[底末止版个宗次]|制[表定]?$"
)
"""More of them, in the report's own sections."""
_OWN, _OWN_WITHIN = (
    re.compile("|".join(words)) for words in ((_OWN_WORDS, _OWN_LETTERS), (_OWN_WORDS, _WORDS_WITHIN, _OWN_LETTERS))
)
_NO_CAPTION = re.compile(
    r"[填制][报表]人|负责人|日期|^说明:|第\d+页|共\d+页|联系|电话|抄[送报]|此件|印发|编辑|审核|(?<!数据)来源|浏览|打印|分享|关闭|字[号体]|扫一扫|[上下]一[篇条]|返回|二维码|邮编|传真|地址"
)
"""What pages and papers print at their foot."""
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_LONGEST = 40
_NUMBER = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]{1,2}[.、)]|表\d{1,2})+")
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d年)\d|[。;!?！？；,，]")
_HAPPENED = re.compile("[未没无不已共均为将请是有]|发生|产生|涉及|做好|开展|加强|推进|建设|保障|扫码")
"""What a line says that is none of a table's names: that something was done, or that there is nothing."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 16
_MISSPELT = 0.25
"""Of the letters of a label, or of a piece of one, that a table taken apart left above its rest."""
_SENTENCE = re.compile(r"[。;!?！？；,]")


@lru_cache(maxsize=1024)
def may_head_a_table(said: str) -> bool:
    """Whether a line without white space in the report's own text may be the caption of the table directly below it.

    >>> [may_head_a_table(each) for each in ("代填", "本年无复议诉讼", "商业企业", "3.其他 0 0 0", "填报完毕。")]
    [True, False, False, False, False]
    """
    name = _NUMBER.sub("", simplified(said))
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or _HAPPENED.search(name) or _FIGURE.search(name):
        return False
    return _share_of_strange_letters(name) > _MISSPELT


@lru_cache(maxsize=1024)
def may_be_of_a_head(said: str) -> bool:
    """Whether a line has the letters of labels and heads alone: a piece of a table that was taken apart."""
    return not said.endswith("。") and _share_of_strange_letters(said) == 0


def _share_of_strange_letters(said: str) -> float:
    letters = _IDEOGRAPH.findall(simplified(said))
    return sum(letter not in _letters_of_labels() for letter in letters) / max(len(letters), 1)


@cache
def _letters_of_labels() -> frozenset[str]:
    tables = [table for form in FORMS for table in load_form(form).tables]
    labels = [label for table in tables for label in (*table.rows, *table.columns, *table.groups)]
    words = [
        *(word for table in tables for word in table.header_words),
        *(s for each in labels for s in each.spellings),
    ]
    return frozenset("".join(words))


@lru_cache(maxsize=1024)
def is_of_strangers(said: str, year: int | None, agency: str | None, *, within: bool = False) -> bool:
    """Whether a line without white space below the last section may give tables to anybody but the report.

    ``within``: in one of its own sections, directly above a table.

    >>> [is_of_strangers(f"附：{each}", 2023, "云溪县财政局") for each in ("2023年统计表", "县财政局情况", "邻县数据")]
    [False, False, True]
    """
    said, agency = DAY.sub("", simplified(said)), simplified(agency or "")
    said = said if year is None else re.sub(rf"{year + 1}年\d{{1,2}}月", "", said)  # when it was signed
    if len(said) > _LONGEST or _SENTENCE.search(said) or _NO_CAPTION.search(said):
        return False
    rest = (_OWN_WITHIN if within else _OWN).sub("", said.replace(agency or "\n", ""))
    unknown = set(_IDEOGRAPH.findall(rest)) - set(agency)
    return bool(unknown) or bool(years_in(said) - {year})
