"""Systems and zones are replaced by those of their source model's last revision."""

from dataclasses import replace

from sqlalchemy import Engine, select

from registry.database.engine import reading
from registry.snapshot import GroupFacts, Snapshot
from tests.factories import a_file, a_group, a_snapshot, a_space, an_asset
from tests.registry.importing import TABLES, element_of, rows, take_in


def members(engine: Engine) -> dict[str, set[int]]:
    """Name → elements."""
    group, member = TABLES["element_group"], TABLES["group_member"]
    found: dict[str, set[int]] = {name: set() for (name,) in rows(engine, "element_group", "name")}
    with reading(engine) as session:
        for name, element in session.execute(
            select(group.c.name, member.c.element_id).join(member, member.c.group_id == group.c.id)
        ):
            found[name].add(element)
    return found


def with_groups(*groups: GroupFacts) -> Snapshot:
    pumps = [an_asset(f"pump {number}", tag=f"P-{number}") for number in (1, 2, 3)]
    return a_snapshot(*pumps, spaces=(a_space(),), groups=groups)


def test_a_system_has_assets_and_a_zone_has_spaces(engine: Engine) -> None:
    zone = a_group("fire", kind="zone", name="Fire 1", member_keys=("office",))
    take_in(engine, with_groups(a_group(member_keys=("pump 1", "pump 2")), zone))

    assert rows(engine, "element_group", "kind", "name") == [("system", "Heating"), ("zone", "Fire 1")]
    assert members(engine) == {
        "Heating": {element_of(engine, "pump 1"), element_of(engine, "pump 2")},
        "Fire 1": {element_of(engine, "office")},
    }


def test_an_element_may_be_in_several_groups_and_is_in_each_once(engine: Engine) -> None:
    systems = (
        a_group("one", name="One", member_keys=("pump 1",) * 2),
        a_group("two", name="Two", member_keys=("pump 1",)),
    )
    take_in(engine, with_groups(*systems))

    assert members(engine) == {name: {element_of(engine, "pump 1")} for name in ("One", "Two")}


def test_members_are_replaced(engine: Engine) -> None:
    take_in(engine, with_groups(a_group(member_keys=("pump 1", "pump 2"))))
    take_in(engine, with_groups(a_group(name="Cooling", member_keys=("pump 3",))))

    assert members(engine) == {"Cooling": {element_of(engine, "pump 3")}}


def test_groups_that_a_file_no_longer_states_are_removed(engine: Engine) -> None:
    take_in(engine, with_groups(a_group(member_keys=("pump 1",))))
    take_in(engine, with_groups())

    assert members(engine) == {}
    assert rows(engine, "group_member", "element_id") == []


def test_a_group_member_that_the_file_lacks_is_left_out(engine: Engine) -> None:
    take_in(engine, with_groups(a_group(member_keys=("pump 1", "a duct"))))

    assert members(engine) == {"Heating": {element_of(engine, "pump 1")}}


def test_the_groups_of_another_source_model_are_kept(engine: Engine) -> None:
    take_in(engine, with_groups(a_group(member_keys=("pump 1",))), model="heating")
    take_in(engine, a_snapshot(an_asset("fan"), groups=(a_group(name="Air", member_keys=("fan",)),)), model="air")
    take_in(engine, with_groups(), model="heating")

    assert members(engine) == {"Air": {element_of(engine, "fan", model="air")}}


def test_a_group_without_members_is_kept(engine: Engine) -> None:
    take_in(engine, with_groups(a_group()))

    assert members(engine) == {"Heating": set()}


def incomplete(*groups: GroupFacts) -> Snapshot:
    """The same from a file of which a part is lost."""
    return replace(with_groups(*groups), file=a_file(complete=False))


def test_groups_and_members_that_an_incomplete_file_lacks_are_kept(engine: Engine) -> None:
    heating, cooling = (
        a_group(member_keys=("pump 1", "pump 2")),
        a_group("cooling", name="Cooling", member_keys=("pump 3",)),
    )
    take_in(engine, with_groups(heating, cooling))
    take_in(engine, incomplete(replace(heating, name="Heat", member_keys=("pump 3",))))

    assert members(engine) == {
        "Heat": {element_of(engine, key) for key in ("pump 1", "pump 2", "pump 3")},
        "Cooling": {element_of(engine, "pump 3")},
    }


def test_an_incomplete_file_without_groups_takes_none_away(engine: Engine) -> None:
    take_in(engine, with_groups(a_group(member_keys=("pump 1",))))
    take_in(engine, incomplete())

    assert members(engine) == {"Heating": {element_of(engine, "pump 1")}}
