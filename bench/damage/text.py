"""Damage to the bytes of a file, as disks, mails and editors do it."""

from collections.abc import Callable
from random import Random

Damage = Callable[[bytes, Random], bytes]
"""From a file's bytes to the damaged ones."""

MOST_LINES = 10
MOST_BYTES = 20


def flip_bytes(content: bytes, chance: Random) -> bytes:
    """Change a few bytes to others."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, MOST_BYTES)):
        damaged[chance.randrange(len(damaged))] ^= chance.randint(1, 255)
    return bytes(damaged)


def flip_characters(content: bytes, chance: Random) -> bytes:
    """Change a few bytes to other characters that STEP is made of: the text stays text."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, MOST_BYTES)):
        damaged[chance.randrange(len(damaged))] = chance.choice(b"#$*(),;='.-0123456789EIFC\\X_ ")
    return bytes(damaged)


def drop_lines(content: bytes, chance: Random) -> bytes:
    """Leave out a few lines, here and there."""
    lines = content.splitlines(keepends=True)
    for _ in range(min(chance.randint(1, MOST_LINES), len(lines) - 1)):
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def drop_block_of_lines(content: bytes, chance: Random) -> bytes:
    """Leave out a run of lines."""
    lines = content.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(2, max(2, len(lines) // 4))]
    return b"".join(lines)


def double_lines(content: bytes, chance: Random) -> bytes:
    """Write a few lines twice, the second time anywhere."""
    lines = content.splitlines(keepends=True)
    for _ in range(chance.randint(1, MOST_LINES)):
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def swap_lines(content: bytes, chance: Random) -> bytes:
    """Let two lines change places."""
    lines = content.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def join_lines(content: bytes, chance: Random) -> bytes:
    """Lose a few line ends, with the semicolon before them every second time."""
    lines = content.splitlines(keepends=True)
    for _ in range(chance.randint(1, MOST_LINES)):
        index = chance.randrange(len(lines))
        lines[index] = lines[index].rstrip(b"\r\n").removesuffix(b";" if chance.random() < 0.5 else b"")
    return b"".join(lines)


def cut(content: bytes, chance: Random) -> bytes:
    """Keep only the beginning."""
    return content[: chance.randrange(len(content))]


def cut_and_close(content: bytes, chance: Random) -> bytes:
    """Keep only the beginning, and end it as a whole file ends: no look at the last line tells."""
    return content[: chance.randrange(len(content))] + b"\nENDSEC;\nEND-ISO-10303-21;\n"


def lose_head(content: bytes, chance: Random) -> bytes:
    """Keep only the end."""
    return content[chance.randrange(len(content)) :]


def overwrite_block(content: bytes, chance: Random) -> bytes:
    """Replace a block by zeros, by chance bytes, by 0xFF or by another block of the file."""
    size = chance.randint(1, min(4096, len(content)))
    start, source = chance.randrange(len(content)), chance.randrange(len(content))
    block = chance.choice([bytes(size), chance.randbytes(size), b"\xff" * size, content[source : source + size]])
    return content[:start] + block + content[start + size :]


def lose_mark(content: bytes, chance: Random) -> bytes:
    """Lose a quote, a bracket, a comma or a semicolon."""
    mark = chance.choice(b"'(),;")
    places = [place for place, byte in enumerate(content) if byte == mark]
    if not places:
        return cut(content, chance)
    place = chance.choice(places)
    return content[:place] + content[place + 1 :]


def add_mark(content: bytes, chance: Random) -> bytes:
    """Put a quote, a bracket, a backslash or a control character anywhere."""
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.choice(b"'(),;\\\x00\x0c\x1b\x85")]) + content[place:]


def recode(content: bytes, chance: Random) -> bytes:
    """Write the file in another encoding, with or without a byte order mark."""
    text = content.decode("latin-1")
    encoding = chance.choice(["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-7", "cp037"])
    return text.encode(encoding, "replace")


DAMAGES: dict[str, Damage] = {
    "bytes flipped": flip_bytes,
    "characters changed": flip_characters,
    "lines dropped": drop_lines,
    "a run of lines dropped": drop_block_of_lines,
    "lines doubled": double_lines,
    "lines swapped": swap_lines,
    "lines joined": join_lines,
    "cut": cut,
    "cut and closed": cut_and_close,
    "head lost": lose_head,
    "block overwritten": overwrite_block,
    "mark lost": lose_mark,
    "mark added": add_mark,
    "recoded": recode,
}
