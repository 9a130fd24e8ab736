"""One change that makes a report untrue, and whether its checks say so: a digit, a row, two columns."""

from random import Random

from drawing import Ident, Sheet, Values, balanced, draw_report
from shapes import SHAPES

from extract.documents import Document
from extract.forms import load_form
from extract.read_report import read_report
from extract.report import Report
from extract.statutory import FormYear

YEARS: dict[FormYear, int] = {"2019": 2020, "2021": 2023}
CHECKED = ("applications", "reviews_and_litigation")
"""The tables with printed identities: a figure of the disclosure table stands in none."""


class Original:
    """A balanced report of a seed, ready to be changed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.form: FormYear = self.random.choice(("2019", "2021"))
        self.values: Values = balanced(self.form, lambda most: self.random.randint(0, most))
        self.texts: dict[Ident, str] = {ident: str(value) for ident, value in self.values.items()}

    def sheets(self) -> list[Sheet]:
        """The three tables with the texts as they now are."""
        return draw_report(self.form, self.texts)

    def read(self, shape: str, sheets: list[Sheet]) -> Report:
        """What is read of these tables in a shape."""
        return read_report(Document(SHAPES[shape].write(sheets, YEARS[self.form], self.random)))


def change_a_digit(shape: str, seed: int) -> bool:
    """One digit of one figure is another: every equation of that figure fails, and no other."""
    report = Original(seed)
    ident = report.random.choice([each for each in report.values if each[0] in CHECKED])
    text = report.texts[ident]
    at = report.random.randrange(len(text))
    digit = report.random.choice([each for each in "0123456789" if each != text[at]])
    report.texts[ident] = text[:at] + digit + text[at + 1 :]
    if int(report.texts[ident]) == int(text):
        return True
    return _only_its_checks_fail(shape, report.read(shape, report.sheets()), ident)


def turn_two_digits(shape: str, seed: int) -> bool:
    """Two unlike digits of one figure have changed places: every equation of that figure fails, and no other."""
    report = Original(seed)
    wide = [
        (ident, at)
        for ident, text in report.texts.items()
        if ident[0] in CHECKED
        for at in range(len(text) - 1)
        if text[at] != text[at + 1]
    ]
    ident, at = report.random.choice(wide)
    text = report.texts[ident]
    report.texts[ident] = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return _only_its_checks_fail(shape, report.read(shape, report.sheets()), ident)


def _only_its_checks_fail(shape: str, found: Report, *idents: Ident) -> bool:
    """Whether every check with one of these figures fails, and no other. With two of them it may hold as before.

    Where not every row can be read, checks may be left that cannot be assessed.
    """
    partly = SHAPES[shape].partly
    holding = {
        check
        for check in found.checks
        if sum(check.table == table and f"{row}.{column}" in check.cells for table, row, column in idents) == 1
        if not (partly and check.verdict == "not_assessable")
    }
    return (partly or bool(holding)) and {check for check in found.checks if check.verdict == "fail"} == holding


def drop_a_row(shape: str, seed: int) -> bool:
    """A row is not there: none of its cells has a figure, its equations are not assessable, the row is named."""
    report = Original(seed)
    row = report.random.choice(load_form(report.form).table("applications").rows).id
    sheets = report.sheets()
    sheets[1].lines = [
        line for line in sheets[1].lines if not any(cell.ident and cell.ident[1] == row for cell in line)
    ]
    found = report.read(shape, sheets)
    silent = all(cell.value is None for cell in found.cells if (cell.table, cell.row) == ("applications", row))
    open_checks = sum(check.verdict == "not_assessable" for check in found.checks)
    named = any(row in unread.raw for unread in found.unread if unread.what == "form_row")
    return silent and named and open_checks >= 8 and not any(check.verdict == "fail" for check in found.checks)


def swap_two_columns(shape: str, seed: int) -> bool:
    """Two columns have changed places under heads that have not, one of them the total: equations fail.

    Or no figure of the table is taken, where its heads are not on every page.
    """
    report = Original(seed)
    sheets = report.sheets()
    other = report.random.randrange(6)
    for line in sheets[1].lines:
        cells = [cell for cell in line if cell.ident]
        if cells:
            cells[other].text, cells[6].text = cells[6].text, cells[other].text
    found = report.read(shape, sheets)
    taken = any(cell.value is not None for cell in found.cells if cell.table == "applications")
    return any(check.verdict == "fail" for check in found.checks) or (SHAPES[shape].partly and not taken)


def swap_two_figures(shape: str, seed: int) -> bool:
    """Two unlike figures of one row have changed places: the sums of both their columns fail."""
    report = Original(seed)
    rows = load_form(report.form).table("applications").rows
    row = report.random.choice(rows).id
    one, two = report.random.sample(rows[0].columns[:6], 2)
    left, right = ("applications", row, one), ("applications", row, two)
    report.texts[left], report.texts[right] = report.texts[right], report.texts[left]
    if report.texts[left] == report.texts[right]:
        return True
    return _only_its_checks_fail(shape, report.read(shape, report.sheets()), left, right)


MUTATIONS = (change_a_digit, turn_two_digits, drop_a_row, swap_two_columns, swap_two_figures)
