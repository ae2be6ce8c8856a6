"""What is still there keeps its code through every loss that a revision can bring, and nothing gets another's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ifcopenshell
import ifcopenshell.api.root
import ifcopenshell.guid
import pytest
from sqlalchemy import Engine

from api.operations.errors import NeedsAnswer
from tests.api.operations.imports.test_real_models import RealModel, unpacked
from tests.api.operations.losses import Loss, edited, like_devices, move, renewed, swap, with_new_ids
from tests.api.operations.registered import SAMPLES, Registered, importing, registered

SERVICES, ARCHITECTURE = SAMPLES / "station-services-1.ifc", SAMPLES / "station-architecture-1.ifc"
ENOUGH = 0.95

PAIRS = ("duplex-arc-2011-05-05.ifc", "duplex-arc-2011-09-07.ifc", "creative-freedom-early.ifc")
REAL = (*PAIRS, "creative-freedom-late.ifc", "institute-archicad.ifczip")


@dataclass(frozen=True)
class Outcome:
    """What became of the elements that are still there, by the GlobalId that they had."""

    right: set[str]
    wrong: set[str]
    proposed: set[str]

    @property
    def share(self) -> float:
        """How many of them are recognised or proposed."""
        return len(self.right | self.proposed) / len(self.right | self.wrong | self.proposed) if self.right else 0.0


def outcome(before: Registered, after: Registered, loss: Loss) -> Outcome:
    still = {old: new for old, new in loss.now.items() if old in before.ids and new in after.ids}
    same = {old for old, new in still.items() if after.ids[new] == before.ids[old]}
    taken = {one for one in still if after.ids[still[one]] in before.code_of and one not in same}
    asked = {(one["element_id"], one["candidate_id"]) for one in after.tables["proposal"] if one["state"] == "open"}
    proposed = {old for old, new in still.items() if (after.ids[new], before.ids[old]) in asked}
    lost = still.keys() - same - proposed
    return Outcome(same, lost | taken, proposed)


def through(engine: Engine, first: Path, loss: Loss) -> tuple[Registered, Registered]:
    """The registry before and after the loss; all questions are answered."""
    importing(engine, first, building="House", discipline="model")
    before = registered(engine)
    importing(
        engine, loss.path, building="House", discipline="model", accept_losses=True, accept_class_changes=True,
        accept_older=True,
    )  # fmt: skip
    after = registered(engine)
    assert {after.code_of[one] for one in before.code_of} == set(before.code_of.values())
    live = {one["element_id"] for one in after.tables["code"] if after.status[one["code"]] == "live"}
    assert live.isdisjoint(after.retired)
    return before, after


def none_is_another_ones(before: Registered, after: Registered, loss: Loss) -> None:
    """No element that was known stands under the id of something else."""
    was = {new: old for old, new in loss.now.items()}
    known = set(before.ids.values())
    handed_on = {
        new for new, element in after.ids.items() if element in known and before.ids.get(was.get(new, "")) != element
    }
    buildings = {new for new in handed_on if after.ids[new] == 1}
    assert handed_on - buildings == set()


@pytest.mark.parametrize("share", [0.15, 0.3, 1.0], ids=["15 %", "30 %", "all"])
@pytest.mark.parametrize("tags", [True, False], ids=["tags kept", "no tags"])
@pytest.mark.parametrize("name", REAL)
def test_public_models_with_new_ids(
    embedded: Engine, real_model: RealModel, tmp_path: Path, name: str, share: float, *, tags: bool
) -> None:
    first = unpacked(real_model(name), tmp_path)
    loss = with_new_ids(first, tmp_path, share, keep_tags=tags)
    before, after = through(embedded, first, loss)
    found = outcome(before, after, loss)
    none_is_another_ones(before, after, loss)
    assert found.share >= ENOUGH, found


REVISED = {
    "duplex": ("duplex-arc-2011-05-05.ifc", "duplex-arc-2011-09-07.ifc"),
    "creative-freedom": ("creative-freedom-early.ifc", "creative-freedom-late.ifc"),
    "station, architecture": (ARCHITECTURE, SAMPLES / "station-architecture-2.ifc"),
    "station, services": (SERVICES, SAMPLES / "station-services-2.ifc"),
}
"""Pairs of revisions whose names, places and numbers differ as in reality; what stands in both has one id in both."""


@pytest.mark.parametrize("share", [0.15, 0.3, 1.0], ids=["15 %", "30 %", "all"])
@pytest.mark.parametrize("tags", [True, False], ids=["tags kept", "no tags"])
@pytest.mark.parametrize("pair", REVISED.values(), ids=REVISED)
def test_the_next_revision_with_new_ids(
    embedded: Engine, real_model: RealModel, tmp_path: Path, pair: tuple[str | Path, str | Path], share: float, *,
    tags: bool,
) -> None:  # fmt: skip
    first, second = (one if isinstance(one, Path) else real_model(one) for one in pair)
    loss = with_new_ids(second, tmp_path, share, keep_tags=tags)
    before, after = through(embedded, first, loss)
    found = outcome(before, after, loss)
    none_of_both_is_another_one(before, after, loss)
    assert len(found.right | found.proposed | found.wrong) > 50
    assert found.share >= ENOUGH, found


def none_of_both_is_another_one(before: Registered, after: Registered, loss: Loss) -> None:
    """No element that both revisions have stands under the id of something else; of what is gone nobody can tell."""
    still = {before.ids[old]: new for old, new in loss.now.items() if old in before.ids}
    assert {new: element for new, element in after.ids.items() if still.get(element, new) != new} == {}


@pytest.mark.parametrize("tags", [True, False], ids=["tags kept", "no tags"])
def test_a_large_model_with_new_ids_for_all(
    embedded: Engine, real_model: RealModel, tmp_path: Path, *, tags: bool
) -> None:
    first = real_model("janesville-restaurant-feet.ifc")
    loss = with_new_ids(first, tmp_path, 1.0, keep_tags=tags)
    before, after = through(embedded, first, loss)
    none_is_another_ones(before, after, loss)
    assert outcome(before, after, loss).share >= ENOUGH


@pytest.mark.parametrize("path", [SERVICES, ARCHITECTURE], ids=["services", "architecture"])
@pytest.mark.parametrize("tags", [True, False], ids=["tags kept", "no tags"])
def test_the_station_with_new_ids_for_all(embedded: Engine, tmp_path: Path, path: Path, *, tags: bool) -> None:
    loss = with_new_ids(path, tmp_path, 1.0, keep_tags=tags)
    before, after = through(embedded, path, loss)
    none_is_another_ones(before, after, loss)
    assert outcome(before, after, loss).share >= ENOUGH


Edit = Callable[[ifcopenshell.file], dict[str, str]]


def storeys_renamed(model: ifcopenshell.file) -> dict[str, str]:
    for one in model.by_type("IfcBuildingStorey"):
        one.Name = f"Level {one.Name}"
    return {}


def storeys_renamed_under_new_ids(model: ifcopenshell.file) -> dict[str, str]:
    storeys_renamed(model)
    return renewed([*model.by_type("IfcBuildingStorey"), *model.by_type("IfcSpace")])


def two_swapped(model: ifcopenshell.file) -> dict[str, str]:
    swap(*like_devices(model, "IfcOutlet"))
    return {}


def one_moved(model: ifcopenshell.file) -> dict[str, str]:
    move(like_devices(model, "IfcOutlet")[0], 12.0)
    return {}


def one_nudged_under_a_new_id(model: ifcopenshell.file) -> dict[str, str]:
    device = like_devices(model, "IfcOutlet")[0]
    move(device, 0.04)
    return renewed([device], keep_tags=False)


@pytest.mark.parametrize(
    ("path", "edit"),
    [
        pytest.param(ARCHITECTURE, storeys_renamed, id="storeys were renamed"),
        pytest.param(ARCHITECTURE, storeys_renamed_under_new_ids, id="storeys were renamed, with new ids for rooms"),
        pytest.param(SERVICES, two_swapped, id="two like devices changed places"),
        pytest.param(SERVICES, one_moved, id="a device was moved"),
        pytest.param(SERVICES, one_nudged_under_a_new_id, id="a device was drawn anew 4 cm away"),
    ],
)
def test_every_element_keeps_its_code_where(embedded: Engine, tmp_path: Path, path: Path, edit: Edit) -> None:
    loss = edited(path, tmp_path, edit)
    before, after = through(embedded, path, loss)
    assert {old: after.ids[new] for old, new in loss.now.items() if old in before.ids} == {
        old: before.ids[old] for old in loss.now if old in before.ids
    }
    assert after.retired == set()


@pytest.mark.parametrize(
    ("distance_m", "rules"),
    [
        pytest.param(1.2, {"type within 2 m"}, id="1.2 m away it is proposed"),
        pytest.param(3.0, {"type and room"}, id="3 m away it is at most a guess by its room"),
    ],
)
def test_a_like_device_in_place_of_another_is_a_new_one_until_somebody_confirms(
    embedded: Engine, tmp_path: Path, distance_m: float, rules: set[str]
) -> None:
    given: dict[str, str] = {}

    def replace(model: ifcopenshell.file) -> dict[str, str]:
        device = like_devices(model, "IfcSensor")[0]
        move(device, distance_m)
        given.update(renewed([device], keep_tags=False))
        return given

    loss = edited(SERVICES, tmp_path, replace)
    before, after = through(embedded, SERVICES, loss)
    [(old, new)] = given.items()
    assert after.ids[new] not in before.code_of
    assert after.status[after.code_of[before.ids[old]]] == "removed"
    asked = [one for one in after.tables["proposal"] if one["candidate_id"] == before.ids[old]]
    assert {one["rule"] for one in asked} <= rules
    assert all(one["confidence"] < 0.9 for one in asked)


def test_of_a_split_room_whose_parts_have_new_ids_neither_gets_the_code_by_itself(
    embedded: Engine, tmp_path: Path
) -> None:
    parts: dict[str, str] = {}

    def renew_parts(model: ifcopenshell.file) -> dict[str, str]:
        parts.update(renewed(one for one in model.by_type("IfcSpace") if one.Name in ("210A", "210B")))
        return parts

    loss = edited(SAMPLES / "station-architecture-2.ifc", tmp_path, renew_parts)
    before, after = through(embedded, ARCHITECTURE, loss)
    [room] = [one for one in before.alive("space") if one["number"] == "210"]
    assert len(parts) == 2
    assert room["id"] in after.retired
    assert not {after.ids[new] for new in parts.values()} & before.code_of.keys()
    asked = {
        after.global_id(one["element_id"]) for one in after.tables["proposal"] if one["candidate_id"] == room["id"]
    }
    [larger] = [one["number"] for one in after.alive("space") if after.global_id(one["id"]) in asked]
    assert larger == "210A"


def another_class_under(model: ifcopenshell.file) -> dict[str, str]:
    """An outlet is gone, and its id is that of a boiler now."""
    outlet = model.by_type("IfcOutlet")[0]
    global_id, placement, storey = outlet.GlobalId, outlet.ObjectPlacement, outlet.ContainedInStructure[0]
    ifcopenshell.api.root.remove_product(model, product=outlet)
    boiler = model.create_entity("IfcBoiler", GlobalId=global_id, Name="Panna", ObjectPlacement=placement)
    storey.RelatedElements = [*storey.RelatedElements, boiler]
    return {global_id: ""}


def test_another_class_under_an_old_id_is_asked_about_and_gets_a_code_of_its_own(
    embedded: Engine, tmp_path: Path
) -> None:
    loss = edited(SERVICES, tmp_path, another_class_under)
    [global_id] = [old for old, new in loss.now.items() if not new]
    importing(embedded, SERVICES, building="House")
    before = registered(embedded)
    with pytest.raises(NeedsAnswer, match=r"was IfcOutlet and is IfcBoiler"):
        importing(embedded, loss.path, building="House", accept_older=True)
    assert registered(embedded) == before
    importing(embedded, loss.path, building="House", accept_older=True, accept_class_changes=True)
    after = registered(embedded)
    assert after.ids[global_id] not in before.code_of
    assert after.status[after.code_of[before.ids[global_id]]] == "removed"


def test_a_copied_template_is_asked_about(embedded: Engine) -> None:
    importing(embedded, SERVICES, building="House")
    before = registered(embedded)
    with pytest.raises(NeedsAnswer, match=r"have GlobalIds of building 'House'$"):
        importing(embedded, SERVICES, building="Annex")
    assert registered(embedded) == before
    receipt = importing(embedded, SERVICES, building="Annex", accept_copied_ids=True)
    assert receipt.changes.bound == 0
    assert len(registered(embedded).alive("asset")) == 2 * len(before.alive("asset"))


def test_an_older_file_after_a_newer_one_is_asked_about(embedded: Engine) -> None:
    importing(embedded, SAMPLES / "station-services-2.ifc")
    before = registered(embedded)
    with pytest.raises(NeedsAnswer, match=r"before the last revision of services of "):
        importing(embedded, SERVICES)
    assert registered(embedded) == before
