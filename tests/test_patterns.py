"""Regular expressions give the same results on every Python from 3.11 on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("registry", "ifc_import", "qr", "api", "bench")

_NO_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""Escapes and sets of characters, in which a quantifier is a character."""
_POSSESSIVE = re.compile(r"[*+?]\+|\{\d*,?\d*\}\+|\(\?>")


def is_possessive(pattern: str) -> bool:
    return _POSSESSIVE.search(_NO_SIGNS.sub("x", pattern)) is not None


def texts_in(source: str) -> Iterator[tuple[int, str]]:
    """The literals of a module with their lines, but for docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            if isinstance(node.value, bytes):
                yield node.lineno, node.value.decode("latin-1")
            elif isinstance(node.value, str):
                yield node.lineno, node.value


def test_no_expression_is_possessive_or_atomic_since_python_3_11_2_misreads_both() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for line, text in texts_in(path.read_text("utf-8"))
        if is_possessive(text)
    ]
    assert found == []


@pytest.mark.parametrize("pattern", [r"a*+b", r"\d++", r"(?:a|b)?+", r"\s{0,80}+#", "x{3}+", r")*+;", r"(?>a|b)c"])
def test_a_possessive_or_atomic_expression_is_found(pattern: str) -> None:
    assert is_possessive(pattern)


@pytest.mark.parametrize("pattern", [r"a+b*c?", r"\?+", r"\++", r"[*+]+", r"[]*+]", r"[^\]*+]x", "(?:a)"])
def test_an_expression_that_gives_back_is_none(pattern: str) -> None:
    assert not is_possessive(pattern)
