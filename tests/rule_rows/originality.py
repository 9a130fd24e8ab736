from casework import case, read

from extract.report import Section
from monitor.cases import Alike, Around
from rule_rows import Row


def essay(theme, sentences=40):
    """A text of its own kind: some 600 characters without boilerplate."""
    return "".join(f"围绕{theme}第{chr(0x4E00 + n)}方面的任务扎实开展{theme}专项工作。" for n in range(sentences))


def told(text, year=2022):
    return read(f"{year + 1}-01-20", report_year=year, sections=(Section(1, "一、总体情况", text),))


def last_year(text):
    return case("2022-04-30", report_year=2021, **told(text, 2021))


def beside(same, whole=1000):
    return Around(alike=(Alike("xian-shuiwu", "某县水务局", 2022, same, whole, ("加强水利信息公开",)),))


WATER, ROADS = essay("水利"), essay("公路")

ROWS = [
    Row("O_LAST_YEAR", "a new text", case(**told(WATER), previous=last_year(ROADS)), "pass"),
    Row(
        "O_LAST_YEAR",
        "last year's text again",
        case(**told(WATER), previous=last_year(WATER)),
        "fail",
        words="（100%）与上一年度报告相同",
    ),
    Row(
        "O_LAST_YEAR",
        "last year's text with other figures",
        case(**told(WATER + "共公开信息71条。"), previous=last_year(WATER + "共公开信息65条。")),
        "fail",
    ),
    Row(
        "O_LAST_YEAR", "half of it is new", case(**told(WATER + ROADS), previous=last_year(WATER)), "pass", words="50%"
    ),
    Row("O_LAST_YEAR", "no report last year", case(**told(WATER)), "not_assessable", reason="no_previous"),
    Row(
        "O_LAST_YEAR",
        "boilerplate only",
        case(**told("贯彻落实政府信息公开条例的各项要求。" * 40), previous=last_year(WATER)),
        "not_assessable",
        reason="too_short",
    ),
    Row(
        "O_LAST_YEAR",
        "what everybody writes does not count",
        case(
            **told(WATER),
            previous=last_year(WATER),
            around=Around(
                common=frozenset(f"围绕水利第{chr(0x4E00 + n)}方面的任务扎实开展水利专项工作" for n in range(40))
            ),
        ),
        "not_assessable",
        reason="too_short",
    ),
    Row("O_OTHERS", "nobody writes alike", case(**told(WATER), around=Around()), "pass"),
    Row("O_OTHERS", "a third shared", case(**told(WATER), around=beside(333)), "pass"),
    Row(
        "O_OTHERS",
        "a neighbour's text",
        case(**told(WATER), around=beside(900)),
        "fail",
        words="与某县水务局2022年度报告相同：“加强水利信息公开”",
    ),
    Row("O_OTHERS", "nobody to compare with", case(**told(WATER)), "not_assessable", reason="no_others"),
]
