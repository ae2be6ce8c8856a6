"""What a file of which something is lost does not state stays as it was; what it states counts."""

from typing import Any

import pytest

from ifc_import.matching.planning import make_plan
from registry.plan import Change, Known, Plan
from registry.snapshot import AssetFacts, Category, Classification, Document, SpaceFacts, StoreyFacts
from tests.factories import (
    CUBE,
    LINEAGES,
    a_declared_area,
    a_file,
    a_footprint,
    a_snapshot,
    a_space,
    a_storey,
    a_type,
    an_asset,
    known_as,
    rectangle,
    stated,
)

PUMP = an_asset(
    serial_number="A-1", designation="P1", designation_scheme="TFM", type_key="pump type", space_key="office", box=CUBE,
    documents=(Document("Manual", "m.pdf"),), properties={"Pset": {"Power": 3.0, "Maker": "Lind"}},
    units={"Pset": {"Power": "kW"}},
)  # fmt: skip
OFFICE = a_space(
    predefined_type="INTERNAL",
    declared=(a_declared_area(20.0), a_declared_area(22.0, name="GrossFloorArea", kind="gross")),
    footprint=a_footprint(),
    categories=(Category("name", "Office"), Category("property", "Work")),
    classifications=(Classification("Uniclass", "SL_20_15"),),
)


def before(facts: Any, **overrides: Any) -> Known:
    """What the registry knows after a whole file stated `facts`."""
    [one] = stated(facts)
    return known_as(1, facts, **{"properties": one.properties} | overrides)


def planned(facts: Any, known: Known, *, complete: bool = False) -> Plan:
    parts: dict[str, Any] = {"storeys": (a_storey(),), "types": (a_type(),), "lineages": LINEAGES}
    if isinstance(facts, StoreyFacts):
        parts["storeys"] = (facts,)
    if isinstance(facts, SpaceFacts):
        parts["spaces"] = (facts,)
    assets = (facts,) if isinstance(facts, AssetFacts) else ()
    return make_plan(a_snapshot(*assets, file=a_file(complete=complete), **parts), [known])


def the_change(facts: Any, known: Known, *, complete: bool = False) -> Change:
    [change] = [one for one in planned(facts, known, complete=complete).changes if one.known is not None]
    return change


BARE = {
    "an asset": (PUMP, an_asset()),
    "a space": (OFFICE, a_space(number="", name="", storey_key=None)),
    "a storey": (a_storey(height_m=3.0), a_storey(elevation_m=None)),
    "an asset whose name is its class": (PUMP, an_asset(name="IfcPump")),
}


@pytest.mark.parametrize(("full", "bare"), BARE.values(), ids=BARE.keys())
def test_what_is_not_stated_stays_as_it_was(full: Any, bare: Any) -> None:
    known = before(full)
    change = the_change(bare, known)
    assert (change.action, change.stated.digest, change.fields) == ("keep", known.digest, ())
    assert {name: change.stated.facts.get(name) for name in known.facts} == known.facts
    assert change.stated.properties == known.properties


@pytest.mark.parametrize(("full", "bare"), list(BARE.values())[:3], ids=list(BARE)[:3])
def test_a_whole_file_that_does_not_state_a_fact_takes_it_away(full: Any, bare: Any) -> None:
    assert the_change(bare, before(full), complete=True).action == "change"


def facts_after(stated: Any, known: Known) -> dict[str, Any]:
    return the_change(stated, known).stated.facts


def test_what_is_stated_counts() -> None:
    facts = facts_after(an_asset(name="New", serial_number="B-2", box=CUBE), before(PUMP))
    assert (facts["name"], facts["serial_number"], facts["designation"]) == ("New", "B-2", "P1")


def test_an_outline_comes_with_the_area_and_heights_that_are_its_own() -> None:
    facts = facts_after(a_space(footprint=a_footprint(rectangle(east=2.0), z_min_m=1.0)), before(OFFICE))
    assert (facts["computed_m2"], facts["z_min_m"]) == (10.0, 1.0)


def test_each_declared_area_is_a_fact_of_its_own() -> None:
    facts = facts_after(a_space(declared=(a_declared_area(19.0),)), before(OFFICE))
    assert [(one["name"], one["value_m2"]) for one in facts["declared"]] == [
        ("NetFloorArea", 19.0),
        ("GrossFloorArea", 22.0),
    ]


def test_a_use_and_a_classification_give_way_to_another_of_their_source_and_system() -> None:
    new = a_space(categories=(Category("name", "Cell"),), classifications=(Classification("Uniclass", "SL_90"),))
    facts = facts_after(new, before(OFFICE))
    assert [(one["source"], one["name"]) for one in facts["categories"]] == [("name", "Cell"), ("property", "Work")]
    assert [one["code"] for one in facts["classifications"]] == ["SL_90"]


def test_properties_are_kept_one_by_one_each_with_the_unit_of_its_own_value() -> None:
    new = an_asset(properties={"Pset": {"Maker": "Berg"}, "More": {"Colour": "red"}})
    stated_now = the_change(new, before(PUMP)).stated
    assert stated_now.properties == {"Pset": {"Power": 3.0, "Maker": "Berg"}, "More": {"Colour": "red"}}
    assert stated_now.facts["units"] == {"Pset": {"Power": "kW"}}
    without_unit = the_change(an_asset(properties={"Pset": {"Power": 4.0}}), before(PUMP)).stated
    assert without_unit.facts["units"] == {}


def test_a_class_that_is_only_less_exact_stays_as_it_was() -> None:
    known = before(an_asset(ifc_class="IfcAirTerminal"))
    change = the_change(an_asset(ifc_class="IfcFlowTerminal"), known)
    assert (change.action, change.stated.ifc_class, change.stated.facts["ifc_class"]) == (
        "keep",
        "IfcAirTerminal",
        "IfcAirTerminal",
    )


def test_a_class_that_is_more_exact_is_taken() -> None:
    known = before(an_asset(ifc_class="IfcFlowTerminal"))
    assert the_change(an_asset(ifc_class="IfcAirTerminal"), known).stated.ifc_class == "IfcAirTerminal"


def test_what_another_model_says_of_an_element_is_not_taken_over() -> None:
    change = the_change(an_asset(), before(PUMP, own=False))
    assert (change.action, change.stated.facts["serial_number"]) == ("bind", None)


def test_an_element_that_is_back_has_what_it_had() -> None:
    change = the_change(an_asset(), before(PUMP, open=False))
    assert (change.action, change.stated.facts["serial_number"]) == ("return", "A-1")


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in plan.findings]


def test_what_was_kept_is_told_in_one_finding() -> None:
    plan = planned(
        an_asset(type_key="pump type", space_key="office", box=CUBE, properties=PUMP.properties), before(PUMP)
    )
    assert told(plan) == [
        (
            "FILE-15",
            "Part of the file is lost, and with it facts of elements known from the last revision (1 in all); these "
            "were kept: designation (1), designation scheme (1), documents (1), serial number (1).",
        )
    ]


@pytest.mark.parametrize(("facts", "complete"), [(PUMP, False), (an_asset(), True)], ids=["nothing lacks", "whole"])
def test_nothing_is_told_where_nothing_was_kept(facts: AssetFacts, complete: bool) -> None:
    assert told(planned(facts, before(PUMP), complete=complete)) == []
