"""How a report can be found and used: in its column, with a date, as text, still there."""

from collections.abc import Iterator

from monitor.cases import Case
from monitor.publication import dated
from monitor.rules.rule import Rule, Said
from monitor.workdays import beijing_day

DOWNLOADS = (".doc", ".docx", ".pdf", ".wps", ".xls", ".xlsx", ".ofd", ".rar", ".zip")


def _column(case: Case) -> Iterator[Said]:
    seen = [(look, found) for look in case.looks for found in look.found]
    if not seen:
        yield Said("not_assessable", "尚未见到报告。", reason="not_seen")
        return
    look, found = seen[-1]
    words = "在年度报告专栏内" if found.in_column else "不在年度报告专栏内，公开于其他位置"
    yield Said(
        "pass" if found.in_column else "fail", f"“{found.title}”{words}。", left=found.url,
        evidence=(look.look_id, *found.captures), basis=(found.url, str(found.in_column)),
    )  # fmt: skip


def _text(case: Case) -> Iterator[Said]:
    if not case.reports:
        yield Said("not_assessable", "没有取得报告文件。", reason="not_fetched")
        return
    evidence = tuple(stored.capture.capture_id for stored in case.reports)
    if case.reading is None:
        kinds = sorted({stored.report.error.kind for stored in case.reports if stored.report.error})
        if "needs_ocr" in kinds:
            yield Said("fail", "报告仅有图片，无文本。", evidence=evidence, basis=("picture",))
        else:
            yield Said("not_assessable", "没有可读取的报告。", reason=",".join(kinds) or "no_tables", evidence=evidence)
        return
    reader = case.reading.report.reader
    scanned = reader == "scan"
    message = "报告为扫描图片，无文本。" if scanned else f"报告为可复制的文本（{reader}）。"
    yield Said("fail" if scanned else "pass", message, left=reader, evidence=evidence, basis=(str(scanned),))


def _dated(case: Case) -> Iterator[Said]:
    if not case.reports:
        yield Said("not_assessable", "没有取得报告文件。", reason="not_fetched")
        return
    on_page = {claim.source for stored in case.reports for claim in stored.report.dates}
    listed = any(found.list_date for look in case.looks for found in look.found)
    dated = bool(on_page & {"meta", "label"}) or listed
    evidence = tuple(stored.capture.capture_id for stored in case.reports)
    message = "页面或列表标明了发布日期。" if dated else "页面与列表均未标明发布日期。"
    yield Said("pass" if dated else "fail", message, evidence=evidence, basis=(str(dated),))


def _download(case: Case) -> Iterator[Said]:
    documents = [stored.report for stored in case.reports]
    if not documents:
        yield Said("not_assessable", "没有取得报告文件。", reason="not_fetched")
        return
    names = [a.href for report in documents for a in report.attachments]
    names += [stored.capture.url for stored in case.reports]
    offered = [name for name in names if name.lower().split("?")[0].endswith(DOWNLOADS)]
    message = f"提供 {len(set(offered))} 个可下载文件。" if offered else "未发现可下载的 Word 或 PDF 文件。"
    yield Said("pass" if offered else "fail", message, basis=(str(bool(offered)),))


def _still_there(case: Case) -> Iterator[Said]:
    first = next((look for look in case.looks if look.outcome == "seen"), None)
    if first is None:
        yield Said("not_assessable", "尚未见到报告。", reason="not_seen")
        return
    looks = dated(case)
    last_seen = next((look for look in reversed(looks) if look.outcome == "seen"), first)
    absent = [look for look in looks if look.outcome == "absent" and look.started_at > last_seen.ended_at]
    if not absent:
        yield Said("pass", "最近一次有效查看仍可见。", evidence=(last_seen.look_id,))
        return
    if len(absent) < case.proof.looks or len({beijing_day(look.started_at) for look in absent}) < case.proof.days:
        yield Said("not_assessable", "最近未再见到，次数尚不足以认定。", reason="not_enough_looks")
        return
    proof = tuple(look.look_id for look in absent[: case.proof.looks])
    message = f"曾于 {beijing_day(last_seen.ended_at)} 见到，此后 {len(absent)} 次有效查看均未再见到。"
    yield Said("fail", message, evidence=(last_seen.look_id, *proof), basis=(last_seen.look_id,))


COLUMN = "国办公开办函〔2019〕61号：统一设置政府信息公开工作年度报告栏目"
RULES: tuple[Rule, ...] = (
    Rule(
        id="P_COLUMN",
        version=1,
        severity="warning",
        family="accessibility",
        title="公开于年度报告专栏",
        about="报告是否在年度报告专栏内。",
        example="只在“通知公告”中见到：不符，但不是未见公开。",
        citation=COLUMN,
        check=_column,
    ),
    Rule(
        id="P_TEXT",
        version=1,
        severity="warning",
        family="accessibility",
        title="可复制的文本",
        about="报告是否可复制的文本。",
        example="页面只有图片：不符。",
        citation="第三方评估通行指标；实践中“图片版”被列为问题",
        check=_text,
    ),
    Rule(
        id="P_DATE",
        version=1,
        severity="info",
        family="accessibility",
        title="标明发布日期",
        about="页面或列表是否标明发布日期；落款日期不是发布日期。",
        example="只有落款“2023年1月19日”：不符。",
        citation="第三方评估通行指标",
        check=_dated,
    ),
    Rule(
        id="P_DOWNLOAD",
        version=1,
        severity="info",
        family="accessibility",
        title="提供下载",
        about="是否提供 Word、PDF 等文件。",
        example="只有网页：不符。",
        citation="第三方评估通行指标",
        check=_download,
    ),
    Rule(
        id="P_REMOVED",
        version=1,
        severity="warning",
        family="accessibility",
        title="公开后仍可见",
        about="见到以后又在多次有效查看中不再见到。",
        example="1 月 20 日见到，3 月 1 日至 3 日三次有效查看均未见：不符。",
        citation="中国社科院《年度报告发布情况评估报告》：发布后不得变动",
        check=_still_there,
    ),
)
