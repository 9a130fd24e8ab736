"""Where a reader finds a row, a set of rows, an agency or a piece of evidence in the browse pages."""

import string
from dataclasses import dataclass
from urllib.parse import urlencode

_SAFE = frozenset(string.ascii_letters + string.digits + "_-")
DATABASE = "gouji"


def tilde(text: str) -> str:
    """A key as one part of an address, in Datasette's tilde encoding."""
    return "".join(c if c in _SAFE else "".join(f"~{byte:02X}" for byte in c.encode()) for c in text)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses below ``base`` (no slash at its end); an empty base gives addresses within the pages."""

    base: str = ""

    def home(self) -> str:
        """The status page."""
        return f"{self.base}/"

    def agency(self, agency_id: str, report_year: int) -> str:
        """The page of one agency and year: what is said, and everything it rests on."""
        return f"{self.base}/case/{tilde(agency_id)}/{report_year}"

    def row(self, table: str, *key: str) -> str:
        """One row by its key."""
        return f"{self.base}/{DATABASE}/{table}/{','.join(map(tilde, key))}"

    def set_of(self, table: str, **filters: object) -> str:
        """The rows of a table or view that a filter leaves; the same rows for as long as the data is the same."""
        query = urlencode({name: str(value) for name, value in filters.items()})
        return f"{self.base}/{DATABASE}/{table}" + (f"?{query}" if query else "")

    def report(self, report_id: str) -> str:
        """A report with all its figures, each linked to where it stands."""
        return f"{self.base}/report/{tilde(report_id)}"

    def cell(self, report_id: str, cell: str) -> str:
        """A figure of a report: leads to the archived document with it marked."""
        return f"{self.base}/cell/{tilde(report_id)}/{tilde(cell)}"

    def evidence(self, capture_id: str, cell: str | None = None) -> str:
        """An archived capture; with ``report_id/table.row.column`` the cell is marked in it."""
        return f"{self.base}/evidence/{tilde(capture_id)}" + (f"?{urlencode({'cell': cell})}#cell" if cell else "")
