"""Progress for people: one line that moves on a terminal, a line every thirty seconds otherwise."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

LINE_EVERY_S = 30.0
MOVE_EVERY_S = 0.2
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Tells how far something is; call ``tell`` as often as one likes and ``end`` once."""

    def __init__(self, quiet: bool, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic) -> None:
        """``quiet`` silences it; ``now`` gives seconds."""
        self._stream = sys.stderr if stream is None else stream
        self._quiet, self._now = quiet, now
        self._moving = self._stream.isatty()
        self._last = now()

    def tell(self, words: str) -> None:
        """The state now; shown when it is time."""
        if self._quiet or self._now() - self._last < (MOVE_EVERY_S if self._moving else LINE_EVERY_S):
            return
        self._last = self._now()
        self._stream.write(f"{_CLEAR}{words}" if self._moving else f"{words}\n")
        self._stream.flush()

    def end(self) -> None:
        """Take the moving line away; what follows is said by others."""
        if self._moving and not self._quiet:
            self._stream.write(_CLEAR)
            self._stream.flush()
