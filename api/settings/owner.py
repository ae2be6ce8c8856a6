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
"""Read where it lies in the working folder, and no other is named."""


MOST_BYTES = 10_000_000
"""A larger file is none of settings."""


class OwnerFile(OwnerSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole settings file: what the importer goes by, and what labels are like."""

    labels: LabelSettings = LabelSettings()


def owner_settings(named: Path | None = None) -> OwnerFile:
    """The owner's settings: the file that is named, or `OWNER_FILE` where it is there. Raises BadSettings."""
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


def _allowed(said: str) -> str:
    """The names that may stand where `said` complains of one that is not known; nothing for other complaints."""
    found = re.search(r"unknown field `.*` - at `\$([^`]*)`", said) or re.search(r"unknown field `.*`()$", said)
    if found is None:
        return ""
    names = _names(OwnerFile, re.findall(r"\.(\w+)", found.group(1)))
    return f", where {', '.join(names)} may stand" if names else ""


def _names(kind: Any, path: Sequence[str]) -> list[str]:
    """The names of the settings in the section at `path` below `kind`."""
    for name in path:
        inner = next(field.type for field in structs.fields(kind) if field.encode_name == name)
        kind = next(
            one for one in (inner, *get_args(inner)) if isinstance(one, type) and issubclass(one, msgspec.Struct)
        )
    return [field.encode_name for field in structs.fields(kind)]


def _text(path: Path) -> str:
    """The text of the file, with or without the mark that editors of Windows put in front. Raises BadSettings."""
    if is_special(path) or path.stat().st_size > MOST_BYTES:
        raise BadSettings(f"{path} is no settings file: it is a device, a pipe, or larger than {MOST_BYTES:,} bytes")
    return path.read_text("utf-8-sig")


def _with_table(counting: Counting, settings_file: Path) -> Counting:
    """The same with the rows of the category table, so that a changed table is a change of the settings."""
    if counting.category_table is None:
        return counting
    path = settings_file.parent / counting.category_table
    try:
        return structs.replace(counting, categories=(*counting.categories, *read_category_table(path)))
    except BadTable as error:
        where = "see docs/reference/settings.md"
        raise BadSettings(f"the category table {path}, which {settings_file} names: {error}; {where}") from error
