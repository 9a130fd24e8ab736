"""What our own pages share: a query, a template filled in, and the words every page speaks."""

from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request, Response

from extract.showing.naming import cell_name
from extract.showing.saying import STATES, in_chinese
from monitor.app import App
from monitor.browse.addresses import DATABASE, Addresses, tilde
from monitor.words import ANSWER, KIND, MARKS, REASON, STATUS, said

AT = Addresses()
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Serving:
    """What the pages are served for; kept on the Datasette as ``gouji``."""

    app: App


async def rows(datasette: Datasette, sql: str, *values: object) -> list[Row]:
    """The rows of a query on gouji.db."""
    result = await datasette.get_database(DATABASE).execute(sql, list(values), page_size=1_000_000)
    return [dict(row) for row in result.rows]


def words_of() -> Row:
    """What every page of ours needs to speak."""
    return {
        "said": said, "STATUS": STATUS, "REASON": REASON, "KIND": KIND, "ANSWER": ANSWER, "MARKS": MARKS, "at": AT,
        "cell_name": cell_name, "in_chinese": in_chinese, "STATES": STATES,
    }  # fmt: skip


async def page(datasette: Datasette, request: Request, template: str, **values: object) -> Response:
    """A page from a template."""
    return Response.html(await datasette.render_template(template, words_of() | values, request=request))


def asked_key(request: Request, name: str) -> str:
    """A key that is part of the address."""
    return str(tilde_decode(request.url_vars[name]))


def evidence_link(evidence: str) -> tuple[str, str]:
    """(words, address) for a look, a capture or a cell that a finding rests on."""
    report_id, slash, cell = evidence.partition("/")
    if slash and cell.count(".") == 2:
        return cell_name(cell), AT.cell(report_id, cell)
    return evidence, f"/id/{tilde(evidence)}"
