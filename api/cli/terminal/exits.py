"""Which error ends the command with which exit code: the one table of them.

0 done
1 failed: nothing of that name in the registry, or it can't be done as things are
2 wrong usage: an option, a value or a combination that can't be, whatever is registered
3 refused: a file or table was refused, or a question needs an answer
"""

from api.files.errors import BadManifest, BadTable, FileError, TargetRefused, TargetUnwritable
from api.operations.errors import (
    BadValue,
    NeedsAnswer,
    NotPossible,
    OperationError,
    PlanOutdated,
    PlanUnreadable,
    WhichCorrection,
)
from api.settings.errors import BadSettings, SettingsError
from ifc_import.errors import ImportFailure
from qr.errors import (
    CopiesUnfit,
    FontUnfit,
    FormatUnfit,
    HostUnfit,
    LayoutUnfit,
    LogoUnfit,
    LookUnfit,
    NoSymbolFound,
    ProofError,
    QrError,
    ReadingUnfit,
    StockError,
)
from registry.errors import Ambiguous, RegistryError

FAILED, WRONG_USAGE, REFUSED = 1, 2, 3

EXIT_CODES: dict[type[Exception], int] = {
    RegistryError: FAILED,
    Ambiguous: REFUSED,
    ImportFailure: REFUSED,
    QrError: FAILED,
    StockError: WRONG_USAGE,
    HostUnfit: WRONG_USAGE,
    LookUnfit: WRONG_USAGE,
    LayoutUnfit: REFUSED,
    FontUnfit: REFUSED,
    LogoUnfit: REFUSED,
    ReadingUnfit: WRONG_USAGE,
    CopiesUnfit: WRONG_USAGE,
    FormatUnfit: WRONG_USAGE,
    ProofError: REFUSED,
    NoSymbolFound: FAILED,
    OperationError: FAILED,
    NeedsAnswer: REFUSED,
    WhichCorrection: REFUSED,
    BadValue: WRONG_USAGE,
    NotPossible: FAILED,
    PlanOutdated: REFUSED,
    PlanUnreadable: REFUSED,
    FileError: FAILED,
    BadTable: REFUSED,
    BadManifest: REFUSED,
    TargetUnwritable: FAILED,
    TargetRefused: WRONG_USAGE,
    SettingsError: WRONG_USAGE,
    BadSettings: WRONG_USAGE,
}
"""The first class in an error's ancestry that stands here decides."""


def known_errors() -> tuple[type[Exception], ...]:
    """The errors that are told in one line; all others are faults of this program and keep their traceback."""
    return tuple(EXIT_CODES)


def exit_code_of(error: Exception) -> int:
    """The exit code for `error`."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
