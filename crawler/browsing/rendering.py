"""Drawing a page whose list a script makes: opened in a browser, and what becomes of it archived.

Whatever the page asks for is asked through the fetcher: politeness, robots.txt, budgets, the guard against private
addresses, the TLS profile, the User-Agent and the archive hold for it as for everything else.
"""

import asyncio
from dataclasses import dataclass

from scrapy import Request

from crawler.archive import Rendering
from crawler.browsing.drawing import Drawing, Fetch
from crawler.fetch.fetching import Fetcher
from crawler.page.pages import Page
from crawler.reasons import REASONS
from data.errors import StorageError

MARK = "gouji_drawing"
"""The key of a request's meta under which its drawing travels."""
LONGEST_S = 240.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a browser made of a page."""

    page: Page | None = None
    """The document as the scripts left it; None when there is a problem or the page wants to go elsewhere."""
    captures: tuple[str, ...] = ()
    """Everything the drawing rests on, the rendering itself last."""
    answers: tuple[Page, ...] = ()
    """What the scripts were answered as data."""
    jump: str | None = None
    problem: str | None = None
    detail: str | None = None
    doubt: str | None = None
    """Why the list may not be all there; what is there is there all the same."""


async def draw(fetcher: Fetcher, fetch: Fetch, page: Page, source: str) -> Drawn:
    """Open an archived page in the browser and archive what becomes of it. Raises StorageError only.

    ``fetch`` is asked for everything the page asks for; ``source`` is the capture of the page itself.
    """
    drawing = Drawing(fetch, page, fetcher.settings.agent_header)
    meta = {MARK: drawing, "download_slot": "browser", "download_timeout": LONGEST_S}
    try:
        await asyncio.wait_for(fetcher.download(Request(page.url, meta=meta, dont_filter=True)), LONGEST_S)
    except StorageError:
        raise
    except Exception as error:  # whatever a browser can die of: the page was not drawn
        drawing.fail("timeout" if isinstance(error, TimeoutError) else "js_shell", f"浏览器：{error!r}"[:300])
    finally:
        await drawing.end()
    if drawing.fatal is not None:
        raise drawing.fatal
    problem = drawing.problem or ""
    if problem.startswith("blocked."):
        fetcher.politeness.rest(page.url, f"{REASONS[problem]}：{drawing.detail}")
    if drawing.problem or drawing.jump or drawing.dom is None:
        why = problem or (None if drawing.jump else "js_shell")
        return Drawn(captures=tuple(drawing.captures), jump=drawing.jump, problem=why, detail=drawing.detail)
    return _kept(fetcher, drawing, drawing.dom.encode("utf-8", "replace"), source)


def _kept(fetcher: Fetcher, drawing: Drawing, content: bytes, source: str) -> Drawn:
    url = drawing.page.url
    rendering = Rendering(url, content, fetcher.clock(), source)
    capture = fetcher.writer.keep_rendering(rendering)
    page = Page(url, 200, content, {"content-type": rendering.media_type})
    doubt = f"浏览器未取得：{'；'.join(drawing.left_out)}"[:300] if drawing.left_out else None
    return Drawn(page, (*drawing.captures, capture.capture_id), tuple(drawing.answers), doubt=doubt)
