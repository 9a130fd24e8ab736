"""What the row leads to: pages, files of every kind, and files that hold nothing that can be read."""

from portal import blocks, papers
from portal.answers import Answer
from portal.scenarios.scenario import IN_TIME, A, looks, new, one, trs
from portal.site import on

FOUND = looks("absent", "seen")
WORD, SHEET = papers.word(A, 2025), papers.sheet(A, 2025)


def only(*attached: tuple[str, str, bytes], **more):
    """An article that says only: see the attachment."""
    return trs(new(IN_TIME, html="<p>详见附件。</p>", attached=attached), **more)


SCENARIOS = [
    one("word_attached", "the report is a Word attachment", only(("青禾县财政局2025年政府信息公开工作年度报告.docx", "docx", WORD)), FOUND, "on_time"),
    one("sheet_attached", "the tables are a sheet", only(("2025年政府信息公开年报.xlsx", "xlsx", SHEET)), FOUND, "on_time"),
    one("no_extension", "a Word attachment behind an address without extension", only(("点击下载", "", WORD)), FOUND, "on_time"),
    one("zip_attached", "the report is in a ZIP", only(("2025年度报告.zip", "zip", papers.archive("report.docx", WORD))), FOUND, "on_time"),
    one("row_is_word", "the row itself is a Word file", trs(new(IN_TIME, html="", file=("docx", WORD))), FOUND, "on_time"),
    one("pdf_without_tables", "a PDF that holds no table", only(("2025年度报告.pdf", "pdf", papers.pdf())), FOUND, "unreadable"),
    one("picture_only", "only a photograph", trs(new(IN_TIME, html="<p><img src='/attachment/0/p.png'></p>"), extra={"/attachment/0/p.png": Answer(papers.picture(), media_type="image/png")}), FOUND, "unreadable"),
    one("word_broken", "a Word file cut in half", only(("2025年度报告.docx", "docx", WORD[: len(WORD) // 2])), FOUND, "unreadable"),
    one("attachment_404", "the attachment is not there", only(("2025年度报告.docx", "docx", WORD), faults=(on("/attachment/", Answer(b"404", 404)),)), FOUND, "unreadable"),
    one("attachment_blocked", "a challenge instead of the attachment", only(("2025年度报告.docx", "docx", WORD), faults=(on("/attachment/", blocks.RUISHU_412),)), FOUND, "unreadable"),
    one("empty_article", "an article without a word", trs(new(IN_TIME, html="")), FOUND, "unreadable"),
    one("tables_and_attachment", "the tables in the page and in a file beside it", trs(new(IN_TIME, attached=(("附件.docx", "docx", WORD),))), FOUND, "on_time"),
    one("rar_attached", "a RAR that is none", only(("2025年度报告.rar", "rar", b"Rar!\x1a\x07\x00broken")), FOUND, "unreadable"),
    one("old_word", "a Word 97 file that is broken", only(("2025年度报告.doc", "doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))), FOUND, "unreadable"),
]  # fmt: skip
