"""Tables as offices really lay them out beside the circular's drawing: each style changes a drawing before any damage.

A style adds what is not asked for (last year's figures, shares, notes, another body's table), or prints what is asked
for in another way (the total first, a head with its unit, a header again in the middle). Whatever it adds belongs to no
statutory cell: a reader that takes it for one is wrong.
"""

from copy import deepcopy

from damage import Pick, Printed, _value_lines
from drawing import Drawn, Sheet, draw_report

from extract.forms import load_form
from extract.statutory import FormYear

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_org",
    "legal_service_org",
    "other_legal_person",
    "total",
)


AROUND = (
    "约{}", "{}①", "{}（其中3件转办）", "{}余", "{} 件", "{}*", "{}/3", "{}%", "{}－5", "{}+2", "十{}", "{}.", "第{}件",
    "{}，", "~{}", "{}²", "{}；", "{}、", "{}个月", "{}份左右", "{}~{}", "{}年",
)  # fmt: skip
"""What may be printed with a figure; not all of it leaves it that figure."""


def _applications(page: Printed) -> Sheet:
    return next(sheet for sheet in page.sheets if sheet.table == "applications")


def _is_whole(sheet: Sheet) -> bool:
    """Whether no style has changed the columns of the applications yet."""
    rows = [line for line in sheet.lines if _values(line)]
    heads = [len(line) for line in sheet.lines if line[0].header]
    return heads == [2, 3, 5] and all(len(_values(line)) == 7 and _ends_with_total(line) for line in rows)


def _ends_with_total(line: list[Drawn]) -> bool:
    last = line[-1].ident
    return last is not None and last[2] == "total"


def _values(line: list[Drawn]) -> list[int]:
    return [index for index, cell in enumerate(line) if cell.ident]


def _number(pick: Pick) -> Drawn:
    return Drawn(str(pick(120)))


def header_again(page: Printed, pick: Pick) -> None:
    """The header rows are printed again in the middle of the table."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    at = 5 + pick(len(sheet.lines) - 7)
    head = deepcopy(sheet.lines[:3])
    for line in sheet.lines[:at]:
        for cell in line:
            reach = sheet.lines.index(line) + cell.rows
            if reach > at and not cell.header:
                cell.rows += len(head)
                head[0][0].columns -= cell.columns  # what hangs beside the header leaves it less room
    head[0][0].columns = max(1, head[0][0].columns)
    sheet.lines[at:at] = head


def total_row_first(page: Printed, pick: Pick) -> None:
    """The results begin with their total."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    rows = {next(c.ident[1] for c in line if c.ident): line for line in sheet.lines if _values(line)}
    if not {"results_total", "granted"} <= set(rows):
        return  # one of them is printed twice
    total, first = rows["results_total"], rows["granted"]
    sheet.lines = [line for line in sheet.lines if line is not total]
    total.insert(0, first.pop(0))
    sheet.lines.insert(next(i for i, line in enumerate(sheet.lines) if line is first), total)


def total_column_first(page: Printed, pick: Pick) -> None:
    """The total stands before the natural persons, in header and rows."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    sheet.lines[1].insert(0, sheet.lines[1].pop())
    for line in sheet.lines:
        places = _values(line)
        if places:
            line.insert(places[0], line.pop(places[-1]))


def units_in_heads(page: Printed, pick: Pick) -> None:
    """Every head says what it counts."""
    unit = ("（件）", "（单位：件）", "/件", "数")[pick(3)]
    for cell in [cell for line in _applications(page).lines[1:3] for cell in line if "组织" not in cell.text]:
        cell.text += unit


def note_rows(page: Printed, pick: Pick) -> None:
    """Notes over the whole width stand between the rows."""
    for sheet in page.sheets:
        width = sum(cell.columns for cell in sheet.lines[0])
        for _ in range(1 + pick(1)):
            text = ("注：本表统计2023年1至12月数据，共收到12件。", "备注：上年结转 3 件", "其中：网上申请 15 件")[
                pick(2)
            ]
            sheet.lines.append([Drawn(text, columns=width)])


def remarks(page: Printed, pick: Pick) -> None:
    """A last column of remarks, some of them numbers."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    sheet.lines[0].append(Drawn("备注", 3, header=True))
    for line in sheet.lines[3:]:
        line.append(Drawn(("", "", "见附件", "3", "较上年增加5件")[pick(4)]))


def last_year_beside(page: Printed, pick: Pick) -> None:
    """Each column is two: last year and this year, under a head of its own."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    first = pick(1)
    names = ("上年", "本年") if first else ("本年", "上年")
    sheet.lines[0][0].rows += 1
    for line in sheet.lines[:3]:
        for cell in line:
            if not cell.text.startswith("（"):
                cell.columns *= 2
    sheet.lines.insert(3, [Drawn(name, header=True) for _ in APPLICANTS for name in names])
    for line in sheet.lines[4:]:
        for index in reversed(_values(line)):
            line.insert(index + 1 - first, _number(pick))


def last_year_rows(page: Printed, pick: Pick) -> None:
    """Under each of some rows stands the same for the year before."""
    sheet = _applications(page)
    for line in [line for line in sheet.lines if _values(line)]:
        if pick(3) == 0:
            label = max(i for i, cell in enumerate(line) if not cell.ident)
            old = [Drawn(f"（上年）{line[label].text}" if pick(1) else "其中：上年同期数", 1, line[label].columns)]
            at = next(i for i, each in enumerate(sheet.lines) if each is line)
            for above in sheet.lines[: at + 1]:
                top = next(i for i, each in enumerate(sheet.lines) if each is above)
                for cell in above:
                    if (
                        not cell.header
                        and cell is not line[label]
                        and (top + cell.rows > at + 1 or cell in line[:label])
                    ):
                        cell.rows += cell.rows > 1 or cell in line[:label]
            sheet.lines.insert(at + 1, [*old, *(_number(pick) for _ in APPLICANTS)])


def share_column(page: Printed, pick: Pick) -> None:
    """A column of shares stands beside the totals, under a head of its own."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    sheet.lines[0][1].columns += 1
    sheet.lines[1].append(Drawn(("占比", "同比", "上年总计", "累计")[pick(3)], 2, header=True))
    for line in sheet.lines[3:]:
        line.append(Drawn(f"{pick(99)}%" if pick(1) else str(pick(99))))


def column_missing(page: Printed, pick: Pick) -> None:
    """One of the five kinds of legal persons is not in the table, nor its head."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    gone = 1 + pick(4)
    sheet.lines[0][1].columns -= 1
    sheet.lines[1][1].columns -= 1
    del sheet.lines[2][gone - 1]
    for line in sheet.lines[3:]:
        line[:] = [cell for cell in line if not (cell.ident and cell.ident[2] == APPLICANTS[gone])]


def columns_turned(page: Printed, pick: Pick) -> None:
    """Two of the five kinds have changed places, heads and figures."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    one, two = pick(4), pick(4)
    for line in (line for line in sheet.lines[2:] if _values(line) or line is sheet.lines[2]):
        places = _values(line)[1:6] or list(range(len(line)))
        line[places[one]], line[places[two]] = line[places[two]], line[places[one]]


def transposed(page: Printed, pick: Pick) -> None:
    """Who applied stands at the side, what was decided above."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    lines = [line for line in sheet.lines if _values(line)]
    labels = [max((cell for cell in line if not cell.ident), key=lambda cell: len(cell.text)) for line in lines]
    heads = [Drawn("申请人", header=True), *(Drawn(label.text, header=True) for label in labels)]
    names = [cell.text for cell in (sheet.lines[1][0], *sheet.lines[2], sheet.lines[1][2])]
    columns = [[line[index] for line in lines for index in [_values(line)[place]]] for place in range(7)]
    sheet.lines = [heads, *([Drawn(name), *column] for name, column in zip(names, columns, strict=True))]


def side_by_side(page: Printed, pick: Pick) -> None:
    """The lower half of the rows stands to the right of the upper half."""
    sheet = _applications(page)
    if not _is_whole(sheet):
        return
    head, lines = sheet.lines[:3], [line for line in sheet.lines[3:] if _values(line)]
    for line in lines:
        first = _values(line)[0]
        line[:first] = [line[first - 1]]
        line[0].columns = line[0].rows = 1
    head[0][0].columns = 1
    half = (len(lines) + 1) // 2
    lower = [*lines[half:], *([] for _ in range(2 * half - len(lines)))]
    sheet.lines = [line + deepcopy(line) for line in head]
    sheet.lines += [left + right for left, right in zip(lines[:half], lower, strict=True)]


def of_which_rows(page: Printed, pick: Pick) -> None:
    """Rows of parts are put between the statutory ones: 其中 …, with figures of their own."""
    sheet = _applications(page)
    for name in ("new_received", "results_total", "carried_over_out"):
        at = next(i for i, line in enumerate(sheet.lines) if any(c.ident and c.ident[1] == name for c in line))
        text = ("其中：网上申请", "其中：当面申请", "其中：本级", "其中：下属单位")[pick(3)]
        sheet.lines.insert(at + 1, [Drawn(text, columns=3), *(_number(pick) for _ in APPLICANTS)])
        if name == "new_received" and pick(1):
            return


def another_body(page: Printed, pick: Pick) -> None:
    """The tables of a subordinate body follow those of the agency, with a line of text to say so."""
    form: FormYear = "2019" if any(ident[1] == "other_processing" for ident in page.texts) else "2021"
    tables = load_form(form).tables
    texts = {(table.id, row, column): str(pick(50)) for table in tables for row, column in table.cells()}
    others = draw_report(form, texts)
    for sheet in others[: 1 + pick(2)]:
        for line in sheet.lines:
            for cell in line:
                cell.ident = None
        sheet.table = f"{sheet.table} of another"
        page.sheets.append(sheet)


def zeros_as_one_cell(page: Printed, pick: Pick) -> None:
    """A row without a single application prints one figure over its whole width."""
    for _, line in _value_lines(page):
        places = _values(line)
        if len(places) == 7 and all(line[index].text in ("0", "") for index in places):
            line[places[0]].columns = 1 + places[-1] - places[0]
            del line[places[0] + 1 : places[-1] + 1]


def label_with_figure(page: Printed, pick: Pick) -> None:
    """Some labels say their total too."""
    for _, line in _value_lines(page):
        labels = [cell for cell in line if not cell.ident]
        if pick(4) == 0 and labels:
            labels[-1].text += f"（{pick(99)}件）" if pick(1) else f"：{pick(99)}"


def figures_in_words(page: Printed, pick: Pick) -> None:
    """Some figures are printed as words, rounded, with a part of them or a mark of a note."""
    for _ in range(6):
        lines = _value_lines(page)
        _, line = lines[pick(len(lines) - 1)]
        cell = line[_values(line)[pick(len(_values(line)) - 1)]]
        if cell.text.isdecimal():
            value = cell.text
            cell.text = AROUND[pick(len(AROUND) - 1)].replace("{}", value)


STYLES = [
    header_again, total_row_first, total_column_first, units_in_heads, note_rows, remarks, last_year_beside,
    last_year_rows, share_column, column_missing, columns_turned, transposed, side_by_side, of_which_rows, another_body,
    zeros_as_one_cell, label_with_figure, figures_in_words,
]  # fmt: skip
