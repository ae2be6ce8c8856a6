"""Damage to names, ids, properties and single arguments."""

from collections.abc import Callable
from random import Random

from bench.damage.step import NothingToDamageError, StepText, listed

ODD_TEXTS = (
    "''", "$", "' '", "'<script>alert(1)</script>'", "'[red]rich[/red] {0} %s'", "'=HYPERLINK(\"http://x\")'",
    r"'\X\00\X\07\X\1B[31m'", r"'\X2\0000FEFF202E\X0\'", r"'\X2\D800\X0\'", r"'\X4\0010FFFF\X0\'", r"'\X2\00'",
    r"'\S\'", r"'a\X\0Ab\X\0Dc'", "'' ''", "'" + "x" * 100_000 + "'", "'\\X2\\" + "00E9" * 25_000 + "\\X0\\'",
    "'../../etc/passwd'", "'\x01\x02\x7f'", "'NaN'", "'~1'",
)  # fmt: skip
"""Names that nobody gives: empty, markup, formulas, control characters, broken encodings, very long."""

ODD_IDS = (
    "$", "''", "'short'", "'" + "0" * 45 + "'", "'9" + "0" * 21 + "'", "'<b>'", r"'\X2\FEFF\X0\'", "'a~2'", "*", "5",
)  # fmt: skip

NAMED = (
    "IFCSPACE", "IFCBUILDINGSTOREY", "IFCBUILDING", "IFCPROJECT", "IFCPROPERTYSET", "IFCPROPERTYSINGLEVALUE", "IFCDOOR",
    "IFCELEMENTQUANTITY", "IFCQUANTITYAREA", "IFCZONE", "IFCSYSTEM", "IFCFURNITURE", "IFCFURNISHINGELEMENT",
    "IFCSANITARYTERMINAL", "IFCFLOWTERMINAL", "IFCSITE", "IFCDOORTYPE", "IFCDOORSTYLE", "IFCCLASSIFICATIONREFERENCE",
)  # fmt: skip
NAME_AT = {"IFCPROPERTYSINGLEVALUE": 0, "IFCQUANTITYAREA": 0, "IFCCLASSIFICATIONREFERENCE": 2}
"""Where the name stands; elsewhere after GlobalId and owner."""

ODD_VALUES = (
    "$", "#1", "3.5", "'text'", ".T.", "IFCLABEL('x')", "IFCTEXT($)", "IFCREAL(1.E400)", "IFCREAL(-1.E400)",
    "IFCINTEGER(99999999999999999999)", "IFCBOOLEAN(.U.)", "IFCLOGICAL(.U.)", "IFCAREAMEASURE(1.E300)",
    "IFCAREAMEASURE(-5.)", "IFCCOMPOUNDPLANEANGLEMEASURE((1,2,3))", "IFCCOMPLEXNUMBER((1.,2.))", "IFCLABEL(('a','b'))",
    "('a',('b','c'))", "((1.,2.),(3.,4.))", "IFCDATE('2026-13-45')", "IFCPOSITIVELENGTHMEASURE(0.)",
    "IFCNOSUCHMEASURE(1.)", "IFCBINARY(\"0A\")",
)  # fmt: skip


def odd_name(model: StepText, chance: Random) -> None:
    """Give something a name that nobody gives."""
    named = model.any(chance, *NAMED)
    _set(named.arguments, NAME_AT.get(named.kind, 2), chance.choice(ODD_TEXTS))


def same_names(model: StepText, chance: Random) -> None:
    """Give everything of a class the same name."""
    kind, name = model.any(chance, *NAMED).kind, chance.choice(ODD_TEXTS)
    for named in model.all(kind):
        _set(named.arguments, NAME_AT.get(kind, 2), name)


def change_global_id(model: StepText, chance: Random) -> None:
    """Give something the id of another thing, none, one in other letters, or one that is no id."""
    kinds = ("IFCSPACE", "IFCBUILDINGSTOREY", "IFCBUILDING", "IFCDOOR", "IFCPROJECT", "IFCFURNITURE", "IFCFLOWTERMINAL")
    one, other = model.any(chance, *kinds), model.any(chance, *kinds)
    if not one.arguments:
        raise NothingToDamageError("an id")
    same = (other.arguments[0], other.arguments[0].swapcase(), one.arguments[0].swapcase())
    one.arguments[0] = chance.choice([chance.choice(ODD_IDS), chance.choice(same)])


def same_global_ids(model: StepText, chance: Random) -> None:
    """Give everything of a class one id."""
    kind = model.any(chance, "IFCSPACE", "IFCBUILDINGSTOREY", "IFCDOOR", "IFCPROPERTYSET", "IFCRELAGGREGATES").kind
    identity = chance.choice([model.any(chance, kind).arguments[0], "$", "''"])
    for one in model.all(kind):
        _set(one.arguments, 0, identity)


def odd_value(model: StepText, chance: Random) -> None:
    """Give a property a value of another sort."""
    one = model.any(chance, "IFCPROPERTYSINGLEVALUE", "IFCPROPERTYENUMERATEDVALUE", "IFCPROPERTYLISTVALUE")
    value, other = chance.choices(ODD_VALUES, k=2)
    _set(one.arguments, 2, value if one.kind == "IFCPROPERTYSINGLEVALUE" else listed([value, other]))


def odd_property(model: StepText, chance: Random) -> None:
    """Put a property of a rare kind into a set, with lists in its lists."""
    owner = model.any(chance, "IFCPROPERTYSET")
    value, other = chance.choice(ODD_VALUES), chance.choice(ODD_VALUES)
    kind, *arguments = chance.choice(
        [
            ("IFCPROPERTYLISTVALUE", listed([value, listed([other, other])]), "$"),
            ("IFCPROPERTYTABLEVALUE", listed([value]), listed([other, other]), "$", "$", "$", "$"),
            ("IFCPROPERTYBOUNDEDVALUE", value, other, "$", "$"),
            ("IFCPROPERTYREFERENCEVALUE", "$", f"#{owner.number}"),
            ("IFCCOMPLEXPROPERTY", "'usage'", listed([f"#{owner.references()[-1] if owner.references() else 1}"])),
            ("IFCPROPERTYENUMERATEDVALUE", listed([listed([value])]), "$"),
        ]
    )
    odd = model.add(kind, "'Area'", "$", *arguments)
    if kind == "IFCCOMPLEXPROPERTY" and chance.random() < 0.5:
        odd.arguments[-1] = listed([f"#{odd.number}"])
    _set(owner.arguments, 4, listed([f"#{odd.number}"]))


def empty_argument(model: StepText, chance: Random) -> None:
    """Leave out an argument: nothing, an empty list, or `*`."""
    statement = model.any(chance)
    _set(statement.arguments, chance.randrange(len(statement.arguments)), chance.choice(["$", "$", "()", "*", "''"]))


def empty_arguments(model: StepText, chance: Random) -> None:
    """Leave the same argument out of everything of a class."""
    statement = model.any(chance)
    place, nothing = chance.randrange(len(statement.arguments)), chance.choice(["$", "()", "*"])
    for one in model.all(statement.kind):
        _set(one.arguments, place, nothing)


def swap_arguments(model: StepText, chance: Random) -> None:
    """Let two arguments change places, so that each is of another sort than it should be."""
    statement = model.any(chance)
    arguments = statement.arguments
    one, other = chance.randrange(len(arguments)), chance.randrange(len(arguments))
    arguments[one], arguments[other] = arguments[other], arguments[one]


def change_arguments(model: StepText, chance: Random) -> None:
    """Write an argument of another sort, one more argument, or one less."""
    arguments = model.any(chance).arguments
    way = chance.randrange(4)
    if way == 0:
        arguments.append(chance.choice(ODD_VALUES))
    elif way == 1:
        arguments.pop()
    else:
        odd = chance.choice((*ODD_VALUES, *ODD_TEXTS, ".NOTDEFINED.", "-1"))
        _set(arguments, chance.randrange(len(arguments)), odd)


def _set(arguments: list[str], place: int, value: str) -> None:
    if place >= len(arguments):
        raise NothingToDamageError("that argument")
    arguments[place] = value


WORDS: dict[str, Callable[[StepText, Random], None]] = {
    "odd name": odd_name,
    "names all alike": same_names,
    "GlobalId changed": change_global_id,
    "GlobalIds all alike": same_global_ids,
    "odd value": odd_value,
    "odd property": odd_property,
    "argument emptied": empty_argument,
    "argument emptied throughout": empty_arguments,
    "arguments swapped": swap_arguments,
    "argument changed": change_arguments,
}
