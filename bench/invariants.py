"""What holds of a registry after every import, looked at with plain SQL and nothing of Skylt's own code."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

_STATEMENT = re.compile(rb"#(\d+)\s*=\s*([A-Za-z0-9_]+)\s*\(")
_TEXT = re.compile(rb"'[^']*'")
_NAME = re.compile(rb"#(\d+)")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
"""What may stand anywhere in a text, and is passed over."""

RULES = {
    "an element that is there has no open binding": """
        SELECT e.id FROM element e WHERE e.retired_at IS NULL AND e.kind <> 'building' AND NOT EXISTS
        (SELECT 1 FROM binding b WHERE b.element_id = e.id AND b.closed_revision_id IS NULL)""",
    "a retired element has an open binding": """
        SELECT e.id FROM element e JOIN binding b ON b.element_id = e.id
        WHERE e.retired_at IS NOT NULL AND b.closed_revision_id IS NULL AND e.kind <> 'building'""",
    "a space or asset has not exactly one live code": """
        SELECT e.id FROM element e WHERE e.kind IN ('space', 'asset') AND
        (SELECT count(*) FROM code c WHERE c.element_id = e.id AND c.status = 'live') <> 1 AND NOT
        (e.retired_at IS NOT NULL AND EXISTS
        (SELECT 1 FROM code c WHERE c.element_id = e.id AND c.status = 'replaced'))""",
    "an element has no row of its kind": """
        SELECT e.id FROM element e WHERE NOT EXISTS (SELECT 1 FROM building x WHERE x.id = e.id)
        AND NOT EXISTS (SELECT 1 FROM storey x WHERE x.id = e.id)
        AND NOT EXISTS (SELECT 1 FROM space x WHERE x.id = e.id)
        AND NOT EXISTS (SELECT 1 FROM asset x WHERE x.id = e.id)""",
    "a space counts without an area": "SELECT id FROM space WHERE counted AND area_m2 IS NULL",
    "an area is negative": "SELECT id FROM space WHERE area_m2 < 0 OR computed_m2 < 0",
    "a confidence is no share": "SELECT id FROM asset WHERE NOT location_confidence BETWEEN 0 AND 1",
    "a place is not there any more": """
        SELECT a.id FROM asset a JOIN element e ON e.id = a.id JOIN element p ON p.id = a.space_id
        WHERE e.retired_at IS NULL AND p.retired_at IS NOT NULL""",
}
"""What must not be → the query that finds it."""


def fingerprint(registry: Path) -> str:
    """The same for registries with the same rows; that of an empty one where there is none."""
    if not registry.exists():
        return _digest([])
    with closing(sqlite3.connect(registry)) as connection:
        return _digest(
            [line for line in connection.iterdump() if line.startswith("INSERT INTO") and "alembic" not in line]
        )


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def broken_rules(registry: Path) -> list[str]:
    """What does not hold of the registry, one line a rule."""
    with closing(sqlite3.connect(registry)) as connection:
        looks = (_integrity, _rules, _circles, _numbers, _json)
        return [problem for look in looks for problem in look(connection)]


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        yield f"the database is damaged: {said}"
    if dangling := connection.execute("PRAGMA foreign_key_check").fetchone():
        yield f"a foreign key leads nowhere: {dangling}"


def _rules(connection: sqlite3.Connection) -> Iterator[str]:
    for rule, query in RULES.items():
        if found := connection.execute(query).fetchone():
            yield f"{rule}: {found[0]}"


def _circles(connection: sqlite3.Connection) -> Iterator[str]:
    above = dict(connection.execute("SELECT id, parent_id FROM space WHERE parent_id IS NOT NULL"))
    ends: set[int] = set()
    for space in above:
        way: dict[int, None] = {}
        one: int | None = space
        while one is not None and one not in ends:
            if one in way:
                yield f"a space is a part of itself: {one}"
                return
            way[one] = None
            one = above.get(one)
        ends.update(way)


def _numbers(connection: sqlite3.Connection) -> Iterator[str]:
    for table, column in _columns(connection, "FLOAT"):
        if connection.execute(f'SELECT 1 FROM "{table}" WHERE abs("{column}") > 1.7e308').fetchone():  # noqa: S608
            yield f"{table}.{column} is not finite"


def _json(connection: sqlite3.Connection) -> Iterator[str]:
    for table, column in _columns(connection, "JSON"):
        for (value,) in connection.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'):  # noqa: S608
            try:
                read_json(value)
            except ValueError as error:
                yield f"{table}.{column} is no JSON: {error}"
                break


def _columns(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    query = (
        "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND p.type = ?"
    )
    return connection.execute(query, (kind,)).fetchall()


def read_json(text: str) -> Any:
    """What strict JSON says. Raises ValueError for NaN and infinity, which Python's own writer lets through."""
    value = json.loads(text, parse_constant=_refuse)
    text.encode()  # a lone surrogate is no text
    return value


def _refuse(name: str) -> NoReturn:
    message = f"{name} is no JSON"
    raise ValueError(message)


def untold(content: bytes, receipts: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the STEP text shows and the receipts keep silent about: spaces that are missing, references to nothing."""
    if content.startswith(b"PK"):
        return []
    content = content.translate(None, _CONTROLS)
    statements = _STATEMENT.findall(content)
    told = any(finding["rule"].startswith("FILE-") for one in receipts for finding in one["findings"])
    spaces = sum(kind.upper() == b"IFCSPACE" for _number, kind in statements)
    found = sum(int(one["counts"]["spaces"]) for one in receipts)
    problems = (
        [f"{spaces - found} of {spaces} spaces are missing without a word"] if found < spaces and not told else []
    )
    named, there = set(_NAME.findall(_TEXT.sub(b"", content))), {number for number, _kind in statements}
    if not named <= there and not told:
        problems.append("references to entities that are not there are kept silent")
    return problems
