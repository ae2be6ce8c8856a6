"""A STEP file as statements that can be changed: as much of the format as bad content in valid files takes.

What is no simple statement (header, comments, complex instances) is kept as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

_STATEMENT = re.compile(r"#(\d+)\s*=\s*([A-Za-z0-9_]+)\s*\(((?:[^';]|'[^']*')*)\)\s*;")
_PIECE = re.compile(r"'[^']*'|[(),]|[^'(),]+")
_NAME_OR_TEXT = re.compile(r"'[^']*'|#(\d+)")


class NothingToDamageError(Exception):
    """The model has nothing of the kind that is to be damaged."""


@dataclass(slots=True)
class Statement:
    """One entity: its number, its class in capitals, and its arguments as text."""

    number: int
    kind: str
    arguments: list[str]

    def __str__(self) -> str:
        return f"#{self.number}={self.kind}({','.join(self.arguments)});"

    def references(self) -> list[int]:
        """The numbers of the entities that it names, in order."""
        return [int(found.group(1)) for found in _NAME_OR_TEXT.finditer(",".join(self.arguments)) if found.group(1)]

    def redirect(self, place: int, number: int) -> None:
        """Let the reference at `place` among its references be to another entity."""
        left = [place]

        def redirected(found: re.Match[str]) -> str:
            if found.group(1) is None:
                return found.group()
            left[0] -= 1
            return f"#{number}" if left[0] == -1 else found.group()

        self.arguments = split(_NAME_OR_TEXT.sub(redirected, ",".join(self.arguments)))


class StepText:
    """The statements of a file by number, and all that stands between them."""

    def __init__(self, text: str) -> None:
        """Take the file apart."""
        self.statements: dict[int, Statement] = {}
        self._parts: list[str | Statement] = []
        end = 0
        for found in _STATEMENT.finditer(text):
            statement = Statement(int(found.group(1)), found.group(2).upper(), split(found.group(3)))
            self._parts += [text[end : found.start()], statement]
            self.statements[statement.number] = statement
            end = found.end()
        self._parts.append(text[end:])

    def __str__(self) -> str:
        return "".join(map(str, self._parts))

    def all(self, *kinds: str) -> list[Statement]:
        """All entities of some classes, or of any."""
        return [one for one in self.statements.values() if not kinds or one.kind in kinds]

    def any(self, chance: Random, *kinds: str) -> Statement:
        """One entity: first a class by chance, of all or of `kinds`, then one of it.

        Raises NothingToDamageError where there is none.
        """
        return by_class(self.all(*kinds), chance)

    def add(self, kind: str, *arguments: str) -> Statement:
        """A new entity after all others."""
        statement = Statement(max(self.statements, default=0) + 1, kind, list(arguments))
        self.statements[statement.number] = statement
        self._parts[-1:-1] = ["\n", statement]
        return statement

    def remove(self, statement: Statement) -> None:
        """Leave an entity out; what names it names nothing then."""
        del self.statements[statement.number]
        self._parts[self._parts.index(statement)] = ""

    def replace_header(self, name: str, entry: str) -> None:
        """Write an entry of the header anew."""
        head = self._parts[0]
        self._parts[0] = re.sub(rf"{name}\s*\(.*?\)\s*;", lambda _: f"{entry};", str(head), flags=re.DOTALL)

    def below(self, statement: Statement, deep: int, chance: Random) -> Iterator[Statement]:
        """A chance path along references from an entity, at most `deep` steps."""
        for _ in range(deep):
            names = [number for number in statement.references() if number in self.statements]
            if not names:
                return
            statement = self.statements[chance.choice(names)]
            yield statement


def by_class(statements: Sequence[Statement], chance: Random) -> Statement:
    """One of `statements`, in which rare classes come as often as frequent ones."""
    kinds = sorted({one.kind for one in statements})
    if not kinds:
        raise NothingToDamageError
    kind = chance.choice(kinds)
    return chance.choice([one for one in statements if one.kind == kind])


def split(text: str) -> list[str]:
    """The arguments in the text between two brackets; commas in strings and inner brackets do not part them."""
    arguments: list[str] = []
    current: list[str] = []
    depth = 0
    for piece in _PIECE.findall(text):
        if piece == "," and not depth:
            arguments.append("".join(current))
            current = []
            continue
        depth += (piece == "(") - (piece == ")")
        current.append(piece)
    return [*arguments, "".join(current)]


def listed(items: Sequence[object]) -> str:
    """A list as STEP writes it."""
    return f"({','.join(map(str, items))})"
