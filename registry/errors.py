"""The errors of the registry.

::

    RegistryError
    ├── NoRegistry          there is no registry at this address
    ├── NotARegistry        the database belongs to another program
    ├── RegistryTooNew      the tables were migrated by a newer Skylt
    ├── NotUpgraded         an older registry cannot be upgraded to this program's version
    ├── RegistryUnreachable the database does not respond, is locked, or is not a database
    ├── NotACode            the text cannot be a code, so it was mistyped
    ├── NotFound            no element, revision or batch has that name, number or code
    ├── Ambiguous           several elements have that name, number or id
    ├── AlreadyDecided      a person or an import has already answered the question
    └── RegistryChanged     the registry was changed after the plan was made
"""


class RegistryError(Exception):
    """The root of all errors of the registry; the message says what to do."""


class NoRegistry(RegistryError):
    """There is no registry at this address."""


class NotARegistry(RegistryError):
    """The database has the tables of another program and no registry; nothing is written to it."""


class RegistryTooNew(RegistryError):
    """The tables have a newer version than this program supports."""


class NotUpgraded(RegistryError):
    """An older registry cannot be upgraded to this program's version; it is unchanged."""


class RegistryUnreachable(RegistryError):
    """The database does not respond, is locked for too long, or is not a database."""


class NotACode(RegistryError):
    """The text cannot be a code: its length, characters or check character are wrong."""


class NotFound(RegistryError):
    """The registry has nothing with that name, number or code."""


class Ambiguous(RegistryError):
    """A text fits several elements; the message says how to name one of them."""


class AlreadyDecided(RegistryError):
    """A person or an import has already answered the question."""


class RegistryChanged(RegistryError):
    """The registry was changed after the plan was made."""
