"""The owner's settings file, ``skylt.toml``: how models are read and areas counted, see `ifc_import.profile`."""

import tomllib
from pathlib import Path

import msgspec

from ifc_import.profile import OwnerSettings

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
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), OwnerSettings)
    except OSError as error:
        raise BadSettings(f"the settings file {path} can't be read: {error.strerror}; check its name") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadSettings(f"the settings file {path} is wrong: {error}; see docs/reference/settings.md") from error
