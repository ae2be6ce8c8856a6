"""What `skylt labels verify` finds on a finished sheet, and on the same sheet with one label changed."""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from api.operations.labels.words import ElementLabel
from bench.label_works import the_form
from bench.processes import run
from bench.tampering import Part, tampered

SKYLT = str(Path(sys.executable).with_name("skylt"))


class Problem(msgspec.Struct):
    """A label that is told."""

    page: int
    code: str
    message: str


class Proof(msgspec.Struct):
    """What the command prints."""

    symbols: int
    codes: int
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Verified:
    """One run of the command; `right` is whether it said what is true of the sheet."""

    sheet: str
    wall_s: float
    exit_code: int
    symbols: int
    problems: int
    right: bool
    message: str = ""


def verified(pdf: Path, database: str, labels: list[ElementLabel]) -> Verified:
    """The sheet as it was printed: all of its symbols are right."""
    proof, wall_s, exit_code = _verify(pdf, database)
    right = exit_code == 0 and proof.symbols == proof.codes == len(labels) and not proof.problems
    return Verified("as printed", wall_s, exit_code, proof.symbols, len(proof.problems), right)


def verified_tampered(pdf: Path, database: str, labels: list[ElementLabel], part: Part) -> Verified:
    """The sheet with one label changed, in the middle of it: that one is told, and no other."""
    at, other = len(labels) // 2, 0
    changed = pdf.with_name(f"{part}.pdf")
    changed.write_bytes(tampered(pdf.read_bytes(), the_form(), labels, at, other, part))
    proof, wall_s, exit_code = _verify(changed, database)
    changed.unlink()
    told = [(one.page, one.code) for one in proof.problems]
    shown = labels[other if part == "symbol" else at].code
    right = exit_code != 0 and told == [(at // the_form().stock.labels + 1, shown)]
    message = proof.problems[0].message if proof.problems else ""
    return Verified(f"one {part} of another", wall_s, exit_code, proof.symbols, len(proof.problems), right, message)


def _verify(pdf: Path, database: str) -> tuple[Proof, float, int]:
    ended = run([SKYLT, "labels", "verify", str(pdf), "--database", database, "--json"])
    if not ended.stdout:
        raise RuntimeError(f"labels verify says nothing of {pdf}: {ended.last_words}")
    return msgspec.json.decode(ended.stdout, type=Proof), ended.wall_s, ended.exit_code
