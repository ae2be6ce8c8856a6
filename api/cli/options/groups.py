"""Options shared by several commands: the fields of a dataclass become options.

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
    """Replace each dataclass parameter of `command` by one parameter for each of its fields."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    signature = inspect.signature(command)

    @wraps(command)
    def spread_out(**given: Any) -> None:
        of_groups = {
            name: kind(**{field.name: given.pop(field.name) for field in fields(kind)}) for name, kind in groups.items()
        }
        command(**given, **of_groups)

    parameters = [
        option
        for name, parameter in signature.parameters.items()
        for option in (_of_fields(groups[name]) if name in groups else [_keyword(parameter, hints[name])])
    ]
    spread_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what inspect asks for first
    spread_out.__annotations__ = {option.name: option.annotation for option in parameters} | {"return": type(None)}
    return spread_out


def _of_fields(kind: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=_default(field), annotation=hints[field.name]
        )
        for field in fields(kind)
    ]


def _default(field: "Field[Any]") -> Any:
    if field.default is not MISSING:
        return field.default
    return inspect.Parameter.empty if field.default_factory is MISSING else field.default_factory()


def _keyword(parameter: inspect.Parameter, hint: Any) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hint)
