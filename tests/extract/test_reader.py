"""How much a document may hold in all: its tables and its text together, whatever its format."""

import gzip
import io

import docx
import pytest
from writing import as_html

from extract import drawn_rows
from extract.documents import Document, Limits, Reading
from extract.errors import Unreadable
from extract.reader import read_content

TABLE = b"<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
SPANNED = b"<table><tr><td colspan=2>1</td></tr><tr><td>3</td><td>4</td></tr></table>"
LINE = "本机关主动公开政府信息。\n".encode()


def tables(number: int) -> bytes:
    written, file = docx.Document(), io.BytesIO()
    for _ in range(number):
        written.add_table(rows=1, cols=2)
        written.add_paragraph("次")
    written.save(file)
    return file.getvalue()


ROWS = [
    # content, limits, the message or None where it is read, reason
    (TABLE * 3, {"max_cells": 12}, None, "as many cells as there may be"),
    (TABLE * 4, {"max_cells": 12}, "16 cells in all tables; the limit is 12", "no table is large, all are"),
    (SPANNED * 3, {"max_cells": 12}, None, "a cell over two columns is two, however many it might have been"),
    (SPANNED * 4, {"max_cells": 12}, "16 cells in all tables; the limit is 12", "the same, one table more"),
    (tables(7), {"max_cells": 12}, "14 cells in all tables; the limit is 12", "small tables of a Word file, many"),
    (b"1,2,3,4\n" * 20, {"max_cells": 79}, "80 cells in all tables; the limit is 79", "separated values"),
    (LINE * 9, {"max_characters": 130}, None, "117 characters and their lines"),
    (LINE * 11, {"max_characters": 130}, "143 characters of text; the limit is 130", "a long text"),
    (b"<p>" + LINE * 11, {"max_characters": 130}, "142 characters of text; the limit is 130", "a long page"),
    (b"<table><tr><td>" + b"9" * 131, {"max_characters": 130}, "131 characters", "a long text in one cell"),
    (gzip.compress(LINE * 11), {"max_characters": 130}, "143 characters", "a long text, packed"),
    (as_html([], 2023), {}, None, "a report"),
]


@pytest.mark.parametrize(("content", "limits", "message", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_all_tables_and_all_text_count(content, limits, message, reason):
    reading = Reading(Limits(**limits))
    if message is None:
        assert read_content(Document(content), reading).blocks, reason
        return
    with pytest.raises(Unreadable) as refused:
        read_content(Document(content), reading)
    assert refused.value.kind == "too_large"
    assert message in refused.value.message


def test_to_count_them_no_table_of_a_page_is_laid_out(monkeypatch):
    monkeypatch.setattr(drawn_rows, "_laid_out", lambda rows: pytest.fail(f"table {rows.number} was laid out"))
    assert read_content(Document(SPANNED * 3), Reading()).blocks
