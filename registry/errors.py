"""What can go wrong with the registry.

::

    RegistryError
    ├── NoRegistry          there is none at this address
    │   └── NoFolder        nor the folder that it would be in
    ├── NotARegistry        somebody else's database, with tables that are not ours
    ├── RegistryTooNew      a newer Skylt has changed its tables
    ├── NotUpgraded         an older registry can't be brought to this program's version
    ├── RegistryUnreachable the database does not answer, is locked, or is no database
    │   └── DatabaseFailed  for a reason that only the database knows
    ├── NotACode            the text cannot be a code: a typing mistake
    ├── NotFound            nothing of that name, number or code
    │   ├── NoImport        no import of that number, or of that building and source model
    │   ├── NoReceipt       no receipt of that number, building or source model
    │   ├── OtherReceipt    the receipt of that number is of another building or source model
    │   ├── NoProposal      no proposal of that number
    │   ├── NoBatch         no print batch of that number
    │   ├── NoSign          no adopted sign of that text
    │   └── DeadCodes       codes that lead to no present element
    ├── Ambiguous           several of that name, number or id
    │   └── SeveralModels   several source models fit
    ├── AlreadyDecided      somebody, or an import, answered the question before
    └── RegistryChanged     somebody else wrote in between
"""


class RegistryError(Exception):
    """The root of all errors of this package; the class says what happened, the message the facts."""


class NoRegistry(RegistryError):
    """There is no registry at this address."""


class NoFolder(NoRegistry):
    """Nor is there the folder that the registry would be in."""


class NotARegistry(RegistryError):
    """The database holds other tables and no registry; nothing is written into it."""


class RegistryTooNew(RegistryError):
    """The tables are of a newer version than this program knows."""


class NotUpgraded(RegistryError):
    """An older registry can't be brought to this program's version; it is as it was."""


class RegistryUnreachable(RegistryError):
    """The database does not answer, is locked for too long, or is none."""


class DatabaseFailed(RegistryUnreachable):
    """The database failed for a reason that only it knows; the message has its words."""


class NotACode(RegistryError):
    """The text cannot be a code: wrong length, characters or check character."""


class NotFound(RegistryError):
    """Nothing of that name, number or code is registered."""


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
    """Several elements are meant by one text; the message says how to name one of them."""


class SeveralModels(Ambiguous):
    """Several source models fit the building and name that were given."""


class AlreadyDecided(RegistryError):
    """The question was answered before, by a person or by an import."""


class RegistryChanged(RegistryError):
    """The registry is not as it was when the plan was made."""
