"""The errors of reading and importing a model file.

::

    ImportFailure
    ├── FileRefused     the file is not a model, or can't be read
    └── ReadingFailed   the process that read the file died, or took more than its share of time or memory
"""


class ImportFailure(Exception):
    """The root of all errors of `ifc_import`; the message says what is wrong, where, and what to do."""


class FileRefused(ImportFailure):
    """The file is not a model, or can't be read."""


class ReadingFailed(ImportFailure):
    """The process that read the file died, or took more than its share of time or memory."""
