from dataclasses import replace

from casework import AGENCY, case, cells, read

from rule_rows import Row

CITY = replace(AGENCY, kind="people_government", level="prefecture")


def two(**values):
    return read(cells=cells(**{f"proactive_disclosure__{name}": value for name, value in values.items()}))


ROWS = [
    Row("T2_RULES_COMPETENCE", "zeros in a county", case(**two(rules__made=0, rules__in_force=0)), "pass"),
    Row(
        "T2_RULES_COMPETENCE",
        "a township that made two",
        case(**two(rules__made=2, rules__repealed=0)),
        "fail",
        words="无规章制定权",
    ),
    Row(
        "T2_RULES_COMPETENCE",
        "a city may",
        case(**two(rules__made=2), agency=CITY),
        "not_assessable",
        reason="competent",
    ),
    Row(
        "T2_RULES_COMPETENCE",
        "a city's department may not",
        case(**two(rules__made=2), agency=replace(CITY, kind="department")),
        "fail",
    ),
    Row("T2_RULES_COMPETENCE", "an oblique for a number", case(**two(rules__made="placeholder")), "not_assessable"),
    Row("T2_RULES_COMPETENCE", "nothing read", case(), "not_assessable", reason="no_reading"),
    Row(
        "T2_IN_FORCE_LOWER_BOUND",
        "as many in force as made",
        case(**two(normative_documents__made=2, normative_documents__repealed=0, normative_documents__in_force=2)),
        "pass",
        "normative_documents",
    ),
    Row(
        "T2_IN_FORCE_LOWER_BOUND",
        "one made, none in force",
        case(**two(normative_documents__made=1, normative_documents__repealed=0, normative_documents__in_force=0)),
        "fail",
        "normative_documents",
    ),
    Row(
        "T2_IN_FORCE_LOWER_BOUND",
        "the stock is missing",
        case(
            **two(normative_documents__made=1, normative_documents__repealed=0, normative_documents__in_force="missing")
        ),
        "not_assessable",
        "normative_documents",
    ),
    Row(
        "T2_ITEMS_NONNEG",
        "fewer, but some left",
        case(**two(licensing__items_prev_year=20, licensing__items_change=-20)),
        "pass",
        "licensing",
    ),
    Row(
        "T2_ITEMS_NONNEG",
        "more gone than there were",
        case(**two(licensing__items_prev_year=20, licensing__items_change=-21)),
        "fail",
        "licensing",
    ),
    Row(
        "T2_ITEMS_NONNEG",
        "not in this form",
        case(**two(licensing__decisions=1)),
        "not_assessable",
        reason="not_in_form",
    ),
    Row("FEE_UNIT", "four thousand and some", case(**two(administrative_fees__amount_wan_yuan=4478.1715)), "pass"),
    Row(
        "FEE_UNIT",
        "a county with seven digits of 万元",
        case(**two(administrative_fees__amount_wan_yuan=1_606_100)),
        "fail",
    ),
    Row(
        "FEE_UNIT",
        "a city may have that much",
        case(**two(administrative_fees__amount_wan_yuan=1_606_100), agency=CITY),
        "not_assessable",
    ),
    Row("FEE_UNIT", "blank", case(**two(administrative_fees__amount_wan_yuan="blank")), "not_assessable"),
]
