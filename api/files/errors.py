"""What can go wrong with the files that people bring and name.

::

    FileError
    ├── BadTable          a table can't be read, or lacks what it is for
    │   └── BadManifest   the manifest of a portfolio is wrong
    ├── TargetUnwritable  the file cannot be written there
    └── TargetRefused     another kind of file is there, or its name says so
"""


class FileError(Exception):
    """The root of all errors of this package: the class says what happened, the message what to do."""


class BadTable(FileError):
    """The table can't be read, or lacks what it is for; the message says where."""


class BadManifest(BadTable):
    """The manifest can't be read, or is wrong; the message has a line for everything that is."""


class TargetUnwritable(FileError):
    """The file cannot be written there."""


class TargetRefused(FileError):
    """What would be written over is no file of the same kind, or the name is one of another kind."""
