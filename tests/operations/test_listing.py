"""Lists of what is registered: large ones stay small in memory."""

from sqlalchemy import Engine

from api.operations.listing import list_assets, list_spaces
from registry.database import reading
from tests.operations.hands.station import take_in_station


def test_views_of_one_list_share_the_names_of_their_fields(embedded: Engine) -> None:
    take_in_station(embedded)
    with reading(embedded) as session:
        for views in (list_spaces(session), list_assets(session)):
            assert len(views) > 1
            assert len({id(one.model_fields_set) for one in views}) == 1


def test_a_copy_of_a_view_has_its_own(embedded: Engine) -> None:
    take_in_station(embedded)
    with reading(embedded) as session:
        first, second, *_ = list_assets(session)
    changed = first.model_copy(update={"note": "another field"})
    assert "note" in changed.model_fields_set
    assert "note" not in second.model_fields_set
