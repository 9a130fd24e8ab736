"""Leaving the list: looking at the address changes nothing, only a POST does (RFC 8058)."""

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from monitor.browse.pages import asked_key, page
from monitor.digest.subscribing import leave, subscribed
from monitor.ledger import Ledger


async def unsubscribe_page(datasette: Datasette, request: Request) -> Response:
    """GET asks, POST ends every subscription of the address the secret belongs to."""
    app, token = datasette.gouji.app, asked_key(request, "token")
    if not app.home.ledger.exists():
        raise NotFound("没有这个订阅")
    ledger = Ledger(app.home.ledger)
    try:
        known = subscribed(ledger, token)
        if known is None:
            raise NotFound("没有这个订阅，或已经退订")
        if request.method == "POST":
            leave(ledger, known.address, app.clock(), simulated=app.simulated)
    finally:
        ledger.close()
    return await page(datasette, request, "unsubscribe.html", done=request.method == "POST", address=known.address)
