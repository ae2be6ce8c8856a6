"""Below the command line nothing names a command or an option; what to do is said by each face, from one table."""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import typer
from fastapi.testclient import TestClient
from sqlalchemy import create_engine

from api.cli.main import app
from api.cli.terminal import advice as terminal
from api.files.errors import BadTable, ColumnMissing
from api.http.application import create_app
from api.http.base import advice as http
from api.operations.advising import with_advice
from api.operations.errors import ImportAsks, OtherHost
from ifc_import.errors import ReadingFailed
from ifc_import.open_questions import OlderFile, Question, WhichModel
from ifc_import.rules import RULES
from registry.errors import NotFound
from tests.api.test_errors import ROOTS, family
from tests.conftest import ROOT

BELOW = ("registry", "ifc_import", "qr", "api/operations", "api/files", "api/settings", "api/http")
OF_THE_TERMINAL = re.compile(r"\bskylt [a-z]|(?<![\w-])--[a-z]")
COMMAND = re.compile(r"skylt ((?:[a-z][a-z-]*\b ?)+)")
OPTION = re.compile(r"--[a-z][a-z-]*")
TABLES = pytest.mark.parametrize("table", [terminal.ADVICE, http.ADVICE], ids=["terminal", "http"])


def questions(root: type[Question] = Question) -> list[type[Question]]:
    return [kind for child in root.__subclasses__() for kind in (child, *questions(child))]


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize("package", BELOW)
def test_no_text_below_the_command_line_names_a_command_or_an_option(package: str) -> None:
    modules = sorted((ROOT / package).rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in modules
        for line, text in strings(path)
        if OF_THE_TERMINAL.search(text)
    ]
    assert (len(modules) > 2, found) == (True, [])


def api_document() -> dict[str, Any]:
    return create_app(create_engine("sqlite://")).openapi()


def test_the_description_of_the_http_interface_names_no_command_or_option() -> None:
    assert OF_THE_TERMINAL.findall(json.dumps(api_document())) == []


@TABLES
def test_advice_is_for_errors_and_questions_that_exist(table: dict[type, str]) -> None:
    known = {*(kind for root in ROOTS for kind in family(root)), *questions()}
    assert [kind for kind in table if kind not in known] == []


def test_the_terminal_has_an_answer_to_every_question_on_a_file() -> None:
    assert [kind for kind in questions() if kind not in terminal.ADVICE] == []


@TABLES
def test_advice_takes_only_values_that_the_error_has(table: dict[type, str]) -> None:
    for kind, words in table.items():
        for _text, name, _form, _conversion in Formatter().parse(words):
            assert name is None or name.removeprefix("it.") in inspect.signature(kind).parameters, (kind, words)


def command_named(words: str) -> tuple[typer.core.TyperCommand, str]:
    """The command that a line begins with after `skylt`, and the words after its name."""
    command: Any = typer.main.get_command(app)
    first, _, rest = words.strip().partition(" ")
    while hasattr(command, "commands") and first in command.commands:
        command = command.commands[first]
        first, _, rest = rest.partition(" ")
    assert command.name != "skylt", f"there is no command {words!r}"
    return command, first


def options(command: Any) -> set[str]:
    own = {name for param in command.params for name in param.opts}
    return own.union(*(options(child) for child in getattr(command, "commands", {}).values()))


@pytest.mark.parametrize("words", [*terminal.ADVICE.values(), *terminal.FINDINGS.values()])
def test_the_advice_at_the_terminal_names_only_commands_and_options_that_exist(words: str) -> None:
    quoted = re.findall(r"`(skylt [^`]*)`", words) or ([words] if words.startswith("skylt ") else [])
    for line in quoted:
        command, _ = command_named(line.removeprefix("skylt "))
        assert set(OPTION.findall(line)) <= options(command), line
    everywhere = options(typer.main.get_command(app))
    assert set(OPTION.findall(words)) <= everywhere


def test_every_finding_with_a_command_is_one_of_the_rules() -> None:
    assert set(terminal.FINDINGS) <= {rule.number for rule in RULES}


@pytest.mark.parametrize("words", http.ADVICE.values())
def test_the_advice_over_http_names_only_paths_and_fields_that_exist(words: str) -> None:
    document = api_document()
    paths = [
        (method.upper(), re.sub(r"\{.*?\}", "X", path)) for path, ways in document["paths"].items() for method in ways
    ]
    for method, path in re.findall(r"\b(GET|POST|PUT|PATCH|DELETE) (\S+)", words):
        assert (method, re.sub(r"\{.*?\}|\bCODE\b", "X", path)) in paths
    fields = {name for schema in document["components"]["schemas"].values() for name in schema.get("properties", ())}
    assert set(re.findall(r"`(\w+)`", words)) <= fields
    assert not OF_THE_TERMINAL.search(words)


def test_each_face_says_the_same_fact_and_its_own_advice() -> None:
    error = OtherHost("labels lead elsewhere until now", "q.firm.dk")
    assert terminal.error_line(error) == (
        "labels lead elsewhere until now; set SKYLT_CODE_HOST=q.firm.dk to stay; answer with --new-host to move"
    )
    assert http.detail_of(error) == (
        "labels lead elsewhere until now; set `new_host` to change the host; to keep it, run the service with "
        "SKYLT_CODE_HOST=q.firm.dk"
    )


def test_an_error_without_advice_is_shown_as_it_is() -> None:
    assert terminal.error_line(ReadingFailed("the process died")) == "the process died"
    assert http.detail_of(NotFound("there is no room 'x'")) == "there is no room 'x'"


def test_the_advice_of_an_error_outlives_the_one_that_names_its_file() -> None:
    wrapped = BadTable("the table a.csv is refused: none of its columns has the rooms")
    wrapped.__cause__ = ColumnMissing("none of its columns has the rooms", "room")
    assert terminal.error_line(wrapped).endswith("has the rooms; name one with --column room=HEADING")


def test_each_question_on_a_file_has_its_answer_beside_it() -> None:
    asked = ImportAsks([OlderFile("a.ifc is older"), WhichModel("its ids differ", "services")])
    assert str(asked) == "a.ifc is older; and its ids differ"
    assert with_advice(asked, terminal.ADVICE) == (
        "a.ifc is older; to import it anyway, answer with --accept-older; and its ids differ; answer with "
        "--revision-of 'services' or --new-source-model"
    )


def test_a_problem_document_has_the_advice_for_clients(client: TestClient) -> None:
    assert client.get("/api/v1/label-batches/99").json()["detail"] == (
        "there is no print batch 99; GET /api/v1/label-batches lists them"
    )
