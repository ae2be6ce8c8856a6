"""The statements of a STEP file, separated by a stricter reader than the parser into damaged and undamaged ones.

The parser drops unreadable text, and the text after it, without a message. This reader is for damaged files: it takes
ten times as long as the parser, and finds the damage and its line.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ifc_import.reading.file.header import data_start
from ifc_import.reading.file.tokens import BINARY, COMMENT, any_text, possessive
from ifc_import.reading.syntax.before_data import entities_in
from ifc_import.vocabulary.text import text

_STATEMENT = re.compile(
    COMMENT + rb"|#(?P<step>\d+)\s*=\s*(?:(?P<name>[A-Za-z_]\w*)\s*)?(?P<values>\("
    + possessive(rb"[^'\"/;#]+|#(?!\d+\s*=)|" + any_text() + rb"|" + BINARY + rb"|" + COMMENT + rb"|/(?!\*)") + rb");",
    re.DOTALL,
)  # fmt: skip
_VALUES = re.compile(
    possessive(
        rb"[\s(),$*]+|#\d+(?=[\s,)/])|" + any_text() + rb"|\.\w+\."
        rb"|[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d{1,3})?(?=[\s,)/])|" + BINARY
        + rb"|[A-Za-z_]\w*(?=\s*\()|" + COMMENT
    ),
    re.DOTALL,
)  # fmt: skip
_TEXT = re.compile(any_text(), re.DOTALL)
_NO_NUMBER = re.compile(
    rb"(?P<text>" + any_text() + rb")|(?<=[\s(,])[+-]?(?:NAN|INF(?:INITY)?)(?=[\s,)])", re.DOTALL | re.IGNORECASE
)
_WHOLE_COMMENT = re.compile(COMMENT, re.DOTALL)
_DATA_ALONE = re.compile(rb"\bDATA(?=\s*\Z)", re.IGNORECASE)
"""The start of the data; where its semicolon is missing, the parser takes the first entity for a part of the mark."""
_SECTION = re.compile(rb"ENDSEC\s*;|DATA\b[^;#]*;", re.IGNORECASE)
_END_OF_SECTION = re.compile(rb"\bEND(?:SEC|-ISO-10303-21)\b.*", re.IGNORECASE | re.DOTALL)
_END = re.compile(rb"END-ISO-10303-21\s*;?", re.IGNORECASE)
_DEFINITION = re.compile(rb"#\d+\s*=")
_ENTITY = re.compile(rb"IFC\w+\s*\(", re.IGNORECASE)

GREATEST_STEP = 2**31 - 1
"""The greatest number of an entity that the parser accepts."""

_SHOWN_CHARACTERS = 60

Fault: TypeAlias = Literal["broken", "mended", "stray", "doubled"]


@dataclass(frozen=True, slots=True)
class Damage:
    """A violation of STEP syntax: its line, its text, and the reason."""

    fault: Fault
    line: int
    what: str
    reason: str


@dataclass(slots=True)
class Inspection:
    """A damaged text after repair: the same lines with only undamaged statements, and the damages."""

    text: bytes = b""
    damages: list[Damage] = field(default_factory=list)
    after_end: int = 0
    """entities after the end of the file's own structure"""
    cut_off: bool = False
    """whether the last statement has no end"""
    last_line: int = 0
    kept: int = 0
    """entities that are whole"""

    def of(self, *faults: Fault) -> list[Damage]:
        """The damages of the given kinds, in the order of lines."""
        return [damage for damage in self.damages if damage.fault in faults]


def inspect(content: bytes) -> Inspection | None:
    """The statements of a whole file in ASCII, sorted into damaged and undamaged; None where it has no data."""
    start = data_start(content)
    if start is None:
        start = next((match.start() for match in entities_in(content)), None)
    return None if start is None else _Inspector(content, start).run()


class _Inspector:
    """One pass through a text; every piece of the result has as many lines as the original piece."""

    def __init__(self, content: bytes, start: int) -> None:
        self._content = content
        self._start = start
        self._found = Inspection()
        self._pieces: list[bytes] = []
        self._steps: set[int] = set()
        self._next_step = 0
        self._line_end = b"\n" if b"\n" in content else b"\r"
        self._line_ends = [match.start() for match in re.finditer(self._line_end, content)]

    def run(self) -> Inspection:
        """Split the text into statements, and join the undamaged ones again."""
        self._header()
        position = self._start
        for statement in _STATEMENT.finditer(self._content, position):
            if statement["step"] is None:
                continue
            if self._between(position, statement.start()):
                break
            self._statement(statement, statement.start())
            position = statement.end()
        else:
            self._between(position, len(self._content), last=True)
        self._pieces.append(b"\nENDSEC;\nEND-ISO-10303-21;\n")
        self._found.text = b"".join(self._pieces)
        self._found.last_line = len(self._line_ends) + 1
        self._found.kept = len(self._steps)
        return self._found

    def _header(self) -> None:
        """The text before the data, without the entities in it."""
        position = 0
        for found in entities_in(self._content, self._start):
            self._pieces.append(self._content[position : found.start()])
            self._tell("broken", found.start(), found[0], "it stands before the data section")
            self._blank(found[0])
            position = found.end()
        self._pieces.append(_DATA_ALONE.sub(rb"\g<0>;", self._content[position : self._start]))

    def _statement(self, found: re.Match[bytes], start: int) -> None:
        reason = _fault(found)
        if reason and (mended_numbers := _with_numbers_unset(found[0])) is not None:
            self._tell("mended", start, found[0], "NAN and INF are no numbers, and count as unset")
            self._statement(mended_numbers, start)
            return
        if reason and _END_OF_SECTION.search(found["values"]):
            self._unfinished(start, found[0], at_end=False)
            return
        if reason:
            self._tell("broken", start, found[0], reason)
            self._blank(found[0])
            return
        mended, step = found[0], int(found["step"])
        if step in self._steps:
            self._tell("doubled", start, found[0], f"#{step} stands above already")
            mended = b"#%d%s" % (self._new_step(), mended[mended.index(b"=") :])
        self._steps.add(step)
        self._pieces.append(mended)

    def _between(self, start: int, end: int, *, last: bool = False) -> bool:
        """The text between two statements; True where the file's own end is in it."""
        gap = _WHOLE_COMMENT.sub(_only_lines, self._content[start:end])
        if not gap.strip():
            self._pieces.append(gap)
            return False
        over = _END.search(gap)
        if over is not None and not _DEFINITION.search(gap, 0, over.start()):
            self._found.after_end = len(_DEFINITION.findall(self._content, start + over.end()))
            self._stray(start, gap[: over.start()])
            return True
        begins = [match.start() for match in _DEFINITION.finditer(gap)]
        self._stray(start, gap[: begins[0]] if begins else gap, at_end=last and not begins)
        for begin, stop in zip(begins, [*begins[1:], len(gap)], strict=False):
            self._unfinished(start + begin, gap[begin:stop], at_end=last and over is None and stop == len(gap))
        return False

    def _unfinished(self, start: int, piece: bytes, *, at_end: bool) -> None:
        """A statement that does not end as it should: without its semicolon, or somewhere in a text."""
        whole = _STATEMENT.fullmatch(_END_OF_SECTION.sub(b"", piece).rstrip() + b";")
        if whole is not None and whole["step"] and not _fault(whole):
            self._tell("mended", start, piece, "its semicolon is missing")
            self._statement(whole, start)
            self._blank(piece)
        elif at_end:
            self._found.cut_off = True
        else:
            self._tell("broken", start, piece, _why_unfinished(piece))
            self._blank(piece)

    def _stray(self, start: int, gap: bytes, *, at_end: bool = False) -> None:
        rest = _SECTION.sub(b"", gap).strip()
        self._blank(gap)
        if not rest:
            return
        if at_end:
            self._found.cut_off = True
        elif _ENTITY.search(rest):
            self._tell("broken", start + gap.find(rest[:8]), rest, "it does not begin with a number, as #12=")
        else:
            self._tell("stray", start + gap.find(rest[:8]), rest, "it belongs to no entity")

    def _tell(self, fault: Fault, position: int, piece: bytes, reason: str) -> None:
        shown = text(piece[: 4 * _SHOWN_CHARACTERS].decode("ascii", "replace"))[:_SHOWN_CHARACTERS]
        self._found.damages.append(Damage(fault, bisect_right(self._line_ends, position - 1) + 1, shown, reason))

    def _blank(self, piece: bytes) -> None:
        self._pieces.append(self._line_end * piece.count(self._line_end))

    def _new_step(self) -> int:
        """A number that no entity has, and no reference uses."""
        if not self._next_step:
            self._next_step = max(map(int, re.findall(rb"#(\d{1,9})\b", self._content)), default=0)
        self._next_step += 1
        return self._next_step


def _only_lines(comment: re.Match[bytes]) -> bytes:
    """Blanks with as many bytes and lines as a comment."""
    return re.sub(rb"[^\r\n]", b" ", comment[0])


def _with_numbers_unset(statement: bytes) -> re.Match[bytes] | None:
    """The statement with $ for what C calls not a number or infinite; None where it is not whole with that either.

    The parser drops such a word, so that (0.,NAN,1.) becomes (0.,1.).
    """
    changed = _NO_NUMBER.sub(lambda match: match["text"] or b"$", statement)
    found = _STATEMENT.fullmatch(changed) if changed != statement else None
    return None if found is None or _fault(found) else found


def _fault(found: re.Match[bytes]) -> str:
    """The reason why a statement can't be read; empty where it can."""
    if int(found["step"]) > GREATEST_STEP:
        return "its number is too great"
    if found["name"] is None:
        return "the name of its class is missing"
    values = found["values"]
    good = _VALUES.match(values)
    end = 0 if good is None else good.end()
    if end < len(values):
        return _why_bad(values[end:])
    return "" if _balanced(values) else "its brackets do not match"


def _why_bad(rest: bytes) -> str:
    token = re.match(rb"[^(),]+", rest)
    return f"{text((token[0] if token else rest)[:_SHOWN_CHARACTERS].decode('ascii', 'replace'))!r} is no value"


def _why_unfinished(piece: bytes) -> str:
    if piece.count(b"'") % 2:
        return "an apostrophe in it is not doubled, or a text has no end"
    return "it does not end with a bracket and a semicolon"


def _balanced(values: bytes) -> bool:
    """Whether all brackets are closed, apart from those in texts and comments."""
    bare = _TEXT.sub(b"", values) if b"'" in values else values
    return bare.count(b"(") == bare.count(b")")
