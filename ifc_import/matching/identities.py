"""The identities by which rules match elements: one function per rule, None where an element has no such identity."""

import re
from collections.abc import Callable, Hashable

from registry.plan import Known, Stated

OWNERS_KEYS = ("asset_identifier", "bar_code", "serial_number", "designation")
"""Facts by which the owner or the manufacturer identifies an asset, the most reliable first."""

OF_ONE_THING = ("asset_identifier", "bar_code", "serial_number")
"""The owner's keys that never change: an asset with another value is another asset."""


ELEMENT_ID = re.compile(r":\d+$")
"""The element id that Revit appends to family and type in an element's name."""


def by_key(element: Stated | Known) -> Hashable:
    """The element's key: its GlobalId, with a suffix where elements share one."""
    return element.key


def by_global_id(element: Stated | Known) -> Hashable | None:
    """Class and GlobalId: these identify a door and a lamp that share an id, whatever their keys were."""
    return (element.ifc_class, element.global_id) if element.global_id else None


def by_owners(name: str, *, of_type: bool = True) -> Callable[[Stated | Known], Hashable | None]:
    """The identity by the owner's key in the fact `name`, without regard to case and spaces.

    With `of_type` its type counts too: a replacement pump often takes over the designation, and in models the serial
    number as well.
    """

    def identity(element: Stated | Known) -> Hashable | None:
        key = called(element, name)
        return (key, *(likeness(element) if of_type else ())) if key else None

    return identity


def by_tag(element: Stated | Known) -> Hashable | None:
    """Class, type and tag of an asset: Revit's element id outlives its GlobalId. One tag may cover several parts."""
    tag = element.facts.get("tag")
    return (element.ifc_class, *(element.facts["type"] or ()), tag) if tag else None


def likeness(element: Stated | Known) -> tuple[Hashable, ...]:
    """What similar devices share: class and type, or class and name where there is no type."""
    of_type = element.facts.get("type")
    return (
        (element.ifc_class, *of_type) if of_type else (element.ifc_class, "", ELEMENT_ID.sub("", element.facts["name"]))
    )


def are_two_things(new: Stated, old: Known) -> bool:
    """Whether two elements have different owner's or manufacturer's numbers, and so are different assets."""
    both = ((called(new, name), called(old, name)) for name in OF_ONE_THING)
    return any(first and second and first != second for first, second in both)


def called(element: Stated | Known, name: str) -> str:
    """The fact `name` of an element as it is compared: without spaces, in lower case; empty where there is none."""
    return "".join(str(element.facts.get(name) or "").split()).casefold()
