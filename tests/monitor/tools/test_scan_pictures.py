"""Pictures drawn here, spoiled as scanners and phones spoil them, and made ready again."""

from collections import Counter

import pytest

from extract.drawn.page import moved
from monitor.tools.ocr import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")
cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

RED, BLACK, WHITE = (45, 40, 205), (0, 0, 0), (255, 255, 255)
EDGES, ROWS = (200, 700, 1000, 1300, 1500), (300, 400, 500, 600, 700, 800, 900)
FIGURES = ["3 18 204", "0 7 96", "41 5 1280", "6 0 38", "59 223 0", "109 253 1618"]


def page():
    """A table of six rows of figures under a title, on paper of 1700 x 1200 pixels."""
    paper = np.full((1200, 1700, 3), 255, np.uint8)
    for y, text in ((120, "ANNUAL REPORT OF GOVERNMENT INFORMATION"), (200, "AND OF WHAT THE PUBLIC ASKED FOR")):
        cv2.putText(paper, text, (200, y), cv2.FONT_HERSHEY_SIMPLEX, 1.5, BLACK, 3, cv2.LINE_AA)
    for x in EDGES:
        cv2.line(paper, (x, ROWS[0]), (x, ROWS[-1]), BLACK, 2)
    for y in ROWS:
        cv2.line(paper, (EDGES[0], y), (EDGES[-1], y), BLACK, 2)
    for y, line in zip(ROWS, FIGURES, strict=False):
        for x, text in zip(EDGES[1:], line.split(), strict=False):
            cv2.putText(paper, text, (x + 60, y + 62), cv2.FONT_HERSHEY_SIMPLEX, 1.2, BLACK, 3, cv2.LINE_AA)
    return paper


def lying(paper):
    return np.ascontiguousarray(np.rot90(paper))


def leaning(paper):
    height, width = paper.shape[:2]
    return cv2.warpAffine(
        paper, cv2.getRotationMatrix2D((width / 2, height / 2), -2.5, 1), (width, height), borderValue=WHITE
    )


def photographed(paper):
    """From the side, with a lamp at the left."""
    height, width = paper.shape[:2]
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen = np.float32([[90, 40], [width - 30, 90], [width - 80, height - 120], [40, height - 30]])
    onto = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(paper, onto, (width, height), flags=cv2.INTER_AREA, borderValue=WHITE)
    return (photo * np.linspace(1.0, 0.55, width)[None, :, None]).astype(np.uint8)


def stamped(paper):
    """A ring and a star of red ink over the figures; print shows through, and the picture is compressed."""
    ink = np.full_like(paper, 255)
    cv2.circle(ink, (1000, 600), 220, RED, 14)
    cv2.fillPoly(ink, [np.array([(1000, 520), (1050, 660), (930, 570), (1070, 570), (950, 660)])], RED)
    return cv2.imdecode(cv2.imencode(".jpg", np.minimum(paper, ink), [cv2.IMWRITE_JPEG_QUALITY, 75])[1], 1)


@pytest.fixture(scope="module")
def engine():
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


@pytest.mark.parametrize("spoil", [lying, photographed, stamped])
def test_figures_are_read_from_spoiled_pictures(engine, spoil):
    from monitor.tools.scan_page import scan_page

    scanned = scan_page(engine, cv2.imencode(".png", spoil(page()))[1].tobytes())
    texts = [word.text.replace("o", "0") for word in scanned.words if not word.doubt]
    read = Counter(text for text in texts if text.isdigit())
    printed = Counter(" ".join(FIGURES).split())
    assert read <= printed
    assert read.total() > 0.8 * printed.total()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_points_of_the_page_made_level_are_found_on_the_picture_as_given(turns):
    """A spot drawn on the paper is where the plane of the level page says."""
    from monitor.tools.scan_image import prepared

    paper = page()
    cv2.circle(paper, (450, 1050), 12, BLACK, -1)
    given = np.ascontiguousarray(np.rot90(photographed(paper), turns))
    level = prepared(given, turns, 0.0)
    spot = spot_on(level.grey)
    assert moved(tuple(level.plane.ravel()), *spot) == pytest.approx(spot_on(given), abs=3)


def spot_on(image):
    """The middle of the one thick thing on a picture."""
    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    ys, xs = np.nonzero(cv2.erode((grey < 60).astype(np.uint8), np.ones((11, 11), np.uint8)))
    return float(xs.mean()), float(ys.mean())


@pytest.mark.parametrize("spoil", [leaning, photographed])
def test_lines_stand_level_and_upright(spoil):
    from monitor.tools.scan_image import prepared
    from monitor.tools.scan_lines import lines_of

    rulings, _ = lines_of(prepared(spoil(page()), 0, 0.0).ink)
    across = [line for line in rulings if line.is_horizontal and line.x1 - line.x0 > 500]
    assert len({round(line.y0 / 20) for line in across}) == len(across) == len(ROWS), "one piece each"


@pytest.mark.parametrize(
    ("edge", "tables", "reason"),
    [
        ((100, 60, 1600, 1140), 1, "around the table and the text above it: the edge of the paper"),
        ((200, 960, 1500, 1100), 2, "below the table: a table of its own"),
    ],
)
def test_lines_around_a_table_are_none_of_its_own(edge, tables, reason):
    from extract.drawn.frames import frames_of
    from extract.drawn.page import Ruling
    from monitor.tools.scan_page import without_outlines

    x0, y0, x1, y1 = edge
    middle = (y0 + y1) / 2
    table = [*(Ruling(x, ROWS[0], x, ROWS[-1]) for x in EDGES), *(Ruling(EDGES[0], y, EDGES[-1], y) for y in ROWS)]
    around = [Ruling(x, y0, x, y1) for x in (x0, x1)] + [Ruling(x0, y, x1, y) for y in (y0, y1)]
    below = [Ruling(x0, middle, x1, middle)] if tables > 1 else [Ruling(x0, 250, x1, 250)]
    rulings = [*table, *around, *below]
    frames, lines = without_outlines(frames_of(rulings), rulings)
    assert len(frames) == tables, reason
    assert set(table) <= set(lines), reason
    assert (set(around) <= set(lines)) == (tables > 1), reason
