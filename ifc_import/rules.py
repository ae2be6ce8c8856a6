"""The numbered rules: what can be wrong with a model, how bad it is, and what to do about it."""

from dataclasses import dataclass

from registry.snapshot import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `message` and `remedy` are templates for its findings."""

    number: str
    severity: Severity
    message: str
    remedy: str

    def finding(self, about: str | None = None, **details: object) -> Finding:
        """This rule, broken by the element whose GlobalId is `about`."""
        return Finding(
            rule=self.number,
            severity=self.severity,
            message=self.message.format(**details),
            remedy=self.remedy.format(**details),
            global_id=about,
        )


DROPPED_ENTITY = Rule(
    "FILE-01",
    "error",
    "The file has entities {name}, which its schema does not know; they were left out.",
    "Ask for an export in a schema that the program masters.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "{what} can't be read: {reason}.",
    "Ask the designer to export the model again.",
)
NO_UNITS = Rule(
    "UNIT-01",
    "error",
    "The model assigns no length unit; metres were taken.",
    "Check one known length in the list of areas, and set the unit in the export.",
)
TWO_LENGTH_UNITS = Rule(
    "UNIT-02",
    "warning",
    "The model assigns {count} length units ({names}); {taken} was taken.",
    "Check one known area; ask for an export with one length unit.",
)
NO_AREA_UNIT = Rule(
    "UNIT-03",
    "info",
    "The model assigns no area unit; declared areas were read as {taken}.",
    "Check one known area in the list.",
)
DOUBLE_ID = Rule(
    "ID-01",
    "error",
    "The GlobalId {global_id} stands {count} times; each element was kept.",
    "Ask the designer to give every element an id of its own.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "{global_id!r} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Ask the designer to check the program that wrote it.",
)
NO_ID = Rule(
    "ID-03",
    "error",
    "An {ifc_class} has no GlobalId; it can't be recognised in the next revision.",
    "Ask the designer to export the model again.",
)
NO_BUILDING_NAME = Rule(
    "BLD-01",
    "warning",
    "The model does not name its building.",
    "Name it with --building.",
)
SEVERAL_BUILDINGS = Rule(
    "BLD-02",
    "warning",
    "The file holds {count} buildings ({names}); they were read as one.",
    "Ask for one file a building if they are different ones.",
)
NO_BODY = Rule(
    "SPC-01",
    "warning",
    "Space {number} has no body, so its area can't be computed.",
    "Ask for spaces to be exported with their geometry.",
)
BAD_BODY = Rule(
    "SPC-02",
    "error",
    "The shape of space {number} is in doubt: {reason}.",
    "Ask the designer to model the room again.",
)
NO_STOREY = Rule(
    "SPC-03",
    "warning",
    "Space {number} is on no storey.",
    "Ask the designer to put it under its storey.",
)
BAD_SHAPE = Rule(
    "AST-01",
    "warning",
    "The shape of {name!r} can't be read ({reason}), so its room can't be found by it.",
    "Ask the designer to model it again, or to say its room.",
)
BAD_PLACEMENT = Rule(
    "GEO-01",
    "warning",
    "{count} placements could not be followed: {reason}.",
    "Check where these things are shown in a viewer; ask for them to be placed relative to their storey.",
)
