"""Kinds of files that are written besides labels, and whether a file that is there may make way for one of a kind.

A slip of the pen must not cost a registry or a model: only an ordinary file of the same kind is written over.
"""

from pathlib import Path

from api.files.errors import TargetRefused
from qr.files.kinds import FileKind

WEB_PAGE = FileKind("a web page", (".html", ".htm"), b"<!doctype html")
CODE_LIST = FileKind("a list of codes", (".csv", ".txt"), b"code,status,")


def require_fitting(target: Path, kind: FileKind) -> None:
    """Raise TargetRefused where `target` does not end as the kind does, or something else is there already.

    An empty file may be written over. Raises OSError where what is there can't be read.
    """
    if target.suffix.lower() not in kind.endings:
        raise TargetRefused(f"{target} is no name for {kind.name}: let it end in {' or '.join(kind.endings)}")
    if not target.exists():
        return
    if not target.is_file():
        raise TargetRefused(f"{target} is no ordinary file: name another one")
    with target.open("rb") as file:
        start = file.read(len(kind.start))
    if start and start.lower() != kind.start:
        raise TargetRefused(
            f"{target} is there and is not {kind.name} that Skylt wrote: name another file, or delete that one first"
        )
