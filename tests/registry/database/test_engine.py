"""The way to the database: transactions that wait for each other, and errors in one clear line."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, select

from registry.database import engine as database_engine
from registry.database.engine import BUSY_TIMEOUT_MS, open_engine, reading, reading_connection, sqlite_file, writing
from registry.database.migrating import create_or_upgrade
from registry.errors import NotARegistry, RegistryUnreachable
from registry.imports.revisions import add_building
from registry.tables import Building, Code
from tests.conftest import NOON, copy_on_postgresql

SECONDS = 20
"""Far more than anything here takes; a test that waits so long has failed."""


def buildings(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return sorted(session.exec(select(Building.name)))


def count(session: Session) -> int:
    return len(session.exec(select(Building.name)).all())


@pytest.fixture
def sqlite_engine(sqlite_template: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{sqlite_template}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("busy_timeout", BUSY_TIMEOUT_MS), ("synchronous", 1)],
)
def test_sqlite_is_set_up_on_every_connection(sqlite_engine: Engine, pragma: str, value: object) -> None:
    with sqlite_engine.connect() as one, sqlite_engine.connect() as other:
        assert [c.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for c in (one, other)] == [value, value]


def test_a_row_that_points_nowhere_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add(Code(code="7K3M9QX21", element_id=404, minted_at=NOON))


@pytest.mark.parametrize("version", [None, "0003"], ids=["tables", "tables with a version as ours"])
def test_somebody_elses_file_is_refused_and_stays_as_it_is(tmp_path: Path, version: str | None) -> None:
    file = tmp_path / "books.db"
    with sqlite3.connect(file) as books:
        books.execute("CREATE TABLE invoice (id INTEGER)")
        if version is not None:
            books.execute("CREATE TABLE alembic_version (version_num TEXT)")
            books.execute("INSERT INTO alembic_version VALUES (?)", (version,))
    books.close()
    before = file.read_bytes()
    engine = open_engine(f"sqlite:///{file}")
    with pytest.raises(NotARegistry, match=r"has other tables \(.*invoice\) and is no registry of Skylt: name another"):
        create_or_upgrade(engine)
    engine.dispose()
    assert file.read_bytes() == before


def test_somebody_elses_schema_on_a_server_is_refused_and_another_schema_is_not(postgresql_url: str) -> None:
    name = "somebody_elses"
    admin = open_engine(postgresql_url.format("postgres")).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    engine = open_engine(postgresql_url.format(name))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA books")
        connection.exec_driver_sql("CREATE TABLE books.invoice (id INTEGER)")
        connection.exec_driver_sql("CREATE TABLE payment (id INTEGER)")
    with pytest.raises(NotARegistry, match=r"has other tables \(payment\)"):
        create_or_upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE payment")
    assert create_or_upgrade(engine)
    engine.dispose()


def test_what_was_written_is_there(engine: Engine) -> None:
    with writing(engine) as session:
        add_building(session, "Station", NOON)

    assert buildings(engine) == ["Station"]


def write_and_fail(engine: Engine, error: BaseException) -> None:
    with writing(engine) as session:
        add_building(session, "failed", NOON)
        raise error


class PowerCut(BaseException):
    """Not an Exception, as KeyboardInterrupt."""


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, PowerCut])
def test_any_error_takes_everything_back(engine: Engine, error: type[BaseException]) -> None:
    with pytest.raises(error):
        write_and_fail(engine, error())

    assert buildings(engine) == []


def test_without_keep_everything_is_seen_inside_and_nothing_is_written(engine: Engine) -> None:
    with writing(engine, keep=False) as session:
        add_building(session, "Station", NOON)
        assert count(session) == 1

    assert buildings(engine) == []


def test_the_next_writer_is_free_after_one_that_failed_and_one_that_kept_nothing(engine: Engine) -> None:
    with pytest.raises(ValueError, match="on purpose"):
        write_and_fail(engine, ValueError("on purpose"))
    with writing(engine, keep=False) as session:
        add_building(session, "not kept", NOON)
    with writing(engine) as session:
        add_building(session, "Station", NOON)

    assert buildings(engine) == ["Station"]


def test_a_writer_waits_for_another_one_and_sees_what_it_wrote(engine: Engine) -> None:
    started, seen = threading.Event(), []

    def second() -> None:
        started.set()
        with writing(engine) as session:
            seen.append(count(session))
            add_building(session, "second", NOON)

    waiting = threading.Thread(target=second)
    with writing(engine) as session:
        waiting.start()
        assert started.wait(SECONDS)
        waiting.join(0.2)
        assert waiting.is_alive()
        add_building(session, "first", NOON)
    waiting.join(SECONDS)

    assert seen == [1]
    assert buildings(engine) == ["first", "second"]


def test_readers_do_not_wait_for_a_writer_and_see_nothing_half_done(engine: Engine) -> None:
    with writing(engine) as session:
        add_building(session, "Station", NOON)
        assert buildings(engine) == []
        with reading_connection(engine) as connection:
            assert connection.execute(text("SELECT count(*) FROM building")).scalar_one() == 0


def test_a_reader_sees_one_state_of_the_registry_whoever_writes_in_between(engine: Engine) -> None:
    with reading(engine) as session:
        before = count(session)
        with writing(engine) as other:
            add_building(other, "Station", NOON)
        assert count(session) == before == 0

    assert buildings(engine) == ["Station"]


def test_an_error_in_a_statement_is_not_taken_for_an_outage(engine: Engine) -> None:
    with pytest.raises(DBAPIError), reading(engine) as session:
        session.execute(text("SELECT nothing FROM nowhere"))


def test_a_value_that_no_column_takes_is_not_taken_for_an_outage(engine: Engine) -> None:
    with pytest.raises(DBAPIError), reading(engine) as session:
        session.execute(text("SELECT :value"), {"value": object()})


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RegistryUnreachable) as refusal:
        act()
    message = str(refusal.value)
    assert "\n" not in message
    return message


def opened(url: str) -> None:
    engine = open_engine(url)
    try:
        with reading(engine) as session:
            session.execute(text("SELECT 1"))
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("skylt.db", id="a file name"),
        pytest.param("nonsense://host/name", id="an unknown kind"),
        pytest.param("mysql://host/name", id="another kind of database"),
        pytest.param("postgresql://host:port/name", id="a port that is no number"),
    ],
)
def test_a_nonsense_address_is_refused_with_an_example(url: str) -> None:
    assert "is no database address: write sqlite:///skylt.db or postgresql://user@host/name" in refused(
        lambda: open_engine(url)
    )


@pytest.mark.parametrize("url", ["sqlite+nonsense:///skylt.db", "postgresql+nonsense://host/name"])
def test_the_driver_is_ours_whichever_the_address_names(url: str) -> None:
    assert open_engine(url).driver in ("pysqlite", "psycopg")


def text_file(folder: Path) -> Path:
    (folder / "notes.txt").write_text("These are notes, and they are long enough for a header.\n" * 100)
    return folder / "notes.txt"


def cut_off(folder: Path) -> Path:
    (folder / "cut.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 84)
    return folder / "cut.db"


def a_folder(folder: Path) -> Path:
    (folder / "inside").mkdir()
    return folder / "inside"


def in_no_folder(folder: Path) -> Path:
    return folder / "not here" / "skylt.db"


@pytest.mark.parametrize("path", [text_file, cut_off, a_folder, in_no_folder])
def test_a_file_that_is_no_database_is_said_to_be_unusable(path: Callable[[Path], Path], tmp_path: Path) -> None:
    file = path(tmp_path)

    message = refused(lambda: opened(f"sqlite:///{file}"))

    assert message.startswith(f"the registry at sqlite:///{file} can't be used: ")
    assert message.endswith(
        ("check --database or SKYLT_DATABASE_URL", "name another one", "the right to write its folder")
    )


def test_a_registry_on_a_read_only_medium_can_still_be_read(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(sqlite_template, tmp_path / "a registry #1.db")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    engine = open_engine(f"sqlite:///{tmp_path / 'a registry #1.db'}")

    assert buildings(engine) == []
    assert "can't be used: it is read-only" in refused(lambda: write_and_fail(engine, KeyboardInterrupt()))
    engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["a registry #1.db"]


def test_a_lock_on_a_server_that_stays_is_said_to_stay(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_engine, "BUSY_TIMEOUT_MS", 10)
    url = copy_on_postgresql(request)
    holder, waiting = open_engine(url), open_engine(url)
    with writing(holder):
        message = refused(lambda: write_and_fail(waiting, KeyboardInterrupt()))
    assert "can't be used: another program holds its lock; wait until that has ended" in message
    holder.dispose()
    waiting.dispose()


def test_a_locked_file_is_said_to_be_locked(sqlite_template: Path, tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    file.write_bytes(sqlite_template.read_bytes())
    holder = sqlite3.connect(file, isolation_level=None)
    engine = open_engine(f"sqlite:///{file}")

    with engine.connect() as connection:  # its pool keeps the connection, and with it the short wait
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    holder.execute("BEGIN IMMEDIATE")

    assert "another program holds its lock" in refused(lambda: writing(engine).__enter__())
    holder.close()
    engine.dispose()


UNREACHABLE = "127.0.0.1:1"
"""Nothing listens on port 1."""


def test_a_server_that_is_not_there_is_said_to_be_unusable() -> None:
    message = refused(lambda: opened(f"postgresql://{UNREACHABLE}/skylt"))

    assert message.startswith(f"the registry at postgresql+psycopg://{UNREACHABLE}/skylt can't be used: ")
    assert message.endswith("check --database or SKYLT_DATABASE_URL")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"postgresql://clerk:hush@{UNREACHABLE}/skylt", id="an unreachable server"),
        pytest.param(f"postgresql://{UNREACHABLE}/skylt?user=clerk&password=hush", id="in the query"),
        pytest.param("mysql://clerk:hush@host/skylt", id="another kind of database"),
        pytest.param("mysql://clerk:hu@hush@host/skylt", id="with an at sign"),
        pytest.param("mysql://host/skylt?password=hush", id="another kind of database, in the query"),
        pytest.param("postgresql://clerk:hush@host:port/skylt", id="a port that is no number"),
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    assert "hush" not in refused(lambda: opened(url))


def test_a_missing_database_on_a_server_that_is_there_is_said_to_be_unusable(postgresql_url: str) -> None:
    message = refused(lambda: opened(postgresql_url.format("not_founded")))

    assert 'database "not_founded" does not exist' in message


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///skylt.db", Path("skylt.db")),
        ("sqlite:////srv/skylt.db", Path("/srv/skylt.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql://host/name", None),
    ],
)
def test_an_embedded_registry_has_a_file(url: str, path: Path | None) -> None:
    engine = open_engine(url)

    assert sqlite_file(engine) == path


READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}


def test_a_registry_that_may_not_be_written_is_said_to_be_read_only(engine: Engine) -> None:
    def write() -> None:
        with writing(engine) as session:
            session.execute(text(READ_ONLY[engine.dialect.name]))
            add_building(session, "Station", NOON)

    assert "can't be used: it is read-only; ask for the right to write" in refused(write)


def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    full = open_engine(f"sqlite:///{tmp_path / 'full.db'}")

    def write() -> None:
        with writing(full) as session:
            session.execute(text("PRAGMA max_page_count = 2"))
            session.execute(text("CREATE TABLE much AS SELECT zeroblob(10000000) AS one"))

    assert "can't be used: the disk is full; make room; nothing was changed" in refused(write)
    full.dispose()
