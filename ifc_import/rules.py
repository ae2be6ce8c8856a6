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
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "References that lead nowhere",
    "{count} × {place} refers to something that is not in the file (first in line {line}: {first}). It was read "
    "without that: {depending}.",
    "Export the whole model again, and send the file as your program wrote it.",
)
OTHER_SCHEMA = Rule(
    "FILE-03",
    "info",
    "Read as another schema",
    "The header names the schema {named}; it was read as {taken}.",
    "Nothing, if nothing is missing here; else choose {taken} in the export settings.",
)
OTHER_ENCODING = Rule(
    "FILE-04",
    "info",
    "Letters in another encoding",
    "The text of the file is not in ASCII, as STEP has it; it was read as {encoding}{examples}.",
    "Check a few names here; if their letters are wrong, export the model again without other programs in between.",
)
CUT_OFF = Rule(
    "FILE-05",
    "error",
    "The file is cut off",
    "The file ends in line {line} without its end mark; what it lost is not known, and nothing was retired for it.",
    "Export the model again, and send the whole file.",
)
BROKEN_STATEMENT = Rule(
    "FILE-06",
    "error",
    "Entities that can't be read",
    "Line {line} can't be read as it stands, since {reason}: {what}",
    "Export the model again, and send the file as your program wrote it.",
)
MORE_BROKEN = Rule(
    "FILE-14",
    "error",
    "More entities that can't be read",
    "{count} more entities can't be read, the last one in line {line}.",
    "Export the model again, and send the file as your program wrote it.",
)
DOUBLED_STEP = Rule(
    "FILE-07",
    "error",
    "Entities that share a line number",
    "The entity in line {line} has a number that another one has: {what}. Both were kept; what refers to the number "
    "was given to the first.",
    "Export the model again, and send the file as your program wrote it.",
)
STRAY_TEXT = Rule(
    "FILE-08",
    "warning",
    "Lines that do not belong in the file",
    "Line {line} is not as STEP has it, since {reason}; nothing was lost with that: {what}",
    "Send the file as your program wrote it: something has written into it since.",
)
AFTER_END = Rule(
    "FILE-09",
    "error",
    "Entities after the end of the file",
    "{count} entities stand after the file's end mark; they were not read.",
    "Export the model again, as one file.",
)
MISCOUNTED_ATTRIBUTES = Rule(
    "FILE-10",
    "warning",
    "Entities with too many or too few attributes",
    "{count} × {ifc_class} has not the {expected} attributes of its class (first in line {line}: {found}); they were "
    "read in order, the rest as unset.",
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
ODD_VALUE = Rule(
    "FILE-11",
    "warning",
    "Values that their attribute does not take",
    "{count} × {what}, which the schema does not allow there; they were left out.",
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
WRONG_KIND = Rule(
    "FILE-12",
    "error",
    "Values that are something else",
    "{count} × {place} holds what can't stand there (first in {first}); it was read without that.",
    "Export the model again; if it comes back, update your program or its IFC exporter.",
)
NOTHING_SAID = Rule(
    "FILE-13",
    "error",
    "Relations and values without what they have to have",
    "{count} × {ifc_class} lacks what it has to have (first {first}), and was left out.",
    "Export the model again; if it comes back, update your program or its IFC exporter.",
)
NO_UNITS = Rule(
    "UNIT-01",
    "error",
    "No length unit",
    "The model assigns no length unit; {taken} were taken{reason}.",
    "Set the length unit in the export settings, and export again.",
)
TWO_LENGTH_UNITS = Rule(
    "UNIT-02",
    "warning",
    "Several length units",
    "The model assigns {count} length units ({names}); {taken} was taken{reason}.",
    "Export with one length unit; until then, check the area of one room here.",
)
NO_AREA_UNIT = Rule(
    "UNIT-03",
    "info",
    "No area unit",
    "The model assigns no area unit; declared areas were read as {taken}.",
    "Set the area unit in the export settings; until then, check the area of one room here.",
)
UNSOUND_UNIT = Rule(
    "UNIT-04",
    "error",
    "Units whose definition can't be right",
    "The definition of the unit {name} is missing or wrong: {taken}.",
    "Choose metres and square metres in the export settings, and export again.",
)
TWO_AREA_UNITS = Rule(
    "UNIT-05",
    "warning",
    "Several area units",
    "The model assigns {count} area units ({names}); {taken} was taken where the values do not speak against it.",
    "Export with one area unit; until then, check the area of one room here.",
)
OTHER_AREA_UNIT = Rule(
    "UNIT-06",
    "error",
    "Declared areas in another unit than the model says",
    "The {count} values of {name} are {ratio} times the computed areas (rooms compared: {rooms}): they are in "
    "{actual}, not in {stated}, and were read so.",
    "Set the area unit in the export settings to that of the values, and export again.",
)
DOUBTED_AREA_UNIT = Rule(
    "UNIT-07",
    "warning",
    "Declared areas that may be in another unit",
    "The {count} values of {name} look like {actual}, {why}; they were read in {taken}.",
    "Check the area of one room here; if it is wrong, set the area unit in the export settings, or have it named in "
    "skylt.toml.",
)
DOUBTED_LENGTHS = Rule(
    "UNIT-08",
    "error",
    "Lengths that can't be in the unit that the model says",
    "The rooms of the model are {size} by its length unit, so no area of it can be compared or trusted.",
    "Set the length unit in the export settings to the one that the model is drawn in, and export again.",
)
DOUBLE_ID = Rule(
    "ID-01",
    "error",
    "GlobalIds that stand more than once",
    "The GlobalId {global_id} stands {count} times: {holders}. Each was kept and is told apart by what it is.",
    "Give each of them an id of its own, as by copying it anew and deleting the old one.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "Malformed GlobalIds",
    "{global_id!r} of {name} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Export from the program that the model is drawn in: another one seems to have written these ids.",
)
NO_ID = Rule(
    "ID-03",
    "error",
    "Elements without a GlobalId",
    "{name} has no GlobalId; in the next revision it is recognised only by its tag, or its class, name and place.",
    "Export again with ids that stay from one export to the next.",
)
MORE_IDS = Rule(
    "ID-06",
    "info",
    "More ids like those that are listed",
    "{count} more elements have ids that are malformed or missing, like those that are listed; each was kept.",
    "Do the same as for those that are listed.",
)
SHARED_ID = Rule(
    "ID-04",
    "info",
    "GlobalIds shared with something that is not registered",
    "{count} GlobalIds stand more than once, but for one space or asset at most, as {global_id}: {holders}.",
    "Nothing for this list; give each an id of its own if another program has trouble with them.",
)
CASE_TWINS = Rule(
    "ID-05",
    "info",
    "GlobalIds that differ only in upper and lower case",
    "GlobalIds that differ only in case: {count} times, as {first} and {second}. They are told apart.",
    "Nothing in the model; mind upper and lower case wherever you look ids up, since spreadsheets do not.",
)
NO_BUILDING_NAME = Rule(
    "BLD-01",
    "warning",
    "The building has no name",
    "The model does not name its building.",
    "Name the building in the project's information, and export again.",
)
SEVERAL_BUILDINGS = Rule(
    "BLD-02",
    "warning",
    "Several buildings read as one",
    "{count} buildings of the file ({names}) were read as one, since it was imported as {building}.",
    "Nothing, if they are one building; else say so, and each is imported as its own (without --building).",
)
ALIKE_BUILDINGS = Rule(
    "BLD-03",
    "warning",
    "Buildings that can't be told apart",
    "{count} buildings of the file ({names}) were read as one: {why}.",
    "Give each building a name of its own, or export one file a building.",
)
DIVIDED = Rule(
    "BLD-04",
    "info",
    "A part of a file with several buildings",
    "The file holds {count} buildings ({names}), each imported into its own; this is what belongs to {building}.",
    "Nothing, if they are different buildings; else say so, and they are imported as one (with --building).",
)
UNDER_NO_BUILDING = Rule(
    "BLD-05",
    "warning",
    "Things under none of the file's buildings",
    "{name} is under none of the buildings of the file; it was read as part of {building}, {why}.",
    "Put it under its building.",
)
NO_BUILDING = Rule(
    "BLD-06",
    "warning",
    "The model has no building",
    "The model has no building; what it holds was read as one.",
    "Add the building with its name to the model, and export again.",
)
ELEVATION_UNIT = Rule(
    "STO-01",
    "warning",
    "Elevations in another unit than the model's",
    "The elevations of the storeys are in {unit}, as their placements show; they were read so.",
    "Export the elevations of storeys in the model's length unit.",
)
ELEVATION_DIFFERS = Rule(
    "STO-02",
    "warning",
    "Storeys whose elevation is not where they are",
    "Storey {name} is said to be at {stated_m} m and is placed at {placed_m} m; {taken_m} m was taken, {why}.",
    "Check which of the two heights is right, and correct the other.",
)
ELEVATION_OF_FLOORS = Rule(
    "STO-03",
    "info",
    "Storeys whose elevation was taken from their rooms",
    "Storey {name} has neither an elevation nor a placement; {taken_m} m was taken, where the floors of its rooms lie.",
    "Give the storey its elevation.",
)
NO_ELEVATION = Rule(
    "STO-04",
    "warning",
    "Storeys without an elevation",
    "Storey {name} has no elevation, and nothing on it shows one.",
    "Give the storey its elevation: by it things find their rooms.",
)
STOREYS_OF_ONE_NAME = Rule(
    "STO-05",
    "warning",
    "Storeys of one name",
    "{count} storeys are called {name!r} ({heights}); they are kept apart.",
    "Give every storey a name of its own.",
)
NO_STOREYS = Rule(
    "STO-06",
    "warning",
    "The model has no storeys",
    "The model has no storeys, so its {count} spaces are on none.",
    "Put the rooms on storeys, and export these too.",
)
CIRCLE = Rule(
    "STR-01",
    "error",
    "Things that are inside themselves",
    "{names} are said to be inside one another; each was kept.",
    "Correct what is inside what, and export again.",
)
SEVERAL_PLACES = Rule(
    "STR-02",
    "warning",
    "Things in several places",
    "{name} is {how} {places}; {taken} was taken.",
    "Leave it in one place, and take it out of the others.",
)
STOREY_BY_HEIGHT = Rule(
    "STR-03",
    "info",
    "Spaces whose storey was found by their height",
    "Space {number} is put under no storey; its floor lies at {floor_m} m, as {storey} does, so it is read as there.",
    "Put the room on its storey.",
)
NO_BODY = Rule(
    "SPC-01",
    "warning",
    "Spaces without a body",
    "Space {number} has no body, so its area can't be computed.",
    "Close the room's boundary, and export rooms with their geometry.",
)
BAD_BODY = Rule(
    "SPC-02",
    "error",
    "Spaces whose shape is in doubt",
    "The shape of space {number} is in doubt: {reason}.",
    "Draw the room's boundary again.",
)
NO_STOREY = Rule(
    "SPC-03",
    "warning",
    "Spaces on no storey",
    "Space {number} is on no storey.",
    "Put the room on its storey.",
)
REVERSED_NAMES = Rule(
    "SPC-21",
    "info",
    "Numbers of rooms where their names belong",
    "All {count} spaces have their number in LongName and their name in Name; they were read the right way round.",
    "Map the room's number to Name and its name to LongName in the export settings.",
)
NUMBER_IN_NAME = Rule(
    "SPC-22",
    "info",
    "Numbers and names of rooms in one text",
    "Number and name stand in one text in {count} of the spaces, as {example!r}; they were taken apart.",
    "Map the room's number to Name and its name to LongName in the export settings.",
)
MOSTLY_EXTERNAL = Rule(
    "SPC-23",
    "warning",
    "Most spaces are said to be outdoors",
    "{count} of the {all} spaces of the model are marked as external, so the mark says nothing; they are counted.",
    "Mark only balconies, terraces and the like as external.",
)
SAME_NUMBER = Rule(
    "SPC-24",
    "info",
    "Room numbers that stand several times on a storey",
    "Numbers that stand for several spaces on {storey}: {examples} ({count} in all); each space was kept.",
    "Give every room of a storey a number of its own: lists, labels and later revisions tell rooms apart by it.",
)
MEASURING_RULE = Rule(
    "AREA-01",
    "info",
    "Declared areas that follow another measuring rule",
    "The areas declared as {name} are {ratio} times the computed ones, in the median of {rooms} rooms, and differ one "
    "way throughout: they are measured by another rule (to the middle of walls, say), not wrong one by one.",
    "Say by which rule these areas are measured, so that both sides agree on the one that counts.",
)
AREA_DIFFERS = Rule(
    "AREA-02",
    "warning",
    "Rooms whose declared area is not that of their shape",
    "Space {number} declares {declared} m² ({name}), and its shape has {computed} m²: {difference}{beside}.",
    "Have your program compute the room's area anew, or correct the room's outline.",
)
IMPLAUSIBLE_AREA = Rule(
    "AREA-03",
    "error",
    "Areas that no room has",
    "Space {number} has {area} m² ({name}), {why}; it is in no total.",
    "Correct the room, and export again.",
)
SAME_ROOM_TWICE = Rule(
    "AREA-04",
    "warning",
    "Rooms that are drawn twice or inside one another",
    "Space {number} is left out of totals: {reason}.",
    "Delete one of the two, or cut the one out of the other.",
)
OVERLAP = Rule(
    "AREA-05",
    "warning",
    "Rooms that overlap",
    "Spaces {number} and {other} share {shared} m² of floor, which is counted twice.",
    "Draw the border between the two rooms anew.",
)
PILED_UP = Rule(
    "AREA-10",
    "error",
    "Rooms that lie over one another",
    "Most of the {count} spaces with an outline lie over several others: they can't all be where the model puts them. "
    "So no outline leaves a space out of totals.",
    "Look at the placements of the spaces in a viewer, and export them where they are.",
)
WORTHLESS_AREA = Rule(
    "AREA-06",
    "info",
    "Declared areas that are zero or no number",
    "{name} is {value} in {count} of the spaces: that is no area, and another one counts, if there is one.",
    "Have your program compute the areas before the export.",
)
AREA_AS_TEXT = Rule(
    "AREA-07",
    "info",
    "Areas that are written as text",
    "{name} is a text in {count} of the spaces, as {example!r}; it was read as {value} m².",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
UNREADABLE_TEXT = Rule(
    "AREA-08",
    "warning",
    "Areas that are written so that they can't be read",
    "{name} can't be read in {count} of the spaces, as {example!r}: there are several ways to read it, or none.",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
BAD_SHAPE = Rule(
    "AST-01",
    "warning",
    "Assets whose shape can't be read",
    "The shape of {name!r} can't be read ({reason}), so its room can't be found by it.",
    "Model it again, or put it into its room.",
)
ENTOURAGE = Rule(
    "AST-02",
    "info",
    "People, plants and vehicles that only enliven the model",
    "{count} × {kind} among the assets, drawn to enliven the model: {examples}.",
    "Leave people, plants and vehicles out of the export; here they get no label.",
)
PART_AS_PROXY = Rule(
    "AST-03",
    "info",
    "Building parts exported as proxies",
    "{count} × {ifc_class} look like {kind}, which are not maintained by default: {examples}.",
    "Export them as what they are instead of as proxies.",
)
SAME_DESIGNATION = Rule(
    "AST-04",
    "warning",
    "Designations that several assets have",
    "{count} assets are designated {designation}: {examples}.",
    "Give each of these assets a designation of its own.",
)
BAD_PROPERTY = Rule(
    "PRP-01",
    "warning",
    "Properties that can't be read",
    "The property, quantity or set #{step} can't be read and was left out: {reason}.",
    "Export the model again; if it comes back, update your program or its IFC exporter.",
)
SAME_GROUP_NAME = Rule(
    "GRP-01",
    "info",
    "Systems or zones of one name",
    "{count} {kind}s are called {names}; they were kept apart.",
    "Give each of them a name of its own, or make them one, if they are.",
)
BAD_PLACEMENT = Rule(
    "GEO-01",
    "warning",
    "Placements that could not be followed",
    "{count} placements could not be followed: {reason}.",
    "Check where these things are shown in a viewer, and place them relative to their storey.",
)
OTHER_COORDINATES = Rule(
    "GEO-02",
    "warning",
    "Coordinates that do not fit those of the building",
    "The coordinates of {model} do not fit those of {to}, so nothing of it was placed by its shape, only by what it "
    "says itself; {offset}.",
    "Export this model with the coordinates of {to}, or with a map conversion as right as that one's.",
)
ALIGNED = Rule(
    "GEO-03",
    "info",
    "Coordinates that were brought into those of the building",
    "The coordinates of {model} were brought into those of {to}, {evidence}: {offset}.",
    "Export all models of a building with the same coordinates.",
)
MAPS_DIFFER = Rule(
    "GEO-04",
    "warning",
    "Map conversions that contradict the coordinates",
    "By the map conversions of both, {model} would lie {gap} m from where it fits into {to}; they were left aside.",
    "Give all models of a building one map conversion, that of the survey.",
)
CLASS_CHANGED = Rule(
    "ID-10",
    "warning",
    "Another class under a known GlobalId",
    "{global_id} was {old} and is {new} now; it is registered as a new asset, and the old one is retired.",
    "Check whether the element was replaced, and give the new one an id of its own.",
)
MODEL_DIFFERS = Rule(
    "HND-01",
    "info",
    "Corrections that the model does not have",
    "{field} is {stated} in the model, and {said} by {who}, which stands here.",
    "Bring it into the model, or take the correction back with `skylt correct CODE --take-back FIELD`.",
)
MODEL_AGREES = Rule(
    "HND-02",
    "info",
    "Corrections that the model has now",
    "{count} corrections say what the model says now: {examples}.",
    "Nothing has to be done, since the model has them now.",
)
OWNERS_NUMBERS = Rule(
    "HND-03",
    "info",
    "Rooms that the owner numbers or names otherwise",
    "{count} rooms are numbered or named otherwise by the owner's table: {examples}.",
    "Nothing has to be done, as long as the owner's table is meant.",
)
TABLE_WAITS = Rule(
    "HND-04",
    "warning",
    "Rows of the owner's table without a room",
    "{count} rows of the owner's table name no room, or one of several: {examples}.",
    "Check these numbers in the model and in the table, and name the storey where a number stands twice.",
)
PLACE_DIFFERS = Rule(
    "HND-05",
    "info",
    "Confirmed rooms that the models do not say",
    "{name!r} is in {said} by {who}, which stands here; by the models it would be in {stated}.",
    "Put it into that room in the model, or take the word back with `skylt locate --take-back CODE`.",
)
PLACE_GONE = Rule(
    "HND-06",
    "warning",
    "Confirmed rooms that are gone",
    "{name!r} was in {said} by {who}; that room is gone, and it is located by the method {method!r} now.",
    "Confirm its room anew with `skylt locate --confirm CODE SPACE`, or take it back with `--take-back CODE`.",
)
IDS_REGENERATED = Rule(
    "ID-11",
    "warning",
    "Known things under new GlobalIds",
    "{count} of the {before} spaces and assets that were known came under new GlobalIds; they were recognised by other "
    "marks, and keep their codes.",
    "Export with the setting that keeps GlobalIds from one revision to the next.",
)

RULES: tuple[Rule, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Rule))
"""All rules, in the order in which they stand here."""
