"""Damage to what a file says: it stays valid STEP, and means something that no building is."""

from collections.abc import Callable, Sequence
from random import Random

from bench.damage.geometry import GEOMETRY
from bench.damage.step import NothingToDamageError, Statement, StepText, by_class, listed
from bench.damage.words import WORDS

Damage = Callable[[StepText, Random], None]
"""Changes the file in place. Raises NothingToDamageError where it has nothing of the kind."""

MISSING = 987_654_321
"""A number that no entity has."""

ROOTED = ("IFCSPACE", "IFCDOOR", "IFCWINDOW", "IFCBUILDINGSTOREY", "IFCBUILDING", "IFCSITE", "IFCPROJECT")
WHERE = ("IFCRELAGGREGATES", "IFCRELCONTAINEDINSPATIALSTRUCTURE", "IFCRELDEFINESBYTYPE", "IFCRELDEFINESBYPROPERTIES")


def swap_reference(model: StepText, chance: Random) -> None:
    """Let a reference lead to another entity of the same class."""
    statement, place = _reference(model, chance)
    target = model.statements.get(statement.references()[place])
    if target is None:
        raise NothingToDamageError("a reference that leads somewhere")
    statement.redirect(place, chance.choice(model.all(target.kind)).number)


def swap_reference_to_other_class(model: StepText, chance: Random) -> None:
    """Let a reference lead to an entity of any class."""
    statement, place = _reference(model, chance)
    statement.redirect(place, model.any(chance).number)


def break_reference(model: StepText, chance: Random) -> None:
    """Let a reference lead nowhere."""
    statement, place = _reference(model, chance)
    statement.redirect(place, MISSING)


def remove_entity(model: StepText, chance: Random) -> None:
    """Leave out an entity that others name."""
    model.remove(model.any(chance))


def swap_relation(model: StepText, chance: Random) -> None:
    """Let a relation lead to something else: another place, type, set or member."""
    relation = model.any(chance, *WHERE)
    relation.redirect(chance.randrange(len(relation.references()) or 1), model.any(chance).number)


def go_in_circles(model: StepText, chance: Random) -> None:
    """Let something below an entity name that entity."""
    top = model.any(chance, *chance.choice(CIRCLES))
    path = [one for one in model.below(top, chance.randint(1, 6), chance) if one.references()]
    bottom = path[-1] if path else top
    if not bottom.references():
        raise NothingToDamageError("something that names others")
    bottom.redirect(chance.randrange(len(bottom.references())), top.number)


CIRCLES: Sequence[Sequence[str]] = (
    ("IFCLOCALPLACEMENT",),
    ("IFCMAPPEDITEM", "IFCREPRESENTATIONMAP", "IFCSHAPEREPRESENTATION"),
    ("IFCBOOLEANRESULT", "IFCBOOLEANCLIPPINGRESULT", "IFCCOMPOSITECURVE", "IFCTRIMMEDCURVE"),
    ("IFCPROPERTYSET", "IFCELEMENTQUANTITY", "IFCCONVERSIONBASEDUNIT", "IFCMEASUREWITHUNIT"),
    ("IFCPRODUCTDEFINITIONSHAPE", "IFCSPACE"),
    (),
)


def aggregate_in_circles(model: StepText, chance: Random) -> None:
    """Make a whole a part of its part."""
    relation = model.any(chance, "IFCRELAGGREGATES", "IFCRELNESTS")
    whole, parts = relation.arguments[4], model.statements[relation.number].references()[1:]
    _relate(model, "IFCRELAGGREGATES", f"#{chance.choice(parts)}" if parts else whole, f"({whole})", chance)


def place_in_circles(model: StepText, chance: Random) -> None:
    """Let a placement be relative to itself, or to one that is relative to it."""
    placement = model.any(chance, "IFCLOCALPLACEMENT")
    placement.arguments[0] = f"#{chance.choice([placement, model.any(chance, 'IFCLOCALPLACEMENT')]).number}"


def group_in_circles(model: StepText, chance: Random) -> None:
    """Make a group a member of itself."""
    relation = model.any(chance, "IFCRELASSIGNSTOGROUP")
    relation.arguments[4] = f"({relation.arguments[6]})"


def map_in_circles(model: StepText, chance: Random) -> None:
    """Let a representation map draw itself."""
    mapped = model.any(chance, "IFCMAPPEDITEM")
    shape = model.any(chance, "IFCSHAPEREPRESENTATION")
    source = model.statements.get(mapped.references()[0])
    if source is None or len(source.references()) < 2:
        raise NothingToDamageError("a representation map")
    inner = model.statements.get(source.references()[-1], shape)
    inner.arguments[3] = f"(#{mapped.number})"


def move_space(model: StepText, chance: Random) -> None:
    """Put spaces under another storey, or under another one besides."""
    space, storey = model.any(chance, "IFCSPACE"), model.any(chance, "IFCBUILDINGSTOREY", "IFCSPACE", "IFCBUILDING")
    if chance.random() < 0.5:
        for relation in model.all("IFCRELAGGREGATES"):
            names = [one for one in relation.arguments[5].strip("() ").split(",") if one.strip() != f"#{space.number}"]
            relation.arguments[5] = listed(names)
    _relate(model, "IFCRELAGGREGATES", f"#{storey.number}", f"(#{space.number})", chance)


def nest_deeply(model: StepText, chance: Random) -> None:
    """Put spaces into spaces, hundreds deep."""
    space = model.any(chance, "IFCSPACE")
    for depth in range(chance.choice([30, 300, 3000])):
        inner = model.add(space.kind, *space.arguments)
        inner.arguments[0] = f"'{_new_id(chance)}'"
        inner.arguments[2] = f"'deep {depth}'"
        _relate(model, "IFCRELAGGREGATES", f"#{space.number}", f"(#{inner.number})", chance)
        space = inner


def contain_twice(model: StepText, chance: Random) -> None:
    """Put an element into a second place."""
    relation = model.any(chance, "IFCRELCONTAINEDINSPATIALSTRUCTURE")
    place = model.any(chance, "IFCSPACE", "IFCBUILDINGSTOREY", "IFCBUILDING")
    model.add(relation.kind, f"'{_new_id(chance)}'", *relation.arguments[1:5], f"#{place.number}")


def double_entity(model: StepText, chance: Random) -> None:
    """Write things twice under other numbers, GlobalIds and all."""
    for _ in range(chance.randint(1, 20)):
        rooted = model.any(chance, *ROOTED)
        model.add(rooted.kind, *rooted.arguments)


def double_number(model: StepText, chance: Random) -> None:
    """Give an entity the number of another one."""
    model.any(chance).number = model.any(chance).number


def change_class(model: StepText, chance: Random) -> None:
    """Make an entity one of another class, with the arguments that it has."""
    model.any(chance).kind = model.any(chance).kind


def change_rooted_class(model: StepText, chance: Random) -> None:
    """Make a room, storey or door something else."""
    model.any(chance, *ROOTED).kind = chance.choice([*ROOTED, "IFCSPATIALZONE", "IFCFURNITURE", "IFCNOSUCHTHING"])


def change_schema(model: StepText, chance: Random) -> None:
    """Have the header name another schema."""
    schemas = ("IFC2X3", "IFC4", "IFC4X3_ADD2", "IFC4X3", "IFC2X2_FINAL", "IFC4X1", "", "NOTHING")
    model.replace_header("FILE_SCHEMA", f"FILE_SCHEMA(('{chance.choice(schemas)}'))")


def change_unit(model: StepText, chance: Random) -> None:
    """Assign another length or area unit, none, or one with a factor that no unit has."""
    project = model.any(chance, "IFCPROJECT")
    if chance.random() < 0.2:
        project.arguments[-1] = chance.choice(["$", f"#{MISSING}", f"#{project.number}"])
        return
    kind = chance.choice(["LENGTHUNIT", "AREAUNIT", "PLANEANGLEUNIT"])
    assignment = model.any(chance, "IFCUNITASSIGNMENT")
    units = [one for one in assignment.references() if kind not in _kind_of(model, one) or chance.random() < 0.2]
    new = _odd_unit(model, kind, chance)
    assignment.arguments = [listed([f"#{one}" for one in units] + ([f"#{new.number}"] if new else []))]


def _odd_unit(model: StepText, kind: str, chance: Random) -> Statement | None:
    if chance.random() < 0.2:
        return None
    name = {"LENGTHUNIT": ".METRE.", "AREAUNIT": ".SQUARE_METRE.", "PLANEANGLEUNIT": ".RADIAN."}[kind]
    prefix = chance.choice(["$", ".MILLI.", ".CENTI.", ".KILO.", ".EXA."])
    si = model.add("IFCSIUNIT", "*", f".{kind}.", prefix, name)
    if chance.random() < 0.3:
        return si
    measure = {"LENGTHUNIT": "IFCLENGTHMEASURE", "AREAUNIT": "IFCAREAMEASURE", "PLANEANGLEUNIT": "IFCREAL"}[kind]
    factor = chance.choice(["0.3048", "0.", "-1.", "1.E300", "1.E-300", "1.E400", "25.4"])
    value = chance.choice([f"{measure}({factor})", f"{measure}({factor})", "$", "IFCLABEL('foot')"])
    amount = model.add("IFCMEASUREWITHUNIT", value, f"#{si.number}")
    size = model.add("IFCDIMENSIONALEXPONENTS", "1", "0", "0", "0", "0", "0", "0")
    unit = model.add("IFCCONVERSIONBASEDUNIT", f"#{size.number}", f".{kind}.", "'FOOT'", f"#{amount.number}")
    if chance.random() < 0.1:
        amount.arguments[1] = f"#{unit.number}"
    return unit


def _kind_of(model: StepText, number: int) -> str:
    statement = model.statements.get(number)
    return "" if statement is None else ",".join(statement.arguments)


def _reference(model: StepText, chance: Random) -> tuple[Statement, int]:
    """Any reference: the entity that names, and which of its names."""
    statement = by_class([one for one in model.all() if one.references()], chance)
    return statement, chance.randrange(len(statement.references()))


def _relate(model: StepText, kind: str, whole: str, parts: str, chance: Random) -> None:
    model.add(kind, f"'{_new_id(chance)}'", "$", "$", "$", whole, parts)


def _new_id(chance: Random) -> str:
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"
    return chance.choice("0123") + "".join(chance.choices(letters, k=21))


DAMAGES: dict[str, Damage] = {
    "reference swapped": swap_reference,
    "reference to another class": swap_reference_to_other_class,
    "reference to nothing": break_reference,
    "entity removed": remove_entity,
    "relation swapped": swap_relation,
    "circle": go_in_circles,
    "circle of wholes and parts": aggregate_in_circles,
    "circle of placements": place_in_circles,
    "circle of groups": group_in_circles,
    "circle of maps": map_in_circles,
    "space under another storey": move_space,
    "spaces nested deeply": nest_deeply,
    "element in two places": contain_twice,
    "entities doubled": double_entity,
    "number doubled": double_number,
    "class changed": change_class,
    "class of a room or door changed": change_rooted_class,
    "schema changed": change_schema,
    "unit changed": change_unit,
    **GEOMETRY,
    **WORDS,
}
