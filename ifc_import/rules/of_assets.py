"""What can be wrong with assets, their properties, systems and zones."""

from ifc_import.rules.rule import Rule

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
ROOM_UNKNOWN = Rule(
    "AST-05",
    "warning",
    "Assets whose room is not known",
    "No room is known for {count} of the {all} assets of the model: {classes}.",
    "Put each of them into its room, or draw the rooms that are missing around them; nothing for what stands outside "
    "of rooms.",
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
