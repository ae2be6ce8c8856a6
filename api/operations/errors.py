"""What an operation can refuse.

::

    OperationError
    ├── NeedsAnswer     a person has to decide
    │   ├── ImportAsks      questions on a file
    │   ├── OtherHost       labels led to another host until now
    │   ├── LoopbackHost    labels would lead to the machine that opens them
    │   ├── OtherSettings   a building was imported with other settings
    │   ├── CodesInUse      an import to undo added elements whose codes may be on mounted labels
    │   └── InAModel        an asset to add may be one of a model
    ├── NothingToDo     nothing fits what was asked for
    │   ├── NoneSure        no proposal is as sure as that
    │   └── NoLabels        of the selected elements none gets a label
    ├── BuiltUpon       an import can't be taken back: something was built on it
    ├── PrintedBefore   a request made its batch already
    ├── KeyTaken        another order has the key of a request
    ├── NotVerified     a label sheet says other things than the registry
    ├── NotCalibrated   a printer's correction for a stock is not known
    │   └── WhichCorrection it is not said with which correction a ruler page was printed
    ├── BadValue        what was given can't be a value of that, or is missing
    │   ├── NotTogether     two things were asked for of which only one can be answered
    │   ├── NoneNamed       no proposal was named
    │   └── NotPossible     it can't be done with that element or code as it is
    │       ├── CodeBlank       the code leads to nothing yet
    │       └── InTheList       the asset is in the list already
    ├── PlanOutdated    what a kept plan was made against has changed since
    │   └── PlanSettings    the settings are others than those of the plan
    └── PlanUnreadable  a file can't be read as a plan
        └── PlanDamaged     it is no plan, or none that this program takes
"""

from collections.abc import Sequence

from ifc_import.open_questions import Question


class OperationError(Exception):
    """The root of all errors of this package; the class says what happened, the message the facts."""


class NeedsAnswer(OperationError):
    """A person has to decide."""


class ImportAsks(NeedsAnswer):
    """A file leaves questions to a person; nothing of it was imported."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__("; and ".join(map(str, questions)))
        self.questions = tuple(questions)


class OtherHost(NeedsAnswer):
    """Labels were printed that lead to another host, and will stop working if it does.

    host: where they lead.
    """

    def __init__(self, message: str, host: str) -> None:
        super().__init__(message)
        self.host = host


class LoopbackHost(NeedsAnswer):
    """Labels would lead to whatever machine opens them, so that no phone ever reaches the registry."""


class OtherSettings(NeedsAnswer):
    """A building was imported with other settings; by these its areas would be counted otherwise."""


class CodesInUse(NeedsAnswer):
    """The import to undo added elements whose codes may be on mounted labels."""


class InAModel(NeedsAnswer):
    """The asset to add may be one that a model has."""


class NothingToDo(OperationError):
    """Nothing fits what was asked for."""


class NoneSure(NothingToDo):
    """No proposal is as sure as that."""


class NoLabels(NothingToDo):
    """Of the elements that were selected, none gets a label."""


class BuiltUpon(OperationError):
    """An import can't be taken back: something was built on it."""


class PrintedBefore(OperationError):
    """A request made its batch already, and was repeated."""


class KeyTaken(OperationError):
    """Another order has the key of a request; it takes a new one."""


class NotVerified(OperationError):
    """A label sheet says other things than the registry."""


class NotCalibrated(OperationError):
    """A printer's correction for a stock is not known."""


class WhichCorrection(NotCalibrated):
    """It is not said with which correction the ruler page was printed.

    number: the correction that the printer has.
    """

    def __init__(self, message: str, number: int) -> None:
        super().__init__(message)
        self.number = number


class BadValue(OperationError):
    """What was given can't be a value of that, or is missing; the message says what can."""


class NotTogether(BadValue):
    """Two things were asked for of which only one can be answered; the message says which to leave out."""


class NoneNamed(BadValue):
    """No proposal was named."""


class NotPossible(BadValue):
    """It can't be done with that element or code as it is in the registry."""


class CodeBlank(NotPossible):
    """The code leads to nothing yet."""


class InTheList(NotPossible):
    """The asset is in the list already.

    code: its code, as it is shown.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class PlanOutdated(OperationError):
    """The file, the settings or the registry are not what they were when the plan was made; it has to be made again."""


class PlanSettings(PlanOutdated):
    """The settings are others than those that the plan was made with."""


class PlanUnreadable(OperationError):
    """The file can't be read as a plan."""


class PlanDamaged(PlanUnreadable):
    """The file is no plan, or none that this program takes: damaged, changed by hand, too large or of another form."""
