"""The owner's settings file, ``skylt.toml``: how models are read and areas counted, see `ifc_import.profile`."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import structs

from api.files.errors import BadTable
from api.settings.category_table import read_category_table
from api.settings.errors import BadSettings
from api.settings.labels import LabelSettings
from ifc_import.profile import Counting, OwnerSettings
from ifc_import.reading.isolation.status import is_special

OWNER_FILE = Path("skylt.toml")
"""The settings file in the working folder, which is read if no other one is given."""


MOST_BYTES = 10_000_000
"""Larger files are refused."""


class OwnerFile(OwnerSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole settings file: the settings for importing and for labels."""

    labels: LabelSettings = LabelSettings()


def owner_settings(named: Path | None = None) -> OwnerFile:
    """The owner's settings from the given file, else from `OWNER_FILE` if it exists. Raises BadSettings."""
    path = named or (OWNER_FILE if OWNER_FILE.exists() else None)
    if path is None:
        return OwnerFile()
    try:
        settings = msgspec.convert(tomllib.loads(_text(path)), OwnerFile)
    except OSError as error:
        raise BadSettings(f"the settings file {path} can't be read: {error.strerror}; check its name") from error
    except RecursionError as error:
        raise BadSettings(f"the settings file {path} is wrong: it is nested too deeply") from error
    except msgspec.ValidationError as error:
        said = f"{error}{_allowed(str(error))}"
        raise BadSettings(f"the settings file {path} is wrong: {said}; see docs/reference/settings.md") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"the settings file {path} is wrong: {error}; see docs/reference/settings.md") from error
    return structs.replace(
        settings, counting=_with_table(settings.counting, path), labels=settings.labels.beside(path.parent)
    )


def _allowed(message: str) -> str:
    """The valid names, if `message` reports an unknown one; empty for other errors."""
    found = re.search(r"unknown field `.*` - at `\$([^`]*)`", message) or re.search(r"unknown field `.*`()$", message)
    if found is None:
        return ""
    names = _names(OwnerFile, re.findall(r"\.(\w+)", found.group(1)))
    return f"; known ones are {', '.join(names)}" if names else ""


def _names(kind: Any, path: Sequence[str]) -> list[str]:
    """The names of the settings in the section at `path` below `kind`."""
    for name in path:
        inner = next(field.type for field in structs.fields(kind) if field.encode_name == name)
        kind = next(
            inner_kind
            for inner_kind in (inner, *get_args(inner))
            if isinstance(inner_kind, type) and issubclass(inner_kind, msgspec.Struct)
        )
    return [field.encode_name for field in structs.fields(kind)]


def _text(path: Path) -> str:
    """The text of the file, without the byte order mark that Windows editors write. Raises BadSettings."""
    if is_special(path) or path.stat().st_size > MOST_BYTES:
        raise BadSettings(f"{path} is not a settings file: it is a device, a pipe, or larger than {MOST_BYTES:,} bytes")
    return path.read_text("utf-8-sig")


def _with_table(counting: Counting, settings_file: Path) -> Counting:
    """The settings with the rows of the category table, so that a changed table changes the digest of the settings."""
    if counting.category_table is None:
        return counting
    path = settings_file.parent / counting.category_table
    try:
        return structs.replace(counting, categories=(*counting.categories, *read_category_table(path)))
    except BadTable as error:
        where = "see docs/reference/settings.md"
        raise BadSettings(f"the category table {path}, which {settings_file} refers to: {error}; {where}") from error
