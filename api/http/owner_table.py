"""The owner's room table over HTTP, with its rows as JSON, as by `skylt owner-table`."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import Owner, WritingSession
from api.http.corrections import saying_of
from api.http.examples import OWNER_TABLE, OWNER_TABLE_REFUSED
from api.operations.corrections.owner_table import TableOptions, take_owner_table
from api.operations.corrections.views import OwnerTableView
from registry.asset_lists.rooms import TableRow

router = APIRouter(prefix="/api/v1", tags=["what people say"], dependencies=[Depends(only_known_parameters)])

MOST_ROWS = 100_000
"""More rows than any building has rooms."""

Word = Annotated[str, Field(max_length=2_000)]
KEYS = ("number", "global_id", "code")
SAID = {"owner_number": "number", "name": "name", "category": "category", "area_m2": "area_m2"}
"""Field of a row → field of the room."""


class RoomIn(BodyIn):
    """A row: a room, given by the models' number, GlobalId or code, and the owner's values for it."""

    number: Word = Field(default="", description="The number in the models.", examples=["1.04"])
    global_id: Word = ""
    code: Word = ""
    storey: Word = Field(default="", description="Distinguishes equal numbers.")
    owner_number: Word = Field(default="", examples=["101"])
    name: Word = Field(default="", examples=["Reception"])
    category: Word = ""
    area_m2: float | None = None


class OwnerTableIn(BodyIn):
    """The owner's table for one building."""

    building: str = Field(max_length=2_000, pattern=WITHOUT_NUL, examples=["Station"])
    rows: list[RoomIn] = Field(max_length=MOST_ROWS)
    file: str = Field(default="", max_length=200, description="The name of the table.", examples=["rooms.csv"])
    accept_unmatched: bool = Field(default=False, description="Keep rows without a room for rooms of later models.")
    replace: bool = Field(default=False, description="End rows of earlier tables that are not in this one.")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


_REFUSED: dict[int | str, dict[str, Any]] = {
    **REFUSED,
    409: {
        "model": OwnerTableView,
        "description": "Nothing was changed; the problems of rows are listed.",
        "content": {"application/json": {"example": OWNER_TABLE_REFUSED}},
    },
}


@router.put("/owner-table", responses={**example(OWNER_TABLE), **NOT_FOUND, **_REFUSED})
def take(session: WritingSession, owner: Owner, table: OwnerTableIn, response: Response) -> OwnerTableView:
    """Set the owner's numbers and names of rooms; all rows are applied or none. Rows are counted from 1."""
    rows = [row for line, room in enumerate(table.rows, start=1) if (row := _row(line, room)) is not None]
    options = TableOptions(table.building, table.file, table.accept_unmatched, table.replace)
    view = take_owner_table(session, rows, options, saying_of(table.by, table.why), owner)
    if not view.applied:
        response.status_code = 409
    return view


def _row(line: int, room: RoomIn) -> TableRow | None:
    """The row; None if it has no room or no values."""
    by = next((name for name in KEYS if getattr(room, name).strip()), None)
    given = {field: getattr(room, name) for name, field in SAID.items()}
    said = {field: value for field, value in given.items() if value not in ("", None)}
    return TableRow(line, by, getattr(room, by), room.storey, said) if by is not None and said else None
