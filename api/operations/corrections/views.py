"""What people say of elements, as programs get it."""

from datetime import datetime
from typing import Any, Literal

from api.operations.elements.views import View


class NamedView(View):
    """An element, and by what people know it."""

    kind: Literal["building", "storey", "space", "asset"]
    id: int
    code: str | None
    global_id: str | None
    building: str | None
    name: str
    number: str | None


class CorrectionView(View):
    """What somebody says of a field, and what the models say of it now."""

    field: str
    value: Any
    model_value: Any
    """the same value where the models agree"""
    source: str
    """person, or the owner's table"""
    who: str
    why: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None


class SaidView(View):
    """A field that was spoken of: what was read of it before, and what is read now."""

    field: str
    before: Any
    after: Any
    model_value: Any


class CorrectedView(View):
    """What was said of an element, and all corrections of it that stand now."""

    element: NamedView
    changes: list[SaidView]
    corrections: list[CorrectionView]
    dry_run: bool = False


class ElementCorrectionsView(View):
    """Everything that people ever said of an element, in that order."""

    element: NamedView
    corrections: list[CorrectionView]
