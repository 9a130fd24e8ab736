"""Random reports for property tests, and what their reading may and may not claim."""

from random import Random

from drawing import balanced
from hypothesis import strategies as st

from extract.numbers import read_value

FORMS = {"2019": 2020, "2021": 2023}
SEEDS = st.integers(0, 2**32 - 1).map(Random)
"""A report of 200 figures drawn one by one would cost more than reading it."""


def report_texts(form, random):
    values = balanced(form, lambda most: random.choice((0, 0, random.randint(0, most))) if most else 0)
    return values, {ident: str(value) for ident, value in values.items()}


def misread(report, texts, values):
    """The cells that claim something the page does not print for them; ``texts``: all that is printed for a cell."""
    wrong = []
    for cell in report.cells:
        ident = (cell.table, cell.row, cell.column)
        numbers = {value for text in texts.get(ident, ()) if (value := _number(text, values[ident])) is not None}
        claims_number = cell.state == "number" and cell.value not in numbers
        claims_nothing = cell.state in ("blank", "placeholder") and numbers
        if claims_number or claims_nothing:
            wrong.append((ident, cell.state, cell.value, texts.get(ident), cell.note))
    return wrong


def _number(text, value):
    """The figure a text prints: the drawn one unless the cell was blanked."""
    return value if printed_number(text) is not None else None


def printed_number(text):
    """The number a text prints in a column of any kind, None when it prints none."""
    found = (read_value(text, kind).number for kind in ("change", "amount", "count"))
    return next((number for number in found if number is not None), None)
