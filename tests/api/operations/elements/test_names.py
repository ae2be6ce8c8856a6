"""Names that are not there are refused, with those that are near."""

import pytest
from sqlalchemy import Engine

from api.operations.elements.names import require_named
from registry.database.engine import reading, writing
from registry.elements.listing import Wanted
from registry.errors import NotFound
from registry.imports.revisions import add_building
from tests.conftest import NOON


@pytest.fixture
def station(engine: Engine) -> Engine:
    with writing(engine) as session:
        for name in ("Station", "Annex"):
            add_building(session, name, NOON)
    return engine


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted(building="staton"), "there is no building 'staton'; perhaps 'Station'"),
        (Wanted(building="Nope"), "there is no building 'Nope'; there are 'Annex', 'Station'"),
        (Wanted(building="Annex", storey="Plan 1"), "there is no storey 'Plan 1'; there are none yet"),
    ],
    ids=["near", "far", "a storey"],
)
def test_a_name_that_is_not_there_is_refused(station: Engine, wanted: Wanted, told: str) -> None:
    with pytest.raises(NotFound, match=f"^{told}$"), reading(station) as session:
        require_named(session, wanted)


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(building="Annex")], ids=["none named", "one that is there"])
def test_a_name_that_is_there_passes(station: Engine, wanted: Wanted) -> None:
    with reading(station) as session:
        require_named(session, wanted)
