"""The questions that a file can leave to a person, as plain data: whoever shows one adds how it is answered there.

::

    Question
    ├── OlderFile       the file was written before the last revision
    ├── CopiedIds       its GlobalIds are those of another building
    ├── OtherClasses    known GlobalIds are given to elements of another class
    ├── ContradictedIds number, name and place contradict many of its GlobalIds
    ├── ManyLost        it lacks much of what its source model had
    ├── WhichModel      its ids and its discipline disagree on the source model
    └── NoSuchModel     the source model that it was said to revise is not there
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """The root of all questions; the message has the facts, and the class says what is asked."""

    message: str

    def __str__(self) -> str:
        return self.message


class OlderFile(Question):
    """The file was written before the last revision of its source model."""


class CopiedIds(Question):
    """Many GlobalIds of the file are those of another building: it is that building, or a copy."""


class OtherClasses(Question):
    """Known GlobalIds are given to elements of another class: they may be other assets."""


class ContradictedIds(Question):
    """Many GlobalIds of the file are on other elements than before: given out anew, or of another model or building."""


class ManyLost(Question):
    """The file lacks many elements of its source model: they were removed, or it is another model."""


@dataclass(frozen=True)
class WhichModel(Question):
    """By its project and discipline the file revises a source model, by its GlobalIds it does not."""

    model: str


class NoSuchModel(Question):
    """The source model that the file was said to revise is not in the building."""
