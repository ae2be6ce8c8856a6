"""Where what people say and what models say differ."""

from ifc_import.rules.rule import Rule

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
    "Rooms that the owner's table numbers or names differently: {count}: {examples}.",
    "Nothing has to be done, as long as the owner's table is meant.",
)
TABLE_WAITS = Rule(
    "HND-04",
    "warning",
    "Rows of the owner's table without a room",
    "Rows of the owner's table that match no room, or several: {count}: {examples}.",
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
IN_A_LIST = Rule(
    "HND-07",
    "warning",
    "Assets that stand in a list of the owner's, too",
    "{name!r} has the {field} {value!r} of {listed!r} in the list {list_name!r}, whose code is {code}.",
    "If both are one thing, retire the one of the list with `skylt assets retire CODE`.",
)
