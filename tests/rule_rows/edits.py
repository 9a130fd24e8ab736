from dataclasses import replace

from casework import case, cells, claimed, found, look, report, stored

from extract.report import ReadError, Section
from rule_rows import Row

SEEN = [look("2023-01-20", "seen"), look("2023-03-01", "seen")]
NAME = "applications.new_received.total"


def versions(first, second, looks=SEEN):
    return case(looks=looks, reports=[stored("2023-01-20", first), stored("2023-03-01", second)])


def figures(**values):
    return report(cells=cells(**values))


def told(*texts):
    return report(sections=tuple(Section(n, str(n), text) for n, text in enumerate(texts, 1)))


def labelled(day):
    return report(dates=(claimed("label", day),))


ONCE = case(looks=SEEN[:1], reports=[stored("2023-01-20")])
TWICE = case(looks=SEEN, reports=[stored("2023-01-20")])
BEFORE, AFTER = figures(applications__new_received__total=12), figures(applications__new_received__total=21)
MANY = [report(cells=cells(**{f"applications__row{n}__total": n + extra for n in range(50)})) for extra in (0, 1)]
MOVED = replace(found("2023-03-01"), url="http://xian.example/new.html")


def moved():
    second = stored("2023-03-01", AFTER, found=MOVED)
    second = replace(second, capture=replace(second.capture, url=MOVED.url))
    return case(
        looks=[SEEN[0], look("2023-03-01", "seen", found=(MOVED,))], reports=[stored("2023-01-20", BEFORE), second]
    )


def attached(value):
    second = stored("2023-01-20", figures(applications__new_received__total=value), report_id="attachment")
    second = replace(second, capture=replace(second.capture, url="http://xian.example/nb.docx", capture_id="cap-docx"))
    return case(looks=SEEN[:1], reports=[stored("2023-01-20", BEFORE), second])


ROWS = [
    Row("E_CELLS", "seen twice, one version", TWICE, "pass"),
    Row("E_CELLS", "seen once", ONCE, "not_assessable", reason="seen_once"),
    Row(
        "E_CELLS",
        "one cell swapped",
        versions(BEFORE, AFTER),
        "fail",
        NAME,
        words="总计 12（2023-01-20 存证） → 21（2023-03-01 存证）",
    ),
    Row("E_CELLS", "the page moved and a cell changed", moved(), "fail", NAME),
    Row(
        "E_CELLS",
        "a broken copy between says nothing",
        versions(BEFORE, report(cells=(), error=ReadError("damaged", "x"))),
        "pass",
    ),
    Row("E_CELLS", "a new table", versions(*MANY), "fail", "many", words="公开后改动 50 格"),
    Row(
        "E_CELLS",
        "a figure became blank",
        versions(BEFORE, figures(applications__new_received__total="blank", applications__granted__total=1)),
        "fail",
        NAME,
        words="12（2023-01-20 存证） → 空白",
    ),
    Row("E_DATES", "one version", TWICE, "pass"),
    Row(
        "E_DATES",
        "backdated",
        versions(labelled("2023-02-10"), labelled("2023-01-30")),
        "fail",
        words="由 2023-02-10 改为 2023-01-30",
    ),
    Row("E_DATES", "seen once", ONCE, "not_assessable"),
    Row("E_TEXT", "one version", TWICE, "pass"),
    Row("E_TEXT", "spaces are no change", versions(told("一是 公开。"), told("一是公开。")), "pass"),
    Row(
        "E_TEXT",
        "a figure in a sentence",
        versions(told("全年公开信息71条。"), told("全年公开信息91条。")),
        "fail",
        words="“全年公开信息71条。” → “全年公开信息91条。”",
    ),
    Row(
        "E_TEXT",
        "a sentence came",
        versions(told("一是公开。"), told("一是公开。二是解读。")),
        "fail",
        words="增加“二是解读。”",
    ),
    Row("E_TEXT", "seen once", ONCE, "not_assessable"),
    Row("E_SAME_FIGURES", "page and attachment alike", attached(12), "pass"),
    Row("E_SAME_FIGURES", "page and attachment differ", attached(21), "fail", words="总计：12 / 21"),
    Row("E_SAME_FIGURES", "one document", TWICE, "not_assessable", reason="one_document"),
]
