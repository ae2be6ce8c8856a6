"""Messages with advice on what to do; the advice is that of the command line or of HTTP."""

from collections.abc import Iterator, Mapping

from api.operations.errors import ImportAsks
from ifc_import.open_questions import Question

Advice = Mapping[type, str]
"""Class of an error or question → what to do about it; `{it.…}` stands for one of its values."""


def with_advice(what: BaseException | Question, advice: Advice) -> str:
    """The message of an error or question, with the advice for its class, or for that of the error that led to it."""
    if isinstance(what, ImportAsks):
        return "; and ".join(with_advice(question, advice) for question in what.questions)
    for cause in _with_causes(what):
        words = next((advice[kind] for kind in type(cause).__mro__ if kind in advice), None)
        if words is not None:
            return f"{str(what).rstrip('.')}; {words.format(it=cause)}"
    return str(what)


def _with_causes(what: BaseException | Question) -> Iterator[BaseException | Question]:
    yield what
    while isinstance(what, BaseException) and what.__cause__ is not None:
        what = what.__cause__
        yield what
