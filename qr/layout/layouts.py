"""Which layouts there are: those that come with Skylt, and an owner's own."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from qr.errors import LayoutUnfit, NoLayoutFile, UnknownLayout
from qr.layout.template import KINDS, Kind, Template, require_fields

READY_MADE = "layouts.toml"
MOST_BYTES = 1_000_000
UPRIGHT = 1.15
"""From this height to a width of 1 on, a label is upright."""


class LayoutFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of layouts."""

    layout: tuple[Template, ...] = ()


@cache
def ready_made() -> tuple[Template, ...]:
    """The layouts that come with Skylt."""
    return _layouts(files("qr.layout").joinpath(READY_MADE).read_text("utf-8"), READY_MADE)


def standard() -> Template:
    """The layout of ordinary labels."""
    return named("standard", ready_made())


def read_layouts(path: Path, more: Iterable[str] = ()) -> tuple[Template, ...]:
    """Return the layouts of an owner's file. Raises LayoutUnfit, which says what is wrong where.

    more: fields that labels have besides those of `qr.layout.template`.
    """
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise NoLayoutFile(f"{path} is no file of layouts: name a TOML file, or a layout that is known here")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutUnfit(f"{path} can't be read as a text in UTF-8: check its name, or save it anew.") from error
    found = _layouts(text, str(path), more)
    if not found:
        raise LayoutUnfit(f"{path} has no [[layout]]: see docs/reference/labels.md for what stands in it.")
    return found


def named(name: str, layouts: Iterable[Template]) -> Template:
    """Return the layout of that name, whatever its case. Raises UnknownLayout, which names those that are known."""
    known = list(layouts)
    for one in known:
        if one.name.casefold().split() == name.casefold().split():
            return one
    names = ", ".join(f'"{one.name}"' for one in known)
    raise UnknownLayout(f"no layout is called {name!r}: choose one of {names}, or name a .toml file.")


def fitting(width_mm: float, height_mm: float, kinds: Sequence[Kind] = KINDS, own: Iterable[Template] = ()) -> Template:
    """Return the first layout that is meant for labels of this size and for all of these kinds of elements.

    own: an owner's layouts, which come before those of Skylt.
    """
    upright = height_mm > width_mm * UPRIGHT
    return next(
        one
        for one in (*own, *ready_made())
        if one.from_mm is not None
        and one.upright == upright
        and width_mm >= one.from_mm[0]
        and height_mm >= one.from_mm[1]
        and set(kinds) <= set(one.kinds)
    )


def _layouts(text: str, where: str, more: Iterable[str] = ()) -> tuple[Template, ...]:
    try:
        layouts = msgspec.convert(tomllib.loads(text), LayoutFile).layout
        require_fields(layouts, more)
    except RecursionError as error:
        raise LayoutUnfit(f"{where} is nested too deeply; see docs/reference/labels.md.") from error
    except ValueError as error:
        raise LayoutUnfit(f"{where}: {error}; see docs/reference/labels.md.") from error
    return layouts
