"""What every route may be asked: ids and names that both engines can take, and no parameter that nobody reads."""

from typing import Annotated, TypeAlias

from fastapi import Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

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
REVISION = Query(
    pattern=WITHOUT_NUL, description="`architecture:2`, or the id of a revision.", examples=["architecture:1"]
)
AsOf: TypeAlias = Annotated[str | None, REVISION]
Retired: TypeAlias = Annotated[bool, Query(description="List what is retired as well.")]


def only_known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not know: a misspelt one would give an answer to another question."""
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    known = [one.alias for one in route.dependant.query_params]
    for name in request.query_params:
        if name not in known:
            said = f"this list knows {', '.join(known)}" if known else "nothing can be asked here"
            raise RequestValidationError([{"loc": ("query", name), "msg": f"unknown parameter; {said}"}])


Which: TypeAlias = Annotated[
    str, Path(max_length=200, pattern=WITHOUT_NUL, description="Its code, GlobalId or id.", examples=["7K3M9QX21"])
]
