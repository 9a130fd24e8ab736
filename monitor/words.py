"""What people read for our stable words: statuses, reasons, kinds, answers; Chinese first, English by setting."""

from typing import Literal

from crawler.reasons import REASONS

Language = Literal["zh", "en"]
Words = dict[str, tuple[str, str]]

STATUS: Words = {
    "on_time": ("按时公开", "on time"),
    "late": ("迟于期限公开", "late"),
    "overdue": ("逾期未见公开", "overdue"),
    "could_not_look": ("无法查看", "could not look"),
    "unreadable": ("已公开，数据无法读取", "published, figures unreadable"),
    "not_due": ("未到期或不适用", "not due"),
}
MARKS = {"on_time": "✓", "late": "◷", "overdue": "!", "could_not_look": "?", "unreadable": "▤", "not_due": "·"}
"""A sign beside every colour: nobody has to tell statuses by colour alone."""

KIND: Words = {
    "department": ("部门", "department"),
    "government_office": ("政府办公厅（室）", "government office"),
    "people_government": ("人民政府", "people's government"),
    "township_government": ("乡镇政府", "township government"),
    "street_office": ("街道办事处", "street office"),
    "zone": ("开发区管委会", "development zone"),
    "vertical_agency": ("垂直管理部门", "vertical agency"),
    "authorised_body": ("法律法规授权组织", "authorised body"),
    "public_institution": ("公共企事业单位", "public institution"),
}

ANSWER: Words = {
    "pass": ("通过", "pass"),
    "fail": ("不符", "fail"),
    "not_assessable": ("无法判断", "not assessable"),
}

REASON: Words = {
    **{word: (chinese, word) for word, chinese in REASONS.items()},
    **{
        f"not_opened.{word}": (f"列表中可见，正文或附件未能打开：{chinese}", f"listed, not opened: {word}")
        for word, chinese in REASONS.items()
    },
    # of a status
    "seen": ("期限前已看到", "seen before the due day"),
    "absence": ("期限后的查看中尚未出现", "absent in looks after the due day"),
    "claim": ("按公开的日期", "by the claimed date"),
    "no_date": ("无可信的公开日期，不认定迟延", "no date known, not taken as late"),
    "claim_contradicted": ("所示日期与查看结果矛盾，不认定迟延", "the claimed date is contradicted by looks"),
    "claim_unvouched": (
        "所示日期晚于期限而查看过晚、无从印证，不认定迟延",
        "claims a late day that we saw too late to vouch for",
    ),
    "absent": ("栏目可正常查看，未见该年度报告", "the list was read and the report was not there"),
    "not_yet": ("未到期限", "not due yet"),
    "not_enough_looks": ("有效查看次数不足", "too few good looks"),
    "not_looked": ("尚未查看", "not looked at yet"),
    "public_institution": ("公共企事业单位，不适用条例第四十九条", "public institution, not subject"),
    "portal_frozen": ("网站停更", "the portal is frozen"),
    "portal_ended": ("网站关停", "the portal has ended"),
    "not_fetched": ("列表中可见，正文未能取得", "listed, not fetched"),
    "not_annual_report": ("文件不是年度报告", "not an annual report"),
    "no_tables": ("未读到统计表", "no tables read"),
    "dismissed": ("人工裁定不成立", "dismissed by a person"),
    "exempted": ("经裁定免除", "exempted"),
    "ended": ("机构已撤销", "the body has ended"),
    "not_founded": ("机构尚未成立", "not founded yet"),
    "other_year": ("所见报告属其他年度，需人工核对", "the report found is of another year"),
    # of a document
    "empty": ("文件为空", "empty file"),
    "format": ("文件格式不支持", "unsupported format"),
    "damaged": ("文件损坏", "damaged file"),
    "encrypted": ("文件加密", "encrypted file"),
    "needs_ocr": ("仅有图片，需人工核对或启用识别", "pictures only"),
    "needs_office": ("旧版文档，需 LibreOffice 转换", "needs LibreOffice"),
    "needs_unpacker": ("RAR 或 7z 压缩包，需 bsdtar 解压", "needs bsdtar"),
    "too_large": ("文件过大", "too large"),
    "too_slow": ("读取超时", "reading took too long"),
    # why a document is no annual report
    "interpretation": ("是解读或图解", "an interpretation"),
    "website_report": ("是网站工作年度报表", "a report on websites"),
    "rule_of_law_report": ("是法治政府建设报告", "a report on the rule of law"),
    "other_openness": ("是党务、村务等其他公开的报告", "a report on another kind of openness"),
    "draft": ("是征求意见稿、送审稿等，不是定稿", "a draft"),
    "school_year": ("是学年度报告", "a report of a school year"),
    "work_report": ("是政府工作报告", "a work report"),
    "partial_period": ("统计期限不足一年", "of less than a year"),
    "news": ("是新闻", "news"),
    "letter": ("是函件", "a letter"),
    "notice": ("是通知、通告或方案", "a notice"),
    "index_page": ("是栏目页", "an index page"),
    "about_a_report": ("是关于年度报告的文字，不是报告", "about a report, none itself"),
    "template": ("是空白模板", "a blank template"),
    "no_content": ("有标题而无内容", "a title without content"),
    "no_report_title_or_tables": ("既无年度报告标题，也无统计表", "neither the title nor the tables of a report"),
}


CAUSE: Words = {
    "ruling": ("人工裁定", "a person decided"),
    "rules": ("核对规则修订", "a rule changed"),
    "reading": ("同一文件读取结果更正", "the same document is read otherwise"),
    "register": ("名册或期限更正", "the register or the duty changed"),
    "evidence": ("补入更早的证据", "older evidence turned up"),
}


def said(words: Words, key: str | None, language: Language = "zh") -> str:
    """The words for a key; a key we have no words for is shown as it is, never hidden."""
    if key is None:
        return ""
    return words[key][0 if language == "zh" else 1] if key in words else key
