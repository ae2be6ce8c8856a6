"""What the rule for labels and a choice of labels ask of elements beside what stands in lists of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from api.operations.elements.views import AssetView, SpaceView
from api.operations.label_defaults import ASKED_FOR
from api.operations.labels.rule import Grouping, RuleBook, Verdict
from api.settings.label_rules import LabelRule
from registry.elements.memberships import category_by_space, groups_by_element

Judge = Callable[[SpaceView | AssetView], Verdict]


@dataclass(frozen=True, slots=True)
class Groupings:
    """The systems and zones of all elements, and the use of each space."""

    systems: Mapping[int, Sequence[str]]
    categories: Mapping[int, str]

    def of(self, one: SpaceView | AssetView) -> Grouping:
        """Those of one element."""
        if isinstance(one, SpaceView):
            return Grouping(self.systems.get(one.id, ()), one.category)
        use = None if one.space is None else self.categories.get(one.space.id)
        return Grouping(self.systems.get(one.id, ()), use)


def read_groupings(session: Session, *, systems: bool = True, categories: bool = True) -> Groupings:
    """Those that somebody asks for; the others stay empty, unread."""
    return Groupings(groups_by_element(session) if systems else {}, category_by_space(session) if categories else {})


def judge(session: Session, rules: Sequence[LabelRule], *, everything: str | bool = False) -> Judge:
    """What says of any element whether it gets a label; with `everything`, or a reason for that, all do."""
    if everything:
        return lambda _one: Verdict(True, everything if isinstance(everything, str) else ASKED_FOR)
    book = RuleBook(rules)
    groupings = read_groupings(session, systems=book.asks_systems, categories=book.asks_categories)
    return lambda one: book.verdict(one, groupings.of(one))
