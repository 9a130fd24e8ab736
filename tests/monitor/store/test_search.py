import pytest

from monitor.store.search import bigrams, match_query

ROWS = [
    ("政府信息", "政府 府信 信息 息", "every pair, and the last character alone"),
    ("孝义市2021年", "孝义 义市 市 2021 年", "numbers are words of their own"),
    ("", "", "nothing"),
    ("——，。", "", "only punctuation"),
    ("PDF 附件", "pdf 附件 件", "letters in small"),
]


@pytest.mark.parametrize(("text", "tokens", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_bigrams(text, tokens, reason):
    assert bigrams(text) == tokens


FOUND = [
    # words, text, found, reason
    ("孝义", "山西省孝义市人民政府办公室", True, "a two-character place name"),
    ("培训", "开展业务培训3次", True, "a two-character word"),
    ("依申请公开", "依申请公开工作", True, "a longer phrase"),
    ("申请公开", "公开申请", False, "the order of characters counts"),
    ("政", "人民政府", True, "one character"),
    ("息", "政府信息", True, "the last character"),
    ("孝义 培训", "孝义市开展培训", True, "both words, anywhere"),
    ("孝义 培训", "孝义市开展", False, "one word missing"),
    ("2021", "2021年度", True, "a year"),
    ('"; DROP', "drop", True, "signs of the query language are only signs"),
    ("OR", "政府", False, "a word of the query language is only a word"),
]


@pytest.mark.parametrize(("words", "text", "found", "reason"), FOUND, ids=[row[3] for row in FOUND])
def test_search(words, text, found, reason):
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(bigrams)")
    db.execute("INSERT INTO t VALUES (?)", [bigrams(text)])
    hits = db.execute("SELECT count(*) FROM t WHERE t MATCH ?", [match_query(words)]).fetchone()[0]
    db.close()
    assert bool(hits) is found


def test_nothing_to_search_for_is_an_empty_query():
    assert match_query("，。 !") == ""
