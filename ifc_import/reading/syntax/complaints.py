"""The parser's log as findings: counted, and with the line of the first case.

The parser reads an entity's values when first requested, so that its errors on them come last.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import Entity, text
from registry.snapshot import Finding

_UNKNOWN = re.compile(r"(?:Entity with name '(?P<name>.*?)' not found|Non-entity type (?P<kind>\S+))")
_MISSING = re.compile(r"Instance reference #(\d+) used by instance #(\d+) at attribute index (\d+) not found")
_MISCOUNTED = re.compile(r"Expected (\d+) attribute values, found (\d+) for instance #(\d+)")
_ODD_VALUE = re.compile(
    r"An enumeration literal '(?P<literal>.*?)' is not valid for type '(?P<enumeration>\w+)'"
    r"|Inconsistent aggregate|Aggregates of \w+ are not supported"
)
_SYNTAX = re.compile(r"^\[error\].*?((?:Unexpected|token) .*)$", re.MULTILINE)
_PREFIX = re.compile(r"^(\[[^\]]*\] *)+")
"""Severity, code and time."""
_ROOTED = re.compile(rb"\w+\s*\(\s*'(?P<id>[\w$]{22})'")
"""An entity with a GlobalId, which may be malformed."""

_NAMES_SHOWN, _SHOWN_CHARACTERS = 5, 60
_HEAD_BYTES = 128
"""Name and GlobalId of an entity are within so many bytes."""

_FIRST_OWN_ATTRIBUTE = 4
"""The first own attribute of relations, after GlobalId, OwnerHistory, Name and Description."""


@dataclass(frozen=True, slots=True)
class Complaints:
    """The findings from the parser's log, and what may be missing because of them."""

    findings: tuple[Finding, ...] = ()
    elements_missing: bool = False
    """whether elements may be missing, and nobody knows which"""
    unread_ids: tuple[str, ...] = ()
    """the GlobalIds of entities that were dropped since the schema does not define their class"""


def dropped(log: str, path: Path) -> int:
    """The number of entities of the text at `path` that the parser dropped and logged; it logs each name once."""
    names = _unknown_names(log)
    content = path.read_bytes() if names else b""
    return sum(len(re.findall(rb"=\s*%s\s*\(" % re.escape(name.encode()), content, re.IGNORECASE)) for name in names)


def is_about_syntax(log: str) -> bool:
    """Whether the parser met a syntax error: it then continues somewhere after it."""
    return any(sign in log for sign in ("Lazy loading not possible", "Overwriting instance")) or bool(
        _SYNTAX.search(log)
    )


def syntax_complaint(log: str) -> str:
    """The last syntax error in the parser's log, otherwise its last line."""
    found = _SYNTAX.findall(log) or [_PREFIX.sub("", line) for line in log.splitlines()]
    return found[-1] if found else ""


def read_complaints(log: str, model: ifcopenshell.file, path: Path) -> Complaints:
    """The findings from the parser's `log` on `model`, whose text is at `path`."""
    if not log.strip():
        return Complaints()
    content = path.read_bytes()
    unknown = _Unknown(_unknown_names(log), content, model.schema_identifier)
    missing, untied = _missing(log, model, content, unknown.steps)
    findings = (*unknown.findings, *missing, *_miscounted(log, model, content), *_odd_values(log))
    return Complaints(findings, elements_missing=untied, unread_ids=tuple(unknown.global_ids))


def line_of_offset(content: bytes, offset: int) -> int:
    """The number of the line that contains a byte, from 1."""
    return content.count(b"\n" if b"\n" in content else b"\r", 0, offset) + 1


def _line_of_step(content: bytes, step: int) -> int:
    found = re.search(rb"#%d\s*=" % step, content)
    return 0 if found is None else line_of_offset(content, found.start())


def _unknown_names(log: str) -> list[str]:
    return sorted({found["name"] or found["kind"].upper() for found in _UNKNOWN.finditer(log)})


class _Unknown:
    """The entities of classes that the schema does not define."""

    def __init__(self, names: Iterable[str], content: bytes, schema: str) -> None:
        self.findings: list[Finding] = []
        self.steps: set[int] = set()
        self.global_ids: list[str] = []
        """of all but relations: what may be elements"""
        for name in names:
            stands = re.compile(rb"(?:#(\d{1,18})\s*=\s*|(?<!\w))%s\s*\(" % re.escape(name.encode()), re.IGNORECASE)
            found = list(stands.finditer(content))
            line = line_of_offset(content, found[0].start()) if found else 0
            shown = text(name)[:_SHOWN_CHARACTERS]
            self.findings.append(rules.DROPPED_ENTITY.finding(name=shown, count=len(found), schema=schema, line=line))
            self.steps.update(int(entity[1]) for entity in found if entity[1])
            if not name.upper().startswith("IFCREL"):
                self.global_ids += _global_ids(content, found)


def _global_ids(content: bytes, found: Iterable[re.Match[bytes]]) -> Iterator[str]:
    for entity in found:
        start = entity.start() + entity[0].rfind(b"=") + 1
        rooted = _ROOTED.match(content[start : start + _HEAD_BYTES].lstrip())
        if rooted is not None:
            yield rooted["id"].decode("ascii")


def _missing(log: str, model: ifcopenshell.file, content: bytes, unknown: Container[int]) -> tuple[list[Finding], bool]:
    """Findings on references to missing entities, by class and attribute; True where relations have them.

    References to entities of `unknown` classes are left out: these have their own finding.
    """
    by_place: dict[tuple[str, int], dict[tuple[int, int], None]] = defaultdict(dict)
    for missing, user, index in _numbers(_MISSING.findall(log)):
        if missing in unknown:
            continue
        by_place[model.by_id(user).is_a(), index][user, missing] = None
    findings = []
    for (ifc_class, index), pairs in sorted(by_place.items()):
        user, missing = next(iter(pairs))
        findings.append(
            rules.BROKEN_REFERENCE.finding(
                count=len(pairs),
                place=f"{ifc_class}.{model.by_id(user).attribute_name(index)}",
                first=f"#{user} → #{missing}",
                line=_line_of_step(content, user),
                depending=_depending([model.by_id(step) for step, _missing in pairs]),
            )
        )
    relations = (place for place in by_place if place[0].startswith("IfcRel") and place[1] >= _FIRST_OWN_ATTRIBUTE)
    return findings, any(True for _ in relations)


def _depending(users: Sequence[Entity]) -> str:
    """The elements affected by broken references, for people: the elements in a relation, or the entity itself."""
    shown = dict.fromkeys(_named(entity) for user in users[:_NAMES_SHOWN] for entity in _tied(user))
    more = len(users) - _NAMES_SHOWN
    return ", ".join(list(shown)[:_NAMES_SHOWN]) + (" and more" if more > 0 or len(shown) > _NAMES_SHOWN else "")


def _tied(user: Entity) -> list[Entity]:
    if not user.is_a("IfcRelationship"):
        return [user]
    values = (user[index] for index in range(_FIRST_OWN_ATTRIBUTE, len(user)))
    several = (value if isinstance(value, tuple) else (value,) for value in values)
    return [entity for group in several for entity in group if isinstance(entity, Entity)] or [user]


def _named(entity: Entity) -> str:
    return f"{entity.is_a()} {text(getattr(entity, 'Name', None)) or f'#{entity.id()}'}"


def _miscounted(log: str, model: ifcopenshell.file, content: bytes) -> list[Finding]:
    """Findings on entities with more or fewer values than their class has attributes, by class."""
    by_class: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for expected, found, step in _numbers(_MISCOUNTED.findall(log)):
        by_class[model.by_id(step).is_a()][step] = (expected, found)
    return [_miscount(ifc_class, steps, content) for ifc_class, steps in sorted(by_class.items())]


def _miscount(ifc_class: str, steps: Mapping[int, tuple[int, int]], content: bytes) -> Finding:
    first = next(iter(steps))
    expected, found = steps[first]
    return rules.MISCOUNTED_ATTRIBUTES.finding(
        ifc_class=ifc_class, count=len(steps), expected=expected, found=found, line=_line_of_step(content, first)
    )


def _odd_values(log: str) -> list[Finding]:
    """Findings on values of a kind that their attribute does not allow."""
    by_value: dict[str, int] = defaultdict(int)
    for found in _ODD_VALUE.finditer(log):
        literal = found["literal"]
        what = f".{text(literal)}. as {found['enumeration']}" if literal is not None else "lists of mixed values"
        by_value[what] += 1
    return [rules.ODD_VALUE.finding(what=what, count=count) for what, count in sorted(by_value.items())]


def _numbers(found: Sequence[Iterable[str]]) -> Iterable[tuple[int, int, int]]:
    for fault in found:
        first, second, third = map(int, fault)
        yield first, second, third
