"""Rules on assets, their properties, systems and zones."""

from ifc_import.rules.rule import Rule

BAD_SHAPE = Rule(
    "AST-01",
    "warning",
    "Assets whose shape can't be read",
    "The shape of {name!r} can't be read ({reason}), so its room can't be found from its shape.",
    "Remodel the element, or assign it to its room.",
)
ENTOURAGE = Rule(
    "AST-02",
    "info",
    "Entourage among the assets",
    "{count} × {kind} among the assets, drawn only as entourage: {examples}.",
    "Leave people, plants and vehicles out of the export; they get no label.",
)
PART_AS_PROXY = Rule(
    "AST-03",
    "info",
    "Building parts exported as proxies",
    "{count} × {ifc_class} look like {kind}, which are not maintained by default: {examples}.",
    "Export them under their own IFC class instead of as proxies.",
)
SAME_DESIGNATION = Rule(
    "AST-04",
    "warning",
    "Designations shared by several assets",
    "{count} assets share the designation {designation}: {examples}.",
    "Give each of these assets a designation of its own.",
)
ROOM_UNKNOWN = Rule(
    "AST-05",
    "warning",
    "Assets without a known room",
    "No room is known for {count} of the {all} assets of the model: {classes}.",
    "Assign each asset to its room, or draw the missing rooms; assets outside any room need no action.",
)
BAD_PROPERTY = Rule(
    "PRP-01",
    "warning",
    "Properties that can't be read",
    "The property, quantity or set #{step} can't be read and was left out: {reason}.",
    "Export the model again; if the error persists, update your program or its IFC exporter.",
)
GROUPS_IN_CIRCLE = Rule(
    "GRP-02",
    "warning",
    "Groups inside themselves",
    "The groups {names} contain one another; each was kept, with the members that it reaches.",
    "Correct the systems, zones and groups, and export again.",
)
GROUPS_WITHOUT_MEMBERS = Rule(
    "GRP-03",
    "info",
    "Systems and zones without members",
    "Nothing that is assigned to {count} of the systems and zones is a room or an asset: {examples}.",
    "No action if they hold only pipes, walls and the like; otherwise assign the rooms or devices themselves.",
)
SAME_GROUP_NAME = Rule(
    "GRP-01",
    "info",
    "Systems or zones with the same name",
    "{count} {kind}s are called {names}; they were kept as separate {kind}s.",
    "Give each a name of its own, or merge them if they are the same.",
)
