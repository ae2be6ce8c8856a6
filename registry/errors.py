"""What can go wrong with the registry.

::

    RegistryError
    ├── NoRegistry          there is none at this address
    ├── NotARegistry        somebody else's database, with tables that are not ours
    ├── RegistryTooNew      a newer Skylt has changed its tables
    ├── NotUpgraded         an older registry can't be brought to this program's version
    ├── RegistryUnreachable the database does not answer, is locked, or is no database
    ├── NotACode            the text cannot be a code: a typing mistake
    ├── NotFound            nothing of that name, number or code
    ├── Ambiguous           several of that name, number or id
    ├── AlreadyDecided      somebody, or an import, answered the question before
    └── RegistryChanged     somebody else wrote in between
"""


class RegistryError(Exception):
    """The root of all errors of this package; the message says what to do."""


class NoRegistry(RegistryError):
    """There is no registry at this address."""


class NotARegistry(RegistryError):
    """The database holds other tables and no registry; nothing is written into it."""


class RegistryTooNew(RegistryError):
    """The tables are of a newer version than this program knows."""


class NotUpgraded(RegistryError):
    """An older registry can't be brought to this program's version; it is as it was."""


class RegistryUnreachable(RegistryError):
    """The database does not answer, is locked for too long, or is none."""


class NotACode(RegistryError):
    """The text cannot be a code: wrong length, characters or check character."""


class NotFound(RegistryError):
    """Nothing of that name, number or code is registered."""


class Ambiguous(RegistryError):
    """Several elements are meant by one text; the message says how to name one of them."""


class AlreadyDecided(RegistryError):
    """The question was answered before, by a person or by an import."""


class RegistryChanged(RegistryError):
    """The registry is not as it was when the plan was made."""
