import pytest

from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.from_pdf import read
from monitor.tools.equipment import equipped
from monitor.tools.ocr import Recognition, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")


@pytest.fixture(scope="module")
def recognition():
    reader = Recognition(pages_per_process=2)
    yield reader
    reader.close()


def test_bytes_that_are_no_picture_are_damaged(recognition):
    with pytest.raises(Unreadable) as caught:
        recognition(b"\x89PNG\r\n\x1a\nnothing")
    assert caught.value.kind == "damaged"


def test_a_picture_is_read_by_a_process_that_is_replaced_in_time(recognition):
    cv2 = pytest.importorskip("cv2")
    import numpy

    picture = numpy.full((1200, 1700, 3), 255, numpy.uint8)
    cv2.putText(picture, "2024", (200, 300), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 6)
    content = cv2.imencode(".png", picture)[1].tobytes()
    processes = set()
    for _ in range(2):
        scanned = recognition(content)
        processes.add(recognition._process and recognition._process.pid)
        assert "2024" in "".join(word.text for word in scanned.words)
    assert None in processes, "after its share of pages the process is ended"


def test_nothing_is_started_before_it_is_needed():
    with equipped(office=False) as tools:
        assert tools.ocr._process is None
        with pytest.raises(Unreadable):
            read(Document(b"%PDF-1.4"), Reading(tools=tools))
        assert tools.ocr._process is None
