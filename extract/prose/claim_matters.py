"""Whether a figure counts what a report reports: applications for information, and disputes over them, as a whole.

The same words count permits and letters, one way of applying, one subject, or what was done for another body.
"""

import re
from collections.abc import Sequence

ON_APPLICATION = re.compile(r"依申请公开|信息公开申请")
_ASKED = re.compile(r"信息公开|政务公开|依申请|申请公开")
_LETTERS = re.compile(r"来信|留言|建议|提案|议案|信箱|热线|咨询|来电|诉求|信件")
"""Letters and calls are received and answered, too; a sentence on them that names no application is not about those."""
_BUSINESS = re.compile(r"许可|审批|处罚|登记|工单|网审|大厅|政务服务|办件|业务|信访|投诉|举报|补贴|救助|仲裁|证照")
"""What an office does every day; a sentence on it that names no application for information is not about those."""
_APPLICATION = re.compile(r"(?:新?收到|新收|受理|接收)(?P<of>[^。;；,，\d]{0,24}?)申请")
_CITIZENS = r"公民(?:[、和或及者以]*(?:法人|其[他它](?:社会)?组织|社会组织))*"
_WHOLE = re.compile(
    rf"(?:{_CITIZENS}|群众|社会|公众|各界|向[我本][一-鿿]{{1,2}}|提[出交起]|递交|政府|政务|信息|公开|依|法|申请|事项|案件|"
    r"有效|书面|各[类种]|有关|相关|要求|办理|处理|登记|受理|合计|总计|总量|数量|[、或和及的了过件书表新共计数为有:且并])*"
)
"""Between the verb and the figure stands nothing that narrows: no subject, no applicant, no other kind."""
_ANSWERS = re.compile(
    r"(?:申请人?|政府|政务|信息|公开|依|事项|案件|完毕|办理|办结|答复|回复|群众|公民|全部|累计|合计|总计|总数|数量|[共计数为有达的了件:])*"
)
_ONE_WAY = re.compile(
    r"(?:通过|经由?|以|从|采[用取])[^、和及与等各]{1,14}$|"
    r"(?:网上|网络|线上|线下|现场|窗口|在线|当面|来信|来函|邮寄|信函|邮件|传真)(?:渠道|方式)?$"
)
_DENIED = re.compile(r"(?:未|没有|无|[多少])$|最[多少高低]")
_RESULT_BEFORE = re.compile(
    r"(?:(?:予以|不予|部分|同意|主动|全部|不)公开|无法提供|不予处理|其他处理|不存在|非政府信息)的?$|"
    r"(?:延期|逾期|超期|不予|暂缓|口头)$"
)
_FOR_OTHERS = re.compile(r"代[^表理]|协助|指导|督促|督办|转办|交办|协调")
_OTHER_DISPUTES = re.compile(
    r"审理|复议机关|无关|审结|代理|(?:办理|受理|新收|办结|承办|参[加与])[^,，因被引\d]{0,12}行政(?:复议|诉讼)|[一二再]审|应诉"
)
"""Reviews of others, handled as the authority of review; instances of one suit."""
_OUTCOME = re.compile(r"纠[正错]|败诉|胜诉|撤销|维持|驳回")
_POWERS = re.compile(r"行政(?:许可|处罚|强制|裁决|检查|确认|征收)")


def is_on_others(sentence: str, parts: Sequence[str]) -> bool:
    """Whether what a sentence says was received and answered are letters, or applications of another kind."""
    whole = sentence.partition("其中")[0]
    if ON_APPLICATION.search(sentence):
        return not _ASKED.search(whole) and (_BUSINESS.search(whole) or _LETTERS.search(whole)) is not None
    if "申请" in sentence:
        return not _ASKED.search(sentence) and (
            _BUSINESS.search(sentence) is not None
            or any(not _WHOLE.fullmatch(match["of"]) for match in _APPLICATION.finditer(sentence))
        )
    last = max((at for at, part in enumerate(parts) if re.search(r"\d", part)), default=len(parts) - 1)
    # praise behind the figures is of nobody's letters
    return any(_LETTERS.search(part) or _BUSINESS.search(part) for part in parts[: last + 1])


def is_all_received(match: re.Match[str], text: str) -> bool:
    """Whether a match of received applications counts them all: by whatever way, on whatever subject, of whomever."""
    before, of = text[: match.start()], match["of"]
    if _DENIED.search(before) or _ONE_WAY.search(before):
        return False
    vague = re.search("各[类种]", of) is not None and "公开" not in match[0]
    return not vague and _WHOLE.fullmatch(of) is not None and _WHOLE.fullmatch(match["to"]) is not None


def is_all_answered(match: re.Match[str], text: str) -> bool:
    """Whether a match counts answers of the body itself, not one kind of answer, nor letters of answer."""
    before = text[: match.start()]
    return (
        _ANSWERS.fullmatch(match["of"]) is not None
        and _RESULT_BEFORE.search(before) is None
        and _FOR_OTHERS.search(before) is None
    )


def is_own_dispute(match: re.Match[str], text: str, sentence: str) -> bool:
    """Whether reviews or suits are those over the body's own answers, each counted apart from the other."""
    if (
        _OTHER_DISPUTES.search(text)
        or _OUTCOME.search(match[0])
        or (_POWERS.search(sentence) and not _ASKED.search(sentence))
    ):
        return False
    since_figure = re.split(r"\d", text[: match.start()])[-1]
    if match.groupdict().get("suit") and re.search("复议|直接", since_figure):
        return False
    among = re.search(r"其中.*", sentence)
    return not (among and _ASKED.search(among[0]) and not _ASKED.search(sentence[: among.start()]))
