"""What somebody orders: which labels, on what, how they look, and as which files."""

from dataclasses import dataclass

from api.label_settings import LabelOrdering
from api.settings import DEFAULT_CODE_HOST


@dataclass(frozen=True, slots=True)
class Choice:
    """Which elements get a label, and in which order. What is given has to fit together; what is not stands for all.

    Names are taken as `api.operations.name_patterns` does; of several of one kind, one has to fit.
    """

    everything: bool = False
    """also what usually gets none"""
    building: str | None = None
    storey: str | None = None
    changes_since: str | None = None
    """only what is new since this revision, or has another text"""
    rooms: tuple[str, ...] = ()
    """numbers of rooms: these, and what is in them"""
    types: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    """systems or zones"""
    classes: tuple[str, ...] = ()
    """with their subclasses; IfcSpace for rooms"""
    categories: tuple[str, ...] = ()
    """uses of spaces: these, and what is in them"""
    codes: tuple[str, ...] = ()
    """these, whatever the rule for labels says of them"""
    query: str | None = None
    """words that all stand in a name, number, designation, type, system or room"""
    not_printed: bool = False
    """only what is on no label yet"""
    order: LabelOrdering | None = None
    """none: as the settings say"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the labels are printed on, from where on the first sheet, and how many of each."""

    stock: str
    start: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """One order; the host comes from the settings, never from a request."""

    choice: Choice
    paper: Paper
    host: str

    @property
    def is_trial(self) -> bool:
        """Whether the host is only the default, which leads nowhere."""
        return self.host == DEFAULT_CODE_HOST
