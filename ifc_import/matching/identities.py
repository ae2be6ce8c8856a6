"""What elements are known by: one function a rule, None where it has nothing to say."""

import re
from collections.abc import Callable, Hashable

from registry.plan import Known, Stated

OWNERS_KEYS = ("asset_identifier", "bar_code", "serial_number", "designation")
"""What an owner, or the maker, knows one thing by; the surest first."""

OF_ONE_THING = ("asset_identifier", "bar_code", "serial_number")
"""Those of them that never change: with another one it is another thing."""


ELEMENT_ID = re.compile(r":\d+$")
"""What Revit puts behind family and type, to make a name of one element."""


def by_key(element: Stated | Known) -> Hashable:
    """The GlobalId, or what tells apart the elements that share one."""
    return element.key


def by_global_id(element: Stated | Known) -> Hashable | None:
    """The class under a GlobalId: of a door and a lamp that share one each is known, whatever its key is or was."""
    return (element.ifc_class, element.global_id) if element.global_id else None


def by_owners(name: str, *, of_type: bool = True) -> Callable[[Stated | Known], Hashable | None]:
    """What the owner calls it, in the fact of that name; letters' case and spaces say nothing.

    With `of_type` its type counts too: the pump that is put in for another one often takes over the designation, and
    in models the serial number as well.
    """

    def identity(element: Stated | Known) -> Hashable | None:
        called = _called(element, name)
        return (called, *(likeness(element) if of_type else ())) if called else None

    return identity


def by_tag(element: Stated | Known) -> Hashable | None:
    """Class, type and tag of an asset: Revit's element id outlives its GlobalId. One tag may cover several parts."""
    tag = element.facts.get("tag")
    return (element.ifc_class, *(element.facts["type"] or ()), tag) if tag else None


def likeness(element: Stated | Known) -> tuple[Hashable, ...]:
    """What two like devices share: class and type, or class and name where there is no type."""
    of_type = element.facts.get("type")
    return (
        (element.ifc_class, *of_type) if of_type else (element.ifc_class, "", ELEMENT_ID.sub("", element.facts["name"]))
    )


def are_two_things(new: Stated, old: Known) -> bool:
    """Whether the owner's or the maker's numbers say so."""
    both = ((_called(new, name), _called(old, name)) for name in OF_ONE_THING)
    return any(first and second and first != second for first, second in both)


def _called(element: Stated | Known, name: str) -> str:
    return "".join(str(element.facts.get(name) or "").split()).casefold()
