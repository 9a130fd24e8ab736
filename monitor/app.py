"""What every command works with: settings, state folder, clock, and a voice for progress."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.config import Config
from monitor.home import Home
from monitor.workdays import BEIJING

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class App:
    """What a command works with. ``clock`` gives aware Beijing time; with --now it stands still at that moment."""

    config: Config
    home: Home
    clock: Clock
    simulated: bool = False
    json: bool = False
    verbosity: int = 0
    """-1 quiet, 0 usual, 1 and more: talkative."""

    def say(self, text: str) -> None:
        """Progress for people, to stderr; silent with -q."""
        if self.verbosity >= 0:
            print(text, file=sys.stderr, flush=True)


def beijing_clock() -> datetime:
    """The real time in Beijing."""
    return datetime.now(BEIJING)


def make_app(config: Config, now: datetime | None = None, *, json: bool = False, verbosity: int = 0) -> App:
    """An App around settings; ``now`` replaces the clock."""
    clock = beijing_clock if now is None else (lambda: now)
    return App(config, Home(config.home), clock, now is not None, json, verbosity)
