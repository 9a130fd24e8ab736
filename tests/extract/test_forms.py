"""The declared forms against the circulars' own arithmetic."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import as_html

from data.errors import DeclarationError
from extract.align.figures import FORM_GUESSED
from extract.documents import Document
from extract.forms import load_form, read_form
from extract.identities import check_identities
from extract.read_report import read_report
from extract.report import Cell
from extract.statutory import FORMS, Table

CELLS = {"2019": (22, 161, 15), "2021": (10, 175, 15)}
EQUATIONS = {"2019": 40, "2021": 42}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_the_cells_and_equations_of_its_circular(form):
    tables = load_form(form).tables
    assert tuple(len(table.cells()) for table in tables) == CELLS[form]
    assert sum(len(table.identities()) for table in tables) == EQUATIONS[form]


@pytest.mark.parametrize("form", FORMS)
def test_ids_are_unique_within_their_table(form):
    for table in load_form(form).tables:
        for labels in (table.rows, table.columns, table.groups):
            ids = [label.id for label in labels]
            assert len(ids) == len(set(ids)), table.id


@pytest.mark.parametrize("form", FORMS)
def test_every_total_has_its_equation(form):
    for table in load_form(form).tables:
        totals = {
            "row": [r.id for r in table.rows if "总计" in r.label],
            "column": [c.id for c in table.columns if c.label == "总计"],
        }
        bound = {
            "row": {each for e in table.equations if e.scope == "each_column" for each in e.left + e.right},
            "column": {each for e in table.equations if e.scope == "each_row" for each in e.left + e.right},
        }
        for scope, ids in totals.items():
            assert set(ids) <= bound[scope], (table.id, scope)


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_of_zeros_balances(form):
    tables = load_form(form).tables
    cells = [Cell(t.id, row, column, "number", Decimal(0)) for t in tables for row, column in t.cells()]
    checks = check_identities(cells, [(table.id, form) for table in tables])
    assert {check.verdict for check in checks} == {"pass"}
    assert len(checks) == EQUATIONS[form]


@pytest.mark.parametrize("form", FORMS)
def test_no_spelling_names_two_rows_of_a_table(form):
    def clashes(table: Table) -> list[str]:
        spellings = [spelling for row in table.rows for spelling in row.spellings]
        return [each for each in spellings if spellings.count(each) > 1]

    assert [clash for table in load_form(form).tables for clash in clashes(table)] == []


REFUSED = [
    ("form='2021'\nreport_years=[1]", "circular", "a mandatory text is missing"),
    ("not toml", "TOML", "the file is no TOML"),
    ("form='1999'\ncircular='x'\ntitle='x'\nreport_years=[1]", "form", "an unknown form"),
]


@pytest.mark.parametrize(("text", "field", "why"), REFUSED)
def test_a_malformed_form_is_refused_by_field(tmp_path: Path, text, field, why):
    path = tmp_path / "form.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DeclarationError) as refusal:
        read_form(path)
    assert field in str(refusal.value), why
    assert "form.toml" in str(refusal.value)


BAD_EQUATIONS = [
    ('left = ["results_total"]', 'left = ["nothing"]', "nothing"),
    ('sides = ["第一项加第二项", "第三项加第四项"]', 'sides = ["第一项加第二项"]', "sides"),
]


@pytest.mark.parametrize(("good", "bad", "names"), BAD_EQUATIONS)
def test_an_equation_over_an_unknown_row_or_without_words_is_refused(tmp_path: Path, good, bad, names):
    text = Path("data/forms/2021.toml").read_text("utf-8").replace(good, bad)
    path = tmp_path / "form.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DeclarationError, match=names):
        read_form(path)


TOLD = [
    # lines of table two and three that are printed, the forms said, and the tables whose form is a guess
    (slice(None), slice(None), {"2019"}, (), "both say it"),
    (slice(0), slice(None), {"2019"}, (), "table three alone"),
    (slice(0), slice(0, 20), {"2021"}, ("applications", "reviews_and_litigation"), "no row that only one form has"),
    (slice(None), slice(0, 20), {"2019"}, ("applications",), "table three goes by table two"),
    (slice(0), slice(0), {"2021"}, ("reviews_and_litigation",), "table four is the same in both"),
]


@pytest.mark.parametrize(("two", "three", "forms", "guessed", "why"), TOLD)
def test_a_form_that_nothing_tells_is_said_to_be_a_guess(two, three, forms, guessed, why):
    sheets = draw_report("2019", report_texts("2019", Random(1))[1])
    sheets[0].lines, sheets[1].lines = sheets[0].lines[two], sheets[1].lines[three]
    report = read_report(Document(as_html([sheet for sheet in sheets if sheet.lines], 2020)))
    assert {form for _, form in report.table_forms} == forms, why
    assert report.forms_guessed == guessed, why
    assert [note for note in report.notes if "form" in note] == [
        FORM_GUESSED.format(table=table, form=dict(report.table_forms)[table]) for table in guessed
    ]
