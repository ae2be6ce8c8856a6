"""What can be wrong with spaces: their shapes, storeys, numbers and names."""

from ifc_import.rules.rule import Rule

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
NO_ROOMS = Rule(
    "SPC-04",
    "warning",
    "The building has no rooms",
    "None of the building's models has rooms, so no room is known for any asset of this one ({count} in all).",
    "Export the rooms of the building (IfcSpace), in this model or in the architect's.",
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
