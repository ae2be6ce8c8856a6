"""Recognition of the kind of a file by its first bytes, before it is parsed."""

import re
from pathlib import Path

from ifc_import.errors import FileRefused
from ifc_import.reading.file.encoding import marked_encoding
from ifc_import.reading.file.scratch import Scratch
from ifc_import.reading.file.unpacking import IFCXML, unpack
from ifc_import.reading.isolation.limits import MOST_WRITTEN_BYTES
from ifc_import.reading.isolation.request import shown_name
from ifc_import.reading.isolation.status import is_special, size_bytes

START = b"ISO-10303-21;"
HEAD_BYTES = 4096

ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_ARCHIVE = "which is not read; unpack it, or pack the model as a plain zip"
_OTHERS = (
    (b"%PDF", "is a PDF; ask for the IFC export of the same model"),
    (b"\x89PNG", "is a picture; ask for the IFC export of the model"),
    (b"\xff\xd8\xff", "is a picture; ask for the IFC export of the model"),
    (b"\xd0\xcf\x11\xe0", "is a Revit or Office file; export it to IFC4 (STEP) first"),
    (b"AC10", "is a DWG drawing; export the model to IFC4 (STEP) first"),
    (b"glTF", "is a glTF scene, without the building's data; ask for the IFC export"),
    (b"7z\xbc\xaf\x27\x1c", f"is a 7-Zip archive, {_ARCHIVE}"),
    (b"Rar!", f"is a RAR archive, {_ARCHIVE}"),
    (b"\x1f\x8b", f"is packed with gzip, {_ARCHIVE}"),
    (b"BZh", f"is packed with bzip2, {_ARCHIVE}"),
    (b"\xfd7zXZ", f"is packed with xz, {_ARCHIVE}"),
    (b"SQLite format 3", "is a database; export the model to IFC4 (STEP) first"),
    (b"{", "is JSON; export the model to IFC4 in STEP format (*.ifc)"),
)
"""The first bytes of files often mistaken for a model, and what to do instead."""


_NO_ROOT = re.compile(rb"<!--.*?(?:-->|\Z)|<[?!][^>]*>", re.DOTALL)
_ROOT = re.compile(rb"<(?P<name>[\w:.-]+)(?P<attributes>[^>]*)")
_IFCXML_ROOTS = (b"uos", b"ex:iso_10303_28", b"iso_10303_28", b"ex:iso_10303_28_terse", b"doc")
"""The roots of ifcXML that do not say so: of ISO 10303-28, by editions."""


def find_text(path: Path, member: str | None, scratch: Scratch) -> Path:
    """The STEP file of the model at `path`: itself, or unpacked from a zip into `scratch`.

    Raises FileRefused where it is empty, something else, or a zip with no model, several, or not the one asked for.
    """
    head = beginning(path)
    if not head.startswith(ZIPS):
        if member is not None:
            raise FileRefused(f"{shown_name(path)} is not a zip, so it has no {member!r}; name the file alone")
        require_text(head, shown_name(path))
        return path
    unpacked = unpack(path, member, scratch)
    require_text(_head(unpacked), shown_name(path, member))
    return unpacked


def beginning(path: Path) -> bytes:
    """The first bytes of the file at `path`. Raises FileRefused where it is not a file, or larger than any model."""
    name = shown_name(path)
    if is_special(path):
        raise FileRefused(f"{name} is a device or a pipe, not a file; save the model to a file and name that")
    head = _head(path)
    size = size_bytes(path)
    if size > MOST_WRITTEN_BYTES:
        raise FileRefused(f"{name} has {size:,} bytes, more than any model has; ask for it again")
    return head


def require_model(path: Path) -> None:
    """Raise FileRefused where the first bytes say that `path` is neither a STEP file nor a zip."""
    head = beginning(path)
    if not head.startswith(ZIPS):
        require_text(head, shown_name(path))


def require_text(head: bytes, name: str) -> None:
    """Raise FileRefused where a file that begins with `head` is not a STEP file."""
    if not head.strip(b"\0 \t\r\n"):
        raise FileRefused(f"{name} is empty; ask for the file again")
    if head.startswith(ZIPS):
        raise FileRefused(f"{name} is a zip in a zip; unpack the outer one and import what is in it")
    for magic, advice in _OTHERS:
        if head.startswith(magic):
            raise FileRefused(f"{name} {advice}")
    encoding = marked_encoding(head)
    plain = head if encoding is None else head.decode(encoding, "replace").encode("ascii", "replace")
    start = plain.lstrip(b"\0 \t\r\n?" if encoding else b"\0 \t\r\n")
    if start.startswith(b"<"):
        raise FileRefused(f"{name} {_markup_advice(start)}")
    if not start.upper().startswith(START):
        raise FileRefused(
            f"{name} is not an IFC file: it does not begin with {START.decode()}; "
            "export it as IFC in STEP format (*.ifc)"
        )


def _head(path: Path) -> bytes:
    name = shown_name(path)
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except FileNotFoundError:
        raise FileRefused(f"{name} does not exist; check the name") from None
    except IsADirectoryError:
        raise FileRefused(f"{name} is a folder; name the files in it") from None
    except OSError as error:
        raise FileRefused(f"{name} can't be read: {error.strerror}; check its name, its rights and its disk") from error


def _markup_advice(start: bytes) -> str:
    root = _ROOT.search(_NO_ROOT.sub(b"", start))
    name, attributes = (root["name"].lower(), root["attributes"]) if root else (b"", b"")
    if name in _IFCXML_ROOTS or b"ifc" in name or b"ifc" in attributes.lower():
        return f"is {IFCXML}"
    if name == b"html" or start.upper().startswith((b"<!DOCTYPE HTML", b"<HEAD", b"<BODY")):
        return "is a web page, not a model; the download may have needed a login"
    return "is XML, not a model; export it as IFC4 or IFC2X3 in STEP format (*.ifc)"
