"""The quick way to a normal form leads to the same text as the long one, without what nobody sees."""

import random
import sys
import unicodedata

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import as_html

from extract.documents import Document
from extract.normal_form import UNSEEN, nfkc
from extract.prose.recognise import look_alike
from extract.read_report import read_report


def long_way(text):
    return unicodedata.normalize("NFKC", text.translate(UNSEEN))


TEXTS = [
    ("", "nothing"),
    ("云溪县财政局", "what is normal already"),
    ("（一）予以公开，１２件；共计…", "signs and figures of full width"),
    ("①②ⅳ㎡½", "what becomes several letters"),
    ("＝\u0338＋\u0338　\u0301！\u0300", "a mark that joins the sign before it"),
    ("e\u0301 é ﬁ", "letters of two"),
    ("\ufffd\x00\ud800", "and of none"),
    ("\ufeff２\u200b０\u00ad2\u200e4", "what nobody sees"),
    *((chr(unseen), "each of it alone") for unseen in UNSEEN),
]


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_a_text(text, why):
    assert nfkc(text) == long_way(text), why


def test_texts_of_any_letters():
    draw = random.Random(5)
    often = "，：；（）！？％＋　…\u0338\u0301\u3099かが1一"
    for _ in range(3000):
        text = "".join(
            draw.choice(often) if draw.random() < 0.7 else chr(draw.randrange(sys.maxunicode)) for _ in "123456"
        )
        assert nfkc(text) == long_way(text)


PRINTED = str.maketrans(
    "业为举个万与会体关内决况减办务动区华单历发号后国处备复审对属废开强当总执护报据数无机权条构没现确稳类纠纳组织经结统继续维"
    "缴罚获补规计认议许讼访诉试询说请购费转过进采问项题额财县",
    "業為舉個萬與會體關內決況減辦務動區華單歷發號後國處備復審對屬廢開強當總執護報據數無機權條構沒現確穩類糾納組織經結統繼續維"
    "繳罰獲補規計認議許訟訪訴試詢說請購費轉過進採問項題額財縣",
)


@pytest.mark.parametrize(("form", "year"), [("2019", 2020), ("2021", 2023)])
def test_a_report_in_traditional_characters(form, year):
    values, texts = report_texts(form, random.Random(4))
    page = as_html(draw_report(form, texts), year).decode().translate(PRINTED)
    report = read_report(Document(page.encode()))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == values
    assert (report.agency, report.report_year, len(report.sections)) == ("云溪縣財政局", year, 6)


def test_what_is_said_of_a_report_is_none_in_either_shape():
    assert look_alike("云溪縣財政局2023年政府信息公開工作年度報告解讀") == "interpretation"
