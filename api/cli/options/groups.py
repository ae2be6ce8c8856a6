"""Options that belong together and stand in several commands: a dataclass, whose fields become options.

::

    @dataclass(frozen=True)
    class OnPaper:
        stock: Annotated[str, typer.Option(help="The label sheet.")]
        start: Annotated[int, typer.Option(help="The first free label.")] = 1


    @spread
    def print_(context: typer.Context, paper: OnPaper) -> None: ...

The command has the options `--stock` and `--start`, and the function gets them as one.
"""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A function for typer that has the fields of each dataclass among the parameters of `command` instead of it."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    signature = inspect.signature(command)

    @wraps(command)
    def spread_out(**given: Any) -> None:
        of_groups = {
            name: kind(**{one.name: given.pop(one.name) for one in fields(kind)}) for name, kind in groups.items()
        }
        command(**given, **of_groups)

    parameters = [
        one
        for name, parameter in signature.parameters.items()
        for one in (_of_fields(groups[name]) if name in groups else [_keyword(parameter, hints[name])])
    ]
    spread_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what inspect asks for first
    spread_out.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": type(None)}
    return spread_out


def _of_fields(kind: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=_default(one), annotation=hints[one.name])
        for one in fields(kind)
    ]


def _default(one: "Field[Any]") -> Any:
    if one.default is not MISSING:
        return one.default
    return inspect.Parameter.empty if one.default_factory is MISSING else one.default_factory()


def _keyword(parameter: inspect.Parameter, hint: Any) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hint)
