"""Files as they come in: plain, zipped in every way, spoilt."""

import struct
import zipfile
import zlib
from pathlib import Path

import inflate64

DEFLATE64 = 9
ENCRYPTED = 1


def a_file(folder: Path, content: bytes, name: str = "model.ifc") -> Path:
    """A file of that content, in a folder of its own."""
    path = folder / "given" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def a_zip(folder: Path, members: dict[str, bytes], name: str = "model.ifczip") -> Path:
    """A zip of `members`, name → content."""
    path = a_file(folder, b"", name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def as_deflate64(content: bytes, *, says_bytes: int | None = None, crc: int | None = None) -> bytes:
    """A zip with ``model.ifc`` in it, packed as Windows packs what is large; it may lie about size and checksum."""
    deflater = inflate64.Deflater()
    packed: bytes = deflater.deflate(content) + deflater.flush()
    name = b"model.ifc"
    size = len(content) if says_bytes is None else says_bytes
    common = (20, 0, DEFLATE64, 0, 0, zlib.crc32(content) if crc is None else crc, len(packed), size, len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *common) + name + packed
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *common, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def patched(path: Path, *, flags: int = 0, method: int | None = None, size_bytes: int | None = None) -> Path:
    """The same zip with other words in both headers of its only member."""
    content = bytearray(path.read_bytes())
    for start in (0, content.index(b"PK\x01\x02") + 2):
        content[start + 6] |= flags
        if method is not None:
            content[start + 8 : start + 10] = struct.pack("<H", method)
        if size_bytes is not None:
            content[start + 22 : start + 26] = struct.pack("<I", size_bytes)
    path.write_bytes(content)
    return path
