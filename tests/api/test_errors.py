"""Every error has its exit code and its status, and every message stays one line."""

import pytest

from api.cli.terminal.exits import EXIT_CODES, exit_code_of
from api.files.errors import BadManifest, BadTable, FileError
from api.http.base.problems import STATUS
from api.operations.errors import OperationError
from api.settings.errors import BadSettings, SettingsError
from ifc_import.errors import FileRefused, ImportFailure, ReadingFailed
from qr.errors import QrError
from registry.errors import RegistryError

ROOTS = (RegistryError, ImportFailure, QrError, OperationError, FileError, SettingsError)


def family(root: type[Exception]) -> list[type[Exception]]:
    return [root, *(kind for child in root.__subclasses__() for kind in family(child))]


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.__name__)
def test_every_error_ends_the_command_with_a_code_of_the_table(root: type[Exception]) -> None:
    assert root in EXIT_CODES
    assert all(exit_code_of(kind.__new__(kind)) in (1, 2, 3) for kind in family(root))


@pytest.mark.parametrize("kind", [FileRefused, ReadingFailed], ids=lambda kind: kind.__name__)
def test_a_refused_file_ends_with_3(kind: type[Exception]) -> None:
    assert exit_code_of(kind("text")) == 3


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.__name__)
def test_every_error_has_a_status(root: type[Exception]) -> None:
    assert root in STATUS


@pytest.mark.parametrize("table", [EXIT_CODES, STATUS], ids=["exit codes", "statuses"])
@pytest.mark.parametrize("kind", [BadSettings, BadTable, BadManifest], ids=lambda kind: kind.__name__)
def test_errors_of_settings_tables_and_manifests_have_a_row_of_their_own(
    kind: type[Exception], table: dict[type[Exception], int]
) -> None:
    assert kind in table


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.__name__)
def test_the_tree_in_the_docstring_names_every_error(root: type[Exception]) -> None:
    module = __import__(root.__module__, fromlist=["__doc__"])
    assert [kind.__name__ for kind in family(root) if kind.__name__ not in str(module.__doc__)] == []
