"""What a choice of labels comes to, for `--json` and HTTP."""

from typing import Literal

from api.operations.elements.views import View


class LabelCount(View):
    """How many elements of one class get a label, or get none, by one rule."""

    ifc_class: str
    labelled: bool
    elements: int
    because: str
    """the number of the owner's rule, or what is usual"""


class LabelledElement(View):
    """An element that gets a label."""

    position: int
    """in the order of printing, from 1"""
    code: str
    kind: Literal["space", "asset"]
    ifc_class: str
    number: str
    name: str
    building: str | None
    storey: str | None
    room: str | None
    """the number of the room that an asset is in"""
    because: str


class LabelChoiceView(View):
    """What would be printed, in which order, and what is left out."""

    order: str
    labels: int
    left_out: int
    counts: list[LabelCount]
    elements: list[LabelledElement]
