"""Exit codes, and which error leads to which (contract: Commands)."""

import errno
import sqlite3
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


_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
_OF_A_DATABASE = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
)

_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""Another program has a database open and does not let go of it: a viewer, a copy being made."""


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
        case sqlite3.OperationalError() if _code(error) in _IN_USE:
            click.echo("gouji: 数据库正被另一个程序占用，请将其关闭后重新运行", err=True)
            return LOCKED
        case OSError() | sqlite3.OperationalError() if _is_of_the_disk(error):
            click.echo(f"gouji: 无法读写：{error}；请检查磁盘空间与权限后重新运行", err=True)
            return INTERNAL
        case _:
            traceback.print_exception(error)
            return INTERNAL
    click.echo(f"gouji: {error}", err=True)
    return code


def _is_of_the_disk(error: OSError | sqlite3.OperationalError) -> bool:
    """Whether the disk refused: full, read-only, not ours. Everything else is a fault of the program."""
    if isinstance(error, sqlite3.OperationalError):
        return _code(error) in _OF_A_DATABASE
    return error.errno in _OF_THE_DISK


def _code(error: sqlite3.OperationalError) -> int:
    """What SQLite calls an error; the higher bits say more."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
