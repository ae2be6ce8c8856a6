"""What can go wrong between a file and its facts.

::

    ImportFailure
    ├── FileRefused     the file is no model, or none that can be read
    └── ReadingFailed   the process that read the file died, or took more than its share of time or memory
"""


class ImportFailure(Exception):
    """The root of all errors of this package; the message says what is wrong, where, and what to do."""


class FileRefused(ImportFailure):
    """The file is no model, or none that can be read."""


class ReadingFailed(ImportFailure):
    """The process that read the file died, or took more than its share of time or memory."""
