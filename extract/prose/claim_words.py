"""How the narrative words the figures that can be held against the tables: kinds of claims, as patterns of a clause."""

import re

N = r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<myriad>万?)"
Pattern = tuple[str, tuple[str, ...], re.Pattern[str]]
"""A kind of claim, words of which it needs one, and how it is worded. No search is made where none of these stands."""


def _patterns(*worded: tuple[str, str, str]) -> tuple[Pattern, ...]:
    return tuple((kind, tuple(needs.split("|")), re.compile(pattern)) for kind, needs, pattern in worded)


_UNIT = "[件条宗份起例项]"
_CASES = "[件起宗条例]"
_GAP = r"[^。;；,，\d]"
_WORDS_BETWEEN = r"[^。;；,，\d后]"
_LEFT = "(?:继续|办理|答复|处理|政府|信息|公开|依|申请|事项|案件|数量|[的数为有共:件])*"
"""Between the years and a figure: of applications that were left over, and of nothing else."""
PATTERNS = _patterns(
    (
        "applications_received", "申请",
        rf"(?:新?收到|新收|受理|接收)(?P<of>{_GAP}{{0,24}}?)(?:申请|依申请公开)(?P<to>{_GAP}{{0,8}}){N}{_UNIT}",
    ),
    (
        "applications_received", "申请",
        rf"(?:新?收到|新收|受理)(?P<to>{_GAP}{{0,6}}){N}{_UNIT}(?P<of>[^。;；,，]{{0,8}})申请",
    ),
    (
        "applications_answered", "答复|办结|按时办理",
        rf"(?:答复|办结|办理答复|按时办理|予以答复)(?P<of>{_GAP}{{0,14}}?){N}{_UNIT}",
    ),
    (
        "applications_answered", "办理",
        rf"办理(?:政府信息公开|信息公开|(?:政府信息)?依申请公开)(?:的?申请)?(?P<of>(?:事项|案件)?){N}{_UNIT}",
    ),
    ("carried_over_in", "结转", rf"(?:上年度?|上一年度?|去年|20\d\d年度?)结转(?:来|至本年度?)?{_LEFT}{N}[件宗]"),
    ("carried_over_out", "结转", rf"结转{_GAP}{{0,4}}?(?:下年度?|下一年度?|至?20\d\d年度?){_LEFT}{N}[件条宗]"),
    (
        "reviews_and_litigation", "行政复议",
        rf"行政复议{_WORDS_BETWEEN}{{0,12}}?诉讼(?!{_GAP}{{0,6}}(?:各|分别)){_GAP}{{0,8}}{N}{_CASES}",
    ),
    ("reviews", "行政复议", rf"行政复议{_WORDS_BETWEEN}{{0,12}}?诉讼{_GAP}{{0,6}}各{N}{_CASES}"),
    ("reviews", "行政复议", rf"行政复议[^。;；,，\d诉]{{0,8}}{N}{_CASES}"),
    ("litigation", "行政诉讼", rf"行政复议{_WORDS_BETWEEN}{{0,12}}?诉讼{_GAP}{{0,6}}各{N}{_CASES}"),
    ("litigation", "行政诉讼", rf"(?P<suit>行政诉讼){_GAP}{{0,8}}{N}{_CASES}"),
    ("normative_documents_in_force", "规范性文件", rf"现(?:行|有){_GAP}{{0,8}}规范性文件{_GAP}{{0,4}}{N}件"),
    ("normative_documents_in_force", "规范性文件", rf"现(?:行有效|有效|行)的?{N}件(?:行政)?规范性文件"),
    ("normative_documents_made", "规范性文件", rf"(?:制发|制定|出台)(?:本级|的)?(?:行政)?规范性文件(?:共|共计)?{N}件"),
    ("fee_yuan", "收取|收费", rf"(?<![应可])(?:收取|收费){_GAP}{{0,14}}(?:处理费|费用?){_GAP}{{0,8}}{N}元"),
)  # fmt: skip
RESULTS = _patterns(
    *(
        (kind, need, rf"{words}(?:的|答复|处理|申请|信息|[为有共了:])*{N}[件宗起]")
        for kind, need, words in (
            ("results_granted_or_partially", "部分公开", r"(?:予以)?公开[及和、与或](?:予以)?部分公开"),
            ("results_granted", "予以公开", r"(?<!不)(?<!部分)予以公开(?![及和、与或])"),
            ("results_partially_granted", "部分公开", r"(?<!公开[及和、与或])(?<!予以)部分公开"),
            ("results_refused", "不予公开", r"不予公开"),
            ("results_unable", "无法提供", r"无法提供"),
            ("results_not_processed", "不予处理", r"不予处理"),
            ("results_other", "其他处理", r"其他处理"),
        )
    )
)
"""How applications were answered, as table three groups the results. Sentences on documents use the same words."""
FEE_RECEIVED = re.compile(rf"(?:实收|实际收取){_GAP}{{0,10}}{N}元")
"""Of what was asked for and what was paid, the second is the fee."""
NO_FEE = re.compile(
    r"(?:未|没有|无)[^。;；]{0,8}(?:收取|产生|发生)[^。;；]{0,14}(?:处理费|费用)|"
    r"(?:处理费|费用)[^。;；]{0,10}(?:为0|(?<![\d.])0元|未收取|没有收取)|处理费[:：]?(?:无|0|零)(?![\d.])|"
    r"(?:没有|无)(?:政府)?(?:信息公开)?信息处理费(?:的?收取|收费|产生|发生|的?情况|(?=[,，。]|$))|"
    r"收取[^。;；]{0,8}金额[^。;；,，]{0,4}均?为(?:0|零)(?![\d.])"
)

_CAUSE = (
    r"(?:因|由|涉及|与|关于)?(?:本机关|本单位|我[局县市区镇乡街])?(?:依申请公开|政府信息公开|信息公开|政务公开)?(?:工作|事项|申请|答复|问题)?"
    r"(?:而|所|引起|引发|产生|导致|被|提起|提出|申请|的)*"
)
NO_DISPUTE = re.compile(
    rf"(?<!不存在)(?:未|没有|无)(?:曾|有)?(?:发生|收到|出现|产生|引发|接到)?过?(?:任何|相关|有关)?{_CAUSE}"
    r"(?P<reviews>行政复议(?:申请|案件|事项)?)?(?:[、和及与或]|以及|或者|被|提起|引发|的)*(?P<litigation>行政诉讼(?:案件|事项)?)?"
    r"(?:的|等|案件|情况|情形|事项|现象|问题|发生)*$"
)
NO_APPLICATION = re.compile(
    r"(?<!不存在)(?<!避免)(?:未|没有|无|暂未)(?:曾|有)?(?:接?收到|接到|接收|受理|新收)过?"
    r"(?:公民|法人|[和或、]|其他组织|或者|的|任何|有关|相关|政府|信息|公开|依|申请|社会|公众|群众|提出|关于){0,20}申请"
    r"(?:公开)?(?:政府)?(?:信息|件|书|事项|申请|的?情况)*[.]?$|"
    r"(?:年度?|年内|^|[局镇乡办委厅])(?:暂|均|尚)?(?:无|没有)(?:任何|相关)?(?:(?:政府)?信息公开的?申请|依申请公开)(?:件|申请|事项|的?情况)*[.]?$|"
    r"(?:收到|受理|新收)[^,\d]{0,16}申请(?:数量?|件数)?均?为[零0]件?$|"
    r"(?:(?<=,)|^|[局镇乡办委厅位关院会年])零申请$"
)
NONE_LEFT = re.compile(r"(?:无|没有)结转(?:至|到)?(?:下年度?|下一年度?)")
