"""Which labels there are to print, in which order."""

from sqlmodel import Session

from api.operations.errors import NothingToDo
from api.operations.label_orders import Choice
from api.operations.label_rule import is_labelled, is_room
from api.operations.label_words import ElementLabel, asset_label, space_label
from api.operations.listing import list_assets, list_spaces
from api.operations.sign_changes import codes_to_print, sign_changes
from registry.lists import Wanted

EVERYTHING_USUAL = Choice()


def labels_for(session: Session, choice: Choice = EVERYTHING_USUAL) -> list[ElementLabel]:
    """The labels of spaces and their assets, by building, storey and room, as one walks.

    Unless everything is chosen, what is usually not labelled is left out: windows and proxies, people and plants that
    only enliven the model, and spaces that are no rooms. Raises NothingToDo where nothing is left.
    """
    changes = None
    if choice.changes_since is not None:
        changes = sign_changes(session, choice.changes_since, choice.building, everything=choice.everything)
    codes = None if changes is None else codes_to_print(changes)
    wanted = Wanted(building=choice.building if changes is None else changes.building, storey=choice.storey)
    spaces = [one for one in list_spaces(session, wanted) if choice.everything or is_room(one)]
    assets = [one for one in list_assets(session, wanted) if choice.everything or is_labelled(one)]
    labels = [*map(space_label, spaces), *map(asset_label, assets)]
    printable = [label for label in labels if label is not None and (codes is None or label.code in codes)]
    if not printable:
        raise NothingToDo(
            "there is nothing to print a label for; import a model first, or look at --building and --all"
        )
    return printable
