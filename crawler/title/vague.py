"""Titles that say too little to be taken for something else: 正文, 年报2024, 自查报告暨年度报告, another language.

A row is left aside only for what it says. One that says nothing of its own may lead to the report, so it is opened.
"""

import re

from crawler.title.lookalikes import LOOKALIKES

_WORDS = re.compile(
    "|".join((
        "政府", "政务", "信息", "公开", "工作", "年度", "年报", "年终", "年底", "报告书?", "报吿", "报表", "总结",
        "汇报", "情况", "正文", "全文", "原文", "内容", "详情", "详细", "详见", "查看", "点击", "浏览", "阅读",
        "打开", "在线", "下载", "附件", "附表", "文件", "文档", "文字", "文本", "资料", "材料", "图片", "统计",
        "表格", "数据", "链接", "网页", "电子", "扫描件?", "公示", "公告", "通告", "通知", "公布", "发布", "关于",
        "有关", "相关", "单位", "机关", "部门", "本级", "最新", "更多", "其[他它]", "主动", "法定", "依法",
        "依申请", "专题", "专栏", "栏目", "名称", "标题", "无题", "未命名", "新建", "汇总", "合集", "一览",
        "上一?年", "去年", "本年", "[本我该][局厅委办级市县区镇乡]", "第.{1,3}[期号份]",
        "[附图表版及和与的暨之年度月日第期号]", "[〇○零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+",
    ))
)  # fmt: skip
"""Words that stand on any document of a portal, and say nothing of what it is about."""
_BODY = re.compile(
    r"^[\u4e00-\u9fff]{1,22}?(?:局|厅|委员会|委|办公室|办公厅|政府|办事处|管委会|中心|总队|街道|镇|乡)(?![常托派])"
)
_OTHER_REPORT = re.compile(
    r"(?:评估|考核|评议|测评|整改|自查|督查|检查|调查|调研|审计|监测|述职|体检|鉴定)(?:自评|工作|情况)*报告"
    r"|(?:普法|执法|行政许可|政府采购|安全生产|社会责任|[党厂校村院]务公开)(?:工作|情况|监管|监督|统计)*(?:年度)?(?:工作)?(?:报告|年报|总结)"
)
"""Reports of every year, too, and each says what it is on."""
_REPORT = re.compile(
    r"年度?(?:工作)?(?:报告|报吿)|年报|公开.{0,8}(?:报告|总结|汇报|情况|统计表)|报告.{0,8}公开|年度.{0,4}总结"
)
_TELLING = {"解读", "notice", "meeting", "rule of law", "work report", "part of a year", "template", "guide"}
_GARBLED = re.compile(r"\d骞|淇℃伅|鍏紑|鏀垮簻")
"""年, 信息, 公开, 政府 in UTF-8 that somebody read as GBK before it was stored."""
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[(]?20\d\d[〕\])年]?[-—第]*\d{1,4}号(?:文件?)?(?:\.\w+)?")
"""The number of a paper, and nothing of what it says."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


def says_little(text: str) -> bool:
    """Whether a squashed title could head the report as well as anything else.

    >>> [says_little(text) for text in ("正文", "年报2024", "自查报告暨年度报告", "示教发〔2025〕3号.pdf", "")]
    [True, True, True, True, True]
    >>> [says_little(text) for text in ("2024年部门决算", "召开第三次会议", "第三方评估报告", "政府信息公开目录")]
    [False, False, False, False]
    """
    if "\ufffd" in text or not _HAN.search(text) or _GARBLED.search(text) or _NUMBERED.fullmatch(text):
        return True
    if any(pattern.search(text) for why, pattern in LOOKALIKES if why in _TELLING):
        return False
    if _REPORT.search(_OTHER_REPORT.sub("", text)):
        return True
    return len(_HAN.findall(_WORDS.sub("", _BODY.sub("", text)))) <= 1
