"""The registry of a request: opened when it begins, closed when it ends."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from sqlalchemy import Connection
from sqlmodel import Session

from registry.database import reading, reading_connection


def _session(request: Request) -> Iterator[Session]:
    with reading(request.app.state.engine) as session:
        yield session


def _connection(request: Request) -> Iterator[Connection]:
    with reading_connection(request.app.state.engine) as connection:
        yield connection


ReadingSession: TypeAlias = Annotated[Session, Depends(_session)]
ReadingConnection: TypeAlias = Annotated[Connection, Depends(_connection)]
