"""The search for cycles rests while a document is read, and no longer."""

import gc

import pytest

from extract.at_rest import collector_at_rest
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.from_html import read


@pytest.fixture(params=[True, False], ids=["searching", "put off by the caller"])
def searching(request):
    """Whether Python searches for cycles when reading begins."""
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_search_rests_meanwhile_and_is_as_before_afterwards(searching):
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is searching


def test_search_is_as_before_after_a_document_that_cannot_be_read(searching):
    with pytest.raises(Unreadable):
        read(Document(b"<html></html>"), Reading())
    assert gc.isenabled() is searching
