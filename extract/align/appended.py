"""Captions of tables below the report's last section: in doubt unless every word of them is one of its own.

A report may put its statutory tables at its end; what else stands there is called by words that nobody can foresee.
"""

import re
from functools import lru_cache

from extract.align.captions import DAY, years_in

_OWN_WORDS = re.compile(
    r"附[件表录图页后]?|政府|信息|公开|政务|工作|主动|申请|收到|受理|处理|办理|答复|行政|复议|诉讼|情况|统计|数据|汇总|合计|"
    r"报告|报表|年报|表格|明细|一览|全年|本年|年度|[本我](?:局|委|厅|办|院|镇|乡|县|市|区|州|省|街道|单位|机关|部门|级)|局?机关|单位|部门|"
    r"具体|详细|详情|详见|见|如下|以下|[上下]表|下[列方]|各项|相关|有关|主要|基本|内容|完整|最终|正式|公布|指标|项目|填[报表]|"
    r"[更改修订补勘]正后|(?:更改|修改|调整|修订)后|第.部分|万?元|"
    r"许可|处罚|强制|收费|事业性|规章|规范性文件|制发|废止|现行|有效|结转|办结|人民|办公[室厅]|盖章|公章|领导小组|"
    r"[图表年度月日至第张份件条项次的及和与等为依共其无数一二三四五六七八九十]"
)
_NO_CAPTION = re.compile(
    r"[填制][报表]人|负责人|日期|^说明:|第\d+页|共\d+页|联系|电话|抄[送报]|此件|印发|编辑|审核|(?<!数据)来源|浏览|打印|分享|关闭|字[号体]|扫一扫|[上下]一[篇条]|返回|二维码|邮编|传真|地址"
)
"""What pages and papers print at their foot."""
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_LONGEST = 40
_SENTENCE = re.compile(r"[。;!?！？；,]")


@lru_cache(maxsize=1024)
def is_of_strangers(said: str, year: int | None, agency: str | None) -> bool:
    """Whether a line without white space below the last section may give tables to anybody but the report.

    >>> [is_of_strangers(f"附：{each}", 2023, "云溪县财政局") for each in ("2023年统计表", "县财政局情况", "邻县数据")]
    [False, False, True]
    """
    said = DAY.sub("", said)
    said = said if year is None else re.sub(rf"{year + 1}年\d{{1,2}}月", "", said)  # when it was signed
    if len(said) > _LONGEST or _SENTENCE.search(said) or _NO_CAPTION.search(said):
        return False
    rest = _OWN_WORDS.sub("", said.replace(agency or "\n", ""))
    unknown = set(_IDEOGRAPH.findall(rest)) - set(agency or "")
    return bool(unknown) or bool(years_in(said) - {year})
