"""The quick way to a normal form leads to the same text as the long one, without what nobody sees."""

import random
import sys
import unicodedata

import pytest

from extract.normal_form import UNSEEN, nfkc


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
