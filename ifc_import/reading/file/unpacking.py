"""Unpacking of models from zip files, with limits on their size.

Names in a zip are never used as paths.
"""

import lzma
import shlex
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from copy import copy
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from ifc_import.errors import FileRefused
from ifc_import.reading.file.scratch import Scratch
from ifc_import.reading.isolation.limits import MOST_WRITTEN_BYTES
from ifc_import.reading.isolation.request import MEMBER_MARK, shown_name
from ifc_import.vocabulary.text import text
from registry.wording import counted

MOST_PACKED_RATIO = 200
"""IFC text compresses to about a tenth; a far greater ratio is a zip bomb, not a model."""
LEAST_CHECKED_BYTES = 1024**2

IFCXML = "ifcXML, which is not read; export it as IFC4 or IFC2X3 in STEP format (*.ifc)"

_NAMES_SHOWN = 5
_PIECE_BYTES = 1 << 16
_DEFLATE64 = 9
_ENCRYPTED = 0x1
"""Number of the method, and bit of the flags. Source: PKWARE's APPNOTE 4.4.5 and 4.4.4."""

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, LookupError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
"""The errors that zipfile and its libraries raise for a broken or unsupported zip."""


def unpack(path: Path, member: str | None, scratch: Scratch) -> Path:
    """Unpack the model in the zip at `path` into `scratch`: the only one, or the one that is called `member`.

    Raises FileRefused where there is none, there are several, or it can't be unpacked.
    """
    name = shown_name(path, member)
    try:
        with ZipFile(path) as archive:
            chosen = _chosen(archive.infolist(), path, member)
            _require_readable(chosen, name)
            with closing(_pieces(archive, chosen)) as pieces:
                return scratch.fill(_counted(pieces, chosen, name))
    except _UNREADABLE as error:
        raise FileRefused(f"{name} can't be unpacked ({text(error)}); pack it again as a plain zip") from error


def _chosen(members: Sequence[ZipInfo], path: Path, member: str | None) -> ZipInfo:
    models = [entry for entry in members if _is_model(entry)]
    if not models:
        raise FileRefused(f"{shown_name(path)} {_without_model(members)}")
    _require_different_names(models, path)
    if member is not None:
        return _named(models, path, member)
    if len(models) > 1:
        raise FileRefused(
            f"{shown_name(path)} holds {counted(len(models), 'model')}; "
            f"import them one by one, as {_to_type(models, path)}"
        )
    return models[0]


def _require_different_names(models: Sequence[ZipInfo], path: Path) -> None:
    """Raise FileRefused for members with the same name: programs differ in which one they take, so the import would be
    ambiguous.
    """
    names = [entry.filename for entry in models]
    twin = next((name for name in names if names.count(name) > 1), None)
    if twin is not None:
        raise FileRefused(
            f"{shown_name(path)} holds {counted(names.count(twin), 'model')} called {text(twin)!r}; "
            "unpack it, see which is right and import that one"
        )


def _named(models: Sequence[ZipInfo], path: Path, member: str) -> ZipInfo:
    """The model called `member`: by its exact name, otherwise by its displayed name or as a path."""
    for same in (str, text, _as_path):
        found = [entry for entry in models if same(entry.filename) == same(member)]
        if len(found) == 1:
            return found[0]
    raise FileRefused(f"{shown_name(path)} has no one model {text(member)!r}; it has {_to_type(models, path)}")


def _as_path(name: str) -> str:
    return str(PurePosixPath(text(name)))


def _to_type(models: Sequence[ZipInfo], path: Path) -> str:
    names = [shlex.quote(text(f"{path}{MEMBER_MARK}{entry.filename}")) for entry in models[:_NAMES_SHOWN]]
    more = len(models) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _is_model(member: ZipInfo) -> bool:
    """A Mac adds a file of its own, ``__MACOSX/._model.ifc``, for each one."""
    name = PurePosixPath(member.filename)
    return name.suffix.lower() == ".ifc" and not name.name.startswith("._") and not member.is_dir()


def _without_model(members: Sequence[ZipInfo]) -> str:
    suffixes = {PurePosixPath(entry.filename).suffix.lower() for entry in members}
    if ".ifcxml" in suffixes:
        return f"holds {IFCXML}"
    if suffixes & {".zip", ".ifczip"}:
        return "is a zip with another zip in it; unpack the outer one and import what is in it"
    return "is a zip without an .ifc file in it; ask for the model again"


def _require_readable(member: ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise FileRefused(f"{name} is locked with a password; unpack it and import what is in it")
    _require_sane_size(member.file_size, member, name)


def _require_sane_size(size_bytes: int, member: ZipInfo, name: str) -> None:
    if size_bytes > min(MOST_WRITTEN_BYTES, LEAST_CHECKED_BYTES + MOST_PACKED_RATIO * member.compress_size):
        raise FileRefused(
            f"{name} unpacks to {size_bytes:,} bytes or more out of {member.compress_size:,}, which no model does; "
            "ask for the model again"
        )


def _counted(pieces: Iterable[bytes], member: ZipInfo, name: str) -> Iterator[bytes]:
    """Pass on `pieces` up to the greatest size of a model, whatever size the zip states."""
    size_bytes = 0
    for piece in pieces:
        size_bytes += len(piece)
        _require_sane_size(size_bytes, member, name)
        yield piece


def _pieces(archive: ZipFile, member: ZipInfo) -> Generator[bytes, None, None]:
    if member.compress_type == _DEFLATE64:
        yield from _inflated64(archive, member)
        return
    with archive.open(member) as source:
        while piece := source.read(_PIECE_BYTES):
            yield piece


def _inflated64(archive: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    """Unpacks Deflate64, which Windows uses above 2 GB: zipfile reads the packed bytes, inflate64 unpacks them."""
    import inflate64  # noqa: PLC0415  (few zips are packed like that, and it takes long to load)

    packed = copy(member)
    packed.compress_type, packed.file_size = zipfile.ZIP_STORED, member.compress_size
    del packed.CRC
    inflater, checksum = inflate64.Inflater(), 0
    with archive.open(packed) as source:
        while piece := source.read(_PIECE_BYTES):
            unpacked = inflater.inflate(piece)
            checksum = zlib.crc32(unpacked, checksum)
            yield unpacked
    if not inflater.eof or checksum != member.CRC:
        raise zipfile.BadZipFile("its bytes are damaged")
