"""The registry of a request: opened when it begins, closed when it ends; what was written is kept before it answers."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from sqlalchemy import Connection
from sqlmodel import Session

from ifc_import.profile import Counting
from registry.database import reading, reading_connection, writing


def _session(request: Request) -> Iterator[Session]:
    with reading(request.app.state.engine) as session:
        yield session


def _writing(request: Request) -> Iterator[Session]:
    with writing(request.app.state.engine) as session:
        yield session


def _counting(request: Request) -> Counting:
    counting: Counting = request.app.state.counting
    return counting


def _connection(request: Request) -> Iterator[Connection]:
    with reading_connection(request.app.state.engine) as connection:
        yield connection


ReadingSession: TypeAlias = Annotated[Session, Depends(_session)]
WritingSession: TypeAlias = Annotated[Session, Depends(_writing, scope="function")]
OwnersCounting: TypeAlias = Annotated[Counting, Depends(_counting)]
ReadingConnection: TypeAlias = Annotated[Connection, Depends(_connection)]
