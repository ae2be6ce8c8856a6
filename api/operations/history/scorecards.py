"""The stability of GlobalIds, tags and names in source models, from revision to revision."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from sqlmodel import Session

from api.operations.elements.names import require_named
from api.operations.history.views import Scorecard, StabilityView
from registry.elements.listing import Wanted
from registry.errors import NotFound
from registry.history.past import AsOf, Statement, find_revision, statements
from registry.imports.revisions import revisions

Stated = Mapping[int, Statement]
"""Element id → its statement in the source model."""


def scorecard(session: Session, building: str, source_model: str | None = None) -> Scorecard:
    """Compare each revision, except undone ones, with the preceding one. Raises NotFound if there is no import."""
    require_named(session, Wanted(building=building), source_model=source_model)
    rows = [one for one in reversed(revisions(session, building, source_model)) if one["undone_at"] is None]
    if not rows:
        raise NotFound(f"there is no import of {source_model or 'any source model'} of {building}")
    of_model: dict[str, list[AsOf]] = {}
    for one in rows:
        of_model.setdefault(one["source_model"], []).append(find_revision(session, str(one["id"])))
    pairs = [
        stability(old, new, _stated(session, old), _stated(session, new))
        for moments in of_model.values()
        for old, new in pairwise(moments)
    ]
    return Scorecard(building=building, pairs=pairs)


def stability(old: AsOf, new: AsOf, before: Stated, after: Stated) -> StabilityView:
    """The stability of the elements of `before` in `after`."""
    both = before.keys() & after.keys()
    same = [one for one in both if before[one].global_id == after[one].global_id]
    tagged = [one for one in both if before[one].facts.get("tag")]
    same_tag = sum(before[one].facts["tag"] == after[one].facts.get("tag") for one in tagged)
    same_name = sum(_name(before[one]) == _name(after[one]) for one in both)
    rules = Counter(after[one].rule for one in both.difference(same))
    came = after.keys() - both
    returned = sum(after[one].rule.endswith("returned") for one in came)
    return StabilityView(
        source_model=old.source_model,
        from_revision=old.number,
        to_revision=new.number,
        before=len(before),
        after=len(after),
        same_global_id=len(same),
        new_global_ids=dict(rules.most_common()),
        returned=returned,
        gone=len(before) - len(both),
        added=len(came) - returned,
        with_tag=len(tagged),
        same_tag=same_tag,
        same_name=same_name,
        global_id_share=_share(len(same), len(before)),
        tag_share=_share(same_tag, len(tagged)),
        name_share=_share(same_name, len(both)),
    )


def _stated(session: Session, as_of: AsOf) -> dict[int, Statement]:
    return {
        one.element_id: one
        for one in statements(session, as_of)
        if one.source_model == as_of.source_model and one.kind in ("space", "asset")
    }


def _name(one: Statement) -> tuple[object, object]:
    return one.facts.get("number"), one.facts["name"]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
