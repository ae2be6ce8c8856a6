"""The errors of reading and importing a model file.

::

    ImportFailure
    ├── FileRefused     the file is not a model, or can't be read
    │   └── FileDamaged it is cut off or has syntax errors, and what is whole of it can be read if a person says so
    └── ReadingFailed   the process that read the file died, or took more than its share of time or memory
"""


class ImportFailure(Exception):
    """The root of all errors of `ifc_import`; the message says what is wrong, and where."""


class FileRefused(ImportFailure):
    """The file is not a model, or can't be read."""


class FileDamaged(FileRefused):
    """The file is cut off or has syntax errors; what is whole of it can be read if a person says so."""


class ReadingFailed(ImportFailure):
    """The process that read the file died, or took more than its share of time or memory."""
