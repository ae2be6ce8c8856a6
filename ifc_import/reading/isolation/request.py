"""The request to the reading process: one line of JSON on its standard input."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ifc_import.profile import Limits, Profile
from ifc_import.reading.isolation.status import is_file, is_there
from ifc_import.vocabulary.text import text

MEMBER_MARK = "::"
"""The separator between the name of a zip and that of a model in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRequest:
    """A request to read one file."""

    path: Path
    parent: int
    """the process that waits for the answer"""
    member: str | None = None
    """the model in a zip that holds several"""
    accept_incomplete: bool = False
    """whether a truncated or damaged file is read as far as possible"""
    carefully: bool = False
    """whether reading the file crashed before, so that each shape is made in a separate process"""
    profile: Profile = Profile()
    limits: Limits = Limits()

    @property
    def name(self) -> str:
        """The name of the file as shown to people."""
        return shown_name(self.path, self.member)


def encode(request: ReadingRequest) -> bytes:
    """The request as one line."""
    return msgspec.json.encode(request, enc_hook=_path_as_text) + b"\n"


def decode(line: bytes) -> ReadingRequest:
    """The request that a line holds. Raises msgspec.DecodeError."""
    return msgspec.json.decode(line, type=ReadingRequest, dec_hook=_path_of_text)


def shown_name(path: Path, member: str | None = None) -> str:
    """The name of a file, or of a model in a zip, as one line; of what has no name, as ``.``, the path."""
    name = path.name or str(path)
    return text(name if member is None else f"{name}{MEMBER_MARK}{member}")


def split_member(named: Path) -> tuple[Path, str | None]:
    """The file that a person named, and the model in it: of ``FILE::member`` the longest FILE that exists.

    A file whose own name has ``::`` in it is that file.
    """
    whole = str(named)
    cut = len(whole)
    while not is_there(named) and (cut := whole.rfind(MEMBER_MARK, 0, cut)) > 0:
        file = Path(whole[:cut])
        if is_file(file):
            return file, whole[cut + len(MEMBER_MARK) :]
    return named, None


def _path_as_text(value: object) -> str:
    """A file's name can hold bytes that are not text."""
    if not isinstance(value, Path):
        raise TypeError(type(value))
    return b64encode(os.fsencode(value)).decode("ascii")


def _path_of_text(kind: type, value: str) -> object:
    if kind is not Path:
        raise TypeError(kind)
    return Path(os.fsdecode(b64decode(value)))
