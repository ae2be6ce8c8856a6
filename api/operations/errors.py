"""The errors of operations.

::

    OperationError
    ├── NeedsAnswer     a person has to decide
    │   ├── ImportAsks      questions on a file
    │   ├── OtherHost       labels led to another host until now
    │   ├── LoopbackHost    labels would lead to the machine that opens them
    │   ├── OtherSettings   a building was imported with other settings
    │   ├── CodesInUse      an import to undo added elements whose codes may be on mounted labels
    │   └── InAModel        an asset to add may already be in a model
    ├── NothingToDo     nothing matches the request
    │   ├── NoneSure        no proposal has that confidence
    │   └── NoLabels        none of the selected elements gets a label
    ├── BuiltUpon       an import can't be undone, since later changes depend on it
    ├── PrintedBefore   a repeated request, whose batch was already made
    ├── KeyTaken        the key of a request was used for another order
    ├── NotVerified     a label sheet differs from the registry
    ├── NotCalibrated   a printer has no correction for a label stock
    │   └── WhichCorrection the correction with which a ruler page was printed is not given
    ├── BadValue        a value is invalid or missing
    │   ├── NotTogether     two options exclude each other
    │   ├── NoneNamed       no proposal was named
    │   └── NotPossible     the state of the element or code does not allow it
    │       ├── CodeBlank       the code is not assigned to an element yet
    │       └── InTheList       the asset is already in the list
    ├── PlanOutdated    file or registry have changed since a plan was made
    │   └── PlanSettings    the settings differ from those of the plan
    └── PlanUnreadable  a plan file can't be read
        └── PlanDamaged     the file is not a plan, or not one that this version reads
"""

from collections.abc import Sequence

from ifc_import.open_questions import Question


class OperationError(Exception):
    """The root of all errors of operations; the class is the kind of error, the message has the facts."""


class NeedsAnswer(OperationError):
    """A person has to decide."""


class ImportAsks(NeedsAnswer):
    """A file raises questions that a person has to answer; nothing was imported."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__("; and ".join(map(str, questions)))
        self.questions = tuple(questions)


class OtherHost(NeedsAnswer):
    """Labels printed before lead to another host, and stop working if that host does.

    host: the host of those labels.
    """

    def __init__(self, message: str, host: str) -> None:
        super().__init__(message)
        self.host = host


class LoopbackHost(NeedsAnswer):
    """Labels would lead to whatever machine opens them, so that no phone ever reaches the registry."""


class OtherSettings(NeedsAnswer):
    """A building was imported with other settings; with the current ones its areas would be counted differently."""


class CodesInUse(NeedsAnswer):
    """The import to undo added elements whose codes may be on mounted labels."""


class InAModel(NeedsAnswer):
    """The asset to add may already be in a model."""


class NothingToDo(OperationError):
    """Nothing in the registry matches the request."""


class NoneSure(NothingToDo):
    """No proposal has the requested confidence."""


class NoLabels(NothingToDo):
    """None of the selected elements gets a label."""


class BuiltUpon(OperationError):
    """An import can't be undone, since later changes depend on it."""


class PrintedBefore(OperationError):
    """A request was repeated; its batch was already made."""


class KeyTaken(OperationError):
    """The key of a request was used for another order; a new order needs a new key."""


class NotVerified(OperationError):
    """A label sheet differs from the registry."""


class NotCalibrated(OperationError):
    """A printer has no correction for a label stock."""


class WhichCorrection(NotCalibrated):
    """The correction with which a ruler page was printed is not given.

    number: the current correction of the printer.
    """

    def __init__(self, message: str, number: int) -> None:
        super().__init__(message)
        self.number = number


class BadValue(OperationError):
    """A value is invalid or missing; the message says which values are valid."""


class NotTogether(BadValue):
    """Two options exclude each other; the message says which one to leave out."""


class NoneNamed(BadValue):
    """No proposal was named."""


class NotPossible(BadValue):
    """The state of the element or code in the registry does not allow the operation."""


class CodeBlank(NotPossible):
    """The code is not assigned to an element yet."""


class InTheList(NotPossible):
    """The asset is already in the list.

    code: its code, in groups of characters.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class PlanOutdated(OperationError):
    """The file, the settings or the registry have changed since the plan was made; it has to be made again."""


class PlanSettings(PlanOutdated):
    """The settings differ from those with which the plan was made."""


class PlanUnreadable(OperationError):
    """The plan file can't be read."""


class PlanDamaged(PlanUnreadable):
    """The file is not a valid plan: it is damaged, was changed by hand, is too large or has another format."""
