"""More styles of tables beside those of ``styles``: what an office prints around and among what is asked for."""

from decimal import Decimal

from conversions import insert_line
from damage import Pick, Printed, _label
from drawing import Drawn, draw_report
from styles import APPLICANTS, _applications, _is_whole, _number, _values

from extract.forms import load_form
from extract.statutory import FormYear


def numbered_columns(page: Printed, pick: Pick) -> None:
    """Under the heads stands a line that counts the columns."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    name = ("栏次", "甲", "", "序号")[pick(3)]
    numbers = [Drawn(str(number), header=True) for number in range(1, 8)]
    insert_line(sheet, 3, [Drawn(name, columns=3, header=True), *numbers])


def numbered_rows(page: Printed, pick: Pick) -> None:
    """Before each row stands its number."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    sheet.lines[0].insert(0, Drawn(("序号", "", "行次")[pick(2)], 3, header=True))
    for number, line in enumerate(sheet.lines[3:], 1):
        line.insert(0, Drawn(str(number)))


def title_and_unit(page: Printed, pick: Pick) -> None:
    """The tables begin with their title, the unit, or both."""
    for sheet in page.sheets:
        width = sum(cell.columns for cell in sheet.lines[0])
        chosen = pick(3)
        texts = ["单位：件"] * (chosen & 1) + ["政府信息公开情况统计表"] * (chosen >> 1)
        for text in texts:
            sheet.lines.insert(0, [Drawn(text, columns=width, header=True)])


def note_among_rows(page: Printed, pick: Pick) -> None:
    """A note with a figure of its own stands between two rows, over the whole width or beside empty cells."""
    sheet = page.sheets[pick(len(page.sheets) - 1)]
    at = 4 + pick(len(sheet.lines) - 4)
    if at >= len(sheet.lines) + 1 or sheet.table == "reviews_and_litigation":
        return
    width = sum(cell.columns for cell in sheet.lines[0])
    hanging = [c for number, line in enumerate(sheet.lines[:at]) for c in line if number + c.rows > at]
    room = width - sum(cell.columns for cell in hanging)
    text = ("注：其中3件为上年结转", "单位：件", "（含下属单位 12 件）", "其中：网上申请")[pick(3)]
    if room < 3:
        return
    line = [Drawn(text, columns=room)] if pick(1) else [Drawn(text), *(Drawn("") for _ in range(room - 1))]
    insert_line(sheet, at, line)


def other_forms_applications(page: Printed, pick: Pick) -> None:
    """The applications are printed on the form of other years."""
    form: FormYear = "2021" if any(ident[1] == "other_processing" for ident in page.texts) else "2019"
    table = load_form(form).table("applications")
    texts = {ident: str(pick(50)) for ident in [(table.id, row, column) for row, column in table.cells()]}
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    known = {
        (t.id, row, column): texts.get((t.id, row, column), "")
        for t in load_form(form).tables
        for row, column in t.cells()
    }
    sheet.lines = draw_report(form, known)[1].lines
    page.instead |= {ident: Decimal(text) for ident, text in texts.items()}


def subtotal_column(page: Printed, pick: Pick) -> None:
    """The legal persons have a column of their own sum, before or behind their kinds."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    place = (1, 6)[pick(1)]
    sheet.lines[0][1].columns += 1
    sheet.lines[1][1].columns += 1
    sheet.lines[2].insert(place - 1, Drawn("小计", header=True))
    for line in [line for line in sheet.lines if _values(line)]:
        values = _values(line)
        page.gained.add(id(line))
        total = sum(int(line[at].text) for at in values[1:6] if line[at].text.isdecimal())
        line.insert(values[0] + place, Drawn(str(total)))


def column_twice(page: Printed, pick: Pick) -> None:
    """One of the columns is printed twice, with other figures: neither is the figure."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    twice = 1 + pick(5)
    if twice == 6:
        sheet.lines[0][1].columns += 1
        sheet.lines[1].append(Drawn("总计", 2, header=True))
    else:
        sheet.lines[0][1].columns += 1
        sheet.lines[1][1].columns += 1
        sheet.lines[2].insert(twice - 1, Drawn(sheet.lines[2][twice - 1].text, header=True))
    for line in [line for line in sheet.lines if _values(line)]:
        at = _values(line)[twice]
        again = _number(pick)
        line[at].ident = line[at].ident if line[at].text == again.text else None
        page.gained.add(id(line))
        line.insert(at + 1, again)


def total_missing(page: Printed, pick: Pick) -> None:
    """The column of totals is not in the table; its head may be."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    if pick(1):
        sheet.lines[0][1].columns -= 1
        sheet.lines[1].pop()
    for line in [line for line in sheet.lines if _values(line)]:
        line.pop()
        page.touched.add(id(line))


def row_twice_otherwise(page: Printed, pick: Pick) -> None:
    """A row is printed twice with different figures: which is meant nobody knows."""
    sheet = _applications(page)
    lines = [line for line in sheet.lines if len(_values(line)) == len(APPLICANTS)]
    if not lines:
        return
    line = lines[pick(len(lines) - 1)]
    label, figures = _label(line), [line[index] for index in _values(line)]
    other = [Drawn(str(pick(99) + 100)) for _ in APPLICANTS]
    if label is None:
        return
    at = next(index for index, each in enumerate(sheet.lines) if each is line)
    for figure, again in zip(figures, other, strict=True):
        figure.ident = figure.ident if figure.text == again.text else None
    insert_line(sheet, at + 1, [Drawn(label.text, 1, label.columns), *other])


ADDITIONS = (
    numbered_columns, numbered_rows, title_and_unit, note_among_rows, other_forms_applications, subtotal_column,
    column_twice, total_missing, row_twice_otherwise,
)  # fmt: skip
