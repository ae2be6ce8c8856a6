"""Which labels are chosen: by place, kind, words and codes, all together."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.errors import BadValue, NothingToDo, OperationError
from api.operations.labels.choice.choosing import choose, labels_for
from api.operations.labels.order import Choice
from registry.codes.text import grouped
from registry.database.engine import reading, writing
from registry.errors import NotACode, NotFound, RegistryError
from registry.labels.batches import NewBatch, keep_batch
from tests.api.operations.asset_lists.fleet import CAR, VAN, add
from tests.api.operations.labels.house import take_in_house
from tests.conftest import NOON


@pytest.fixture
def station(embedded: Engine) -> Engine:
    take_in_house(embedded)
    return embedded


def chosen(engine: Engine, **choice: Any) -> dict[str, str]:
    """Name of what is chosen → its code, in the order of printing."""
    with reading(engine) as session:
        return {one.name: one.code or "" for one in choose(session, Choice(**choice)).elements}


CHOICES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "a building": ({"building": "Station"}, {"Office", "Store", "WC", "Loft", "Pump", "Basin", "Safe", "Fläkt"}),
    "a building by a pattern in any case": ({"building": "st*", "storey": "attic"}, {"Loft", "Fläkt"}),
    "a storey": ({"storey": "Attic"}, {"Loft", "Fläkt"}),
    "a room and what is in it": ({"rooms": ("1.01",)}, {"Office", "Pump"}),
    "two rooms": ({"rooms": ("1.01", "101")}, {"Office", "Pump", "Loft", "Fläkt"}),
    "rooms by a pattern": ({"rooms": ("1.?",)}, {"WC", "Basin"}),
    "a type": ({"types": ("magna 32",)}, {"Pump"}),
    "a system": ({"systems": ("36*",)}, {"Fläkt"}),
    "a class with its subclasses": ({"classes": ("IfcFlowTerminal",)}, {"Basin"}),
    "rooms alone": ({"classes": ("IfcSpace",)}, {"Office", "Store", "WC", "Loft"}),
    "a use": ({"categories": ("sanitary",)}, {"WC", "Basin"}),
    "words without accents": ({"query": "flakt air"}, {"Fläkt"}),
    "words in several fields": ({"query": "PUMP 56 1.01"}, {"Pump"}),
    "what usually gets none": ({"classes": ("IfcWindow",), "everything": True}, {"Window"}),
    "all that is asked for at once": ({"storey": "Ground", "query": "pump", "systems": ("56 Heating",)}, {"Pump"}),
}


@pytest.mark.parametrize(("choice", "expected"), CHOICES.values(), ids=CHOICES)
def test_labels_are_chosen_by(station: Engine, choice: dict[str, Any], expected: set[str]) -> None:
    assert set(chosen(station, **choice)) == expected


def test_a_code_chooses_its_element_whatever_the_rule_says(station: Engine) -> None:
    window = chosen(station, everything=True)["Window"]
    assert chosen(station, codes=(grouped(window).lower(),)) == {"Window": window}


def test_what_was_printed_is_left_out_and_a_trial_does_not_count(engine: Engine) -> None:
    take_in_house(engine)
    codes = chosen(engine)
    with writing(engine) as session:
        for name, is_trial in (("Office", False), ("Pump", True)):
            batch = NewBatch(NOON, "Ann", "Q.X", {}, "labels.pdf", is_trial=is_trial)
            keep_batch(session, batch, [(codes[name], {})])
    assert set(codes) - set(chosen(engine, not_printed=True)) == {"Office"}


REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "a building": ({"building": "Staton"}, NotFound, "there is no building 'Staton'; perhaps 'Station'"),
    "a storey": ({"storey": "atic"}, NotFound, "there is no storey 'atic'; perhaps 'Attic'"),
    "a room": ({"rooms": ("1.02",)}, NotFound, "there is no room '1.02'; perhaps '1."),
    "a pattern": ({"rooms": ("9*",)}, NotFound, "there is no room '9*'; there are '1.01', '1.10', '1.2'"),
    "a type": ({"types": ("Magna",)}, NotFound, "there is no type 'Magna'; perhaps 'Magna 32'"),
    "a system": ({"systems": ("57",)}, NotFound, "there is no system or zone '57'; there are '36 Air', '56 Heating'"),
    "a class": ({"classes": ("IfcPomp",)}, NotFound, "there is no class 'IfcPomp'; perhaps 'IfcPump' or"),
    "a code": ({"codes": ("7K3M9QX22",)}, NotACode, "is not a code"),
    "an empty query": ({"query": "  "}, BadValue, "the query has no word in it"),
}


@pytest.mark.parametrize(("choice", "kind", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_there_is_told_with_what_is_near(
    station: Engine, choice: dict[str, Any], kind: type[Exception], told: str
) -> None:
    with pytest.raises((RegistryError, OperationError)) as refusal:
        chosen(station, **choice)
    assert (type(refusal.value), told in str(refusal.value)) == (kind, True), str(refusal.value)


def test_codes_that_lead_nowhere_are_counted_and_named(station: Engine) -> None:
    with pytest.raises(NotFound, match="1 of 2 codes without a present element: 000-000-0"):
        chosen(station, codes=(chosen(station)["Pump"], nobodys()))


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"classes": ("IfcBoiler",)}, "there is nothing to print"),
        ({"classes": ("IfcWindow",)}, "1 element selected, and none gets a label"),
    ],
    ids=["nothing fits", "the rule leaves out all"],
)
def test_nothing_to_print_says_why(station: Engine, choice: dict[str, Any], told: str) -> None:
    with reading(station) as session, pytest.raises(NothingToDo, match=told):
        labels_for(session, Choice(**choice))


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param({"order": "walk"}, id="as one walks"),
        pytest.param({"order": "place"}, id="by place"),
        pytest.param({"order": "walk", "everything": True}, id="everything"),
        pytest.param({"order": "place", "building": "Station *"}, id="some buildings"),
        pytest.param({"order": "walk", "query": "1"}, id="by words"),
        pytest.param({"order": "name"}, id="by name"),
    ],
)
def test_labels_that_are_chosen_building_by_building_are_those_of_all_at_once(
    engine: Engine, choice: dict[str, Any]
) -> None:
    for building in ("Station 10", "Station 2", "Annex"):
        take_in_house(engine, building=building)
    add(engine, **CAR)
    add(engine, **VAN)
    with reading(engine) as session:
        at_once = [one.code for one in choose(session, Choice(**choice)).elements]
        assert [one.code for one in labels_for(session, Choice(**choice))] == at_once
    assert len(at_once) > 3


def nobodys() -> str:
    """A code that nobody has."""
    from registry.codes.text import check_character

    return "0000000A" + check_character("0000000A")
