"""Exit codes, and which error leads to which (contract: Commands)."""

import traceback

import click

from data.errors import GoujiError, StorageError
from monitor.errors import Locked, NotDelivered, Stale

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
        case Stale():
            code = STALE
        case StorageError():
            code = INTERNAL
        case GoujiError():
            code = USAGE
        case _:
            traceback.print_exception(error)
            return INTERNAL
    click.echo(f"gouji: {error}", err=True)
    return code
