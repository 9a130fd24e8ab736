"""The fixture portals of the tests, each with one of its answers changed: what was asked for, and a visit to it."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal_double import Double, agency, visit

from crawler.looks import Look
from crawler.page.pages import Page
from crawler.register import Portal
from crawler.title.names import squash

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "portals"
YEAR = 2024


@dataclass(frozen=True)
class OfFixture:
    """One fixture portal: its requests and answers, and the first report among its rows."""

    folder: Path
    start: str
    answers: tuple[dict[str, Any], ...]
    title: str

    def changing(self, rng: random.Random) -> bytes:
        """The answer to be changed: one of those that hold the report, else any."""
        bodies = [self.body(answer) for answer in self.answers]
        return rng.choice([body for body in bodies if self.title.encode() in body] or bodies)

    def body(self, answer: dict[str, Any]) -> bytes:
        return (self.folder / answer["file"]).read_bytes()

    def row_in(self, content: bytes) -> tuple[int, int] | None:
        """Where the report's row lies in an answer: its whole link, or its title where it is data."""
        at = content.find(self.title.encode())
        if at < 0:
            return None
        end = at + len(self.title.encode())
        begin = content.rfind(b"<a", 0, at)
        close = content.find(b"</a>", end)
        linked = begin >= 0 and close >= 0 and b"</a" not in content[begin:at]
        return (begin, close + 4) if linked else (at, end)

    def visited(self, content: bytes, folder: Path) -> Look:
        """A visit to the portal with the answer that holds the report changed."""
        held = (each for each in self.answers if self.title.encode() in self.body(each))
        return self.visited_with({each["file"]: content for each in held}, folder)

    def visited_with(self, changes: Mapping[str, bytes], folder: Path) -> Look:
        """A visit to the portal with some of its answers changed, by their files."""
        who = agency("one", self.title.partition(str(YEAR))[0], column_url=self.start)
        home = "{0.scheme}://{0.netloc}/".format(urlsplit(self.start))
        return visit(_Answers(self, changes), folder, [(who, YEAR)], Portal("p", "示例县", home))[0]


class _Answers(Double):
    """The answers of a fixture, told apart by what is sent, too."""

    def __init__(self, portal: OfFixture, changes: Mapping[str, bytes]) -> None:
        super().__init__({})
        self._portal, self._changes = portal, changes

    async def download(self, request: Any) -> Any:
        for answer in self._portal.answers:
            sent = answer.get("body", "") in request.body.decode("utf-8", "replace")
            if answer["url"] == request.url and answer.get("method", "GET") == request.method and sent:
                headers = {"Content-Type": answer.get("type", "text/html; charset=utf-8")}
                body = self._changes.get(answer["file"], self._portal.body(answer))
                self.answers[request.url] = (200, body, headers)
        return await super().download(request)


def still_shows(portal: OfFixture, content: bytes) -> bool:
    """Whether a reader of a changed answer still sees the report's title; where only a script would show it, whether it
    is still there."""
    whole = next((portal.body(each) for each in portal.answers if portal.title.encode() in portal.body(each)), b"")
    if not whole or portal.title.encode() not in content:
        return False
    if squash(portal.title) not in Page(portal.start, 200, whole).text:
        return True
    return squash(portal.title) in Page(portal.start, 200, content).text


def _portals() -> tuple[OfFixture, ...]:
    found = []
    for folder in sorted(FIXTURES.iterdir()):
        told = json.loads((folder / "requests.json").read_text("utf-8"))
        titles = [title for title, _, _ in told["expected"]["rows"] if f"{YEAR}年" in title]
        found.append(OfFixture(folder, told["start"], tuple(told["answers"]), titles[0] if titles else "\0"))
    return tuple(found)


PORTALS = _portals()
