"""What every reader returns: the document as paragraphs and grids in reading order, each with its place."""

from collections.abc import Sequence

from extract.documents import Document
from extract.value_types import value


@value
class GridPlace:
    """A cell of an HTML, Word or sheet table: the order of the grid in the document, row and column from 0."""

    grid: int
    row: int
    column: int
    path: str | None = None
    """A stable path to the element: an XPath in HTML, ``Sheet1!B3`` in a sheet."""


@value
class BoxPlace:
    """A box on a page: page from 1, box as x0, y0, x1, y1 in points from the top left."""

    page: int
    box: tuple[float, float, float, float]


@value
class LinePlace:
    """A line of a text file, from 1."""

    line: int


Place = GridPlace | BoxPlace | LinePlace


@value
class GridCell:
    """One position of a grid.

    ``text`` is the source's own text, line breaks kept as spaces or newlines, nothing else changed. A position covered
    by a spanning cell repeats that cell with ``origin`` false, so that "empty" and "covered" stay different.
    """

    text: str
    place: Place
    origin: bool = True
    row_span: int = 1
    col_span: int = 1
    hidden: bool = False
    """The source hides it from people (``display:none``, ``hidden``); it is evidence, not content."""
    doubt: str | None = None
    """Why the reader is not sure of this text or of its row (a doubtful character of a scan, a line between two rows).
    No number is ever made of a doubtful cell: it becomes ``unreadable``, or ``ambiguous`` with ``alternatives``."""
    alternatives: tuple[str, ...] = ()
    """The other texts this cell may hold, when it is doubtful and the choices are known."""
    lost: bool = False
    """The source shows that a cell stood here and is gone: it holds a column's place and gives no figure."""


GridRow = tuple[GridCell | None, ...]


@value
class Grid:
    """One table as drawn: rows of equal length, ``None`` where the source has no cell at all (a short row).

    ``ragged`` is true when the columns of the source cannot be trusted (plain text): then only the order of the cells
    in a row means anything, never their index.
    """

    number: int
    rows: Sequence[GridRow]
    ragged: bool = False
    page: int | None = None
    """The page it starts on, where there are pages."""
    hidden: bool = False
    """It stands inside something the source hides from people: read only when no visible table says the same."""


@value
class Paragraph:
    """One run of text between tables, as printed; ``heading`` is the level a format declares (h1 = 1), if any."""

    text: str
    place: Place
    heading: int | None = None
    linked: bool = False
    """Its text is for the most part that of links: it names other documents."""
    hidden: bool = False
    """It stands inside something the source hides: prose of a tab not chosen, or words of a template."""


@value
class Attachment:
    """A document a page links to: the address as written, and the words of the link."""

    href: str
    caption: str


Block = Paragraph | Grid


@value
class Content:
    """A document after its reader: blocks in reading order, and what stands outside the text."""

    reader: str
    """``html``, ``text``, ``markdown``, ``pdf``, ``docx``, ``doc``, ``xlsx``, ``scan`` ..."""
    media_type: str
    """What the bytes are, whatever was declared."""
    blocks: tuple[Block, ...]
    title: str | None = None
    """The format's own title: ``<title>``, a document property."""
    metas: tuple[tuple[str, str], ...] = ()
    """Name and content of every meta, in order, names as written."""
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader wants known: a wrong charset, a dropped hairline column, pages without text."""
    recognised: tuple[int, ...] = ()
    """The pages, from 1, whose text was recognised from a picture."""
    inside: Document | None = None
    """The document within an archive that was read, where it was a single one: its bytes hold the places."""
    main: object = None
    """The reader's own tree of the content block, for the narrative; never serialised."""
