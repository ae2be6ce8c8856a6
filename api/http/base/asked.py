"""What every route may be asked: ids and names that both engines can take, and no parameter that nobody reads."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from api.operations.elements.meant import Within
from registry.wording import LARGEST_ID

WITHOUT_NUL = r"^[^\x00]*$"
"""PostgreSQL has no text with such a character in it, so nothing is called so."""

Id: TypeAlias = Annotated[int, Path(ge=1, le=LARGEST_ID, description="Its id, as in the list.")]
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
        description="Only what has this GlobalId in a model.",
        examples=["2OBrcmyk58NupXoVOHUvR4"],
    ),
]
ListedIn: TypeAlias = Annotated[
    str | None,
    Query(
        alias="list",
        pattern=WITHOUT_NUL,
        description="Only this list of things that stand in no model.",
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
Retired: TypeAlias = Annotated[bool, Query(description="List what is retired as well.")]


MeantBuilding: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="Its building, by name, where several are called so.")
]
MeantStorey: TypeAlias = Annotated[
    str | None, Query(pattern=WITHOUT_NUL, description="Its storey, by name, where several are called so.")
]


def only_known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not know: a misspelt one would give an answer to another question."""
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    known = [one.alias for one in _query_parameters(route.dependant)]
    for name in request.query_params:
        if name not in known:
            said = f"this list knows {', '.join(known)}" if known else "nothing can be asked here"
            raise RequestValidationError([{"loc": ("query", name), "msg": f"unknown parameter; {said}"}])


def _query_parameters(dependant: Dependant) -> Iterator[Any]:
    yield from dependant.query_params
    for one in dependant.dependencies:
        yield from _query_parameters(one)


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
