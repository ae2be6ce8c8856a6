"""Changes of fields in words, for tables."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.operations.history.views import FieldChangeView

SHAPES = {"footprint": "another outline", "box": "another bounding box"}
"""What is told of shapes: that they changed."""


def changes_in_words(changes: Iterable[FieldChangeView]) -> str:
    """What changed, on one line."""
    return ", ".join(map(_words, changes))


def _words(change: FieldChangeView) -> str:
    return SHAPES.get(change.field) or f"{change.field}: {_value(change.old)} → {_value(change.new)}"


def _value(value: Any) -> str:
    if value is None or value in ("", []):
        return "(none)"
    if isinstance(value, Mapping):
        return " ".join(str(one) for one in value.values() if one not in (None, ""))
    return "; ".join(map(_value, value)) if isinstance(value, list | tuple) else str(value)
