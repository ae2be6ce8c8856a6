"""Layouts of labels: those that come with Skylt, and an owner's own."""

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
"""A label is upright if its height is at least this multiple of its width."""


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
    """Return the layouts of an owner's file. Raises LayoutUnfit with the place and the reason.

    more: fields of labels in addition to those of `qr.layout.template`.
    """
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise NoLayoutFile(f"{path} is no file of layouts: name a TOML file, or a layout that is known here")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutUnfit(f"{path} can't be read as UTF-8 text: check its name, or save it as UTF-8.") from error
    found = _layouts(text, str(path), more)
    if not found:
        raise LayoutUnfit(f"{path} has no [[layout]]: see docs/reference/labels.md for the contents of such a file.")
    return found


def named(name: str, layouts: Iterable[Template]) -> Template:
    """Return the layout with that name, regardless of case. Raises UnknownLayout with the known names."""
    known = list(layouts)
    for layout in known:
        if layout.name.casefold().split() == name.casefold().split():
            return layout
    names = ", ".join(f'"{layout.name}"' for layout in known)
    raise UnknownLayout(f"no layout is called {name!r}: choose one of {names}, or name a .toml file.")


def fitting(width_mm: float, height_mm: float, kinds: Sequence[Kind] = KINDS, own: Iterable[Template] = ()) -> Template:
    """Return the first layout that is suitable for labels of this size and for all of these kinds of elements.

    own: an owner's layouts, which take precedence over those of Skylt.
    """
    upright = height_mm > width_mm * UPRIGHT
    return next(
        layout
        for layout in (*own, *ready_made())
        if layout.from_mm is not None
        and layout.upright == upright
        and width_mm >= layout.from_mm[0]
        and height_mm >= layout.from_mm[1]
        and set(kinds) <= set(layout.kinds)
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
