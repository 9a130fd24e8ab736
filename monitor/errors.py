"""The errors of the monitor that have an exit code of their own."""

from data.errors import GoujiError, Locked

__all__ = ["Locked", "NotDelivered", "Stale"]


class NotDelivered(GoujiError):
    """Raised when a digest could not be handed over to the mail server, from ``digest --send``."""


class Stale(GoujiError):
    """Raised when a command needs something that was never made or is too old: the database, a run."""
