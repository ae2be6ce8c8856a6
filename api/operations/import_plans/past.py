"""The plan of a past import, made from the history of the registry."""

from sqlmodel import Session

from api.operations.import_plans.making import Before, PlanParts, labels_in_use, view_of
from api.operations.import_plans.views import PlanView
from ifc_import.matching.cascade import change_of
from registry.history.imports import before, past_import, states_as_of
from registry.history.past import find_revision
from registry.imports.element_states import proposals_of


def past_plan(session: Session, import_id: int) -> PlanView:
    """What the import with this number did to each element, in the rows of a plan; kept elements are only counted.

    Raises NotFound where there is none or it was undone.
    """
    as_of = find_revision(session, str(import_id))
    done = past_import(session, as_of)
    after = states_as_of(session, as_of)
    changes = [change_of(then.stated, then.known, then.rule) for then in done.stated]
    visible = [change for change in changes if change.action != "keep"]
    properties = {then.known.binding_id: then.known.properties for then in done.stated if then.known is not None}
    return view_of(
        PlanParts(
            digest="",
            changes=visible,
            gone=done.gone,
            proposals=[row for row in proposals_of(session, import_id) if row["element_id"] in after],
            before=Before(states_as_of(session, before(as_of)), properties),
            after=after,
            keys={then.stated.key: then.element_id for then in done.stated},
            still_in=done.still_in,
            on_labels=labels_in_use(session, as_of.building_id),
            kept=done.kept + len(changes) - len(visible),
        )
    )
