"""The numbered rules: what can be wrong with a model, how bad it is, and what to do about it."""

from dataclasses import dataclass

from registry.snapshot import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `title` heads its findings in a receipt, `message` and `remedy` are templates for each of them."""

    number: str
    severity: Severity
    title: str
    message: str
    remedy: str

    def finding(self, about: str | None = None, key: str | None = None, **details: object) -> Finding:
        """This rule, broken by the element whose GlobalId is `about` and whose key in the snapshot is `key`."""
        return Finding(
            rule=self.number,
            severity=self.severity,
            message=self.message.format(**details),
            remedy=self.remedy.format(**details),
            global_id=about,
            key=key,
        )


DROPPED_ENTITY = Rule(
    "FILE-01",
    "error",
    "Entities that the schema does not know",
    "{count} × {name} (first in line {line}) is not known in {schema}; it was left out.",
    "Ask for an export in a schema that the program masters.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "References that lead nowhere",
    "{count} × {place} refers to something that is not in the file (first in line {line}: {first}). It was read "
    "without that: {depending}.",
    "Ask the designer to export the model again, as a whole.",
)
OTHER_SCHEMA = Rule(
    "FILE-03",
    "info",
    "Read as another schema",
    "The header names the schema {named}; it was read as {taken}.",
    "Nothing, where nothing is missing; else ask for an export as {taken}.",
)
OTHER_ENCODING = Rule(
    "FILE-04",
    "info",
    "Not in ASCII",
    "The text of the file is not in ASCII, as STEP has it; it was read as {encoding}{examples}.",
    "Check a few names; ask for an export with encoded characters if they are wrong.",
)
CUT_OFF = Rule(
    "FILE-05",
    "error",
    "The file is cut off",
    "The file ends in line {line} without its end mark; what it lost is not known, and nothing was retired for it.",
    "Ask for the whole file and import that.",
)
BROKEN_STATEMENT = Rule(
    "FILE-06",
    "error",
    "Entities that can't be read",
    "Line {line} can't be read as it stands, since {reason}: {what}",
    "Ask the designer to export the model again.",
)
MORE_BROKEN = Rule(
    "FILE-06",
    "error",
    "Entities that can't be read",
    "{count} more entities can't be read, the last one in line {line}.",
    "Ask the designer to export the model again.",
)
DOUBLED_STEP = Rule(
    "FILE-07",
    "error",
    "Two entities under one number",
    "The entity in line {line} has a number that another one has: {what}. Both were kept; what refers to the number "
    "was given to the first.",
    "Ask the designer to export the model again.",
)
STRAY_TEXT = Rule(
    "FILE-08",
    "warning",
    "Lines that are not as STEP has them",
    "Line {line} is not as STEP has it, since {reason}; nothing was lost with that: {what}",
    "Ask what wrote into the file after it was exported.",
)
AFTER_END = Rule(
    "FILE-09",
    "error",
    "Entities after the end of the file",
    "{count} entities stand after the file's end mark; they were not read.",
    "Ask for the model as one file.",
)
MISCOUNTED_ATTRIBUTES = Rule(
    "FILE-10",
    "warning",
    "Entities with too many or too few attributes",
    "{count} × {ifc_class} has not the {expected} attributes of its class (first in line {line}: {found}); they were "
    "read in order, the rest as unset.",
    "Ask for an export in a schema that the program masters.",
)
ODD_VALUE = Rule(
    "FILE-11",
    "warning",
    "Values that their attribute does not take",
    "{count} × {what}, which the schema does not allow there; they were left out.",
    "Ask for an export in a schema that the program masters.",
)
NO_UNITS = Rule(
    "UNIT-01",
    "error",
    "No length unit",
    "The model assigns no length unit; metres were taken.",
    "Check one known length in the list of areas, and set the unit in the export.",
)
TWO_LENGTH_UNITS = Rule(
    "UNIT-02",
    "warning",
    "Several length units",
    "The model assigns {count} length units ({names}); {taken} was taken.",
    "Check one known area; ask for an export with one length unit.",
)
NO_AREA_UNIT = Rule(
    "UNIT-03",
    "info",
    "No area unit",
    "The model assigns no area unit; declared areas were read as {taken}.",
    "Check one known area in the list.",
)
DOUBLE_ID = Rule(
    "ID-01",
    "error",
    "GlobalIds that stand more than once",
    "The GlobalId {global_id} stands {count} times; each element was kept.",
    "Ask the designer to give every element an id of its own.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "Malformed GlobalIds",
    "{global_id!r} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Ask the designer to check the program that wrote it.",
)
NO_ID = Rule(
    "ID-03",
    "error",
    "Elements without a GlobalId",
    "An {ifc_class} has no GlobalId; it can't be recognised in the next revision.",
    "Ask the designer to export the model again.",
)
NO_BUILDING_NAME = Rule(
    "BLD-01",
    "warning",
    "The building has no name",
    "The model does not name its building.",
    "Name it with --building.",
)
SEVERAL_BUILDINGS = Rule(
    "BLD-02",
    "warning",
    "Several buildings in one file",
    "The file holds {count} buildings ({names}); they were read as one.",
    "Ask for one file a building if they are different ones.",
)
NO_BODY = Rule(
    "SPC-01",
    "warning",
    "Spaces without a body",
    "Space {number} has no body, so its area can't be computed.",
    "Ask for spaces to be exported with their geometry.",
)
BAD_BODY = Rule(
    "SPC-02",
    "error",
    "Spaces whose body can't be measured",
    "The body of space {number} can't be measured: {reason}.",
    "Ask the designer to model the room again.",
)
NO_STOREY = Rule(
    "SPC-03",
    "warning",
    "Spaces on no storey",
    "Space {number} is on no storey.",
    "Ask the designer to put it under its storey.",
)
BAD_SHAPE = Rule(
    "AST-01",
    "warning",
    "Assets whose shape can't be read",
    "The shape of {name!r} can't be read ({reason}), so its room can't be found by it.",
    "Ask the designer to model it again, or to say its room.",
)
BAD_PLACEMENT = Rule(
    "GEO-01",
    "warning",
    "Placements that could not be followed",
    "{count} placements could not be followed: {reason}.",
    "Check where these things are shown in a viewer; ask for them to be placed relative to their storey.",
)
CLASS_CHANGED = Rule(
    "ID-10",
    "warning",
    "Another class under a known GlobalId",
    "{global_id} was {old} and is {new} now.",
    "It is kept as a new asset and the old one is retired; ask the designer whether the id was re-used.",
)

BAD_PROPERTY = Rule(
    "PRP-01",
    "warning",
    "Properties that can't be read",
    "The property, quantity or set #{step} can't be read and was left out: {reason}.",
    "Ask the designer to check the program that wrote it.",
)

RULES: tuple[Rule, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Rule))
"""All rules, in the order in which they stand here."""
