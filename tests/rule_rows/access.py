from casework import case, claimed, found, look, read, stored

from extract.grids import Attachment
from extract.report import ReadError
from rule_rows import Row

ELSEWHERE = found("2023-01-20", in_column=False)
GONE = [look("2023-01-20", "seen"), *(look(day) for day in ("2023-03-01", "2023-03-02", "2023-03-03"))]

ROWS = [
    Row("P_COLUMN", "in its column", case(**read()), "pass"),
    Row(
        "P_COLUMN",
        "among the news",
        case(looks=[look("2023-01-20", "seen", found=(ELSEWHERE,))], reports=[stored("2023-01-20")]),
        "fail",
    ),
    Row("P_COLUMN", "not seen", case(), "not_assessable"),
    Row("P_TEXT", "a page", case(**read()), "pass"),
    Row("P_TEXT", "a scan that was recognised", case(**read(reader="scan")), "fail"),
    Row("P_TEXT", "pictures only", case(**read(cells=(), error=ReadError("needs_ocr", "x"))), "fail"),
    Row(
        "P_TEXT",
        "a broken file",
        case(**read(cells=(), error=ReadError("damaged", "x"))),
        "not_assessable",
        reason="damaged",
    ),
    Row("P_TEXT", "not fetched", case(looks=[look("2023-01-20", "seen")]), "not_assessable", reason="not_fetched"),
    Row("P_DATE", "a label", case(**read(dates=(claimed("label", "2023-01-19"),))), "pass"),
    Row("P_DATE", "a signature alone", case(**read(dates=(claimed("signature", "2023-01-19"),))), "fail"),
    Row("P_DATE", "not fetched", case(), "not_assessable"),
    Row("P_DOWNLOAD", "a Word attachment", case(**read(attachments=(Attachment("P0202301.docx", "附件"),))), "pass"),
    Row("P_DOWNLOAD", "a page alone", case(**read()), "fail"),
    Row("P_DOWNLOAD", "not fetched", case(), "not_assessable"),
    Row("P_REMOVED", "still there", case(**read()), "pass"),
    Row("P_REMOVED", "gone in three looks on three days", case(looks=GONE, reports=[stored("2023-01-20")]), "fail"),
    Row("P_REMOVED", "gone in two looks", case(looks=GONE[:3], reports=[stored("2023-01-20")]), "not_assessable"),
    Row(
        "P_REMOVED",
        "gone and back",
        case(looks=[*GONE, look("2023-03-04", "seen")], reports=[stored("2023-01-20")]),
        "pass",
    ),
    Row("P_REMOVED", "never seen", case(looks=GONE[1:]), "not_assessable", reason="not_seen"),
]
