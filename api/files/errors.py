"""The errors of files that users supply or name.

::

    FileError
    ├── BadTable          a table can't be read, or lacks a required column
    │   ├── ColumnMissing a required column is missing
    │   ├── NotHeaded     no column has the given heading
    │   ├── KeyMissing    no column identifies the rows
    │   └── BadManifest   the manifest of a portfolio has errors
    ├── TargetUnwritable  the file cannot be written
    └── TargetRefused     the target is another kind of file, or has the name of one
"""

from collections.abc import Sequence


class FileError(Exception):
    """The root of all errors of files; the class is the kind of error, the message has the facts."""


class BadTable(FileError):
    """The table can't be read, or lacks a required column; the message says where."""


class ColumnMissing(BadTable):
    """A required column of the table is missing.

    role: the role of the missing column.
    """

    def __init__(self, message: str, role: str) -> None:
        super().__init__(message)
        self.role = role


class NotHeaded(ColumnMissing):
    """No column of the table has the heading that was given for its role, or that it had in the last import."""


class KeyMissing(BadTable):
    """No column of the table identifies its rows."""


class BadManifest(BadTable):
    """The manifest can't be read, or has errors.

    wrong: a line for each error.
    """

    def __init__(self, message: str, wrong: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.wrong = tuple(wrong)

    def __str__(self) -> str:
        return "\n  ".join((self.args[0], *self.wrong))


class TargetUnwritable(FileError):
    """The file cannot be written."""


class TargetRefused(FileError):
    """The target is an existing file of another kind, or has the name of one."""
