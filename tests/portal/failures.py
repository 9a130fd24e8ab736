"""Every failure, at every request, on every kind of list: a portal that has published, and something in the way.

Whatever fails, a look may see the report or not know; it must never say that there is none.
"""

import itertools
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from portal import blocks
from portal.answers import Answer, Asked
from portal.families import EVERY
from portal.scenarios.scenario import DAY1, A, Owed, Scenario, at, new, trs
from portal.site import Fault, Item, Site, history

Broken = Callable[[Asked, Answer], Answer]


def _travel(delivery: str) -> Broken:
    return lambda _, own: replace(own, body=own.body or b"x" * 99, delivery=delivery, pace=0.5)  # type: ignore[arg-type]


def _cut(share: float) -> Broken:
    return lambda _, own: replace(own, body=own.body[: int(len(own.body) * share)])


def _elsewhere(asked: Asked, own: Answer) -> Answer:
    """The portal's news instead of what was asked for."""
    news = tuple(Item(f"青禾县召开第{n}次工作会议", at("01-11 10:00"), "<p>新闻</p>") for n in range(30))
    return trs().html(
        "".join(
            f'<ul class="gl-list"><li><a href="/xw/{i.number}.html">{i.title}</a><span>2026-01-11</span></li></ul>'
            for i in news
        )
    )


def _without_rows(_: Asked, own: Answer) -> Answer:
    """The page as it is, but a script or database has filled in nothing."""
    body = own.body
    for start, end in (
        (b"<li", b"</li>"),
        (b"<tr", b"</tr>"),
        (b"<record>", b"</record>"),
        (b'{"title"', b"}"),
        (b'{"source"', b"}}"),
        (b'{"id"', b"}"),
    ):
        while start in body and end in body[body.index(start) :]:
            first = body.index(start)
            body = body[:first] + body[body.index(end, first) + len(end) :]
    return replace(own, body=body)


def _garbled(_: Asked, own: Answer) -> Answer:
    return replace(own, body=bytes((byte * 7 + 3) % 256 for byte in own.body))


FAILURES: dict[str, Answer | Broken] = {
    **{name.lower(): answer for name, answer in vars(blocks).items() if isinstance(answer, Answer)},
    "cut": _travel("cut"), "chunk_cut": _travel("chunk_cut"), "reset": _travel("reset"), "hang": _travel("hang"), "drip": _travel("drip"),
    "half": _cut(0.5), "nearly": _cut(0.9), "quarter": _cut(0.25), "garbled": _garbled,
    "elsewhere": _elsewhere, "without_rows": _without_rows,
    "home": lambda asked, own: replace(own, body=trs().html(trs()._home()).body, media_type="text/html"),
    "to_home": Answer(b"", 302, headers=(("Location", "/"),)), "to_itself": lambda asked, _: Answer(b"", 302, headers=(("Location", asked.target),)),
    "to_nowhere": Answer(b"", 301), "no_content": Answer(b"", 204, None), "not_modified": Answer(b"", 304, None), "partial": lambda _, own: replace(own, status=206),
    "teapot": Answer(b"<html><body>x</body></html>", 499), "huge": Answer(b"<html>" + b"x" * 600_000),
    "json_error": Answer(json.dumps({"success": False, "code": 500, "message": "系统异常"}).encode(), media_type="application/json"),
    "json_empty": Answer(b"{}", media_type="application/json"), "json_null": Answer(b"null", media_type="application/json"),
    "as_text": lambda _, own: replace(own, media_type="text/plain"), "as_file": lambda _, own: replace(own, media_type="application/octet-stream"),
    "gzip_lie": lambda _, own: replace(own, headers=(("Content-Encoding", "gzip"),)), "br_lie": lambda _, own: replace(own, headers=(("Content-Encoding", "br"),)),
    "login": Answer(trs().html("<form action='/login'>用户登录 <input name='user'><input name='password' type='password'></form>").body),
    "says_none": lambda asked, _: trs().html("<div class='list'><p>暂无信息</p></div>"), "binary": Answer(bytes(range(256)) * 40),
    "frame": Answer(b"<html><frameset><frame src='/login.html'></frameset></html>"), "xml": Answer(b"<?xml version='1.0'?><error/>", media_type="text/xml"),
}  # fmt: skip


@dataclass(slots=True)
class At:
    """True for the n-th request of the second crawl (robots.txt not counted), and with ``stays`` for all after it."""

    number: int
    stays: bool
    _met: int = field(default=0)

    def __call__(self, asked: Asked) -> bool:
        if asked.now < DAY1 or asked.path == "/robots.txt":
            return False
        self._met += 1
        return self._met == self.number or (self.stays and self._met > self.number)


POSITIONS = range(1, 6)
PLACES = {"first": "2026-01-20 09:00", "middle": "2021-06-01 09:00", "last": "2016-06-01 09:00"}
"""Where in the list the new report stands, by the day the portal prints beside it."""


def every() -> Iterator[tuple[str, str, str, int, bool]]:
    """All that can be combined: family, place of the report, failure, number of the request, whether it stays."""
    return itertools.product(EVERY, PLACES, FAILURES, POSITIONS, (False, True))


def scenarios(count: int | None, seed: int) -> list[Scenario]:
    """So many combinations, chosen by a seed; None means all."""
    chosen = list(every())
    if count is not None:
        chosen = random.Random(seed).sample(chosen, count)
    return [_scenario(number, *each) for number, each in enumerate(chosen)]


def _scenario(number: int, family: str, place: str, failure: str, position: int, stays: bool) -> Scenario:
    item = new("01-20 09:00", shown=at(PLACES[place]).date())
    faults = (Fault(At(position, stays), FAILURES[failure]),)
    site = Site(A, EVERY[family], (*history(A, 2017, 2024), item), faults, per_page=3)
    why = f"{family}, report {place}, {failure} at request {position}{' and after' if stays else ''}"
    return Scenario(f"f{number}", why, site, (Owed(("absent", "?"), "?"),))
