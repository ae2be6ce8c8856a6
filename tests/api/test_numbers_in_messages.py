"""Singular and plural are right in every message: `counted` writes them, nobody by hand."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qr import words
from registry import wording
from tests.api.conftest import Skylt
from tests.conftest import ROOT

PACKAGES = ("registry", "ifc_import", "qr", "api")


@pytest.mark.parametrize("counted", [wording.counted, words.counted])
def test_a_number_comes_with_the_right_form_of_its_noun(counted: Callable[..., str]) -> None:
    told = [counted(count, noun) for count in (0, 1, 2) for noun in ("sheet", "storey", "property", "batch", "box")]
    assert told == [
        "0 sheets", "0 storeys", "0 properties", "0 batches", "0 boxes",
        "1 sheet", "1 storey", "1 property", "1 batch", "1 box",
        "2 sheets", "2 storeys", "2 properties", "2 batches", "2 boxes",
    ]  # fmt: skip
    assert counted(1, "space that is not counted", "spaces that are not counted") == "1 space that is not counted"
    assert counted(1200, "row that is empty", "rows that are empty") == "1,200 rows that are empty"


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def counted_nouns() -> frozenset[str]:
    """The plurals of all nouns that are given to `counted` anywhere."""
    nouns = []
    for call in (node for _, tree in sources() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id == "counted" and len(call.args) == 2:
            noun = call.args[1]
            if isinstance(noun, ast.Constant) and isinstance(noun.value, str):
                nouns.append(noun.value.split()[-1])
    return frozenset(wording.counted(2, noun).partition(" ")[2] for noun in nouns)


def written_by_hand(tree: ast.Module, plurals: frozenset[str]) -> Iterator[str]:
    """Each `{number} plural` of the f-strings; a constant in capitals is never 1."""
    for text in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for value, after in zip(text.values, text.values[1:], strict=False):
            if not isinstance(value, ast.FormattedValue) or not isinstance(after, ast.Constant):
                continue
            number, words_after = ast.unparse(value.value), str(after.value)
            noun = re.match(r" (?:[a-z]+ )?([a-z]+)\b(?! and )", words_after)
            if noun and noun[1] in plurals and not number.isupper() and not number.startswith("counted("):
                yield f"line {text.lineno}: {{{number}}}{words_after}"


def test_no_message_writes_a_plural_by_hand() -> None:
    plurals = counted_nouns()
    assert {"sheets", "labels", "spaces", "elements", "rows"} <= plurals
    found = {str(path.relative_to(ROOT)): list(written_by_hand(tree, plurals)) for path, tree in sources()}
    assert {path: lines for path, lines in found.items() if lines} == {}


ONE_OF_EVERYTHING = (
    ("assets", "add", "--name", "Pump", "--class", "IfcPump"),
    ("labels", "eligible", "--each"),
    ("labels", "preflight", "--stock", "L7160"),
    ("labels", "print", "--stock", "L7160", "-o", "labels.pdf"),
    ("labels", "verify", "labels.pdf"),
    ("labels", "reprint", "1", "-o", "again.pdf"),
    ("labels", "batches", "1"),
    ("labels", "blank", "1", "--stock", "L7160", "-o", "blank.pdf"),
    ("labels", "status", "--list", "all", "--xlsx", "labels.xlsx"),
    ("labels", "check"),
    ("codes", "export", "-o", "codes.csv"),
    ("assets", "import", "vans.csv", "--list", "vans"),
)


def test_commands_speak_of_one_thing_in_the_singular(skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "vans.csv").write_text("Reg. no.;Name\nABC 123;Van\n", encoding="utf-8")
    skylt("init")
    for command in ONE_OF_EVERYTHING:
        ran = skylt(*command, SKYLT_CODE_HOST="Q.STATION.EXAMPLE")
        assert ran.exit_code == 0, (command, ran.stderr)
        told = re.findall(r"(?<![\d.,])1 (?:[a-z]+ )?([a-z]+)\b", ran.stdout + ran.stderr)
        assert [noun for noun in told if noun in counted_nouns()] == [], (command, ran.stdout, ran.stderr)
