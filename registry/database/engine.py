"""The way to the database: one address, two engines, and transactions that never surprise one another.

A writer takes its lock before it reads (`BEGIN IMMEDIATE` on SQLite, an advisory lock on PostgreSQL): a deferred
transaction that reads first and writes later fails at once on SQLite when somebody else wrote in between.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlmodel import Session

from registry.errors import RegistryUnreachable

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another one: longer than the longest write of an import."""

_SQLITE_OUTAGES = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
    }
)  # fmt: skip
"""Result codes that speak of the file or its lock, not of our statement. Source: sqlite.org/rescode.html."""

_POSTGRESQL_OUTAGES = frozenset(
    {
        "OperationalError", "ConnectionTimeout", "AdminShutdown", "CannotConnectNow", "InsufficientPrivilege",
        "DiskFull", "ReadOnlySqlTransaction", "LockNotAvailable",
    }
)  # fmt: skip
"""Classes of psycopg for a server that is not there, refuses us or has no room."""

_KNOWN_OUTAGES: dict[int | str, tuple[str, str]] = {
    sqlite3.SQLITE_READONLY: ("it is read-only", "ask for the right to write the file and its folder"),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room; nothing was changed"),
    sqlite3.SQLITE_BUSY: ("another program holds its lock", "wait until that has ended; nothing was changed"),
    sqlite3.SQLITE_CANTOPEN: ("its file can't be opened or made", "check its name and the right to write its folder"),
    sqlite3.SQLITE_IOERR: ("its disk fails, or the file was taken away", "check the disk; nothing was changed"),
    sqlite3.SQLITE_CORRUPT: ("its file is damaged", "restore a backup of it"),
    sqlite3.SQLITE_NOTADB: ("the file is no SQLite database", "name another one"),
    "LockNotAvailable": ("another program holds its lock", "wait until that has ended; nothing was changed"),
    "InsufficientPrivilege": ("the account has no right to do that", "ask the administrator of the server for it"),
    "DiskFull": ("the disk of the server is full", "make room; nothing was changed"),
    "ReadOnlySqlTransaction": ("it is read-only", "ask for the right to write, or name the server that takes writes"),
}
"""Outages that a person can do something about: what is wrong, and what to do."""

_WRITES = "skylt_writes"
_REBUILDS = "skylt_rebuilds"
_LOCK_NUMBER = 0x534B594C54
"""The advisory lock of all writers on PostgreSQL: the word Skylt in ASCII."""


def _json_text(value: object) -> str:
    """JSON without spaces; a number that is none becomes null, since JSON knows neither NaN nor infinity."""
    return msgspec.json.encode(value).decode()


_JSON: dict[str, Any] = {"json_serializer": _json_text, "json_deserializer": msgspec.json.decode}


def open_engine(url: str) -> Engine:
    """The engine for `url`: ``sqlite:///file.db`` or ``postgresql://user@host/name``.

    Nothing is created and nobody is asked yet. Raises RegistryUnreachable where `url` is no address.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, **_JSON)
        event.listen(engine, "do_connect", _connect_sqlite)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(address, **_JSON)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise RegistryUnreachable(_bad_address(url)) from error
    if backend == "sqlite":
        if address.query:
            raise RegistryUnreachable(f"{_bad_address(url)}, with nothing behind a question mark")
        return address.set(drivername="sqlite")
    if backend in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    raise RegistryUnreachable(_bad_address(url))


def _bad_address(url: str) -> str:
    shown = url.rsplit("@", 1)[-1].split("?", 1)[0]
    return f"{shown!r} is no database address: write sqlite:///skylt.db or postgresql://user@host/name"


def _connect_sqlite(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> Any:
    """A connection to a file that can't be written, as on a read-only medium; None leaves it to the driver.

    SQLite keeps an index of the write-ahead log beside the file, for readers too, and fails where it can't. A file
    without such a log is complete, and is read as one that never changes. Source: sqlite.org/wal.html, "Read-Only
    Databases".
    """
    file = Path(arguments[0])
    if arguments[0] == ":memory:" or not file.is_file() or _has_log(file) or _is_writable(file):
        return None
    return sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True, **options)


def _has_log(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _is_writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    if _is_ours_to_set_up(connection):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _is_ours_to_set_up(connection: Any) -> bool:
    """Whether the file is empty or has the tables of a registry: the journal's mode is written into the file."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "binding" in tables


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {'OFF' if options.get(_REBUILDS) else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the registry and writes nothing."""
    snapshot = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _reachable(engine), Session(engine.execution_options(**snapshot)) as session:
        yield session


@contextmanager
def writing(engine: Engine, *, keep: bool = True, rebuilding: bool = False) -> Iterator[Session]:
    """A session under the write lock: committed when the block ends, rolled back by any error or without `keep`.

    While tables are rebuilt, SQLite enforces no foreign keys; the switch has no effect inside a transaction.
    """
    options = {_WRITES: True, _REBUILDS: rebuilding}
    with _reachable(engine), Session(engine.execution_options(**options)) as session, session.begin() as work:
        session.connection()  # begins, and so locks, now
        if engine.dialect.name == "postgresql":
            session.execute(text(f"SET LOCAL lock_timeout = {BUSY_TIMEOUT_MS}"))
            session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
        yield session
        if not keep:
            work.rollback()


@contextmanager
def reading_connection(engine: Engine) -> Iterator[Connection]:
    """As `reading`, without the session: for single statements that have to be fast."""
    with _reachable(engine), engine.connect() as connection:
        yield connection


@contextmanager
def _reachable(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if not _is_outage(error):
            raise
        raise RegistryUnreachable(_outage(engine, error)) from error


def _is_outage(error: DBAPIError) -> bool:
    """Whether the database itself failed, rather than our statement."""
    if isinstance(error.orig, sqlite3.Error):
        return (getattr(error.orig, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_OUTAGES
    return error.connection_invalidated or type(error.orig).__name__ in _POSTGRESQL_OUTAGES


def _outage(engine: Engine, error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    reason, advice = _KNOWN_OUTAGES.get(code) or _KNOWN_OUTAGES.get(type(error.orig).__name__) or (None, None)
    reason = reason or " ".join(str(error.orig).split())
    advice = advice or "check --database or SKYLT_DATABASE_URL"
    return f"the registry at {shown_address(engine)} can't be used: {reason}; {advice}"


def shown_address(engine: Engine) -> str:
    """The address as it may be shown: without a password."""
    return engine.url.difference_update_query(["password", "sslpassword"]).render_as_string(hide_password=True)


def sqlite_file(engine: Engine) -> Path | None:
    """The file of an embedded registry; None for one in memory or on a server."""
    if engine.dialect.name != "sqlite" or engine.url.database in (None, "", ":memory:"):
        return None
    return Path(str(engine.url.database))
