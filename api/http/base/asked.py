"""Parameters that routes share, limited to values that both databases accept; unknown parameters are refused."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from api.operations.elements.meant import Within
from registry.elements.listing import Status, Wanted
from registry.wording import LARGEST_ID, LONGEST_TEXT

WITHOUT_NUL = r"^[^\x00]*$"
"""PostgreSQL cannot store this character, so that no name has it."""

Id: TypeAlias = Annotated[int, Path(ge=1, le=LARGEST_ID, description="The id, as in the list.")]


def _named(about: str, example: str | None = None, alias: str | None = None) -> Any:
    """A name that is asked for."""
    examples = None if example is None else [example]
    return Query(alias=alias, pattern=WITHOUT_NUL, max_length=LONGEST_TEXT, description=about, examples=examples)


Building: TypeAlias = Annotated[str | None, _named("Only this building, by name.", "Station")]
Storey: TypeAlias = Annotated[str | None, _named("Only this storey, by name.", "Plan 1")]
SourceModel: TypeAlias = Annotated[str | None, _named("Only this source model, by name.", "architecture")]
GlobalId: TypeAlias = Annotated[str | None, _named("Only what has this GlobalId in a model.", "2OBrcmyk58NupXoVOHUvR4")]
ListedIn: TypeAlias = Annotated[
    str | None, _named("Only this list of things that stand in no model.", "vehicles", alias="list")
]
IfcClass: TypeAlias = Annotated[
    str | None, _named("Only this class of IFC, with its subclasses.", "IfcDoor", alias="class")
]
Room: TypeAlias = Annotated[
    str | None, _named("Only this room, by number, or what is in it; `*` and `?` stand for characters.", "1.04")
]
System: TypeAlias = Annotated[
    str | None, _named("Only members of this system or zone; `*` and `?` stand for characters.", "Supply air")
]
TypeName: TypeAlias = Annotated[
    str | None, _named("Only this type; `*` and `?` stand for characters.", "VAV box*", alias="type")
]
ElementStatus: TypeAlias = Annotated[Status | None, Query(description="Only what is there, or only what was removed.")]
AsOf: TypeAlias = Annotated[str | None, _named("`architecture:2`, or the id of a revision.", "architecture:1")]
Retired: TypeAlias = Annotated[bool, Query(description="List retired elements as well.")]


MeantBuilding: TypeAlias = Annotated[str | None, _named("The name of its building, if the name is used in several.")]
MeantStorey: TypeAlias = Annotated[str | None, _named("The name of its storey, if the name is used on several.")]


def only_known_parameters(request: Request) -> None:
    """Refuse unknown parameters, since a misspelt filter would be ignored without notice."""
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    known = [parameter.alias for parameter in _query_parameters(route.dependant)]
    for name in request.query_params:
        if name not in known:
            hint = f"known ones are {', '.join(known)}" if known else "there are none here"
            raise RequestValidationError([{"loc": ("query", name), "msg": f"unknown parameter; {hint}"}])


def _query_parameters(dependant: Dependant) -> Iterator[Any]:
    yield from dependant.query_params
    for dependency in dependant.dependencies:
        yield from _query_parameters(dependency)


Which: TypeAlias = Annotated[
    str,
    Path(
        max_length=200,
        pattern=WITHOUT_NUL,
        description="Its code, GlobalId, room number, tag, serial number, designation or key; its id as `id:101`.",
        examples=["7K3M9QX21"],
    ),
]


def elements_wanted(  # noqa: PLR0913, PLR0917  (one parameter a query)
    building: Building = None,
    storey: Storey = None,
    room: Room = None,
    system: System = None,
    type_name: TypeName = None,
    status: ElementStatus = None,
    global_id: GlobalId = None,
    retired: Retired = False,
) -> Wanted:
    """The filters of every list of elements."""
    return Wanted(
        building=building,
        storey=storey,
        room=room,
        system=system,
        type=type_name,
        status=status,
        global_id=global_id,
        retired=retired,
    )


WantedElements: TypeAlias = Annotated[Wanted, Depends(elements_wanted)]


def within(building: MeantBuilding = None, storey: MeantStorey = None) -> Within:
    """The building and storey in which an element is named."""
    return Within(building, storey)


MeantWithin: TypeAlias = Annotated[Within, Depends(within)]
