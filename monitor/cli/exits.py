"""Exit codes, and which error leads to which (contract: Commands)."""

import traceback

import click

from data.errors import GoujiError

GOOD = 0
INTERNAL = 1
USAGE = 2
SOME_NOT_LOOKED_AT = 3
HELD = 4
FINDINGS = 5
LOCKED = 6
NOT_DELIVERED = 7
STALE = 8
INTERRUPTED = 130


class Locked(GoujiError):
    """Raised when another run holds the lock of this state folder, from whatever wants to write."""


class NotDelivered(GoujiError):
    """Raised when a digest could not be handed over to the mail server, from ``digest --send``."""


def code_of(error: BaseException) -> int:
    """The exit code of an error; prints it to stderr as a person should see it."""
    match error:
        case SystemExit():
            return error.code if isinstance(error.code, int) else INTERNAL
        case KeyboardInterrupt() | click.Abort():
            click.echo("已中断，状态已保存。 Interrupted, state saved.", err=True)
            return INTERRUPTED
        case click.ClickException():
            error.show()
            return USAGE
        case Locked():
            code = LOCKED
        case NotDelivered():
            code = NOT_DELIVERED
        case GoujiError():
            code = USAGE
        case _:
            traceback.print_exception(error)
            return INTERNAL
    click.echo(f"gouji: {error}", err=True)
    return code
