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
    "The file has entities {name}, which its schema does not know; they were left out.",
    "Ask for an export in a schema that the program masters.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "References that lead nowhere",
    "{what} can't be read: {reason}.",
    "Ask the designer to export the model again.",
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
    "The GlobalId {global_id} stands {count} times: {holders}. Each was kept and is told apart by what it is.",
    "Ask the designer to give every element an id of its own, as by copying it anew in the program.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "Malformed GlobalIds",
    "{global_id!r} of {name} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Ask the designer which program wrote it, and to export without that program.",
)
NO_ID = Rule(
    "ID-03",
    "error",
    "Elements without a GlobalId",
    "{name} has no GlobalId; in the next revision it is recognised only by its tag, or its class, name and place.",
    "Ask the designer to export the model again, with ids that stay.",
)
MORE_IDS = Rule(
    "ID-06",
    "info",
    "More ids like those that are listed",
    "{count} more elements have ids that are malformed or missing, like those that are listed; each was kept.",
    "What helps the first of them helps all.",
)
SHARED_ID = Rule(
    "ID-04",
    "info",
    "GlobalIds shared with something that is not registered",
    "{count} GlobalIds stand more than once, but for one space or asset at most, as {global_id}: {holders}.",
    "Nothing is lost by it; tell the designer if other programs trip over these ids.",
)
CASE_TWINS = Rule(
    "ID-05",
    "info",
    "GlobalIds that differ only in upper and lower case",
    "GlobalIds that differ only in case: {count} times, as {first} and {second}. They are told apart.",
    "Mind case wherever you look ids up: spreadsheets and some databases ignore it.",
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
    "Several buildings read as one",
    "{count} buildings of the file ({names}) were read as one, since it was imported as {building}.",
    "If they are different buildings, import the file without --building: each becomes its own.",
)
ALIKE_BUILDINGS = Rule(
    "BLD-03",
    "warning",
    "Buildings that can't be told apart",
    "{count} buildings of the file ({names}) were read as one: {why}.",
    "If they are different buildings, ask the designer to name each, or for one file a building.",
)
DIVIDED = Rule(
    "BLD-04",
    "info",
    "A part of a file with several buildings",
    "The file holds {count} buildings ({names}), each imported into its own; this is what belongs to {building}.",
    "If they are one building, import the file with --building.",
)
UNDER_NO_BUILDING = Rule(
    "BLD-05",
    "warning",
    "Things under none of the file's buildings",
    "{name} is under none of the buildings of the file; it was read as part of {building}, {why}.",
    "Ask the designer to put it under its building.",
)
NO_BUILDING = Rule(
    "BLD-06",
    "warning",
    "The model has no building",
    "The model has no building; what it holds was read as one.",
    "Name it with --building, and ask for a building in the export.",
)
ELEVATION_UNIT = Rule(
    "STO-01",
    "warning",
    "Elevations in another unit than the model's",
    "The elevations of the storeys are in {unit}, as their placements show; they were read so.",
    "Check one elevation; ask the designer to correct the export.",
)
ELEVATION_DIFFERS = Rule(
    "STO-02",
    "warning",
    "Storeys whose elevation is not where they are",
    "Storey {name} is said to be at {stated_m} m and is placed at {placed_m} m; {taken_m} m was taken, {why}.",
    "Ask the designer which one is right, and to correct the other.",
)
ELEVATION_OF_FLOORS = Rule(
    "STO-03",
    "info",
    "Storeys whose elevation was taken from their rooms",
    "Storey {name} has neither an elevation nor a placement; {taken_m} m was taken, where the floors of its rooms lie.",
    "Ask the designer to give it an elevation.",
)
NO_ELEVATION = Rule(
    "STO-04",
    "warning",
    "Storeys without an elevation",
    "Storey {name} has no elevation, and nothing on it shows one.",
    "Ask the designer to give it an elevation: by it things find their rooms.",
)
STOREYS_OF_ONE_NAME = Rule(
    "STO-05",
    "warning",
    "Storeys of one name",
    "{count} storeys are called {name!r} ({heights}); they are kept apart.",
    "Ask the designer to give every storey a name of its own.",
)
NO_STOREYS = Rule(
    "STO-06",
    "warning",
    "The model has no storeys",
    "The model has no storeys, so its {count} spaces are on none.",
    "Ask for the storeys to be exported.",
)
CIRCLE = Rule(
    "STR-01",
    "error",
    "Things that are inside themselves",
    "{names} are said to be inside one another; each was kept.",
    "Ask the designer to say what is inside what, and to export the model again.",
)
SEVERAL_PLACES = Rule(
    "STR-02",
    "warning",
    "Things in several places",
    "{name} is {how} {places}; {taken} was taken.",
    "Ask the designer to leave one of them.",
)
STOREY_BY_HEIGHT = Rule(
    "STR-03",
    "info",
    "Spaces whose storey was found by their height",
    "Space {number} is put under no storey; its floor lies at {floor_m} m, as {storey} does, so it is read as there.",
    "Ask the designer to put it under its storey.",
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

RULES: tuple[Rule, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Rule))
"""All rules, in the order in which they stand here."""
