"""What kind of file this is, before any parser sees it: the first and last bytes tell most mistakes apart."""

import re
import zipfile
import zlib
from pathlib import Path

from ifc_import.errors import FileRefused

_START = b"ISO-10303-21;"
_END = b"END-ISO-10303-21;"
_TAIL_BYTES = 4096
_HEAD_BYTES = 65536
MOST_UNPACKED_BYTES = 4 * 1024**3
MOST_PACKED_RATIO = 200
"""IFC text packs to about a tenth; a ratio far above that is a bomb, not a model."""

_OTHERS = (
    (b"%PDF", "is a PDF; ask for the IFC export of the same model"),
    (b"\x89PNG", "is a picture; ask for the IFC export of the model"),
    (b"\xd0\xcf\x11\xe0", "is a Revit or Office file; export it to IFC4 (STEP) first"),
    (b"AC10", "is a DWG drawing; export the model to IFC4 (STEP) first"),
    (b"glTF", "is a glTF scene, without the building's data; ask for the IFC export"),
)


def find_model(path: Path, folder: Path) -> Path:
    """The STEP file of the model at `path`: itself, or unpacked from a zip into `folder`.

    Raises FileRefused where it is empty, something else, cut off, or a zip with no model or several.
    """
    head = _head(path)
    if not head.strip(b"\0 \t\r\n"):
        raise FileRefused(_line(path, "is empty; ask for the file again"))
    if head.startswith(b"PK\x03\x04"):
        return find_model(_unpack(path, folder), folder)
    for magic, advice in _OTHERS:
        if head.startswith(magic):
            raise FileRefused(_line(path, advice))
    if head.lstrip().startswith(b"<"):
        raise FileRefused(_line(path, _markup_advice(head)))
    if not head.lstrip().startswith(_START):
        raise FileRefused(
            _line(path, f"is no IFC file: it does not begin with {_START.decode()}; export it as IFC (STEP)")
        )
    _require_end(path)
    return path


def schema_name(path: Path) -> str:
    """The schema that the header names, as ``IFC4X3_ADD2``; empty where it names none."""
    found = re.search(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", _head(path), re.IGNORECASE)
    return found.group(1).decode("ascii", "replace").upper() if found else ""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise FileRefused(_line(path, "does not exist; check the name")) from None
    except IsADirectoryError:
        raise FileRefused(_line(path, "is a folder; name the files in it")) from None
    except OSError as error:
        raise FileRefused(_line(path, f"can't be read: {error.strerror}")) from error


def _markup_advice(head: bytes) -> str:
    if b"ifcXML" in head or b"<uos" in head or b"<ifc:" in head:
        return "is ifcXML, which is not read; export it as IFC4 or IFC2X3 in STEP format (*.ifc)"
    return "is a web page or XML, not a model; the download may have needed a login"


def _require_end(path: Path) -> None:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL_BYTES))
        tail = file.read()
    if _END not in tail:
        raise FileRefused(_line(path, f"is cut off: {_END.decode()} is missing at its end; ask for the file again"))


def _unpack(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            member = _only_model(path, archive)
            _require_sane_size(path, member)
            target = folder / "model.ifc"
            with archive.open(member) as source, target.open("wb") as unpacked:
                while piece := source.read(1 << 20):
                    unpacked.write(piece)
            return target
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileRefused(_line(path, f"can't be unpacked ({error}); pack it again as a plain zip")) from error


def _only_model(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    models = [one for one in archive.infolist() if one.filename.lower().endswith(".ifc") and not one.is_dir()]
    if not models:
        raise FileRefused(_line(path, "is a zip without an .ifc file in it; ask for the model again"))
    if len(models) > 1:
        names = ", ".join(one.filename for one in models[:5])
        raise FileRefused(_line(path, f"holds {len(models)} models ({names}); unpack it and import them one by one"))
    return models[0]


def _require_sane_size(path: Path, member: zipfile.ZipInfo) -> None:
    if member.file_size > min(MOST_UNPACKED_BYTES, 1024**2 + MOST_PACKED_RATIO * member.compress_size):
        raise FileRefused(
            _line(path, f"unpacks to {member.file_size:,} bytes, which no model does; unpack it yourself")
        )


def _line(path: Path, text: str) -> str:
    return f"{path.name} {text}"
