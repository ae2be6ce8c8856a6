"""What an operation can refuse.

::

    OperationError
    ├── NeedsAnswer     a person has to decide; the message names the options that answer
    ├── NothingToDo     nothing fits what was asked for
    ├── BuiltUpon       an import can't be taken back: something was built on it
    ├── PrintedBefore   a request made its batch already
    ├── KeyTaken        another order has the key of a request
    ├── NotVerified     a label sheet says other things than the registry
    ├── NotCalibrated   a printer's correction for a stock is not known, or which one is not said
    ├── BadValue        what was given can't be said of that element, or in that form
    │   └── NotTogether two things were asked for of which only one can be answered
    ├── PlanOutdated    what a kept plan was made against has changed since
    └── PlanUnreadable  a file is no plan that was kept
"""


class OperationError(Exception):
    """The root of all errors of this package; the message says what to do."""


class NeedsAnswer(OperationError):
    """A person has to decide; the message names the options that answer."""


class NothingToDo(OperationError):
    """Nothing fits what was asked for."""


class BuiltUpon(OperationError):
    """An import can't be taken back: something was built on it."""


class PrintedBefore(OperationError):
    """A request made its batch already, and was repeated."""


class KeyTaken(OperationError):
    """Another order has the key of a request; it takes a new one."""


class NotVerified(OperationError):
    """A label sheet says other things than the registry."""


class NotCalibrated(OperationError):
    """A printer's correction for a stock is not known, or it is not said which one."""


class BadValue(OperationError):
    """What was given can't be said of that element, or not in that form; the message says what can."""


class NotTogether(BadValue):
    """Two things were asked for of which only one can be answered; the message says which to leave out."""


class PlanOutdated(OperationError):
    """The file, the settings or the registry are not what they were when the plan was made; it has to be made again."""


class PlanUnreadable(OperationError):
    """The file is no plan that was kept, or is damaged."""
