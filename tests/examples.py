"""One example of the property: a random report in a shape, damaged, read back, each of its cells judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from additions import ADDITIONS
from clerk import crossings
from damage import Printed
from drawing import Drawn, Values, draw_report
from hypothesis import strategies as st
from sampling import FORMS, printed_number, report_texts
from shapes import EVERY_DAMAGE, SHAPES
from styles import STYLES

from extract.documents import Document
from extract.read_report import read_report
from extract.report import Cell, Report

EVERY_STYLE = (*STYLES, *ADDITIONS)
CHANGES = {change.__name__: change for change in (*EVERY_DAMAGE, *EVERY_STYLE)}
FAULTS = ("wrong", "wrong_blank")
SEEDS = st.integers(0, 2**63)


def damages_of(shape: str):
    """One to four names of damages that this shape can suffer."""
    names = [change.__name__ for change in SHAPES[shape].damages]
    return st.lists(st.sampled_from(names), min_size=1, max_size=4)


def styled(shape: str):
    """One or two styles an office may have laid its tables out in, and up to three damages after them."""
    names = [change.__name__ for change in SHAPES[shape].damages]
    styles = st.lists(st.sampled_from([style.__name__ for style in EVERY_STYLE]), min_size=1, max_size=2, unique=True)
    return st.builds(list.__add__, styles, st.lists(st.sampled_from(names), max_size=3))


def drawn_by(random: Random, shape: str, in_styles: bool) -> tuple[int, list[str]]:
    """As the strategies above draw, and never the same again: a seed and the names of what is done to the report."""
    damages = [change.__name__ for change in SHAPES[shape].damages]
    styles = [style.__name__ for style in EVERY_STYLE]
    if not in_styles:
        return random.getrandbits(40), random.choices(damages, k=random.randint(1, 4))
    return random.getrandbits(40), random.sample(styles, random.randint(1, 2)) + random.choices(
        damages, k=random.randint(0, 3)
    )


@dataclass
class Example:
    """The bytes of a damaged document, its damaged drawing, and the figures of the whole one."""

    shape: str
    content: bytes
    page: Printed
    values: Values


@dataclass
class Judged:
    """What became of an example: its cells by verdict, and those in error with what is printed for them.

    A verdict is the cell's state, unless it claims what is not printed: ``wrong`` or ``wrong_blank``; ``as_printed``
    when it is what stands at its crossing (see ``clerk``); ``contradicted`` when that shape cannot show the loss and a
    failed identity covers the cell: the report then says that its figures cannot be.
    """

    counts: Counter[str]
    faults: list[tuple]


def make(shape: str, seed: int, damages: Sequence[str]) -> Example:
    """The document of a seed in a shape, with these damages one after the other."""
    random, known = Random(seed), SHAPES[shape]
    form = random.choice(sorted(FORMS))
    values, texts = report_texts(form, random)
    page = Printed(draw_report(form, texts), known.vanishing, known.positional)
    for name in damages:
        CHANGES[name](page, lambda most: random.randint(0, most))
    return Example(shape, known.write(page.sheets, FORMS[form], random), page, {**values, **page.instead})


def judge(example: Example) -> Judged:
    """Read the document and hold every cell against the drawing."""
    report = read_report(Document(example.content))
    positional = SHAPES[example.shape].positional
    texts, crossed = example.page.texts, crossings(example.page.sheets) if positional else {}
    contradicted = _contradicted(report) if positional else set()
    counts: Counter[str] = Counter()
    faults = []
    for cell in report.cells:
        ident = (cell.table, cell.row, cell.column)
        shown = any(printed_number(text) is not None for text in texts.get(ident, ()))
        verdict: str = cell.state
        if _is_fault(cell, {example.values[ident]} if shown else set()):
            said = [_figure(drawn, example.values) for drawn in crossed.get(ident, ())]
            verdict = "wrong" if cell.state == "number" else "wrong_blank"
            verdict = "contradicted" if ident in contradicted else verdict
            verdict = "as_printed" if cell.value in said else verdict
        counts[verdict] += 1
        if verdict in FAULTS:
            faults.append((verdict, ident, cell.value, texts.get(ident), cell.note))
    return Judged(counts, faults)


def _is_fault(cell: Cell, numbers: set[Decimal]) -> bool:
    """Whether a cell claims a figure that is not printed for it, or that nothing is where something is."""
    if cell.state == "number":
        return cell.value not in numbers
    return cell.state in ("blank", "placeholder") and bool(numbers)


def _contradicted(report: Report) -> set[tuple[str, str, str]]:
    failed = [check for check in report.checks if check.verdict == "fail"]
    return {(check.table, *name.split(".")) for check in failed for name in check.cells}


def _figure(drawn: Drawn | None, values: Values) -> Decimal | None:
    """The figure a position prints, None when it prints none."""
    number = None if drawn is None else printed_number(drawn.text)
    return values[drawn.ident] if drawn and drawn.ident and number is not None else number
