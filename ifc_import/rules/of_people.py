"""Rules on differences between the models and people's corrections, confirmations and tables."""

from ifc_import.rules.rule import Rule

MODEL_DIFFERS = Rule(
    "HND-01",
    "info",
    "Corrections that the model does not have",
    "{field} is {stated} in the model, but {said} according to {who}; the correction counts.",
    "Update the model, or withdraw the correction.",
)
MODEL_AGREES = Rule(
    "HND-02",
    "info",
    "Corrections now in the model",
    "Corrections with which the model now agrees ({count}): {examples}.",
    "No action needed: the model now has them.",
    audience="owner",
)
OWNERS_NUMBERS = Rule(
    "HND-03",
    "info",
    "Rooms renumbered or renamed by the owner",
    "Rooms with another number or name in the owner's table ({count}): {examples}.",
    "No action needed, provided that the owner's table is right.",
    audience="owner",
)
TABLE_WAITS = Rule(
    "HND-04",
    "warning",
    "Rows of the owner's table without a room",
    "Rows of the owner's table that match no room, or more than one ({count}): {examples}.",
    "Check these numbers in the model and in the table, and state the storey where a number is used twice.",
    audience="owner",
)
PLACE_DIFFERS = Rule(
    "HND-05",
    "info",
    "Confirmed rooms that differ from the models",
    "{name!r} is in {said} according to {who}, which counts; according to the models it is in {stated}.",
    "Assign it to that room in the model, or withdraw the confirmation.",
)
PLACE_GONE = Rule(
    "HND-06",
    "warning",
    "Confirmed rooms that no longer exist",
    "{name!r} was in {said} according to {who}; that room no longer exists, and it is now located by {method!r}.",
    "Confirm its room again, or withdraw the confirmation.",
    audience="owner",
)
IN_A_LIST = Rule(
    "HND-07",
    "warning",
    "Assets already in one of the owner's lists",
    "{name!r} has the {field} {value!r} of {listed!r} in the list {list_name!r}, whose code is {code}.",
    "If both are the same asset, retire the one from the list.",
    audience="owner",
)
