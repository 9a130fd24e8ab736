"""What people read for the ASCII names of gouji.db: tables, views, columns and queries, in Chinese."""

TABLES: dict[str, tuple[str, str]] = {
    "status": ("当前状态", "每个机关每个报告年度一行：按时、迟于期限、逾期未见、无法查看、无法读取、未到期或不适用。"),
    "overdue": ("逾期未见公开", "期限之后在多次有效查看中均未见公开的机关。“未见”以所列查看为据。"),
    "could_not_look": ("无法查看", "我们没能看到栏目的机关、原因，以及最后一次有效查看。这不等于没有公开。"),
    "imbalances": ("勾稽不平", "印在表上的勾稽关系不成立之处，含等式两边的数。"),
    "edited_after_publication": ("公开后改动", "同一网址前后两次读到的内容不同。"),
    "corrections": ("更正", "我们曾经说过、后来撤回的内容。"),
    "agencies": ("机关名册", "负有公开年度报告义务的机关。"),
    "portals": ("网站名册", "这些机关公开年度报告的网站。"),
    "looks": ("查看记录", "每一次查看：看到（seen）、未见（absent）或无法查看（unknown）及其依据。"),
    "captures": ("存档文件", "存档中的每一个响应：网址、时间、摘要、在 WARC 中的位置。"),
    "reports": ("年度报告", "从文件中读到的报告；读不了的写明原因。"),
    "report_versions": ("报告版本", "同一网址上的报告随时间的版本。"),
    "sightings": ("报告与存档", "哪一份存档里读到了哪一份报告。"),
    "cells": ("表格数据", "统计表的每一格：数值、原文、状态、位置。"),
    "sections": ("正文各部分", "报告正文的六个部分。"),
    "dates": ("文件所示日期", "报告自己写明的日期及其来源。"),
    "verdicts": ("判断", "对每个机关每个年度的判断及依据。"),
    "findings": (
        "检查结果",
        "规则对每份报告的回答中不符的和无法判断的（附原因）；通过的见机关页面和“各规则的通过情况”。",
    ),
    "passes": ("通过的检查", "每份判断中通过的检查：按规则的件数，及压缩保存的明细。"),
}
VIEWS = ("status", "overdue", "could_not_look", "imbalances", "edited_after_publication", "corrections")
"""What the front shows first."""

COLUMNS: dict[str, str] = {
    "agency_id": "机关编号", "agency": "机关", "name": "名称", "aliases": "别名", "kind": "类别", "level": "层级",
    "division_code": "行政区划代码", "parent_id": "上级", "portal_id": "网站", "column_url": "栏目网址", "since": "起",
    "until": "止", "successors": "承接机关", "due_local": "当地期限", "verified": "核实日期", "note": "备注",
    "report_year": "报告年度", "status": "状态", "reason": "原因", "due_on": "期限", "due_basis": "期限依据",
    "due_local_on": "当地期限", "claimed_on": "自述日期", "claimed_source": "自述日期来源",
    "first_seen_at": "首次看到", "last_seen_at": "最后看到", "last_absent_at": "最后未见",
    "days_late_min": "至少迟（天）", "days_late_max": "至多迟（天）", "checks_passed": "检查通过",
    "checks_failed": "检查不符", "checks_not_assessable": "无法判断", "last_good_look_at": "最后有效查看",
    "report_id": "报告", "verdict_id": "判断编号", "judged_on": "判断日期", "evidence": "依据", "basis": "事实",
    "fingerprint": "依据指纹", "rule": "规则", "version": "规则版本", "severity": "轻重", "answer": "结果",
    "subject": "对象", "message": "说明", "left": "左边", "right": "右边", "finding_id": "检查编号", "ruled": "裁定",
    "ruling_id": "裁定编号", "look_id": "查看编号", "last_look_id": "最近查看", "last_look_at": "最近查看时间",
    "run_id": "运行编号", "visit_id": "访问编号", "started_at": "开始", "ended_at": "结束", "outcome": "结果",
    "detail": "细节", "control": "旁证", "list_url": "栏目网址", "family": "网站类型", "declared_total": "网站所示总数",
    "rows_read": "读到条数", "pages_read": "读到页数", "end_reason": "结束原因", "captures": "存档",
    "found": "找到的条目",
    "simulated": "模拟时钟", "capture_id": "存档编号", "url": "网址", "final_url": "最终网址", "at": "时间",
    "media_type": "类型", "sha256": "SHA-256", "length": "字节数", "warc": "WARC 文件", "offset": "位置",
    "refers_to": "内容同", "method": "方法", "damage": "缺损", "address": "网址", "title": "标题",
    "agency_read": "报告所写机关", "report_year_read": "报告所写年度", "period_start": "统计期起",
    "period_end": "统计期止", "is_annual_report": "是否年度报告", "not_report_because": "不是年度报告的原因",
    "form": "格式", "reader": "读取方式", "cells_read": "读到格数", "cells_unread": "未读到格数",
    "error_kind": "读取错误", "error": "错误说明", "rest": "未读内容与附注 JSON",
    "compact": "规则所用数据", "position": "次序", "counts": "按规则的件数", "findings": "明细（压缩）",
    "content": "内容指纹", "version_id": "版本编号", "number": "序号",
    "sightings": "次数", "role": "首次或重复", "cell": "格", "value": "数值", "state": "状态", "raw": "原文",
    "candidates": "可能的读法", "place": "位置", "section_id": "部分编号", "text": "正文", "date_id": "日期编号",
    "source": "来源", "home_url": "网址", "tls_profile": "TLS", "browser": "用浏览器", "delay_s": "间隔（秒）",
    "state_reason": "停更原因",
    "state_since": "停更起", "before_report_id": "改动前", "after_report_id": "改动后",
    "before_last_seen_at": "改动前最后看到", "after_first_seen_at": "改动后首次看到", "cells_changed": "改动格数",
    "correction_id": "更正编号", "said": "此前告知", "now": "更正为", "cause": "原因", "withdraws": "撤回",
    "recorded_at": "记录时间",
}  # fmt: skip

QUERIES: dict[str, dict[str, str]] = {
    "search": {
        "title": "全文检索",
        "description": "在标题和正文中检索；可输入任意长度的中文，多个词用空格分开。",
        "sql": (
            "SELECT r.report_id, a.name AS agency, r.report_year, r.title, t.section_id,"
            " substr(s.text, max(1, instr(s.text, substr(trim(:words), 1, 2)) - 30), 120) AS text"
            " FROM text_search t JOIN reports r ON r.report_id = t.report_id"
            " LEFT JOIN agencies a ON a.agency_id = r.agency_id LEFT JOIN sections s ON s.section_id = t.section_id"
            " WHERE text_search MATCH match_words(:words) ORDER BY rank LIMIT 200"
        ),
    },
    "applications_by_year": {
        "title": "各年度收到的申请",
        "description": "每个年度：有表三数据的报告数、本年新收申请合计。只加读到数字的报告，并给出份数。",
        "sql": (
            "SELECT r.report_year, count(*) AS reports, sum(c.value) AS new_received FROM verdicts v"
            " JOIN reports r ON r.report_id = v.report_id JOIN cells c ON c.report_id = r.report_id"
            " WHERE c.cell = 'applications.new_received.total' AND c.state = 'number'"
            " GROUP BY r.report_year ORDER BY 1"
        ),
    },
    "one_cell": {
        "title": "某一格在各机关的数值",
        "description": "输入格名（如 applications.new_received.total）和年度。",
        "sql": (
            "SELECT v.agency_id, a.name AS agency, c.cell, c.value, c.state, c.raw, c.report_id FROM verdicts v"
            " JOIN cells c ON c.report_id = v.report_id LEFT JOIN agencies a ON a.agency_id = v.agency_id"
            " WHERE c.cell = :cell AND v.report_year = :report_year ORDER BY c.value DESC"
        ),
    },
    "reasons": {
        "title": "无法查看的原因",
        "description": "最近一次查看无法完成的机关，按原因和网站计数。",
        "sql": (
            "SELECT detail, reason, portal_id, count(*) AS agencies FROM could_not_look"
            " WHERE report_year = :report_year GROUP BY reason, portal_id ORDER BY agencies DESC"
        ),
    },
    "checks": {
        "title": "各规则的通过情况",
        "description": "每条规则：通过、不符、无法判断的份数。",
        "sql": (
            "SELECT rule, severity, sum(passed) AS checks_passed, sum(failed) AS checks_failed,"
            " sum(open) AS checks_not_assessable FROM ("
            " SELECT rule, severity, 0 AS passed, sum(answer = 'fail') AS failed,"
            " sum(answer = 'not_assessable') AS open"
            " FROM findings WHERE report_year = :report_year GROUP BY rule, severity UNION ALL"
            " SELECT substr(c.key, 1, instr(c.key, '/') - 1), substr(c.key, instr(c.key, '/') + 1), sum(c.value), 0, 0"
            " FROM verdicts v JOIN passes p USING (verdict_id), json_each(p.counts) c"
            " WHERE v.report_year = :report_year GROUP BY c.key"
            ") GROUP BY rule, severity ORDER BY checks_failed DESC, rule"
        ),
    },
}


def label(column: str) -> str:
    """The words for a column; its name where we have none."""
    return COLUMNS.get(column, column)
