"""What a careful clerk reads in a drawing of which every position counts: the figure where row and column cross.

In most shapes a cell that is lost leaves a row that is plainly too short, and the reader has to say so. A worksheet or
a page without any lines cannot show it: the cells after the lost one stand one column further left, the last position
is empty, and nothing tells this paper from one that was filled in so. It is another valid document, and to read it as
it stands is no fault; whether its figures can be true is for the identities to say. This is the only tolerance beyond
the figures a drawing prints. It is asked for by shape (``Shape.positional``), and it is narrow: the label of the row
must be printed whole, in one line or two, but for stops and brackets; the columns are those named by a whole header, or
those in which most of the complete lines have their figures; no line may reach further than the table; and only the
text at the crossing counts.
"""

from collections import Counter

from drawing import Drawn, Ident, Sheet
from placing import Placed, placed, size_of

from extract.forms import load_form


def bare(text: str) -> str:
    """A label without the blanks of justified text, and without stops and brackets: who reads 3其他 reads 3.其他."""
    return "".join(filter(str.isalnum, text))


FORM_TABLES = {table.id: table for form in ("2019", "2021") for table in load_form(form).tables}
ROWS = {
    table_id: {bare(row.label): row.id for form in ("2019", "2021") for row in load_form(form).table(table_id).rows}
    for table_id in FORM_TABLES
}
COLUMNS = {
    table_id: {
        bare(column.label): column.id for form in ("2019", "2021") for column in load_form(form).table(table_id).columns
    }
    for table_id in FORM_TABLES
}


def crossings(sheets: list[Sheet]) -> dict[Ident, list[Drawn | None]]:
    """For each statutory cell, what stands where its row and its column cross; None for an empty position."""
    found: dict[Ident, list[Drawn | None]] = {}
    heads: dict[str, tuple[int, dict[str, int]]] = {}
    for sheet in sheets:
        if sheet.table not in FORM_TABLES:
            continue
        cells = placed(sheet)
        at = {
            (cell.row + down, cell.column + over): cell
            for cell in cells
            for down in range(cell.rows)
            for over in range(cell.columns)
        }
        height, width = size_of(cells)
        if sheet.table == "reviews_and_litigation":
            _cross_outcomes(cells, at, found)
            continue
        usual = _usual_columns(cells) if sheet.table == "applications" else None
        if usual:
            heads[sheet.table] = (width, usual)
        for row in range(height):
            line = [cell for cell in cells if cell.row == row]
            own = {
                bare(cell.text): cell.column
                for cell in line
                if cell.drawn.header and bare(cell.text) in COLUMNS[sheet.table]
            }
            if own and not usual:
                known = {} if sheet.table == "proactive_disclosure" else heads.get(sheet.table, (0, {}))[1]
                heads[sheet.table] = (width, {**known, **{COLUMNS[sheet.table][text]: own[text] for text in own}})
            _cross_row(sheet, row, at, heads.get(sheet.table, (0, {})), found)
    return found


def _usual_columns(cells: list[Placed]) -> dict[str, int] | None:
    """Where most of the lines with a figure for every column have them."""
    lines: dict[int, dict[str, int]] = {}
    for cell in cells:
        if cell.drawn.ident:
            lines.setdefault(cell.row, {})[cell.drawn.ident[2]] = cell.column
    whole = Counter(
        tuple(line.items()) for line in lines.values() if len(line) == len(set(COLUMNS["applications"].values()))
    )
    (most, times), *_ = whole.most_common(1) or [((), 0)]
    return dict(most) if 2 * times > len(lines) else None


def _cross_row(sheet: Sheet, row: int, at, heads: tuple[int, dict[str, int]], found) -> None:
    """The crossings of one line, by the label next to its figures."""
    line = [cell for cell in at.values() if cell.row == row]
    own = any(cell.drawn.ident for cell in line)
    labels = {
        cell.column: named
        for cell in line
        if not (cell.drawn.header or cell.drawn.ident) and (named := _named(cell, at if own else {}, sheet.table))
    }  # （六）其他处理 names a row in one form, and in the other the rows to its right
    width, columns = heads
    if labels and max(column for line, column in at if line == row) < width:
        label = labels[max(labels)]
        for column, place in columns.items():
            cell = at.get((row, place))
            found.setdefault((sheet.table, label, column), []).append(cell.drawn if cell else None)


def _named(cell: Placed, at, table: str) -> str | None:
    """The row that a cell names, by itself or with what stands above or below it: the label of a line of figures."""
    above, below = at.get((cell.row - 1, cell.column)), at.get((cell.row + cell.rows, cell.column))
    texts = [cell.text, *([above.text + cell.text] if above else ()), *([cell.text + below.text] if below else ())]
    return next((ROWS[table][bare(text)] for text in texts if bare(text) in ROWS[table]), None)


def _cross_outcomes(cells: list[Placed], at, found) -> None:
    """The one line of the reviews table: by its order, when the header above it is whole."""
    table = FORM_TABLES["reviews_and_litigation"]
    rows = {cell.row for cell in cells if cell.drawn.ident}
    heads = [cell for cell in cells if cell.drawn.header and bare(cell.text) in COLUMNS[table.id]]
    if [cell.column for cell in sorted(heads, key=lambda cell: cell.column)] != list(range(15)):
        return
    for row in rows:
        for column, (line, name) in enumerate(table.cells()):
            cell = at.get((row, column))
            found.setdefault((table.id, line, name), []).append(cell.drawn if cell else None)
