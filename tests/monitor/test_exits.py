"""What an error says to whoever called, and the exit code it ends with."""

import errno
import sqlite3

import pytest

from data.errors import StorageError
from monitor.cli.exits import INTERNAL, LOCKED, code_of
from monitor.errors import Locked


def database_error(code):
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    return error


ERRORS = [
    # (error, exit code, whether a traceback is shown)
    (OSError(errno.ENOSPC, "No space left on device"), INTERNAL, False),
    (OSError(errno.EROFS, "Read-only file system"), INTERNAL, False),
    (PermissionError(errno.EACCES, "Permission denied"), INTERNAL, False),
    (FileNotFoundError(errno.ENOENT, "No such file"), INTERNAL, True),
    (database_error(sqlite3.SQLITE_FULL), INTERNAL, False),
    (database_error(sqlite3.SQLITE_READONLY | 1 << 8), INTERNAL, False),
    (database_error(sqlite3.SQLITE_BUSY | 2 << 8), LOCKED, False),
    (database_error(sqlite3.SQLITE_LOCKED), LOCKED, False),
    (database_error(sqlite3.SQLITE_ERROR), INTERNAL, True),
    (StorageError("存档无法写入"), INTERNAL, False),
    (Locked("另一个任务"), LOCKED, False),
    (KeyError("x"), INTERNAL, True),
]


@pytest.mark.parametrize(("error", "code", "ours"), ERRORS, ids=[repr(each[0]) + str(each[2]) for each in ERRORS])
def test_only_a_fault_of_ours_shows_where_it_happened(capsys, error, code, ours):
    assert code_of(error) == code
    said = capsys.readouterr().err
    assert said.startswith("gouji: ") is not ours
