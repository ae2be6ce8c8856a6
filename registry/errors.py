"""The errors of the registry.

::

    RegistryError
    ├── NoRegistry          there is no registry at this address
    │   └── NoFolder        nor the folder that it would be in
    ├── NotARegistry        the database belongs to another program
    ├── RegistryTooNew      the tables were migrated by a newer Skylt
    ├── NotUpgraded         an older registry cannot be upgraded to this program's version
    ├── RegistryUnreachable the database does not respond, is locked, or is not a database
    │   └── DatabaseFailed  for a reason that only the database knows
    ├── NotACode            the text cannot be a code, so it was mistyped
    ├── NotFound            no element, revision or batch has that name, number or code
    │   ├── NoImport        no import of that number, or of that building and source model
    │   ├── NoReceipt       no receipt of that number, building or source model
    │   ├── OtherReceipt    the receipt of that number is of another building or source model
    │   ├── NoProposal      no proposal of that number
    │   ├── NoBatch         no print batch of that number
    │   ├── NoSign          no adopted sign of that text
    │   └── DeadCodes       codes that lead to no present element
    ├── Ambiguous           several elements have that name, number or id
    │   └── SeveralModels   several source models fit
    ├── AlreadyDecided      a person or an import has already answered the question
    └── RegistryChanged     the registry was changed after the plan was made
"""


class RegistryError(Exception):
    """The root of all errors of the registry; the class says what happened, the message the facts."""


class NoRegistry(RegistryError):
    """There is no registry at this address."""


class NoFolder(NoRegistry):
    """Nor is there the folder that the registry would be in."""


class NotARegistry(RegistryError):
    """The database has the tables of another program and no registry; nothing is written to it."""


class RegistryTooNew(RegistryError):
    """The tables have a newer version than this program supports."""


class NotUpgraded(RegistryError):
    """An older registry cannot be upgraded to this program's version; it is unchanged."""


class RegistryUnreachable(RegistryError):
    """The database does not respond, is locked for too long, or is not a database."""


class DatabaseFailed(RegistryUnreachable):
    """The database failed for a reason that only it knows; the message has its words."""


class NotACode(RegistryError):
    """The text cannot be a code: its length, characters or check character are wrong."""


class NotFound(RegistryError):
    """The registry has nothing with that name, number or code."""


class NoImport(NotFound):
    """There is no import of that number, or of that building and source model."""


class NoReceipt(NotFound):
    """There is no receipt of that number, building or source model."""


class OtherReceipt(NotFound):
    """The receipt of that number is of another building or source model than those named with it."""


class NoProposal(NotFound):
    """There is no proposal of that number."""


class NoBatch(NotFound):
    """There is no print batch of that number."""


class NoSign(NotFound):
    """No sign of that text was adopted."""


class DeadCodes(NotFound):
    """Some codes lead to no present element."""


class Ambiguous(RegistryError):
    """A text fits several elements; the message says how to name one of them."""


class SeveralModels(Ambiguous):
    """Several source models fit the building and name that were given."""


class AlreadyDecided(RegistryError):
    """A person or an import has already answered the question."""


class RegistryChanged(RegistryError):
    """The registry was changed after the plan was made."""
