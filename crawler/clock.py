"""Clocks that can be handed to another process: the real one, and one that stands still."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Clock:
    """Aware Beijing time; ``stands_at`` replaces it (``--now``), and then what is written is marked as simulated."""

    stands_at: datetime | None = None

    def __call__(self) -> datetime:
        """The time."""
        return datetime.now(BEIJING) if self.stands_at is None else self.stands_at

    @property
    def simulated(self) -> bool:
        """Whether the clock was replaced."""
        return self.stands_at is not None
