"""Sessions of the registry, opened and closed for each request; changes are committed before the response is sent."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from sqlalchemy import Connection
from sqlmodel import Session

from api.settings.owner import OwnerFile
from registry.database.engine import reading, reading_connection, writing


def _session(request: Request) -> Iterator[Session]:
    with reading(request.app.state.engine) as session:
        yield session


def _writing_session(request: Request) -> Iterator[Session]:
    with writing(request.app.state.engine) as session:
        yield session


def _owner(request: Request) -> OwnerFile:
    owner = request.app.state.owner
    assert isinstance(owner, OwnerFile)  # noqa: S101  (the application sets it)
    return owner


def _connection(request: Request) -> Iterator[Connection]:
    with reading_connection(request.app.state.engine) as connection:
        yield connection


WritingSession: TypeAlias = Annotated[Session, Depends(_writing_session, scope="function")]
"""Under the write lock; committed before the response is sent, rolled back on any error."""
Owner: TypeAlias = Annotated[OwnerFile, Depends(_owner)]
ReadingSession: TypeAlias = Annotated[Session, Depends(_session)]
ReadingConnection: TypeAlias = Annotated[Connection, Depends(_connection)]
