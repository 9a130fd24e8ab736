"""Every way to print one part of the tables with every way to print another: no figure is wrong, few are not read."""

import itertools
import re
from random import Random

import pytest
from drawing import Drawn, Sheet, draw_report
from office_writing import as_docx
from sampling import FORMS, misread, report_texts
from writing import as_csv, as_divs, as_html, as_lines, as_markdown

from extract.documents import Document
from extract.forms import load_form
from extract.read_report import read_report

NUMBER = re.compile(r"^(?:（[一二三四五六七八九十]）|[一二三四]、|\d\.)")
OUTCOMES = [column.label for column in load_form("2021").table("reviews_and_litigation").columns]
APPLICANTS = [column.label for column in load_form("2021").table("applications").columns]
ALL = 200


def labels_of(sheets):
    """The words before the figures of a row, the row's own last; those of the applications only."""
    return [[cell for cell in line if not cell.ident] for line in sheets[1].lines[3:]]


def in_labels(change):
    def changed(sheets):
        for cell in itertools.chain(*labels_of(sheets)):
            cell.text = change(cell.text)

    return changed


def numbered(form):
    signs = "一二三四五六七八九十"
    return in_labels(lambda text: NUMBER.sub(lambda m: form(signs.find(m[0].strip("（）、.")) + 1 or m[0][0]), text))


def behind_their_groups(sheets):
    group = ""
    for labels, line in zip(labels_of(sheets), sheets[1].lines[3:], strict=True):
        group = next((cell.text for cell in labels[:-1] if cell.text.startswith("（")), group)
        name = labels[-1].text if labels[-1].text[0] in "（一二四" else group + labels[-1].text
        line[: len(labels)] = [Drawn(name, columns=3)]


def in_heads(change, table=2):
    def changed(sheets):
        for cell in itertools.chain(*sheets[table].lines[:3]):
            cell.text = change(cell.text)

    return changed


def counted(sheets):
    sheets[2].lines.insert(3, [Drawn(str(number), header=True) for number in range(1, 16)])


def printed_twice(sheets):
    sheets[2].lines[:0] = [
        [Drawn(c.text, c.rows, c.columns, header=True) for c in line] for line in sheets[2].lines[:3]
    ]


def suits_first(sheets):
    above, below, _, figures = sheets[2].lines
    above.reverse()
    below[:], figures[:] = below[5:] + below[:5], figures[5:] + figures[:5]


def corrected_first(sheets):
    for line in (sheets[2].lines[1], sheets[2].lines[3]):
        line[:2] = line[1], line[0]


def parted_heads(sheets):
    corrected_first(sheets)
    sheets[2].lines.insert(2, [])


def a_row_each(sheets):
    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    figures = sheets[2].lines[3]
    rows = [[Drawn(name), *figures[5 * at : 5 * at + 5]] for at, name in enumerate(names)]
    sheets[2].lines = [[Drawn(text, header=True) for text in ("", *OUTCOMES)], *rows]


def a_row_each_outcome(sheets):
    figures = sheets[2].lines[3]
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    kinds = [[Drawn("行政复议", 5, 2)], [Drawn("行政诉讼", 10), Drawn(names[1], 5)], [Drawn(names[2], 5)]]
    sheets[2].lines = [
        [*(kinds[at // 5] if at % 5 == 0 else []), Drawn(OUTCOMES[at % 5]), figure] for at, figure in enumerate(figures)
    ]


def on_their_side(sheets):
    rows = [[cell for cell in line if cell.ident] for line in sheets[1].lines[3:]]
    names = [labels[-1].text for labels in labels_of(sheets)]
    sheets[1].lines = [[Drawn(text) for text in ("申请人情况", *names)]]
    sheets[1].lines += [[Drawn(name), *cells] for name, cells in zip(APPLICANTS, zip(*rows, strict=True), strict=True)]


def quoted(sheets):
    rows = [("指标", "2022年", "2023年"), ("本年新收政府信息公开申请数量", "91", "92"), ("予以公开", "93", "94")]
    sheets.append(Sheet("own", [[Drawn(text) for text in row] for row in rows]))


def as_figures(change):
    def changed(sheets):
        for cell in (cell for sheet in sheets for line in sheet.lines for cell in line):
            cell.text = change(cell.text) if cell.ident and cell.text.isdecimal() else cell.text

    return changed


LABELS = {
    "as printed": lambda sheets: None,
    "(1)": numbered(lambda number: f"({number})"),
    "no group": behind_their_groups,
    "unseen": in_labels("\u200b".join),
    "in two lines": in_labels(lambda text: f"{text[:5]} {text[5:]}"),
    "of which": in_labels(lambda text: f"{text}："),
    "two languages": in_labels(lambda text: f"{text} Item (other words)"),
}
HEADS = {
    "as printed": lambda sheets: None,
    "counted": counted,
    "printed twice": printed_twice,
    "suits first": suits_first,
    "corrected first": corrected_first,
    "corrected first, in heads apart": parted_heads,
    "a row each": a_row_each,
    "quoted": quoted,
    "a row each outcome": a_row_each_outcome,
    "on their side": on_their_side,
    "counting units": in_heads(lambda text: f"{text}（件）"),
    "unseen": in_heads("\u00ad".join, 1),
    "two languages": in_heads(lambda text: f"Head of a column\n{text}", 1),
}
FIGURES = {
    "full width": as_figures(lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
    "made texts": as_figures("'{}".format),
    "noted": as_figures("{}（含上年）".format),
    "no noughts": as_figures(lambda text: text.strip("0") and text),
    "letters for noughts": as_figures(lambda text: "O" if text == "0" else text),
    "marked": as_figures("{}*".format),
    "dashes": as_figures(lambda text: "— —" if text == "0" else text),
}
SHAPES = {"html": as_html, "div": as_divs, "lines": as_lines, "markdown": as_markdown, "csv": as_csv, "docx": as_docx}
AXES = (LABELS, HEADS, FIGURES)
READ_IN_FULL = {*LABELS, *HEADS, *FIGURES} - {"suits first", "corrected first", "corrected first, in heads apart"}


def drawn(*changes):
    values, texts = report_texts("2021", Random(8))
    sheets = draw_report("2021", texts)
    for change in changes:
        change(sheets)
    printed = {cell.ident: [cell.text] for sheet in sheets for line in sheet.lines for cell in line if cell.ident}
    return values, printed, sheets


PAIRS = [
    pytest.param(one, other, id=f"{first}-{second}")
    for axis, another in itertools.combinations(AXES, 2)
    for first, one in axis.items()
    for second, other in another.items()
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_ways_at_once_on_a_page(one, other):
    values, printed, sheets = drawn(one, other)
    report = read_report(Document(as_html(sheets, FORMS["2021"])))
    assert len(report.cells) == ALL
    assert not misread(report, printed, values)


EACH = [pytest.param(way, name, id=name) for axis in AXES for name, way in axis.items()]


@pytest.mark.parametrize(("way", "name"), EACH)
@pytest.mark.parametrize("shape", SHAPES)
def test_each_way_in_each_shape(shape, way, name):
    values, printed, sheets = drawn(way)
    report = read_report(Document(SHAPES[shape](sheets, FORMS["2021"])))
    assert len(report.cells) == ALL
    assert not misread(report, printed, values)
    unread = [cell for cell in report.cells if cell.state not in ("number", "blank", "placeholder")]
    assert not unread or shape != "html" or name not in READ_IN_FULL
