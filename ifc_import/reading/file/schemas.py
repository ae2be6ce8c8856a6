"""The schemas that files name: the schema that each is read as, and the message for those that are not read.

The parser knows three by name. Others have nearly the same content: their additions are reported as entities that the
schema does not define.
"""

import re

_READ_AS = (
    (r"IFC2X3(_TC1|_FINAL|_TC1_FINAL)?", "IFC2X3"),
    (r"IFC4(_ADD\d)?(_TC\d)?", "IFC4"),
    (r"IFC4X[12](_\w+)?", "IFC4"),
    (r"IFC4X3(_RC\d|_TC\d|_ADD\d)?", "IFC4X3_ADD2"),
)
"""Names and what they are read as. Source: buildingSMART's schema database; IFC4X1 and 4X2 only add to IFC4."""

_TOO_OLD = r"IFC(1[\w.]*|20\w*|2X(_\w*)?|2X2\w*)"
CHOOSE = "choose IFC4 Reference View or IFC2x3 Coordination View 2.0 in the settings of the export"


def read_as(names: list[str]) -> tuple[str, str] | None:
    """The first readable schema of those that a header names, and the schema that it is read as; None where none is
    readable.
    """
    for name in names:
        for pattern, schema in _READ_AS:
            if re.fullmatch(pattern, name):
                return name, schema
    return None


def why_not(names: list[str]) -> str:
    """The reason why a file that names these schemas is refused, and what to do."""
    if not names:
        return f"names no schema in its header; export it again, and {CHOOSE}"
    named = ", ".join(names)
    if any(re.fullmatch(_TOO_OLD, name) for name in names):
        return f"is of schema {named}, which is too old to be read; {CHOOSE}"
    if not any(name.startswith("IFC") for name in names):
        return f"is a STEP file of schema {named}, not a building model; {CHOOSE}"
    return f"is of schema {named}, which is not read; {CHOOSE}"
