"""Parameters that routes share, limited to values that both databases accept; unknown parameters are refused."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from api.operations.elements.meant import Within
from registry.wording import LARGEST_ID

WITHOUT_NUL = r"^[^\x00]*$"
"""PostgreSQL cannot store this character, so that no name has it."""

Id: TypeAlias = Annotated[int, Path(ge=1, le=LARGEST_ID, description="The id, as in the list.")]
Building: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="Only this building, by name.", examples=["Station"])
]
Storey: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="Only this storey, by name.", examples=["Plan 1"])
]
SourceModel: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="Only this source model, by name.", examples=["architecture"])
]
GlobalId: TypeAlias = Annotated[
    str | None,
    Query(
        pattern=WITHOUT_NUL,
        description="Only elements with this GlobalId in a model.",
        examples=["2OBrcmyk58NupXoVOHUvR4"],
    ),
]
ListedIn: TypeAlias = Annotated[
    str | None,
    Query(
        alias="list",
        pattern=WITHOUT_NUL,
        description="Only this list of assets that are in no model.",
        examples=["vehicles"],
    ),
]
IfcClass: TypeAlias = Annotated[
    str | None,
    Query(
        alias="class",
        pattern=WITHOUT_NUL,
        description="Only this class of IFC, with its subclasses.",
        examples=["IfcDoor"],
    ),
]
REVISION = Query(
    pattern=WITHOUT_NUL, description="`architecture:2`, or the id of a revision.", examples=["architecture:1"]
)
AsOf: TypeAlias = Annotated[str | None, REVISION]
Retired: TypeAlias = Annotated[bool, Query(description="List retired elements as well.")]


MeantBuilding: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="The name of its building, if the name is used in several.")
]
MeantStorey: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="The name of its storey, if the name is used on several.")
]


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


def within(building: MeantBuilding = None, storey: MeantStorey = None) -> Within:
    """The building and storey in which an element is named."""
    return Within(building, storey)


MeantWithin: TypeAlias = Annotated[Within, Depends(within)]
