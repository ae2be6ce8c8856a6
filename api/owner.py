"""The owner's settings file, ``skylt.toml``: how models are read and areas counted, see `ifc_import.profile`."""

import tomllib
from pathlib import Path

import msgspec
from msgspec import structs

from api.category_table import BadTable, read_category_table
from ifc_import.profile import Counting, OwnerSettings

OWNER_FILE = Path("skylt.toml")
"""Read where it lies in the working folder, and no other is named."""


class BadSettings(Exception):
    """The settings file can't be read, or says something that has no meaning; the message says where."""


def owner_settings(named: Path | None = None) -> OwnerSettings:
    """The owner's settings: the file that is named, or `OWNER_FILE` where it is there. Raises BadSettings."""
    path = named or (OWNER_FILE if OWNER_FILE.exists() else None)
    if path is None:
        return OwnerSettings()
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text("utf-8")), OwnerSettings)
    except OSError as error:
        raise BadSettings(f"the settings file {path} can't be read: {error.strerror}; check its name") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadSettings(f"the settings file {path} is wrong: {error}; see docs/reference/settings.md") from error
    return structs.replace(settings, counting=_with_table(settings.counting, path))


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
