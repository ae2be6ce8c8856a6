"""Which error ends the command with which exit code: the one table of them.

0 done · 1 failed · 2 wrong usage · 3 a file was refused, or a question needs an answer.
"""

from api.files.errors import BadTable, FileError, TargetRefused
from api.operations.errors import (
    BuiltUpon,
    NeedsAnswer,
    NothingToDo,
    NotTogether,
    NotVerified,
    OperationError,
    PlanOutdated,
    PlanUnreadable,
)
from api.settings.errors import SettingsError
from ifc_import.errors import FileRefused, ImportFailure, ReadingFailed
from qr.errors import QrError
from registry.errors import Ambiguous, NotACode, RegistryError

FAILED, WRONG_USAGE, REFUSED = 1, 2, 3

EXIT_CODES: dict[type[Exception], int] = {
    FileRefused: REFUSED,
    ReadingFailed: REFUSED,
    ImportFailure: REFUSED,
    NeedsAnswer: REFUSED,
    PlanOutdated: REFUSED,
    PlanUnreadable: REFUSED,
    NothingToDo: FAILED,
    BuiltUpon: FAILED,
    NotVerified: FAILED,
    NotTogether: WRONG_USAGE,
    OperationError: FAILED,
    NotACode: FAILED,
    SettingsError: WRONG_USAGE,
    BadTable: REFUSED,
    Ambiguous: REFUSED,
    TargetRefused: WRONG_USAGE,
    FileError: FAILED,
    RegistryError: FAILED,
    QrError: FAILED,
}
"""The first class in an error's ancestry that stands here decides."""


def known_errors() -> tuple[type[Exception], ...]:
    """The errors that are told in one line; all others are faults of this program and keep their traceback."""
    return tuple(EXIT_CODES)


def exit_code_of(error: Exception) -> int:
    """The exit code for `error`."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
