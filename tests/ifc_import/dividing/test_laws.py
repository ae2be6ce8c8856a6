"""Whatever a file holds: dividing it loses nothing and doubles nothing."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.dividing.buildings import divide
from ifc_import.dividing.homes import spaces_and_assets
from registry.snapshot import BuildingShare, Finding, LeftOut, Snapshot
from tests.factories import a_building, a_group, a_snapshot, a_space, a_storey, a_type, an_asset

BUILDINGS, STOREYS, SPACES, ASSETS = ["A", "B", "C"], ["1", "2"], ["r", "s", "t"], ["p", "q", "u", "v"]
OWN_RULES = {"BLD-03", "BLD-04", "BLD-05"}
"""What dividing itself tells."""

few = settings(max_examples=50)


def some(values: list[str]) -> st.SearchStrategy[str | None]:
    """One of them, one that is not in the file, or none."""
    return st.none() | st.sampled_from([*values, "?"])


boxes = st.none() | st.builds(lambda x: (x, 0.0, 0.0, x + 1.0, 1.0, 1.0), st.sampled_from([0.0, 50.0]))


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A file with up to three buildings, and spaces and assets tied to them in any way."""
    present = draw(st.lists(st.sampled_from(BUILDINGS), unique=True, max_size=3))
    buildings = [
        a_building(
            key,
            name=draw(st.sampled_from([None, "House", "Barn"])),
            site=draw(st.sampled_from([None, "Hill"])),
            whole_key=draw(st.sampled_from([None, None, "A", "B"])),
        )
        for key in present
    ]
    shares = [
        BuildingShare(
            building_key=key,
            element_ids=tuple(draw(st.lists(st.sampled_from(["w", "x", "p", "r"]), max_size=3))),
            class_counts={"IfcWall": draw(st.integers(1, 3))},
            left_out=(LeftOut("IfcWall", draw(st.integers(1, 3)), "structure"),),
        )
        for key in draw(st.sampled_from([[], [None, *present]]))
    ]
    return a_snapshot(
        *(
            an_asset(
                key,
                storey_key=draw(some(STOREYS)),
                space_key=draw(some(SPACES)),
                host_key=draw(some(ASSETS)),
                building_key=draw(some(BUILDINGS)),
                type_key=draw(some(["type"])),
                box=draw(boxes),
            )
            for key in ASSETS
        ),
        buildings=tuple(buildings),
        storeys=tuple(a_storey(key, building_key=draw(some(BUILDINGS))) for key in STOREYS),
        spaces=tuple(
            a_space(
                key,
                storey_key=draw(some(STOREYS)),
                parent_key=draw(some(SPACES)),
                building_key=draw(some(BUILDINGS)),
                global_id=draw(st.sampled_from([key, "shared"])),
            )
            for key in SPACES
        ),
        types=(a_type("type"), a_type("other")),
        groups=tuple(
            a_group(
                key,
                parent_key=draw(some(["g", "h"])),
                member_keys=tuple(draw(st.lists(st.sampled_from([*ASSETS, *SPACES, "g"]), unique=True, max_size=3))),
            )
            for key in ("g", "h")
        ),
        element_ids=tuple(one for share in shares for one in share.element_ids),
        class_counts=dict(sum((Counter(one.class_counts) for one in shares), Counter())),
        left_out=tuple(row for one in shares for row in one.left_out),
        shares=tuple(shares),
        findings=tuple(
            Finding("X", "info", str(number), "", draw(some(["r", "w", "shared"])), draw(some(["A", "1", "r", "g"])))
            for number in range(3)
        ),
    )  # fmt: skip


def whole_and_parts(snapshot: Snapshot, of: Any) -> tuple[list[Any], list[Any]]:
    """What `of` finds in the file, and in all its parts together, in one order."""
    return sorted(map(repr, of(snapshot))), sorted(repr(one) for part in divide(snapshot) for one in of(part))


@few
@given(snapshots())
def test_every_element_is_in_one_part(snapshot: Snapshot) -> None:
    for kind in ("buildings", "storeys", "spaces", "assets"):
        whole, parts = whole_and_parts(
            snapshot, lambda one, kind=kind: [(x.key, x.global_id) for x in getattr(one, kind)]
        )
        assert whole == parts


@few
@given(snapshots())
def test_every_finding_is_told_once(snapshot: Snapshot) -> None:
    whole, parts = whole_and_parts(snapshot, lambda one: [x for x in one.findings if x.rule not in OWN_RULES])
    assert whole == parts


@few
@given(snapshots())
def test_ids_and_counts_add_up(snapshot: Snapshot) -> None:
    parts = divide(snapshot)
    assert Counter(snapshot.element_ids) == sum((Counter(one.element_ids) for one in parts), Counter())
    assert Counter(snapshot.class_counts) == sum((Counter(one.class_counts) for one in parts), Counter())
    assert sum(one.count for one in snapshot.left_out) == sum(one.count for part in parts for one in part.left_out)


@few
@given(snapshots())
def test_every_membership_of_an_element_is_in_one_part_and_no_group_or_type_is_lost(snapshot: Snapshot) -> None:
    elements = {one.key for one in spaces_and_assets(snapshot)}
    whole, parts = whole_and_parts(
        snapshot, lambda one: [(group.key, key) for group in one.groups for key in group.member_keys if key in elements]
    )
    assert whole == parts
    for kind in ("groups", "types"):
        kept = {one.key for part in divide(snapshot) for one in getattr(part, kind)}
        assert kept == {one.key for one in getattr(snapshot, kind)}


@few
@given(snapshots())
def test_a_part_refers_to_nothing_outside_of_it(snapshot: Snapshot) -> None:
    parts = divide(snapshot)
    if len(parts) < 2:
        return
    for part in parts:
        inside = {None} | {one.key for kind in ("storeys", "spaces", "assets") for one in getattr(part, kind)}
        assert {one.storey_key for one in part.spaces} | {one.parent_key for one in part.spaces} <= inside
        assert {key for one in part.assets for key in (one.storey_key, one.space_key, one.host_key)} <= inside
        assert {one.type_key for one in part.assets} <= {one.key for one in part.types} | {None, "?"}
        groups = {one.key for one in part.groups}
        assert {one.parent_key for one in part.groups} <= groups | {None, "?"}


@few
@given(snapshots())
def test_a_part_is_one_building(snapshot: Snapshot) -> None:
    parts = divide(snapshot)
    assert len(parts) == 1 or len({part.buildings[0].name for part in parts}) == len(parts)
    assert all(len(divide(part)) == 1 for part in parts)
