"""What stands in the columns of annual reports and is none: interpretations, notices, meetings, other reports."""

import re

LOOKALIKES = (
    ("解读", re.compile(
        r"解读|图解|一图(?:读懂|看懂|了解|速览)|图说|图文版说明|视频说明|答记者问|问答"
        r"|长图|海报|漫画|数读|数说|速读|信息图|一张图|视频(?!监控|会议|中心)|音频|动漫(?!产业|基地|园)|动画(?!产业|基地|园)|[Hh]5"
    )),
    ("notice", re.compile(
        r"关于(?:做好|开展|组织|报送|编制|印发|进一步|认真|规范|发布|公布|上报|征集|填报|召开)"
        r".*(?:通知|意见|方案|函|通报|部署)|(?:的|工作)通知$|通知[(（]"
    )),
    ("meeting", re.compile(
        r"部署(?:会|工作|年报|年度)|(?:推进|座谈|协调|调度|布置|动员)会|培训(?:会|班)?|工作会议?|召开|举办"
    )),
    ("site report", re.compile(r"网站(?:工作|监管|建设)*(?:年度)?(?:工作|监管)*(?:年度)?(?:报告|年报)|报表")),
    ("rule of law", re.compile(r"法治政府|依法行政|法治建设")),
    ("work report", re.compile(
        r"政府工作报告|述职|企业年报|(?<!公开)(?<!公开工作)(?<!公开情况)统计年报|财务报告|质量年度报告|预算|决算"
    )),
    ("part of a year", re.compile(r"[上下]半年|半年[度报]|第?[一二三四1-4]季度?|季报|月报|\d{1,2}月份")),
    ("template", re.compile(r"模板|模版|格式[(（]?|样式|样表|填报说明|参考文本|填表")),
    ("assessment", re.compile(r"评估|考核|评议|测评|通报|征求意见(?!稿)|整改|自查|督查|检查")),
    ("draft", re.compile(
        r"(?:征求意见|征询意见|送审|报审|审议|讨论|草|初|样)稿|草案|[(（【\[](?:样[例本张]|[示范]例|范本|空白)[)）】\]]|(?:样|范)本$"
    )),
    ("praise", re.compile(r"获评|荣获|获奖|获表彰|(?:受到|获得?)(?:表扬|表彰|肯定|好评)|被评为")),
    ("note", re.compile(r"(?:编制|起草|情况|填报)?说明")),
    ("guide", re.compile(
        r"公开(?:指南|制度|目录|规定|办法|条例(?!.{0,14}(?:报告|年报|总结|情况)))|^制度|公开(?:工作)?要点"
    )),
)  # fmt: skip
"""Why a title with the words of the report is something else, by the word that says so."""

MAY_BE_PART = {"note", "assessment", "draft"}
"""Words that stand behind the phrase of a report as well as of something about it: the page must say."""

MAY_HOLD_IT = {"解读", "site report", "note", "assessment"}
"""Words beside the statutory phrase, with our body and year, under which the report itself stands now and then."""

NOT_OUT = re.compile(
    r"(?:待|即将|拟|暂未|尚未|未|暂不)(?:发布|公开|公布|上传|挂网|报送)|敬请期待|(?:编制|编写|整理|起草|更新|审核|审批|修改|完善|汇总|建设)中(?!心)"
    r"|撤[回销下稿]|作废|拟稿|征集意见|[(（【\[](?:测试|失效|废止)[)）】\]]"
)
"""Words beside a title that say that the report is not, or no more, to be had: the page must show it."""

NEVER_IN_NAMES = {"解读", "notice", "part of a year", "template"}
"""Words no body bears in its name: they tell wherever they stand before the phrase."""
