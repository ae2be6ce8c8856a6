"""Kinds of files that are written besides labels, and the check of whether an existing file may be overwritten.

A typing mistake must not destroy a registry or a model: only an ordinary file of the same kind is overwritten.
"""

from pathlib import Path

from api.files.errors import TargetRefused
from qr.files.kinds import FileKind

WEB_PAGE = FileKind("a web page", (".html", ".htm"), b"<!doctype html")
CODE_LIST = FileKind("a list of codes", (".csv", ".txt"), b"code,status,")


def require_fitting(target: Path, kind: FileKind) -> None:
    """Raise TargetRefused where `target` has another file name extension, or exists and is not of that kind.

    Empty files may be overwritten. Raises OSError where the existing file can't be read.
    """
    if target.suffix.lower() not in kind.endings:
        raise TargetRefused(f"{target} is not a name for {kind.name}: it has to end in {' or '.join(kind.endings)}")
    if not target.exists():
        return
    if not target.is_file():
        raise TargetRefused(f"{target} is not an ordinary file: choose another one")
    with target.open("rb") as file:
        start = file.read(len(kind.start))
    if start and start.lower() != kind.start:
        raise TargetRefused(
            f"{target} exists and is not {kind.name} that Skylt wrote: choose another file, or delete that one first"
        )
