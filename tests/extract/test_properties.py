"""A random report, rendered by our own writers, damaged at random, read back: equal or flagged, never wrong.

The gate runs a fixed choice of examples; ``GOUJI_EXAMPLES=20000`` runs that many per shape, and
``benchmarks/damage.py`` runs them without stopping at the first fault.
"""

import os

import pytest
from examples import SEEDS, damages_of, judge, make, styled
from hypothesis import HealthCheck, given, settings
from shapes import SHAPES

from extract.documents import Document
from extract.read_report import read_report

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "20"))
COSTLY = {"docx": 8, "xlsx": 6, "xlsx_bare": 6, "pdf": 8, "pdf_unruled": 8, "pdf_centred": 8, "pdf_two_up": 8}
"""Examples the gate runs of the shapes that take longest; as many as of the others when more are asked for."""
UNRULED = [name for name, shape in SHAPES.items() if shape.partly]


def gate(shape):
    examples = EXAMPLES if EXAMPLES > 20 else min(EXAMPLES, COSTLY.get(shape, EXAMPLES))
    return settings(
        max_examples=examples,
        derandomize=EXAMPLES < 1000,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in UNRULED])
def test_an_undamaged_report_is_read_whole(shape):
    @gate(shape)
    @given(SEEDS)
    def one(seed):
        example = make(shape, seed, [])
        report = read_report(Document(example.content))
        assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == example.values
        assert {check.verdict for check in report.checks} == {"pass"}

    one()


@pytest.mark.parametrize("shape", SHAPES)
def test_no_damage_makes_a_wrong_figure(shape):
    @gate(shape)
    @given(SEEDS, damages_of(shape))
    def one(seed, damages):
        assert judge(make(shape, seed, damages)).faults == []

    one()


@pytest.mark.parametrize("shape", SHAPES)
def test_no_style_of_table_makes_a_wrong_figure(shape):
    @gate(shape)
    @given(SEEDS, styled(shape))
    def one(seed, changes):
        assert judge(make(shape, seed, changes)).faults == []

    one()


BESIDE = ["share_column", "subtotal_column", "last_year_rows", "title_and_unit", "numbered_rows", "numbered_columns"]


@pytest.mark.parametrize("style", BESIDE)
@pytest.mark.parametrize("shape", ["html", "docx", "xlsx"])
def test_what_stands_beside_the_form_costs_no_figure(shape, style):
    example = make(shape, 3, [style])
    report = read_report(Document(example.content))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == example.values


@pytest.mark.parametrize("shape", UNRULED)
def test_a_page_without_lines_may_be_unread_and_is_never_misread(shape):
    @gate(shape)
    @given(SEEDS)
    def one(seed):
        assert judge(make(shape, seed, [])).faults == []

    one()


FOUND = [
    ("pdf", 1, ["lose_a_cell"], "the last place of a short row has no line at its side"),
    ("xlsx", 1, ["lose_a_cell"], "beyond the border of its last cell a row has ended"),
    ("xlsx_bare", 40, ["wrong_colspan", "lose_a_cell", "wrong_colspan"], "one figure over two names, a blank after it"),
    ("pdf_unruled", 81, ["drop_a_rowspan"] * 3, "below the last label of a page its figures stood astray"),
    ("pdf_unruled", 982, ["merge_down"], "a figure between two rows, inside the higher label of one"),
    ("pdf_unruled", 4779, ["gain_a_blank", "swap_rows", "merge_down", "extra_column"], "the same"),
    (
        "pdf_unruled",
        491491668834,
        ["note_among_rows", "remarks", "blank_a_column"],
        "whole with a remark, beyond its heads",
    ),
    (
        "pdf_unruled",
        349646593555,
        ["other_forms_applications", "cut_in_a_row", "extra_column_of_reviews", "lose_labels"],
        "the heads tell the form of the table, not the other table",
    ),
    (
        "pdf_unruled",
        389893987422,
        ["another_body", "side_by_side", "lose_a_row", "lose_the_heads", "empty_lines"],
        "another body's table after one that has lost its first heads",
    ),
    (
        "pdf_unruled",
        226968806128,
        ["gain_a_figure", "split_a_label", "merge_down", "page_cut"],
        "one figure over two rows, whose label is parted",
    ),
    ("pdf_unruled", 221997846828, ["figure_in_its_label", "misspelt"], "a figure behind the bracket that ends a label"),
    ("pdf_unruled", 62770763832, ["side_by_side", "total_row_first", "merge_two"], "one figure over two heads"),
    ("pdf_centred", 738013836361, ["empty_lines", "figure_in_its_label"], "a figure at the end of a long label"),
    ("xlsx_bare", 190488757204, ["blank_cells", "figure_in_its_label"], "a dash at the end of a label"),
    ("xlsx_bare", 863728072587, ["blank_cells", "figure_in_its_label", "page_cut"], "a slash right behind a label"),
    (
        "pdf_unruled",
        407630807728,
        ["gain_a_figure", "blank_a_column", "page_cut"],
        "heads that touch",
    ),
    ("pdf_unruled", 871830992876, ["drop_a_rowspan", "blank_a_column", "cut_across"], "rows a column aside"),
    ("pdf", 412638926772, ["digits_apart", "lose_a_label", "figures_a_line_lower"], "a label below a page end"),
    ("pdf", 579994191795, ["lose_labels", "figures_a_line_lower", "glue_figures"], "one that reaches over lines"),
    ("xlsx_bare", 932460129884, ["gain_a_figure", "lose_labels", "typing_error", "glue_figures"], "028, a place aside"),
    ("xlsx_bare", 716677622123, ["full_width", "blank_cells", "typing_error", "lose_a_cell"], "a change for a count"),
    (
        "xlsx_bare",
        911291287074,
        ["typing_error", "digits_apart", "drop_a_rowspan", "lose_a_cell"],
        "a lost cell in front of an empty place",
    ),
    ("pdf", 659, ["full_width", "lose_a_row", "lose_a_cell", "white_space"], "some rows of the frame reach further"),
    ("pdf_unruled", 5740480594955, ["full_width", "lose_a_row", "lose_a_row", "wrong_rowspan"], "beside a heading"),
    ("pdf_unruled", 779036670, ["gain_a_blank", "blank_a_column", "extra_column", "extra_column"], "one crooked guide"),
    ("pdf_unruled", 66912571, ["full_width", "full_width"], "figures of neighbouring columns touch"),
    ("pdf_unruled", 355687428095999, ["full_width", "full_width"], "the same"),
    (
        "pdf_unruled",
        923938,
        ["lose_a_row", "extra_column", "lose_a_row"],
        "the last row of a page, its figures far below",
    ),
    ("pdf_unruled", 3580, ["wrong_rowspan", "wrong_rowspan"], "heads drawn askew"),
    ("html", 0, ["figures_in_words"], "①"),
    ("pdf_unruled", 1, ["columns_turned"], "heads in another order"),
    ("pdf_unruled", 6, ["another_body"], "a row of this body alone on its page, the other body's in a table"),
    (
        "html",
        118,
        ["share_column", "repeat_a_row", "gain_a_blank", "merge_two"],
        "a share as one of seven",
    ),
    ("html", 112, ["units_in_heads", "remarks", "lose_a_cell", "blank_a_column", "merge_down"], "a remark among them"),
    ("pdf_unruled", 22468, ["blank_cells", "lose_a_row", "blank_cells"], "a block of rows stands a column aside"),
    ("xlsx_bare", 3435956, ["lose_a_cell", "lose_a_cell", "lose_a_row", "lose_a_row"], "columns without a name"),
    ("xlsx_bare", 420681, ["extra_column", "lose_a_row", "merge_two", "merge_two"], "whole rows deny the header"),
    ("pdf_unruled", 477, ["merge_down", "merge_two", "extra_column", "merge_down"], "a figure beside a doubtful row"),
    ("html", 702492281767, ["figures_a_line_lower"], "the figures stand below the blank cells of their row"),
    ("div", 275388980635, ["figures_a_line_lower"], "the same, and they became texts between tables"),
    ("html", 1023476185537, ["split_a_figure", "merge_down"], "11 in two cells is 1 and 1"),
    ("html", 431250889239, ["lose_a_label", "digits_apart"], "4.934 of a count"),
    ("html", 989565558437, ["subtotal_column", "blank_a_column"], "a sum of some columns among the figures"),
    ("html", 28584138472, ["column_missing", "gain_a_figure", "merge_two"], "one row has as many figures as the form"),
    ("csv", 838842262904, ["typing_error", "cut_in_a_row"], "figures below the end of the page"),
    (
        "csv",
        1022859380467,
        ["last_year_rows", "lose_a_row", "poorer_head_again"],
        "only last year's row stands",
    ),
    (
        "csv",
        899659468701,
        ["side_by_side", "blank_cells", "figures_a_line_lower"],
        "before another row's label",
    ),
    ("spaced", 665192900117, ["subtotal_column", "lose_labels", "blank_a_column", "lose_a_row"], "a head too many"),
    (
        "xlsx_bare",
        310900022835,
        ["blank_a_column"] + ["figure_in_its_label"] * 2,
        "one figure in the label's cell",
    ),
    ("xlsx_bare", 1093526981630, ["split_a_label", "page_cut", "wrong_rowspan"], "the figures beside half a label"),
    ("xlsx_bare", 608116448850, ["column_twice", "blank_a_column", "poorer_head_again"], "figures without a head"),
    ("paragraphs", 899329334441, ["of_which_rows", "total_column_first", "merge_header"], "heads without a row below"),
    (
        "paragraphs",
        1042955473775,
        ["subtotal_column", "another_body", "cut_in_a_row"],
        "a whole table above the first header that was seen",
    ),
    ("spaced", 60, ["share_column", "zeros_as_one_cell", "wrong_colspan", "page_cut", "merge_two"], "the same"),
    ("spaced", 368069382893, ["lose_labels", "merge_two", "lose_labels"], "the heading of rows without labels"),
    ("spaced", 836028467672, ["poorer_head_again", "lose_labels", "figures_a_line_lower"], "the same"),
    ("spaced", 842126352913, ["lose_labels", "swap_rows", "merge_header"], "the same"),
    ("tabs", 841081352176, ["lose_labels", "page_cut", "merge_two", "lose_a_label"], "the same"),
    ("lines", 593908459482, ["extra_column", "drop_all_rowspans", "wrong_colspan", "lose_labels"], "and below others"),
    (
        "pdf_unruled",
        72036558723,
        ["figure_in_its_label", "repeat_a_row", "split_a_label", "cut_in_a_row"],
        "figures beside a piece of their label at the end of a page, no cells of a table",
    ),
    (
        "lines",
        66832869729,
        ["row_twice_otherwise", "side_by_side", "glue_figures", "figure_in_its_label", "figures_a_line_lower"],
        "figures before the label of the row beside theirs",
    ),
    ("spaced", 169496724208, ["side_by_side", "another_body"], "only another body's table can be read"),
    ("lines", 917124085788, ["blank_a_column", "drop_a_rowspan", "split_a_figure", "white_space"], "blank or spare"),
    ("lines", 242888595765, ["blank_a_column", "split_a_figure", "typing_error", "page_cut"], "the same"),
    ("paragraphs", 113717694104, ["split_a_figure"], "22 in two cells below a header whose columns are not known"),
    ("paragraphs", 747500359385, ["split_a_figure", "cut_across", "typing_error"], "the same"),
    ("paragraphs", 189504453037, ["misspelt", "split_a_figure", "empty_lines", "page_cut"], "the same"),
    ("embedded", 1098333879526, ["drop_a_rowspan", "split_a_label"], "a heading and half a label before the figures"),
    (
        "xlsx_bare",
        145279612172,
        ["repeat_a_row", "swap_rows", "blank_a_column", "repeat_a_row"],
        "most labels stand under the head of the first figures",
    ),
    (
        "xlsx",
        259472939756,
        ["share_column", "lose_the_heads", "swap_rows", "blank_a_column"],
        "without a head the blank column may be the figure's, and the share not",
    ),
    ("html", 433215617497, ["column_twice", "wrong_rowspan"], "heads side by side that do not reach equally far"),
    ("html", 802328632203, ["last_year_beside", "blank_a_row"], "this year's figures blank beside last year's"),
    ("pdf", 211218030016, ["figures_in_words", "last_year_beside", "blank_a_row"], "the same"),
    (
        "lines",
        585703052906,
        ["note_among_rows", "blank_cells", "split_a_figure", "blank_a_row"],
        "no label reaches over the blank cell before these figures",
    ),
    ("paragraphs", 35832429084, ["last_year_beside", "figures_in_words", "extra_column"], "a row of fifteen cut to 8"),
    ("paragraphs", 678860950915, ["remarks", "merge_two", "swap_rows", "empty_lines"], "some rows end with a remark"),
    (
        "tabs",
        185445195177,
        ["column_twice", "units_in_heads", "cut_across", "extra_column_of_reviews", "glue_figures"],
        "one name over two columns, another cut off",
    ),
    ("html", 96759270486, ["cut_in_a_row", "wrong_rowspan", "merge_down", "swap_rows"], "a row cut off its figures"),
    (
        "spaced",
        753929457260,
        ["repeat_group_labels", "lose_labels", "figures_a_line_lower", "glue_figures"],
        "the label of their group, a row of the other form, beside rows without labels",
    ),
    (
        "html",
        710231315167,
        ["columns_turned", "figure_in_its_label", "poorer_head_again"],
        "turned columns, and a second header that lacks the one that would say so",
    ),
    (
        "html",
        516708583186,
        ["share_column", "note_among_rows", "full_width", "poorer_head_again", "blank_a_column"],
        "a blank column and one of shares under a header without the total",
    ),
    (
        "embedded",
        319635404850,
        ["total_missing", "extra_column", "repeat_group_labels", "white_space"],
        "the column that is always blank is none of the form's, of which one is not printed",
    ),
    ("paragraphs", 415730736562, ["share_column", "blank_a_column"], "a share for the total, where blanks vanish"),
    (
        "paragraphs",
        53722825009,
        ["numbered_rows", "digits_apart", "blank_a_column", "misspelt"],
        "the number of the next row for the total, where blanks vanish",
    ),
    (
        "csv",
        778895820384,
        ["lose_labels", "wrong_colspan", "figure_in_its_label", "poorer_head_again"],
        "a head of columns, printed again, taken for the row of totals",
    ),
    (
        "markdown",
        328033358844,
        ["last_year_beside", "figures_in_words", "merge_down", "blank_a_row"],
        "this year's figures blank beside last year's, and no spans in the header",
    ),
    (
        "xlsx_bare",
        1069257892509,
        ["extra_column_of_reviews", "poorer_head_again", "misspelt", "glue_figures"],
        "a cell of two figures, and the last place of the row free",
    ),
    (
        "pdf_centred",
        563164120286,
        ["figures_in_words", "header_again", "cut_across", "lose_a_cell"],
        "the last word of a figure on a line below",
    ),
    (
        "xlsx_bare",
        776914599055,
        ["lose_a_cell", "glue_figures", "misspelt", "glue_figures"],
        "a cell of two figures, one of them signed",
    ),
    (
        "xlsx_bare",
        999104564324,
        ["page_cut", "blank_a_column", "reviews_in_two", "figures_a_line_lower"],
        "labels and figures a column aside, behind a blank column",
    ),
    (
        "pdf_unruled",
        272826031378,
        ["digits_apart", "lose_labels", "figures_a_line_lower", "figures_a_line_lower"],
        "a line set a column aside begins to the left of its label",
    ),
    (
        "markdown",
        1081208184588,
        ["cut_in_a_row", "swap_rows"],
        "a row cut in two, and another row between its halves",
    ),
    (
        "docx",
        467154678773,
        ["cut_in_a_row", "cut_below_heads", "swap_rows", "poorer_head_again"],
        "a row cut in two by a page, and a whole one moved between its halves",
    ),
    (
        "html",
        890148063129,
        ["of_which_rows", "remarks", "split_a_figure", "page_cut", "blank_a_column"],
        "numbers among the remarks, and a blank column for as many figures as the form has",
    ),
    (
        "html",
        849239623730,
        ["transposed", "split_a_figure", "merge_header"],
        "a table on its side, and a cell more in one of its lines",
    ),
    (
        "html",
        213981804197,
        ["transposed", "column_missing", "lose_a_head", "lose_a_cell"],
        "a table on its side, and a cell less in one of its lines",
    ),
    (
        "docx",
        53924748310,
        ["transposed", "numbered_columns", "split_a_label", "reviews_in_two"],
        "a table on its side, the name of an applicant in two lines",
    ),
    (
        "tabs",
        611008845205,
        ["cut_across", "blank_a_row", "extra_column"],
        "a blank row whose last column stands on the next page",
    ),
    (
        "xlsx",
        334632194894,
        ["another_body", "total_missing"],
        "the report's own table without totals, and another body's whole one behind it",
    ),
    (
        "xlsx_bare",
        179768519176,
        ["transposed", "other_forms_applications", "extra_column"],
        "a table on its side with a blank column",
    ),
    (
        "spaced",
        995769461698,
        ["share_column", "of_which_rows", "blank_a_column"],
        "a share for the total in every row that is read, where blanks vanish",
    ),
    (
        "tabs",
        223703616711,
        ["total_row_first", "side_by_side", "split_a_label"],
        "the figures beside half a label, and the other half below with blank ones",
    ),
    (
        "pdf_unruled",
        23182421504,
        ["columns_turned", "numbered_columns", "drop_all_rowspans", "lose_a_label", "merge_down"],
        "turned columns, and the header that says so on the second page only",
    ),
    (
        "lines",
        768411387673,
        ["row_twice_otherwise", "total_missing", "lose_labels", "extra_column", "wrong_rowspan"],
        "a blank column before the figures and none of totals: only one row adds up",
    ),
    ("pdf_unruled", 203801725946, ["columns_turned", "numbered_columns"], "turned heads with numbers under them"),
    (
        "pdf_unruled",
        435100445830,
        ["figures_in_words", "columns_turned", "gain_a_blank", "split_a_label"],
        "turned heads with a row under them that is not read",
    ),
    (
        "pdf_centred",
        41577351424,
        ["columns_turned", "lose_labels", "digits_apart"],
        "turned heads at the end of a page, the first row on the next",
    ),
    (
        "xlsx_bare",
        1017042885473,
        ["last_year_beside", "zeros_as_one_cell"],
        "last year's figure and one nought over all the others",
    ),
    (
        "pdf_unruled",
        460684859371,
        ["gain_a_blank", "cut_across", "repeat_a_row"],
        "a long label in a narrow column, whose end alone names the row, too",
    ),
    ("pdf_unruled", 648925001710, ["reviews_in_two", "repeat_a_row", "extra_column", "glue_figures"], "the same"),
    (
        "pdf_unruled",
        637440982070,
        ["repeat_group_labels", "poorer_head_again", "cut_below_heads"],
        "the last line of a row, at the foot of two pages the same but for its figures",
    ),
    (
        "pdf_unruled",
        136065173699,
        ["repeat_group_labels", "lose_a_cell", "repeat_a_row", "repeat_a_row"],
        "rows beside which a short one stands are not set under the heads",
    ),
    (
        "pdf_unruled",
        976270979199,
        ["cut_below_heads", "glue_figures", "wrong_colspan", "blank_cells"],
        "the same in the disclosure table",
    ),
    (
        "pdf_unruled",
        342005405284,
        ["figures_a_line_lower", "split_a_label", "lose_a_head", "full_width"],
        "a column left blank is no margin between two pages",
    ),
    (
        "pdf_unruled",
        494109615812,
        ["gain_a_blank", "digits_apart", "gain_a_blank", "split_a_label"],
        "the number of a label ends a page, with its figures",
    ),
    (
        "pdf_unruled",
        371242392344,
        ["numbered_rows", "another_body", "figure_in_its_label", "poorer_head_again"],
        "the first figure, in a line of its own, is the last of a label",
    ),
    (
        "pdf_unruled",
        45955280065,
        ["blank_a_column", "digits_apart", "repeat_a_row", "typing_error"],
        "a long label in a narrow column",
    ),
    (
        "pdf_unruled",
        679812298603,
        ["glue_figures", "typing_error", "merge_down", "gain_a_figure"],
        "a label without its stop: what stands at the crossing is read",
    ),
    ("pdf_unruled", 1023616861116, ["misspelt", "glue_figures"], "a stop before the number of a label"),
    (
        "pdf_unruled",
        100248111847,
        ["lose_labels", "merge_down", "split_a_label", "cut_below_heads"],
        "one figure over two rows, set in the lower one; a label in two lines",
    ),
    (
        "pdf_unruled",
        976708213271,
        ["merge_two", "lose_a_label", "split_a_label"],
        "one figure over two columns, set in the right one",
    ),
    (
        "pdf",
        887923798278,
        ["drop_all_rowspans", "lose_a_cell", "merge_down"],
        "one cell over another column's would make another paper",
    ),
    (
        "xlsx",
        597606087292,
        ["blank_a_column", "page_cut", "repeat_a_row", "split_a_figure"],
        "a row a place too far left, whose blank first figure a figure drawn as two replaced",
    ),
    (
        "xlsx",
        811002209880,
        ["blank_a_column", "drop_a_rowspan", "cut_in_a_row", "split_a_figure"],
        "the same with the blank figure in the middle",
    ),
    (
        "pdf_unruled",
        997557859641,
        ["columns_turned", "another_body", "typing_error", "extra_column"],
        "turned heads that end a page, one of them misspelt",
    ),
    ("pdf_unruled", 471529915468, ["columns_turned", "merge_header", "misspelt"], "a turned head over two columns"),
    (
        "pdf_centred",
        6567175268,
        ["columns_turned", "merge_header", "white_space"],
        "the same, in the middle of the two",
    ),
    (
        "pdf_centred",
        381520103633,
        ["columns_turned", "merge_header", "typing_error", "drop_a_rowspan"],
        "the same, with the figures on the next page",
    ),
    (
        "pdf_unruled",
        240403925368,
        ["columns_turned", "merge_header", "typing_error"],
        "of the turned head only the beginning is known",
    ),
    (
        "pdf_unruled",
        725901662441,
        ["columns_turned", "merge_header", "white_space", "lose_a_row"],
        "turned heads beside others, the page after them",
    ),
    (
        "docx",
        1025127661324,
        ["share_column", "glue_figures", "blank_a_column", "merge_two"],
        "two figures in one cell of a row that ends early: its share stood under the total",
    ),
    (
        "pdf_centred",
        980051216927,
        ["figure_in_its_label", "lose_a_row", "merge_two"],
        "the first figure behind the words of a label's last line",
    ),
    (
        "pdf_centred",
        742433935858,
        ["cut_in_a_row", "merge_down", "extra_column_of_reviews", "repeat_a_row"],
        "a cell over two rows that a page end parts: its figure stands on the second page",
    ),
    (
        "pdf_centred",
        351883730869,
        ["blank_a_column", "page_cut"],
        "a page on which all rows stand a column aside, under the heads of the page before",
    ),
    (
        "pdf_centred",
        645209747082,
        ["lose_a_cell", "white_space", "repeat_group_labels"],
        "a line of outcomes that lacks a figure, by itself on the page below its heads",
    ),
    (
        "pdf_centred",
        4945843899,
        ["split_a_label", "swap_rows"],
        "figures beside the rest of a label, a row further down",
    ),
]


@pytest.mark.parametrize(("shape", "seed", "damages", "why"), FOUND)
def test_what_the_long_runs_found_stays_mended(shape, seed, damages, why):
    assert judge(make(shape, seed, damages)).faults == [], why
