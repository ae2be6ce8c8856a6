"""What gets a label: by what is usual, and by the rules of the owner."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.labels.choice.choosing import LabelChoiceView, choice_view, choose
from api.operations.labels.order import Choice
from api.settings.label_rules import LabelRule
from api.settings.labels import LabelSettings
from registry.database.engine import reading
from tests.api.operations.labels.house import take_in_house


@pytest.fixture
def station(engine: Engine) -> Engine:
    take_in_house(engine)
    return engine


def choosing(engine: Engine, *rules: LabelRule, **choice: Any) -> LabelChoiceView:
    with reading(engine) as session:
        return choice_view(choose(session, Choice(**choice), LabelSettings(rule=rules)))


def labelled(view: LabelChoiceView) -> set[str]:
    return {one.name for one in view.elements}


USUALLY = {"Office", "Store", "WC", "Loft", "Pump", "Basin", "Safe", "Fläkt"}


def test_usually_rooms_and_what_is_run_get_a_label(station: Engine) -> None:
    assert labelled(choosing(station)) == USUALLY


def test_what_gets_none_is_counted_by_class_with_the_reason(station: Engine) -> None:
    view = choosing(station)
    assert sorted((one.ifc_class, one.elements, one.because) for one in view.counts if not one.labelled) == [
        ("IfcBuildingElementProxy", 1, "a handrail"),
        ("IfcBuildingElementProxy", 1, "a person, plant or vehicle that enlivens the model"),
        ("IfcBuildingElementProxy", 1, "a thing without class and type"),
        ("IfcFurniture", 1, "furniture"),
        ("IfcSpace", 1, "an area that is no room"),
        ("IfcWindow", 1, "a part of the building"),
    ]
    assert (view.labels, view.left_out) == (8, 6)


def test_everything_has_a_label_where_all_is_asked_for(station: Engine) -> None:
    assert choosing(station, everything=True).left_out == 0


RULES = {
    "a class": (LabelRule(label=False, ifc_class="IfcFlowTerminal"), USUALLY - {"Basin"}),
    "a class, in any case": (LabelRule(label=True, ifc_class="IFCWINDOW"), USUALLY | {"Window"}),
    "the name of a type": (LabelRule(label=False, type_name="safe*"), USUALLY - {"Safe"}),
    "a name": (LabelRule(label=True, name="d?sk"), USUALLY | {"Desk"}),
    "a system": (LabelRule(label=False, system="36*"), USUALLY - {"Fläkt"}),
    "a designation": (LabelRule(label=False, designation="56*"), USUALLY - {"Pump"}),
    "a kind": (LabelRule(label=False, kind="space"), USUALLY - {"Office", "Store", "WC", "Loft"}),
    "a building": (LabelRule(label=False, building="Stati*"), set()),
    "two things at once": (LabelRule(label=False, kind="space", name="Pump"), USUALLY),
}


@pytest.mark.parametrize(("rule", "expected"), RULES.values(), ids=RULES)
def test_the_owners_rule_decides_by(station: Engine, rule: LabelRule, expected: set[str]) -> None:
    assert labelled(choosing(station, rule)) == expected


def test_the_use_of_a_room_decides_about_all_that_is_in_it(station: Engine) -> None:
    assert labelled(choosing(station, LabelRule(label=False, category="sanit*"))) == USUALLY - {"WC", "Basin"}


def test_the_first_rule_that_fits_decides_and_is_told(station: Engine) -> None:
    rules = (
        LabelRule(label=True, ifc_class="IfcPump"),
        LabelRule(label=False, kind="asset"),
        LabelRule(label=True, ifc_class="IfcFan"),
    )
    view = choosing(station, *rules)
    assert labelled(view) == {"Office", "Store", "WC", "Loft", "Pump"}
    told = {(one.ifc_class, one.because) for one in view.counts}
    assert {("IfcPump", "settings: rule 1"), ("IfcFan", "settings: rule 2")} <= told
