"""What can go wrong with the files that people bring and name.

::

    FileError
    ├── BadTable          a table can't be read, or lacks what it is for
    │   ├── ColumnMissing no column of it has what it is for
    │   ├── NotHeaded     no column of it has the heading that was given
    │   ├── KeyMissing    no column of it tells its rows apart
    │   └── BadManifest   the manifest of a portfolio is wrong
    ├── TargetUnwritable  the file cannot be written there
    └── TargetRefused     another kind of file is there, or its name says so
"""

from collections.abc import Sequence


class FileError(Exception):
    """The root of all errors of this package: the class says what happened, the message the facts."""


class BadTable(FileError):
    """The table can't be read, or lacks what it is for; the message says where."""


class ColumnMissing(BadTable):
    """No column of the table has what it is for.

    role: the role of a column that would do.
    """

    def __init__(self, message: str, role: str) -> None:
        super().__init__(message)
        self.role = role


class NotHeaded(ColumnMissing):
    """No column of the table has the heading that was given for its role, or that it had the last time."""


class KeyMissing(BadTable):
    """No column of the table tells its rows apart."""


class BadManifest(BadTable):
    """The manifest can't be read, or is wrong.

    wrong: a line for each thing that is wrong with it.
    """

    def __init__(self, message: str, wrong: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.wrong = tuple(wrong)

    def __str__(self) -> str:
        return "\n  ".join((self.args[0], *self.wrong))


class TargetUnwritable(FileError):
    """The file cannot be written there."""


class TargetRefused(FileError):
    """What would be written over is no file of the same kind, or the name is one of another kind."""
