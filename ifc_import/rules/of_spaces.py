"""Rules on spaces: their shapes, storeys, numbers and names."""

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
    "Spaces with a doubtful shape",
    "The shape of space {number} is doubtful: {reason}.",
    "Redraw the room's boundary.",
)
NO_STOREY = Rule(
    "SPC-03",
    "warning",
    "Spaces without a storey",
    "Space {number} has no storey.",
    "Assign the room to its storey.",
)
NO_ROOMS = Rule(
    "SPC-04",
    "warning",
    "The building has no rooms",
    "None of the building's models has rooms, so no asset of this model ({count} in all) has a known room.",
    "Export the rooms of the building (IfcSpace), in this model or in the architect's.",
)
IMPOSSIBLE_SIZE = Rule(
    "SPC-05",
    "error",
    "Spaces of impossible size",
    "Spaces are drawn larger or higher than any room ({count}, such as {examples}); their outlines were not used.",
    "Check the lengths of these rooms: they may be in millimetres in a model in metres.",
)
REVERSED_NAMES = Rule(
    "SPC-21",
    "info",
    "Room numbers and names exchanged",
    "All {count} spaces have their number in LongName and their name in Name; they were exchanged on reading.",
    "Map the room's number to Name and its name to LongName in the export settings.",
)
NUMBER_IN_NAME = Rule(
    "SPC-22",
    "info",
    "Room number and name in one text",
    "Number and name are in one text in {count} of the spaces, such as {example!r}; they were separated.",
    "Map the room's number to Name and its name to LongName in the export settings.",
)
MOSTLY_EXTERNAL = Rule(
    "SPC-23",
    "warning",
    "Most spaces marked as external",
    "{count} of the {all} spaces of the model are marked as external, so the mark was ignored and they are counted.",
    "Mark only balconies, terraces and the like as external.",
)
SAME_NUMBER = Rule(
    "SPC-24",
    "info",
    "Room numbers used more than once on a storey",
    "Numbers used by several spaces on {storey}: {examples} ({count} in all); each space was kept.",
    "Give every room of a storey a number of its own: schedules, labels and later revisions identify rooms by it.",
)
