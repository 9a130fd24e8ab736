"""What a cell says as a figure. Add what was met in real reports with the reason."""

from decimal import Decimal

import pytest

from extract.numbers import read_value

NUMBERS = [
    ("0", "count", "0", "zero is a number"),
    (" 12 ", "count", "12", "blanks around"),
    ("\xa012\xa0", "count", "12", "non-breaking blanks around"),
    ("１２", "count", "12", "full width"),
    ("1,234", "count", "1234", "thousands separator"),
    ("1，234", "count", "1234", "full-width separator"),
    ("12件", "count", "12", "a counter in the cell"),
    ("22（其中修订16件）", "count", "22", "a note in brackets"),
    ("15（原为12）", "count", "15", "what it was before"),
    ("+32", "change", "32", "signed up"),
    ("-415", "change", "-415", "signed down"),
    ("－415", "change", "-415", "full-width minus"),
    ("减415", "change", "-415", "the sign in words"),
    ("增32", "change", "32", "the sign in words"),
    ("减少3项", "change", "-3", "a counter behind it"),
    ("↑2", "change", "2", "an arrow up"),
    ("↓2", "change", "-2", "an arrow down"),
    ("—2", "change", "-2", "a dash before a figure"),
    ("零", "count", "0", "nought in a word"),
    ("〇", "amount", "0", "the same, as it is written"),
    ("4478.1715", "amount", "4478.1715", "ten-thousand yuan"),
    ("6314.18万元", "amount", "6314.18", "the unit of the column"),
    ("251000元", "amount", "25.1", "yuan"),
    ("1.2亿元", "amount", "12000", "a hundred million"),
    ("75394432.52元", "amount", "7539.443252", "exact, no binary fraction"),
    ("￥12.5万元", "amount", "12.5", "a sign of money, and the unit"),
    ("人民币12.5万元整", "amount", "12.5", "as on a bill"),
    ("￥0.00", "amount", "0", "nothing is nothing in any unit"),
    ("4605.3\n0", "amount", "4605.3", "wrapped in a narrow column: the first line is full"),
    ("0.0", "amount", "0", "zero with a decimal"),
    ("\u200b5", "count", "5", "a zero-width space"),
    ("\u200e5", "count", "5", "a mark of direction"),
    ("'12", "count", "12", "what makes it a text in a sheet"),
    ("5.0", "count", "5", "a sheet's number"),
    ("1.234", "amount", "1.234", "an amount has fractions"),
]


@pytest.mark.parametrize(("raw", "kind", "expected", "why"), NUMBERS)
def test_numbers(raw, kind, expected, why):
    value = read_value(raw, kind)
    assert (value.state, value.number) == ("number", Decimal(expected)), why
    assert str(value.number) == expected, "equal numbers print equally"


OTHERWISE = [
    ("三", "3", "written in Chinese numerals"),
    ("十二", "12", "written in Chinese numerals"),
    ("一百零五件", "105", "written in Chinese numerals"),
    ("一〇五", "105", "written in Chinese numerals"),
    ("贰拾叁", "23", "written in Chinese numerals"),
    ("两件", "2", "written in Chinese numerals"),
    ("O", "0", "a letter or a circle for a nought"),
    ("○", "0", "a letter or a circle for a nought"),
    ("Ｏ", "0", "a letter or a circle for a nought"),
    ("12*", "12", "a mark behind the figure left out"),
    ("12 ※", "12", "a mark behind the figure left out"),
    ("12。", "12", "a mark behind the figure left out"),
    ("12①", "12", "the mark of a note left out"),
    ("12[1]", "12", "a note in brackets left out"),
    ("3人", "3", None),
]


@pytest.mark.parametrize(("raw", "expected", "note"), OTHERWISE)
def test_counts_written_otherwise_are_told(raw, expected, note):
    value = read_value(raw)
    assert (value.state, value.number, value.note) == ("number", Decimal(expected), note)


def test_amounts_in_words_are_not_read():
    assert read_value("十二", "amount").state == read_value("1O", "amount").state == "unreadable"
    assert read_value("三", "change").state == "unreadable"
    assert read_value("O", "amount").number == 0


OTHERS = [
    ("4" * 40, "unreadable", "digits without end are no figure"),
    ("", "blank", "nothing"),
    ("\xa0", "blank", "the editor's blank"),
    ("\u3000 \n", "blank", "an ideographic blank"),
    ("/", "placeholder", "a stroke"),
    ("\\", "placeholder", "a stroke the other way"),
    ("\\\\", "unreadable", "the end of a row in LaTeX"),
    ("／", "placeholder", "a full-width stroke"),
    ("-", "placeholder", "a hyphen is no number"),
    ("—", "placeholder", "a dash"),
    ("——", "placeholder", "two dashes"),
    ("— —", "placeholder", "and apart"),
    ("不涉及", "placeholder", "none, in other words"),
    ("<NA>", "placeholder", "what a library writes for a blank"),
    ("无", "placeholder", "none, in words"),
    ("5 3", "ambiguous", "two figures, or one with a blank"),
    ("-450", "ambiguous", "a change, or a dash and a figure: no count is below nought"),
    ("+3", "ambiguous", "the same upwards"),
    ("028", "ambiguous", "a nought and a figure of the next column may have run together"),
    ("00", "ambiguous", "two noughts"),
    ("０5件", "ambiguous", "the same in full width, with a counter"),
    ("5\n3", "ambiguous", "no narrow column breaks after one digit"),
    ("''12", "unreadable", "a quotation"),
    ("1,23", "unreadable", "no thousands separator stands there"),
    ("4.5", "unreadable", "nothing is counted in halves"),
    ("1.234", "ambiguous", "a dot where others set a comma"),
    ("4.000", "ambiguous", "the same: four, or four thousand"),
    ("1.2.3", "unreadable", "a date or a version"),
    ("约5", "unreadable", "about five is no figure"),
    ("￥5", "unreadable", "no count"),
    ("2件3", "unreadable", "a counter stands behind its figure"),
    ("1(2)3", "unreadable", "no note stands between the digits of a figure"),
    ("1[注](2)3", "unreadable", "nor do two"),
    ("5%", "unreadable", "a share is no count"),
    ("12（更正为15）", "unreadable", "a correction"),
    ("12(应为15)", "unreadable", "the same"),
    ("12（待核）", "unreadable", "not its last figure"),
    ("12（？）", "unreadable", "somebody doubts it"),
    ("12（截至11月）", "unreadable", "a part of the year"),
    ("12（13）", "ambiguous", "a part of it would be less"),
    ("1O", "ambiguous", "a letter among digits may be a misprint of any of them"),
    ("l2", "ambiguous", "the same"),
    ("一", "ambiguous", "a one, or a dash"),
    ("十", "ambiguous", "a ten, or a cross"),
    ("一二", "unreadable", "not how twelve is written"),
    ("两三", "unreadable", "a few"),
    ("二百五", "unreadable", "two hundred and fifty, or and five"),
    ("三十多", "unreadable", "some thirty"),
    ("零件", "unreadable", "a spare part"),
    ("OK", "unreadable", "a word"),
    ("12+", "unreadable", "twelve and more"),
    ("1*2", "unreadable", "a mark among the digits"),
    ("12万件", "unreadable", "no counter has a unit of money"),
    ("--5", "unreadable", "two signs"),
    ("—2", "unreadable", "a count has no sign"),
    ("零5", "unreadable", "a word and a figure"),
]


@pytest.mark.parametrize(("raw", "state", "why"), OTHERS)
def test_what_is_no_number(raw, state, why):
    value = read_value(raw)
    assert value.state == state, why
    assert value.number is None


def test_a_sign_of_money_leaves_open_which_unit():
    assert read_value("￥12.5", "amount").state == "unreadable"
    assert read_value("￥12.5", "amount", "元").number == Decimal("0.00125")


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("一段文字" * 1000 + "①", "unreadable", "a page of prose is no figure, whatever stands in it"),
        (" \xa0" * 2000, "blank", "nothing, however much of it"),
        ("3" + " " * 3000, "unreadable", "longer than any cell: not looked into, and not taken for nothing"),
    ],
)
def test_long_texts_are_not_looked_into(text, state, reason):
    value = read_value(text)
    assert (value.state, value.number) == (state, None), reason
