"""Print batches, as programs and people get them."""

from datetime import datetime
from typing import Any

from pydantic import Field

from api.operations.elements.views import SheetView, View


class HostView(View):
    """A host that labels lead to, counted by the last print of each code."""

    host: str
    is_present: bool
    """whether the last batch leads there"""
    printed: int
    mounted: int
    batches: int
    first_at: datetime
    last_at: datetime


class BatchView(View):
    """What was printed together."""

    id: int
    at: datetime
    who: str
    host: str
    is_trial: bool
    """printed for no host of its own: not to be mounted, and no code counts as printed by it"""
    stock: str
    labels: int
    """how many different ones"""
    copies: int
    file: str
    again_of: int | None
    """the batch that it prints again"""


class WordChange(View):
    """A label whose words are others now than when it was printed."""

    code: str
    printed: dict[str, Any]
    """field → what stands on the label, where that is not right any more"""
    now: dict[str, Any]


class NotLive(View):
    """A code on a label that leads nowhere any more, or nowhere yet."""

    code: str
    status: str


class BatchLabelView(View):
    """One label of a batch: its code, and the words as they stand on it."""

    position: int
    code: str
    words: dict[str, Any]


class SinceView(View):
    """What has changed since a batch was printed."""

    changed: list[WordChange] = Field(default_factory=list)
    not_live: list[NotLive] = Field(default_factory=list)


class BatchDetail(BatchView):
    """A batch with its labels in the order of printing, how it was made, and what has changed since."""

    geometry: dict[str, Any]
    """the stock as it was"""
    look: dict[str, Any]
    options: dict[str, Any]
    contents: list[BatchLabelView]
    since: SinceView


class ReprintView(View):
    """A batch that was printed again."""

    sheet: SheetView
    again_of: int
    since: SinceView
