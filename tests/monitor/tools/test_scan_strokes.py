import pytest

from monitor.tools.ocr import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")
cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

SIZE = 20


def ink(*strokes, thick=3):
    """Strokes as x0, y0, x1, y1 on a field of 60 x 40 pixels."""
    field = np.zeros((40, 60), np.uint8)
    for x0, y0, x1, y1 in strokes:
        cv2.line(field, (x0, y0), (x1, y1), 255, thick)
    return field


@pytest.mark.parametrize(
    ("strokes", "hinted", "expected", "reason"),
    [
        ([(10, 20, 20, 20)], False, "-", "a dash"),
        ([(5, 20, 45, 20)], False, "-", "a long one"),
        ([(10, 30, 20, 10)], False, "/", "a slash"),
        ([(10, 30, 16, 10)], False, None, "it leans as little as an italic 1"),
        ([(10, 30, 16, 10)], True, "/", "the same, read as a slash once"),
        ([(20, 30, 10, 10)], True, None, "it leans the other way"),
        ([(15, 30, 15, 10)], True, None, "a 1"),
        ([(15, 30, 19, 10), (19, 10, 14, 14)], True, None, "an italic 1 with its flag"),
        ([(10, 30, 20, 10), (8, 10, 20, 10)], True, None, "a 7"),
        ([(10, 20, 20, 20), (30, 12, 40, 28)], False, None, "a dash and something else"),
        ([(2, 20, 58, 20)], False, None, "a piece of a line"),
        ([], False, None, "nothing"),
    ],
)
def test_a_stroke_is_told_by_its_ink(strokes, hinted, expected, reason):
    from monitor.tools.scan_strokes import stroke_of

    assert stroke_of(ink(*strokes), SIZE, hinted) == expected, reason


@pytest.mark.parametrize(
    ("wide", "high", "size", "expected"),
    [(6, 4, 17, "-"), (12, 7, 35, "-"), (5, 4, 17, None), (9, 8, 25, None), (12, 9, 35, None)],
)
def test_a_small_dash_is_as_high_as_its_edges_are_blurred(wide, high, size, expected):
    from monitor.tools.scan_strokes import stroke_of

    field = np.zeros((40, 60), np.uint8)
    field[10 : 10 + high, 10 : 10 + wide] = 255
    assert stroke_of(field, size) == expected


@pytest.mark.parametrize(
    ("readings", "expected"),
    [(["-", "*"], "-"), (["BE"], "-"), ([".", '"'], "-"), (["1", "-"], None), (["7"], None)],
)
def test_what_is_read_of_a_dash_does_not_matter_unless_it_is_a_digit(readings, expected):
    from monitor.tools.scan_rooms import InkLine, _stroke

    line = InkLine((10, 18, 21, 23), SIZE, 0.1)
    assert _stroke(line, ink((10, 20, 20, 20)), [(text, 0.9) for text in readings]) == expected


@pytest.mark.parametrize(
    ("readings", "expected", "reason"),
    [
        (["12", "12"], ("12", False), "read alike"),
        (["12", "72"], ("12", True), "read otherwise the second time"),
        (["8", "3", "8"], ("8", True), "two against one prove nothing"),
        (["", "8"], ("8", True), "read once only"),
        (["", "8", "8"], ("8", False), "not read once, and twice alike"),
        (["", "1", "1"], ("1", True), "what is read as nothing and as 1 may be a scratch"),
        (["o", "0"], ("0", False), "the same figure"),
    ],
)
def test_only_readings_that_agree_count(readings, expected, reason):
    from monitor.tools.scan_rooms import word_of

    word = word_of((0, 0, 1, 1), [(text, 0.9) for text in readings], False)
    assert (word.text, word.doubt is not None) == expected, reason


@pytest.mark.parametrize(
    ("width", "expected", "reason"),
    [(14, "0", "narrower than high: a nought"), (20, "o", "as wide as high: a letter or a circle")],
)
def test_a_lone_o_that_is_narrow_is_a_nought(width, expected, reason):
    from monitor.tools.scan_rooms import word_of

    assert word_of((0, 0, width, 20), [("o", 0.9), ("o", 0.9)], False).text == expected, reason


@pytest.mark.parametrize(
    ("strokes", "doubtful", "reason"),
    [
        ([(15, 30, 15, 10)], False, "an upright 1"),
        ([(10, 30, 20, 10)], True, "a slash"),
        ([(10, 30, 20, 10), (8, 10, 20, 10)], False, "a 7 has a head"),
    ],
)
def test_a_leaning_1_may_be_a_slash(strokes, doubtful, reason):
    from monitor.tools.scan_rooms import word_of
    from monitor.tools.scan_strokes import leans

    word = word_of((0, 0, 1, 1), [("1", 0.9), ("1", 0.9)], leans(ink(*strokes)))
    assert bool(word.doubt) == doubtful, reason
